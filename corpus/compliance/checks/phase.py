"""Does the plan have the phase, within its days?"""

import re

from corpus.compliance.evidence import of_items, verdict
from extractors.citation_key import plain
from schemas import Check, Phase, PlanRecord
from schemas.edtf import Edtf
from schemas.requirement import PhaseRequirement

KIND = "phase"
PARTS = ("phases",)
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}


def check(requirement: PhaseRequirement, record: PlanRecord) -> Check:
    """Return met where the phase of that label lies within the days asked for; another label is for a person."""
    expected = f"{requirement.label}: {_shown(requirement.start)} - {_shown(requirement.end)}"
    named = [phase for phase in record.phases if _label(phase.label) == _label(requirement.label)]
    if not named:
        named = [phase for phase in record.phases if (phase.start, phase.end) == (requirement.start, requirement.end)]
    if not named:
        alike = [phase for phase in record.phases if _overlaps(requirement, phase)]
        note = "Kế hoạch chia thời gian theo cách khác." if alike else None
        return verdict(requirement, "review" if alike else "not_found", expected, of_items(alike), note=note)
    found = "; ".join(f"{p.label}: {_shown(p.start)} - {_shown(p.end)}" for p in named)
    within = [_within(requirement, phase) for phase in named]
    if any(inside is False for inside in within):
        outside = [phase for phase, inside in zip(named, within, strict=True) if inside is False]
        note = f"Kế hoạch ghi {found}; yêu cầu {expected}."
        return verdict(requirement, "different", expected, of_items(outside), found=found, note=note)
    how = "review" if None in within else "met"
    return verdict(requirement, how, expected, of_items(named), found=found)


def _within(requirement: PhaseRequirement, phase: Phase) -> bool | None:
    """Return whether the phase lies within the days asked for; None where a bound or its year is missing."""
    answers = []
    for asked, told in ((requirement.start, phase.start), (requirement.end, phase.end)):
        if asked is None:
            continue
        if told is None or (first := Edtf.parse(told).first) is None or (last := Edtf.parse(told).last) is None:
            answers.append(None)
            continue
        start = Edtf.parse(requirement.start).first if requirement.start else None
        end = Edtf.parse(requirement.end).last if requirement.end else None
        inside = (start is None or first >= start) and (end is None or last <= end)
        # a bare month may begin before the day asked for: it is not more exact than that
        answers.append(inside or (None if len(told) == 7 and (start is None or last >= start) else False))
    if False in answers:
        return False
    return None if None in answers else True


def _overlaps(requirement: PhaseRequirement, phase: Phase) -> bool:
    if not (requirement.start and requirement.end and phase.start and phase.end):
        return False
    asked = Edtf.parse(f"{requirement.start}/{requirement.end}")
    return bool(asked.overlaps(Edtf.parse(f"{phase.start}/{phase.end}")))


def _label(label: str) -> str:
    """Return a label for comparing: "Đợt I" and "Đợt 1" are one."""
    words = [_ROMAN.get(word, word) for word in plain(label).split()]
    return re.sub(r"\b0+(?=\d)", "", " ".join(words))


def _shown(value: str | None) -> str:
    return "/".join(reversed(value.split("-"))) if value else "…"
