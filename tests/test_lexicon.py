"""Each row of each lexicon file carries examples, and each example is executed.

A file's check is ``check(row, example)`` in ``tests/lexicon_checks/<file>.py``; a file without one holds
patterns or plain forms, and the example must be matched by its own row.
"""

import importlib
import importlib.util
import re
from typing import Any

import pytest

from extractors.lexicon import FOLDER, load

# Files whose examples a test of their own executes.
CHECKED_ELSEWHERE = {"office_names", "signing_posts", "school_units"}  # test_header_lexicon.py
FILES = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem not in CHECKED_ELSEWHERE)


def examples() -> list[Any]:
    found = []
    for name in FILES:
        for index, row in enumerate(load(name)):
            found += [pytest.param(name, row, e, id=f"{name}-{index}-{e}") for e in row.get("examples") or ()]
    return found


def check_by_row(row: dict[str, Any], example: str) -> None:
    """A row's own pattern, before or after some place of the example, or one of its own words must be in it."""
    text = example.lower()
    if "pattern" in row:
        pieces = [t[:i] for t in (text, example) for i in range(len(t) + 1)]
        pieces += [t[i:] for t in (text, example) for i in range(len(t))]
        assert any(re.search(row["pattern"], piece) for piece in pieces), row["pattern"]
        return
    lists = [value for key, value in row.items() if key != "examples" and isinstance(value, list)]
    words = [str(word) for values in lists for word in values] + [v for k, v in row.items() if isinstance(v, str)]
    assert any(word and word.lower() in text for word in words), "no word of the row is in its example"


@pytest.mark.parametrize(("name", "row", "example"), examples())
def test_example(name, row, example):
    module = f"tests.lexicon_checks.{name}"
    check = importlib.import_module(module).check if importlib.util.find_spec(module) else check_by_row
    check(row, example)


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_examples(name):
    bare = [row for row in load(name) if not row.get("examples")]
    assert not bare


@pytest.mark.parametrize("name", FILES)
def test_no_row_stands_twice(name):
    rows = [repr({key: value for key, value in row.items() if key != "examples"}) for row in load(name)]
    assert len(rows) == len(set(rows))


def test_every_check_has_a_file():
    checks = {path.stem for path in (FOLDER.parents[1] / "tests/lexicon_checks").glob("*.py")} - {"__init__"}
    assert checks <= set(FILES)


@pytest.mark.parametrize("row", load("document_types"), ids=lambda row: row["name"])
def test_document_type_row_is_well_formed(row):
    assert set(row) <= {"name", "abbreviations", "spellings", "bare", "runs", "examples"}
    assert isinstance(row["bare"], bool)
    assert row["runs"] in ("none", "unique", "year")
    assert row["name"][0].isupper()


def test_no_abbreviation_means_two_types():
    all_of_them = [a.upper() for row in load("document_types") for a in row["abbreviations"]]
    assert len(all_of_them) == len(set(all_of_them))


@pytest.mark.parametrize("row", load("issuers"), ids=lambda row: row["family"])
def test_issuer_row_is_well_formed(row):
    assert set(row) == {"family", "level", "starts", "examples"}


def test_no_office_belongs_to_two_families():
    starts = [start for row in load("issuers") for start in row["starts"]]
    assert len(starts) == len(set(starts))
