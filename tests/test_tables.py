"""One runner for the rows in tests/tables: each row is a test, every unit has a table, every table a unit."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from extractors.check import RuleContext, run_rule
from extractors.component import items
from extractors.pipeline import build_nlp
from extractors.register import Register, RegisteredDocument, load_register
from extractors.registry import discover
from schemas import PlanRecord
from schemas.span import Item
from tests.marks import as_written, read_marks

TABLES = Path(__file__).parent / "tables"
MODELLED_BY_FIELDS = ("header", "sections")  # no inline marks: their rows name what they expect


def rows(folder: str) -> list[Any]:
    """Return a pytest parameter for each row of the tables in a folder: (unit, row)."""
    found = []
    for path in sorted((TABLES / folder).glob("*.yaml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [pytest.param(path.stem, row, id=f"{path.stem}-{name}") for name, row in table.items()]
    return found


@pytest.mark.parametrize("folder", ["components", "rules", "readers"])
def test_every_unit_has_a_table_and_every_table_a_unit(folder):
    units = {module.__name__.rsplit(".", 1)[1] for module in discover(f"extractors.{folder}")}
    assert units == {path.stem for path in (TABLES / folder).glob("*.yaml")}


@pytest.mark.parametrize(("unit", "row"), [p for p in rows("components") if p.values[0] not in MODELLED_BY_FIELDS])
def test_component(unit, row):
    text, expected = read_marks(row)
    found: list[Item] = items(build_nlp()(text), unit)
    assert [(f.text, f.span) for f in found] == [(text[slice(*e.span)], e.span) for e in expected]
    for item, want in zip(found, expected, strict=True):
        have = {name: as_written(getattr(item, name)) for name in want.attributes}
        assert have == want.attributes, item.text


@pytest.mark.parametrize(("unit", "row"), [p for p in rows("components") if p.values[0] == "header"])
def test_header(unit, row):
    header = items(build_nlp()(row["text"]), unit)[0].model_dump()
    assert {key: header[key] for key in row["header"]} == row["header"]


@pytest.mark.parametrize(("unit", "row"), [p for p in rows("components") if p.values[0] == "sections"])
def test_sections(unit, row):
    def outline(level):
        return [f"{s.label} {s.title}".strip() if not s.children else
                {f"{s.label} {s.title}".strip(): outline(s.children)} for s in level]  # fmt: skip

    assert outline(items(build_nlp()(row["text"]), unit)) == row["sections"]


@pytest.mark.parametrize(("unit", "row"), rows("rules"))
def test_rule(unit, row):
    rule = next(m for m in discover("extractors.rules") if m.__name__.endswith(f".{unit}"))
    mentions = {key: tuple(record_of({"citations": said}).citations) for key, said in row.get("mentions", {}).items()}
    register = Register(RegisteredDocument(**document) for document in row["register"]) if "register" in row else None
    found = run_rule(rule, RuleContext(record_of(row["record"]), mentions, register or load_register()))
    have = [{key: getattr(f, key) for key in want} for f, want in zip(found, row.get("findings", []), strict=False)]
    assert (len(found), have) == (len(row.get("findings", [])), row.get("findings", []))


def record_of(parts: dict[str, Any]) -> PlanRecord:
    """Return a record with the given parts; what an item needs and the row leaves out is filled in."""
    text = parts.get("text", "")
    filled: dict[str, Any] = {"text": text, "header": parts.get("header", {})}
    needed = {"citations": {"doc_type": "Công văn", "key": "?"}, "dates": {"value": None, "kind": "other"},
              "phases": {"label": "?"}, "targets": {"kind": "quantity"},
              "responsibles": {"kind": "body", "name": "?"}}  # fmt: skip
    for part, defaults in needed.items():
        filled[part] = [_item(text, defaults | item) for item in parts.get(part, [])]
    filled["sections"] = [_section(section) for section in parts.get("sections", [])]
    source = {"filename": "row.txt", "sha256": "0" * 64, "media_type": "text/plain", "size_bytes": 0, "reader": "row"}
    source |= parts.get("source", {})
    filled["page_starts"] = parts.get("page_starts", [])
    return PlanRecord.model_validate({"extractor_version": "row", "source": source, **filled})


def _item(text: str, item: dict[str, Any]) -> dict[str, Any]:
    words = item.get("text", item.get("label", ""))
    start = max(text.find(words), 0)
    return {"text": words, "span": item.get("span", (start, start + len(words)))} | item


def _section(section: dict[str, Any]) -> dict[str, Any]:
    children = [_section(child) for child in section.get("children", [])]
    return {"title": "", "level": 1, "span": (0, 0)} | section | {"children": children}
