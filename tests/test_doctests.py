"""The examples in the docstrings are run: one test a module that has any."""

import doctest
import importlib
import pkgutil

import pytest

PACKAGES = ("schemas", "extractors", "corpus", "flows", "app")


def modules_with_examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    for package in PACKAGES:
        root = importlib.import_module(package)
        for info in pkgutil.walk_packages(root.__path__, f"{package}."):
            if info.name.endswith(("__main__", ".env")):
                continue  # env is Alembic's: it runs only inside of a migration
            module = importlib.import_module(info.name)
            tests = [test for test in finder.find(module) if test.examples]
            if tests:
                yield pytest.param(tests, id=info.name)


@pytest.mark.parametrize("tests", list(modules_with_examples()))
def test_docstring_examples(tests):
    runner = doctest.DocTestRunner(verbose=False)
    for test in tests:
        runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
