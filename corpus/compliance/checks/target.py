"""Does the plan set a target on the indicator, at least as demanding as the one asked for?"""

from collections.abc import Sequence

from corpus.compliance.evidence import clause_around, of_items, of_span, verdict
from corpus.compliance.matter import content_words, lines_of
from corpus.compliance.quantities import Quantity, comparable, reaches
from corpus.compliance.readings import Reading, read_targets, told_targets
from corpus.indicators import Indicator, likeness, read_indicator
from corpus.wording import say_quantity
from schemas import Check, Evidence, PlanRecord
from schemas.requirement import TargetRequirement

KIND = "target"
PARTS = ("targets",)
_NEAR = 72.0


def check(requirement: TargetRequirement, record: PlanRecord) -> Check | None:
    """Return met only where every target on the indicator reaches the one asked for.

    Another unit, a range that straddles the bound, or merely alike words are for a person to see; of
    an ``optional`` requirement nothing is said where the plan has nothing.
    """
    expected = say_quantity(requirement.comparator, requirement.value, requirement.unit)
    wanted = read_indicator(requirement.indicator) or Indicator(requirement.indicator)
    readings = read_targets(requirement, wanted, record)
    if readings:
        return _judge(requirement, expected, wanted, readings)
    near = _near(requirement, expected, wanted, record)
    return near or _in_words(requirement, expected, wanted, record)


def _judge(requirement: TargetRequirement, expected: str, wanted: Indicator, readings: Sequence[Reading]) -> Check:
    found = "; ".join(dict.fromkeys(map(str, readings)))
    same_unit = [reading for reading in readings if comparable(reading.quantity, requirement, wanted.better)]
    if not same_unit:
        base = f" số {requirement.of}" if requirement.of else ""
        note = f"Kế hoạch đặt {found}; yêu cầu {expected}{base}, chưa đủ số liệu để đối chiếu."
        return verdict(requirement, "review", expected, _evidence(readings), found=found, note=note)
    answers = [(reading, reaches(requirement, reading.quantity, wanted.better)) for reading in same_unit]
    short = [reading for reading, reached in answers if reached is False]
    if short:
        told = "; ".join(dict.fromkeys(map(str, short)))
        if requirement.unit != "%" and all(reading.part for reading in short):
            note = f"Kế hoạch đặt {told} cho từng bộ phận; yêu cầu {expected}."
            return verdict(requirement, "review", expected, _evidence(short), found=found, note=note)
        note = f"Kế hoạch đặt {told}{_how(short)}; yêu cầu {expected}."
        return verdict(requirement, "different", expected, _evidence(short), found=found, note=note)
    unclear = [reading for reading, reached in answers if reached is None]
    if unclear:
        note = f"Kế hoạch đặt {found}; chưa rõ có đáp ứng yêu cầu {expected} hay không."
        return verdict(requirement, "review", expected, _evidence(unclear), found=found, note=note)
    note = f"Tính từ số liệu của kế hoạch{_how(same_unit)}." if any(r.how for r in same_unit) else None
    return verdict(requirement, "met", expected, _evidence(same_unit), found=found, note=note)


def _how(readings: Sequence[Reading]) -> str:
    told = "; ".join(dict.fromkeys(reading.how for reading in readings if reading.how))
    return f" ({told})" if told else ""


def _evidence(readings: Sequence[Reading]) -> list[Evidence]:
    return of_items(target for reading in readings for target in reading.targets)


def _near(
    requirement: TargetRequirement, expected: str, wanted: Indicator, record: PlanRecord
) -> Check | None:  # fmt: skip
    """Look for targets that are merely alike: parts of the indicator, or other words for it.

    A target that is surely of another indicator is not alike, whatever its words.
    """
    near = [
        target for target, told in told_targets(record) if not told.sure and likeness(wanted.name, told.name) >= _NEAR
    ]
    if not near:
        return None
    found = "; ".join(dict.fromkeys(f"{t.indicator}: {Quantity.of(t)}" for t in near[:5]))
    note = "Kế hoạch có chỉ tiêu gần giống, ghi bằng từ khác hoặc tách riêng từng phần."
    return verdict(requirement, "review", expected, of_items(near), found=found, note=note)


def _in_words(
    requirement: TargetRequirement, expected: str, wanted: Indicator, record: PlanRecord
) -> Check | None:  # fmt: skip
    """Look for the indicator's words beside a figure: what we failed to read is not missing from the plan."""
    words = content_words(wanted.name)
    for start, end, told in lines_of(record.text):
        if not words <= told:
            continue
        for place in _clauses(record.text, start, end):
            clause = record.text[slice(*place)]
            if words <= content_words(clause) and any(character.isdigit() for character in clause):
                note = "Kế hoạch có nhắc đến chỉ tiêu này nhưng phần mềm chưa đọc được con số."
                return verdict(requirement, "review", expected, [of_span(record, place)], note=note)
    return None if requirement.optional else verdict(requirement, "not_found", expected)


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    places = []
    while start < end:
        place = clause_around(text, (start, start))
        places.append((start, max(place[1], start + 1)))
        start = places[-1][1] + 1
    return places
