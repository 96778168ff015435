"""Does the plan set a day for the work, no later than the one asked for?"""

from corpus.compliance.evidence import content_words, of_span, share_of, verdict, words_before
from schemas import Check, DateMention, PlanRecord
from schemas.edtf import Edtf
from schemas.requirement import DeadlineRequirement

Span = tuple[int, int]

KIND = "deadline"
PARTS = ("dates",)
_SAME_WORK = 0.75
_LIKE_WORK = 0.5
_KINDS = ("deadline", "event", "phase", "other")


def check(requirement: DeadlineRequirement, record: PlanRecord) -> Check:
    """Return met where the clause that speaks of the work has a day by the one asked for."""
    expected = f"{requirement.what}: trước {_shown(requirement.by)}"
    wanted = content_words(requirement.what)
    spans = [date.span for date in record.dates]
    told = [(date, words_before(record.text, date.span, spans)) for date in record.dates if date.kind in _KINDS]
    shares = [share_of(wanted, record.text[slice(*span)]) for _, span in told]
    set_for = [one for one, share in zip(told, shares, strict=True) if share >= _SAME_WORK]
    if not set_for:
        alike = [span for (_, span), share in zip(told, shares, strict=True) if share >= _LIKE_WORK]
        return _without_day(requirement, record, expected, wanted, alike)
    deadlines = [(date, span) for date, span in set_for if date.kind == "deadline"] or set_for
    found = "; ".join(dict.fromkeys(date.text for date, _ in deadlines))
    evidence = [of_span(record, span) for _, span in deadlines[:5]]
    kept = [_by(date, requirement.by) for date, _ in deadlines]
    if False in kept:
        note = f"Kế hoạch ghi {found}; yêu cầu trước {_shown(requirement.by)}."
        return verdict(requirement, "different", expected, evidence, found=found, note=note)
    return verdict(requirement, "review" if None in kept else "met", expected, evidence, found=found)


def _without_day(
    requirement: DeadlineRequirement, record: PlanRecord, expected: str, wanted: frozenset[str], alike: list[Span]
) -> Check:
    """The work may be named otherwise, or be spoken of without a day: that is for a person, not a pass."""
    if alike:
        evidence = [of_span(record, span) for span in alike[:3]]
        note = "Kế hoạch có thời hạn cho việc gần giống, ghi bằng từ khác."
        return verdict(requirement, "review", expected, evidence, note=note)
    offset = 0
    for line in record.text.split("\n"):
        if share_of(wanted, line) >= _SAME_WORK:
            note = "Kế hoạch có nhắc đến việc này nhưng chưa thấy thời hạn."
            evidence = [of_span(record, (offset, offset + len(line)))]
            return verdict(requirement, "review", expected, evidence, note=note)
        offset += len(line) + 1
    return verdict(requirement, "not_found", expected)


def _by(date: DateMention, by: str) -> bool | None:
    told = Edtf.parse(date.value).last if date.value else None
    asked = Edtf.parse(by).last
    return None if told is None or asked is None else told <= asked


def _shown(value: str) -> str:
    return "/".join(reversed(value.split("-")))
