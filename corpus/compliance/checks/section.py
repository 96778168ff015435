"""Does the plan have a section of this name?"""

from collections.abc import Iterator

from corpus.compliance.evidence import of_span, verdict
from corpus.compliance.matter import content_words, lines_of, share_of_words
from schemas import Check, Evidence, PlanRecord, Section
from schemas.requirement import SectionRequirement

KIND = "section"
PARTS = ("sections",)
_ALIKE = 0.6
_LONGEST_HEADING = 120


def check(requirement: SectionRequirement, record: PlanRecord) -> Check:
    """Return met where a heading has all the words of one of the names; most of them is for a person."""
    expected = requirement.words
    names = [content_words(words) for words in (requirement.words, *requirement.other_words)]
    best: tuple[float, Section | None] = (0.0, None)
    for section in _walk(record.sections):
        told = content_words(section.title)
        share = max(share_of_words(name, told) for name in names)
        if share == 1:
            return verdict(requirement, "met", expected, [_heading(record, section)], found=section.title)
        best = max(best, (share, section), key=lambda b: b[0])
    for start, end, words in lines_of(record.text):
        line = record.text[start:end]
        if len(line) <= _LONGEST_HEADING and line.isupper() and any(name <= words for name in names):
            return verdict(requirement, "met", expected, [of_span(record, (start, end))], found=line.strip())
    share, section = best
    if section is not None and share >= _ALIKE:
        note = "Kế hoạch có phần tên gần giống."
        return verdict(requirement, "review", expected, [_heading(record, section)], found=section.title, note=note)
    return verdict(requirement, "not_found", expected)


def _walk(sections: list[Section]) -> Iterator[Section]:
    for section in sections:
        if len(section.title) <= _LONGEST_HEADING:
            yield section
        yield from _walk(section.children)


def _heading(record: PlanRecord, section: Section) -> Evidence:
    end = record.text.find("\n", section.span[0])
    return of_span(record, (section.span[0], end if end >= 0 else len(record.text)))
