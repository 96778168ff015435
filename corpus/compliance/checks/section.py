"""Does the plan have a section of this name?"""

from collections.abc import Iterator

from corpus.compliance.evidence import content_words, of_span, share_of, verdict
from schemas import Check, Evidence, PlanRecord, Section
from schemas.requirement import SectionRequirement

KIND = "section"
PARTS = ("sections",)
_ALIKE = 0.6
_LONGEST_HEADING = 120


def check(requirement: SectionRequirement, record: PlanRecord) -> Check:
    """Return met where a heading has all the words; most of them, or no number before them, is for a person."""
    expected = requirement.words
    wanted = content_words(requirement.words)
    headings = [(share_of(wanted, section.title), section) for section in _walk(record.sections)]
    share, best = max(headings, key=lambda h: h[0], default=(0.0, None))
    if best is not None and share == 1:
        return verdict(requirement, "met", expected, [_heading(record, best)], found=best.title)
    offset = 0
    for line in record.text.split("\n"):
        if len(line) <= _LONGEST_HEADING and line.isupper() and share_of(wanted, line) == 1:
            return verdict(
                requirement, "met", expected, [of_span(record, (offset, offset + len(line)))], found=line.strip()
            )
        offset += len(line) + 1
    if best is not None and share >= _ALIKE:
        note = "Kế hoạch có phần tên gần giống."
        return verdict(requirement, "review", expected, [_heading(record, best)], found=best.title, note=note)
    return verdict(requirement, "not_found", expected)


def _walk(sections: list[Section]) -> Iterator[Section]:
    for section in sections:
        if len(section.title) <= _LONGEST_HEADING:
            yield section
        yield from _walk(section.children)


def _heading(record: PlanRecord, section: Section) -> Evidence:
    end = record.text.find("\n", section.span[0])
    return of_span(record, (section.span[0], end if end >= 0 else len(record.text)))
