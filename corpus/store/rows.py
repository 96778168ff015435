"""From a plan record to rows of the tables; nothing here touches a database."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from corpus.fold import fold_marks
from corpus.numbers import fold_number
from corpus.store import tables as t
from schemas import PlanRecord, Section
from schemas.span import Item

Row = dict[str, Any]


def plan_row(record: PlanRecord) -> Row:
    """Return the row of ``plans`` for a record."""
    source, header = record.source, record.header
    severities = [finding.severity for finding in record.findings]
    return {
        "sha256": source.sha256,
        "filename": source.filename,
        "media_type": source.media_type,
        "size_bytes": source.size_bytes,
        "pages": source.pages,
        "reader": source.reader,
        "ocr": source.ocr,
        "status": record.status,
        "extractor_version": record.extractor_version,
        "ingested_at": datetime.now(UTC),
        "document_type": header.document_type,
        "number": header.number,
        "number_folded": fold_number(header.number) if header.number else None,
        "title": header.title,
        "issuing_body": header.issuing_body,
        "issuing_body_folded": fold_marks(header.issuing_body) if header.issuing_body else None,
        "parent_body": header.parent_body,
        "issued": header.issued,
        "school_year": header.school_year,
        "period": header.period,
        "signer": header.signer.name if header.signer else None,
        "errors_found": severities.count("error"),
        "warnings_found": severities.count("warning"),
        "record": record.model_dump_json(),
    }


def part_rows(record: PlanRecord, plan_id: int) -> dict[type[t.Base], list[Row]]:
    """Return the rows of every table of parts, by table."""
    rows: dict[type[t.Base], list[Row]] = {
        t.CitationRow: [
            _place(i, plan_id)
            | {
                "doc_type": i.doc_type,
                "number": i.number,
                "number_folded": fold_number(i.number) if i.number else None,
                "key": i.key,
                "issued": i.issued,
                "issuer": i.issuer,
                "subject": i.subject,
                "role": i.role,
                "section": i.section,
            }
            for i in record.citations
        ],
        t.DateRow: [
            _place(i, plan_id) | {"value": i.value, "kind": i.kind, "modifier": i.modifier} for i in record.dates
        ],
        t.TargetRow: [
            _place(i, plan_id)
            | {
                "kind": i.kind,
                "comparator": i.comparator,
                "value": i.value,
                "value_to": i.value_to,
                "unit": i.unit,
                "subject": i.subject,
                "indicator": i.indicator,
                "section": i.section,
            }
            for i in record.targets
        ],
        t.PhaseRow: [
            _place(i, plan_id)
            | {
                "label": i.label,
                "begins": i.start,
                "ends": i.end,
                "activities": i.activities,
                "section": i.section,
            }
            for i in record.phases
        ],
        t.ResponsibleRow: [
            _place(i, plan_id)
            | {
                "kind": i.kind,
                "name": i.name,
                "name_folded": fold_marks(i.name),
                "honorific": i.honorific,
                "positions": i.positions,
                "unit": i.unit,
                "duties": i.duties,
                "section": i.section,
            }
            for i in record.responsibles
        ],
        t.FindingRow: [
            _bounds(i.span, i.page, plan_id)
            | {"code": i.code, "severity": i.severity, "message": i.message, "text": i.text}
            for i in record.findings
        ],
        t.SectionRow: [
            _bounds(section.span, None, plan_id) | {"path": path, "title": section.title, "level": section.level}
            for path, section in walk_sections(record.sections)
        ],
        t.Passage: list(_passages(record, plan_id)),
        t.ComponentErrorRow: [error.model_dump() | {"plan_id": plan_id} for error in record.errors],
    }
    return rows


def walk_sections(sections: list[Section], above: str = "") -> Iterator[tuple[str, Section]]:
    """Yield every section with its label path ("II.2.a"), in the order of the text."""
    for section in sections:
        path = f"{above}.{section.label}" if above else section.label
        yield path, section
        yield from walk_sections(section.children, path)


class _Pages:
    """The pages of lines, from the pages of the items: a record has no others."""

    def __init__(self, record: PlanRecord) -> None:
        parts = (record.citations, record.dates, record.targets, record.phases, record.responsibles)
        known = sorted((item.span[0], item.page) for part in parts for item in part if item.page)
        self._starts = [start for start, _ in known]
        self._pages = [page for _, page in known]

    def of_line(self, start: int, end: int) -> int | None:
        """Return the line's page where an item in it, or the items before and after, agree on one."""
        after = bisect_left(self._starts, start)
        if after == len(self._starts):
            return None
        if self._starts[after] < end or (after and self._pages[after - 1] == self._pages[after]):
            return self._pages[after]
        return None


def _place(item: Item, plan_id: int) -> Row:
    return {
        "plan_id": plan_id,
        "start": item.span[0],
        "end": item.span[1],
        "page": item.page,
        "text": item.text,
    }


def _bounds(span: tuple[int, int] | None, page: int | None, plan_id: int) -> Row:
    start, end = span or (None, None)
    return {"plan_id": plan_id, "start": start, "end": end, "page": page}


def _passages(record: PlanRecord, plan_id: int) -> Iterator[Row]:
    """Yield a passage for each line that has words, and one for each finding's message."""
    sections = [(section.span[0], path) for path, section in walk_sections(record.sections)]
    starts, pages = [start for start, _ in sections], _Pages(record)
    folded, offset = fold_marks(record.text), 0
    for line in record.text.split("\n"):
        end = offset + len(line)
        if line and not line.isspace():
            inside = bisect_right(starts, offset)
            yield {
                "plan_id": plan_id,
                "start": offset,
                "end": end,
                "page": pages.of_line(offset, end),
                "part": "text",
                "section": sections[inside - 1][1] if inside else None,
                "text": line,
                "folded": folded[offset:end],
            }
        offset = end + 1
    for finding in record.findings:
        yield _bounds(finding.span, finding.page, plan_id) | {
            "part": "finding",
            "section": None,
            "text": finding.message,
            "folded": fold_marks(finding.message),
        }
