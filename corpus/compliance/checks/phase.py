"""Does the plan have the phase, within its days?"""

import re
from datetime import date

from corpus.compliance.evidence import of_items, verdict
from corpus.compliance.times import bounds_of
from corpus.wording import say_date
from extractors.citation_key import plain
from schemas import Check, Phase, PlanRecord
from schemas.requirement import PhaseRequirement

KIND = "phase"
PARTS = ("phases",)
_ROMAN: dict[str, str] = dict(
    zip(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), map(str, range(1, 11)), strict=True)
)
# What phases are called; "Đợt 3", "Giai đoạn III", "Lần thứ ba" number the same thing in three plans.
_PHASE_WORD_REGEX = re.compile(r"^(?:dot|giai doan|lan|chang|dot thi dua)(?: thu)?(?: so)? (?=\d+$)")

_MOST = 0.8
"""The share of the days asked for that an unlabelled phase must fill to be taken for the one meant."""


def check(requirement: PhaseRequirement, record: PlanRecord) -> Check:
    """Return met where the phase lies within the days asked for, found by its label or by its days.

    A plan that divides the time in another way, or by whole months, is for a person.
    """
    expected = f"{requirement.label}: {_days(requirement.start, requirement.end)}"
    named = [phase for phase in record.phases if _label(phase.label) == _label(requirement.label)]
    if not named:
        named = _by_days(requirement, record)
    if not named:
        alike = [phase for phase in record.phases if _overlaps(requirement, phase, record)]
        note = "Kế hoạch chia thời gian theo cách khác." if alike else None
        return verdict(requirement, "review" if alike else "not_found", expected, of_items(alike), note=note)
    found = "; ".join(_shown(phase) for phase in named)
    within = [_within(requirement, phase, record) for phase in named]
    if False in within:
        outside = [phase for phase, inside in zip(named, within, strict=True) if inside is False]
        told = "; ".join(_shown(phase) for phase in outside)
        note = f"Kế hoạch ghi {told}; yêu cầu {_days(requirement.start, requirement.end)}."
        return verdict(requirement, "different", expected, of_items(outside), found=found, note=note)
    if None in within:
        note = "Kế hoạch chưa ghi đủ ngày bắt đầu hoặc kết thúc."
        return verdict(requirement, "review", expected, of_items(named), found=found, note=note)
    return verdict(requirement, "met", expected, of_items(named), found=found)


def _by_days(requirement: PhaseRequirement, record: PlanRecord) -> list[Phase]:
    """Return the one phase that fills most of the days asked for and lies within them, whatever its label.

    A table numbers its phases "1", "2", "3", or heads its rows with the days themselves; a month or a
    single day inside the phase is not the phase.
    """
    asked = _reach(requirement.start, requirement.end, record)
    if asked is None:
        return []
    found = []
    for phase in record.phases:
        told = _reach(phase.start, phase.end, record)
        if not (_is_day(phase.start) and _is_day(phase.end)):
            continue
        if told is None or not (asked[0] <= told[0] and told[1] <= asked[1]):
            continue
        if (told[1] - told[0]).days >= _MOST * (asked[1] - asked[0]).days:
            found.append(phase)
    return found if len(found) == 1 else []


def _is_day(value: str | None) -> bool:
    return value is not None and len(value) == len("2024-09-05")


def _within(requirement: PhaseRequirement, phase: Phase, record: PlanRecord) -> bool | None:
    """Return whether the phase lies within the days asked for; None where a bound or its year is missing."""
    first = bounds_of(requirement.start, record)
    last = bounds_of(requirement.end, record)
    answers: list[bool | None] = []
    for told in (phase.start, phase.end):
        bounds = bounds_of(told, record)
        if bounds is None:
            answers.append(None)
            continue
        certain = (first is None or bounds[0] >= first[0]) and (last is None or bounds[1] <= last[1])
        # a bare month may begin before the day asked for: it is not more exact than that
        possible = (first is None or bounds[1] >= first[0]) and (last is None or bounds[0] <= last[1])
        answers.append(True if certain else None if possible else False)
    if False in answers:
        return False
    return None if None in answers else True


def _overlaps(requirement: PhaseRequirement, phase: Phase, record: PlanRecord) -> bool:
    asked = _reach(requirement.start, requirement.end, record)
    told = _reach(phase.start, phase.end, record)
    return bool(asked and told and told[0] <= asked[1] and asked[0] <= told[1])


def _reach(start: str | None, end: str | None, record: PlanRecord) -> tuple[date, date] | None:
    first, last = bounds_of(start, record), bounds_of(end, record)
    return (first[0], last[1]) if first and last else None


def _label(label: str) -> str:
    """Return a label for comparing: "Đợt I", "Đợt 1" and the "1" of a table's first column are one."""
    words = [_ROMAN.get(word, word) for word in plain(label).split()]
    joined = re.sub(r"\b0+(?=\d)", "", " ".join(words))
    return _PHASE_WORD_REGEX.sub("", joined)


def _days(start: str | None, end: str | None) -> str:
    return f"{say_date(start) or '…'} - {say_date(end) or '…'}"


def _shown(phase: Phase) -> str:
    days = _days(phase.start, phase.end)
    return days if phase.label.strip() == days or phase.label[:1].isdigit() else f"{phase.label}: {days}"
