"""What the checks share: evidence from items and places of the text, cut at clauses."""

import re
from collections.abc import Iterable

from schemas import Check, Evidence, PlanRecord, Requirement, Section, Verdict
from schemas.span import Item

_EDGES = " \t-+*•:;,.|"


def verdict(
    requirement: Requirement, how: Verdict, expected: str, evidence: Iterable[Evidence] = (), *,
    found: str | None = None, note: str | None = None,
) -> Check:  # fmt: skip
    """Return the check of a requirement."""
    return Check(
        requirement_id=requirement.id, verdict=how, expected=expected, found=found, note=note, evidence=list(evidence)
    )


def of_item(item: Item) -> Evidence:
    """Return an item of the record as evidence."""
    return Evidence(text=item.text, span=item.span, page=item.page, section=getattr(item, "section", None))


def of_items(items: Iterable[Item], limit: int = 5) -> list[Evidence]:
    """Return the first few items as evidence, each place once."""
    return [of_item(item) for item in list({item.span: item for item in items}.values())[:limit]]


def of_span(record: PlanRecord, span: tuple[int, int]) -> Evidence:
    """Return a place of the text as evidence, with its section, and its page where an item there has one."""
    text = record.text[slice(*span)]
    start = span[0] + len(text) - len(text.lstrip(_EDGES))
    end = span[0] + len(text.rstrip(_EDGES))
    if start >= end:
        start, end = span
    return Evidence(
        text=record.text[start:end], span=(start, end), page=_page(record, (start, end)),
        section=section_path(record.sections, start),
    )  # fmt: skip


def _page(record: PlanRecord, span: tuple[int, int]) -> int | None:
    parts = (record.dates, record.targets, record.citations, record.phases, record.responsibles)
    return next(
        (i.page for part in parts for i in part if i.page and i.span[0] < span[1] and span[0] < i.span[1]), None
    )


def section_path(sections: list[Section], offset: int) -> str | None:
    """Return the label path of the section that holds an offset; None outside of sections."""
    path: list[str] = []
    while inside := next((s for s in sections if s.span[0] <= offset < s.span[1]), None):
        path.append(inside.label.removeprefix(f"{path[-1]}.") if path else inside.label)
        sections = inside.children
    return ".".join(path) or None


def line_around(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the bounds of the line that holds a span."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return start, len(text) if end < 0 else end


def words_before(text: str, span: tuple[int, int], earlier: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return the bounds of the clause up to a date's end, begun anew after the date that stands before it."""
    start = max([clause_around(text, span)[0], *(end for _, end in earlier if end <= span[0])])
    return start, span[1]


def clause_around(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the bounds of the clause that holds a span: cut at line ends, semicolons, cell bounds and full stops."""
    first, last = line_around(text, span)
    cuts = [first + m.end() for m in re.finditer(r"[;|:]\s|\.\s(?=\D)", text[first : span[0]])]
    after = re.search(r"[;|]|\.(?:\s|$)", text[span[1] : last])
    return (cuts[-1] if cuts else first), (span[1] + after.start() if after else last)


def headings_above(sections: list[Section], offset: int) -> list[str]:
    """Return the titles of the sections that hold an offset, outermost first."""
    titles: list[str] = []
    while inside := next((s for s in sections if s.span[0] <= offset < s.span[1]), None):
        titles.append(inside.title)
        sections = inside.children
    return titles
