"""What the README shows is run: its rule, its rows, the files that it points to."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from extractors.check import RuleContext, run_rule
from extractors.component import items
from extractors.pipeline import build_nlp
from tests.marks import as_written, read_marks
from tests.test_tables import record_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def test_the_rule_is_one():
    (source,) = blocks("python")
    rule = {}
    exec(source, rule)  # the README's own example
    rule = SimpleNamespace(**rule)
    alone = run_rule(rule, RuleContext(record_of({"header": {}})))
    assert [(f.code, f.severity) for f in alone] == [(rule.CODE, rule.SEVERITY)]
    sent = record_of({"header": {"recipients": [{"name": "Phòng GD&ĐT"}]}})
    assert run_rule(rule, RuleContext(sent)) == []


def test_the_rows_are_true():
    (rows,) = blocks("yaml")
    for row in yaml.safe_load(rows).values():
        text, expected = read_marks(row)
        found = items(build_nlp()(text), "dates")
        assert [f.span for f in found] == [e.span for e in expected]
        for item, want in zip(found, expected, strict=True):
            assert {name: as_written(getattr(item, name)) for name in want.attributes} == want.attributes


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", README))
def test_what_it_points_to_is_there(target):
    assert (ROOT / target).exists()


@pytest.mark.parametrize("target", re.findall(r"make (\w+)", README))
def test_its_make_targets_are_there(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
