"""Each kind of requirement by its table: what is asked, what a plan says, the verdict."""

from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from corpus.compliance.check import applies, check_plan
from corpus.compliance.matter import content_words, load_rows
from corpus.compliance.roll import School
from extractors.registry import discover
from schemas import AppliesTo, ComponentError, Finding, Requirement, RequirementSet
from tests.test_tables import record_of

TABLES = Path(__file__).parent / "tables" / "checks"
UNITS = {module.KIND: module for module in discover("corpus.compliance.checks")}
LONG = "Trường xây dựng kế hoạch thi đua năm học với các nội dung sau đây. " * 4


def rows():
    for path in sorted(TABLES.glob("*.yaml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        base = table.pop("base")
        for name, row in table.items():
            asked = {**base, **row.get("requirement", {})}
            yield pytest.param(path.stem, asked, row, id=f"{path.stem}-{name}")


def requirement_of(kind, fields):
    return TypeAdapter(Requirement).validate_python({"id": "a", "kind": kind, "title": "Yêu cầu", **fields})


def make_record(parts):
    told = [words for part in parts.values() if isinstance(part, list) for item in part if isinstance(item, dict)
            for words in [item.get("text") or item.get("label")] if words]  # fmt: skip
    text = parts.get("text") or "\n".join(told)
    record = record_of({key: value for key, value in parts.items() if key != "findings"} | {"text": text})
    return record.model_copy(update={"findings": [Finding(**finding) for finding in parts.get("findings", [])]})


def test_every_kind_has_a_table_and_every_table_a_kind():
    assert set(UNITS) == {path.stem for path in TABLES.glob("*.yaml")}


@pytest.mark.parametrize(("kind", "asked", "row"), list(rows()))
def test_check(kind, asked, row):
    record = make_record(row["record"])
    check = UNITS[kind].check(requirement_of(kind, asked), record)
    if row["verdict"] is None:
        assert check is None
        return
    assert check.verdict == row["verdict"], check
    if "found" in row:
        assert check.found == row["found"]
    assert row.get("note", "") in (check.note or "")
    for evidence in check.evidence:
        assert evidence.span is None or record.text[slice(*evidence.span)] == evidence.text


@pytest.mark.parametrize("kind", UNITS)
def test_a_table_has_more_rows_that_are_not_met(kind):
    verdicts = [p.values[2]["verdict"] for p in rows() if p.values[0] == kind]
    assert {"met"} < set(verdicts)
    assert sum(verdict != "met" for verdict in verdicts) >= 2


@pytest.mark.parametrize("row", load_rows(), ids=lambda row: row["matter"] or "empty")
def test_words_of_one_matter(row):
    for example in row["examples"]:
        one, other = map(content_words, example["alike"])
        assert one == other


def wanted_of(*requirements):
    return RequirementSet(title="x", requirements=list(requirements))


def test_a_defect_of_ours_is_no_fault_of_the_plan():
    record = make_record({"text": LONG})
    record.errors = [ComponentError(component="citations", category="defect", message="boom")]
    asked = requirement_of("citation", {"doc_type": "Kế hoạch", "number": "1/KH"})
    clean = requirement_of("finding", {"codes": ["date_order"]})
    other = requirement_of("header", {"field": "number"}).model_copy(update={"id": "b"})
    verdicts = [check.verdict for check in check_plan(wanted_of(asked, clean, other), record)]
    assert verdicts == ["review", "review", "not_found"]


def test_a_scan_without_words_is_for_a_person():
    checks = check_plan(wanted_of(requirement_of("header", {"field": "number"})), make_record({"text": "Trang 1"}))
    assert [(c.verdict, "bản quét" in (c.note or "")) for c in checks] == [("review", True)]


@pytest.mark.parametrize(("reach", "school", "expected"), [
    ({}, School("Trường THCS A"), True),
    ({"levels": ["THCS"]}, School("Trường TH&THCS B", levels=("tiểu học", "THCS")), True),
    ({"levels": ["THCS"]}, School("Trường Mầm non C", levels=("mầm non",)), False),
    ({"schools": ["Trường THCS A"]}, School("Trường THCS A"), True),
    ({"schools": ["Trường THCS A"]}, School("Trường THCS B"), False),
    ({"excluded": ["Trường THCS A"]}, School("Trường THCS A"), False),
    ({"levels": ["mầm non"], "schools": ["Trường THCS A"]}, School("Trường THCS A", levels=("THCS",)), True),
    ({"levels": ["THCS"]}, None, True),
])  # fmt: skip
def test_whom_a_requirement_is_for(reach, school, expected):
    asked = requirement_of("header", {"field": "number", "applies_to": AppliesTo(**reach)})
    assert applies(asked, make_record({"header": {"issuing_body": "Trường THCS Đồng Mây"}}), school) is expected
