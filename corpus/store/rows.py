"""From a plan record to rows of the tables; nothing here touches a database.

Rows of parts are tuples in the order of COLUMNS: a plan has about 160 of them, and a dictionary for
each costs more than the database does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from corpus.fold import fold_marks
from corpus.issuers import issuer_words
from corpus.numbers import search_form
from corpus.school_names import levels_of
from corpus.store import tables as t
from corpus.store.bulk import Values
from schemas import Citation, PlanRecord, Section

Row = dict[str, Any]
_PLACE = ("plan_id", "start", "end", "page")
COLUMNS: dict[type[t.Base], tuple[str, ...]] = {
    t.CitationRow: (
        *_PLACE, "text", "doc_type", "number", "number_folded", "key", "issued", "issuer", "issuer_folded",
        "subject", "subject_folded", "role", "section",
    ),
    t.DateRow: (*_PLACE, "text", "value", "kind", "modifier"),
    t.TargetRow: (
        *_PLACE, "text", "kind", "comparator", "value", "value_to", "unit", "subject", "indicator", "section"
    ),
    t.PhaseRow: (*_PLACE, "text", "label", "begins", "ends", "activities", "section"),
    t.ResponsibleRow: (
        *_PLACE, "text", "kind", "name", "name_folded", "honorific", "positions", "unit", "duties", "section"
    ),
    t.FindingRow: (*_PLACE, "text", "code", "severity", "message"),
    t.SectionRow: (*_PLACE, "path", "title", "level"),
    t.Passage: (*_PLACE, "part", "section", "text", "folded"),
    t.ComponentErrorRow: ("plan_id", "component", "category", "message", "page"),
}  # fmt: skip


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
        "number_folded": search_form(header.number) if header.number else None,
        "title": header.title,
        "kind_folded": fold_marks(f"{header.document_type or ''} {header.title or ''}"),
        "issuing_body": header.issuing_body,
        "issuing_body_folded": fold_marks(header.issuing_body) if header.issuing_body else None,
        "levels": _levels(header.issuing_body or ""),
        "parent_body": header.parent_body,
        "issued": header.issued,
        "school_year": header.school_year,
        "period": header.period,
        "signer": header.signer.name if header.signer else None,
        "errors_found": severities.count("error"),
        "warnings_found": severities.count("warning"),
    }


def part_rows(record: PlanRecord, plan_id: int) -> dict[type[t.Base], list[Values]]:
    """Return the rows of every table of parts, by table, their values in the order of COLUMNS."""
    sections = list(walk_sections(record.sections))
    return {
        t.CitationRow: _citations(record.citations, plan_id),
        t.DateRow: [(plan_id, *i.span, i.page, i.text, i.value, i.kind, i.modifier) for i in record.dates],
        t.TargetRow: [
            (plan_id, *i.span, i.page, i.text, i.kind, i.comparator, i.value, i.value_to, i.unit, i.subject,
             i.indicator, i.section)
            for i in record.targets
        ],
        t.PhaseRow: [
            (plan_id, *i.span, i.page, i.text, i.label, i.start, i.end, _to_json(i.activities), i.section)
            for i in record.phases
        ],
        t.ResponsibleRow: [
            (plan_id, *i.span, i.page, i.text, i.kind, i.name, fold_marks(i.name), i.honorific,
             _to_json(i.positions), i.unit, _to_json(i.duties), i.section)
            for i in record.responsibles
        ],
        t.FindingRow: [
            (plan_id, *(i.span or (None, None)), i.page, i.text, i.code, i.severity, i.message)
            for i in record.findings
        ],
        t.SectionRow: [(plan_id, *s.span, None, path, s.title, s.level) for path, s in sections],
        t.Passage: list(_passages(record, plan_id, sections)),
        t.ComponentErrorRow: [(plan_id, e.component, e.category, e.message, e.page) for e in record.errors],
    }  # fmt: skip


def walk_sections(sections: list[Section], above: str = "") -> Iterator[tuple[str, Section]]:
    """Yield every section with its label path ("II.2.a"), in the order of the text."""
    for section in sections:
        path = f"{above}.{section.label}" if above else section.label
        yield path, section
        if section.children:
            yield from walk_sections(section.children, path)


def _citations(citations: list[Citation], plan_id: int) -> list[Values]:
    forms = [search_form(i.number) if i.number else None for i in citations]
    # "Kế hoạch 1599" has the key of the "1599/KHLT-SGDĐT-CĐN" before it, and is looked for by that number
    full = {i.key: form for i, form in zip(citations, forms, strict=True) if form and not form.isdigit()}
    return [
        (plan_id, *i.span, i.page, i.text, i.doc_type, i.number, full.get(i.key, form) if form else None, i.key,
         i.issued, i.issuer, issuer_words(i.issuer or ""), i.subject, _subject(i), i.role, i.section)
        for i, form in zip(citations, forms, strict=True)
    ]  # fmt: skip


def _subject(citation: Citation) -> str:
    """Return the words of the subject; a document without number has those of its title in its text."""
    words = (citation.subject, citation.text if citation.number is None else None)
    return fold_marks(" ".join(filter(None, words)))


@lru_cache(maxsize=4096)  # a school hands in many plans
def _levels(name: str) -> str:
    return "".join(f"|{level}" for level in levels_of(name)) + "|"


def _to_json(words: list[str]) -> str:
    """Return a JSON list of texts; json.dumps takes four times as long for the few that a row has."""
    return f"[{', '.join(map(encode_basestring, words))}]"


class _Pages:
    """The pages of lines: as the reader knew them, else, in a record that does not say, from the items."""

    def __init__(self, record: PlanRecord) -> None:
        self._begins = record.page_starts
        parts = (record.citations, record.dates, record.targets, record.phases, record.responsibles)
        places = [] if self._begins else [(i.span[0], i.page) for part in parts for i in part if i.page]
        places.sort()
        self._starts = [start for start, _ in places]
        self._pages = [page for _, page in places]

    def of_line(self, start: int, end: int) -> int | None:
        """Return the line's page; without the reader's word, where the items in or round it agree on one."""
        if self._begins:
            return bisect_right(self._begins, start) or None
        after = bisect_left(self._starts, start)
        if after == len(self._starts):
            return None
        if self._starts[after] < end or (after and self._pages[after - 1] == self._pages[after]):
            return self._pages[after]
        return None


def _passages(record: PlanRecord, plan_id: int, sections: list[tuple[str, Section]]) -> Iterator[Values]:
    """Yield a passage for each line that has words, and one for each finding's message."""
    starts, paths = [section.span[0] for _, section in sections], [None, *(path for path, _ in sections)]
    page_of, offset = _Pages(record).of_line, 0
    lines = record.text.split("\n")
    for line, folded in zip(lines, fold_marks(record.text).split("\n"), strict=True):
        end = offset + len(line)
        if line and not line.isspace():
            section = paths[bisect_right(starts, offset)]
            yield plan_id, offset, end, page_of(offset, end), "text", section, line, folded
        offset = end + 1
    for finding in record.findings:
        start, end = finding.span or (None, None)
        folded = fold_marks(finding.message)
        yield plan_id, start, end, finding.page, "finding", None, finding.message, folded
