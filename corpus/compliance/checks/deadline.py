"""Does the plan set a day for the work, no later than the one asked for?"""

from corpus.compliance.evidence import line_around, of_span, verdict, words_before
from corpus.compliance.matter import content_words, lines_of, share_of, share_of_words
from corpus.compliance.times import kept_by
from corpus.wording import say_date
from schemas import Check, DateMention, PlanRecord
from schemas.requirement import DeadlineRequirement

Span = tuple[int, int]

KIND = "deadline"
PARTS = ("dates",)
_SAME_WORK = 0.75
_LIKE_WORK = 0.5
_KINDS = ("deadline", "event", "phase", "other")


def check(requirement: DeadlineRequirement, record: PlanRecord) -> Check:
    """Return met where the clause that speaks of the work has a day by the one asked for.

    A day that says less than is asked ("trong tháng 01/2025"), or that no calendar has, is for a person.
    """
    expected = f"{requirement.what}: trước {say_date(requirement.by)}"
    wanted = content_words(requirement.what)
    spans = [date.span for date in record.dates]
    told = [(date, words_before(record.text, date.span, spans)) for date in record.dates if date.kind in _KINDS]
    shares = [share_of(wanted, record.text[slice(*span)]) for _, span in told]
    best = max(shares, default=0.0)
    set_for = [one for one, share in zip(told, shares, strict=True) if share == best >= _SAME_WORK]
    if not set_for:
        alike = [span for (_, span), share in zip(told, shares, strict=True) if share >= _LIKE_WORK]
        return _without_day(requirement, record, expected, wanted, alike)
    deadlines = [(date, span) for date, span in set_for if date.kind == "deadline"] or set_for
    evidence = [of_span(record, span) for _, span in deadlines[:5]]
    found = "; ".join(dict.fromkeys(date.text for date, _ in deadlines))
    kept = [kept_by(date.value, requirement.by, record) for date, _ in deadlines]
    if all(kept):
        return verdict(requirement, "met", expected, evidence, found=found)
    if None not in kept and True not in kept:
        note = f"Kế hoạch ghi {found}; yêu cầu trước {say_date(requirement.by)}."
        return verdict(requirement, "different", expected, evidence, found=found, note=note)
    return verdict(requirement, "review", expected, evidence, found=found, note=_why(deadlines, kept, found))


def _why(deadlines: list[tuple[DateMention, Span]], kept: list[bool | None], found: str) -> str:
    if any(date.value is None for date, _ in deadlines):
        return f"Kế hoạch ghi {found}, chưa xác định được là ngày nào."
    if None in kept:
        return f"Kế hoạch ghi {found}, chưa nêu rõ ngày."
    return "Kế hoạch ghi nhiều thời hạn cho việc này, có thời hạn sau ngày yêu cầu."


def _without_day(
    requirement: DeadlineRequirement, record: PlanRecord, expected: str, wanted: frozenset[str], alike: list[Span]
) -> Check:
    """The work may stand in a phase, be spoken of without a day, or be named otherwise."""
    for phase in record.phases:
        if share_of(wanted, " ".join([phase.label, *phase.activities])) >= _SAME_WORK and phase.end:
            found = phase.label.strip()
            evidence = [of_span(record, line_around(record.text, phase.span))]
            if kept_by(phase.end, requirement.by, record):
                return verdict(requirement, "met", expected, evidence, found=found)
            note = f"Kế hoạch xếp việc này vào “{phase.label}”, chưa nêu rõ ngày."
            return verdict(requirement, "review", expected, evidence, found=found, note=note)
    for start, end, words in lines_of(record.text):
        if share_of_words(wanted, words) >= _SAME_WORK:
            note = "Kế hoạch có nhắc đến việc này nhưng chưa thấy thời hạn."
            return verdict(requirement, "review", expected, [of_span(record, (start, end))], note=note)
    if alike:
        evidence = [of_span(record, span) for span in alike[:3]]
        note = "Kế hoạch có thời hạn cho việc gần giống, ghi bằng từ khác."
        return verdict(requirement, "review", expected, evidence, note=note)
    return verdict(requirement, "not_found", expected)
