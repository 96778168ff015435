"""What a plan says of one indicator: its own targets, the sum of two parts, numbers as shares.

A reading is a quantity with the targets that it rests on; what is computed says how.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from corpus.compliance.quantities import Quantity, is_people
from corpus.fold import fold_marks
from corpus.indicators import Indicator, indicators_of, read_indicator
from corpus.wording import say_quantity
from schemas import PlanRecord, Target
from schemas.requirement import TargetRequirement

_PARTS_REGEX = re.compile(r"(?P<stem>.*?)\s+(?P<one>\w+), (?P<two>\w+)")
_LEVEL = " mức "
_OUT_OF_REGEX = re.compile(r"(?<![\d/])(\d+)\s*/\s*(\d+)(?![\d/])")
_GROUP_REGEX = re.compile(r"\d|\b(?:nha tre|mau giao|dan toc|khuyet tat|cuoi cap)\b")
_PART_OF_SCHOOL_REGEX = re.compile(r"\b(?:moi|tung|khoi|lop|to|nhom|diem truong|ca nhan)\b")
_SCHOOL_REGEX = re.compile(r"\b(?:toan truong|nha truong|moi truong|truong)\b")


Told = Sequence[tuple[Target, Indicator]]


@dataclass(frozen=True)
class Reading:
    """A quantity that the plan sets on an indicator; ``how`` says how it was computed, None as it stands.

    ``part`` is true where it is of one class, team or person and not of the school.
    """

    quantity: Quantity
    targets: tuple[Target, ...]
    how: str | None = None
    part: bool = False

    def __str__(self) -> str:
        subject = self.targets[0].subject if self.targets else None
        if subject and re.match(r"(?:khối|lớp)\s*\d", subject.lower()):
            return f"{subject}: {self.quantity}"
        return str(self.quantity)


def read_targets(requirement: TargetRequirement, wanted: Indicator, record: PlanRecord) -> list[Reading]:
    """Return what the plan says of the indicator: as it stands, else summed from its two parts."""
    told = told_targets(record)
    same = [_reading(target) for target, indicator in told if _is(indicator, wanted.name)]
    if not same:
        same = _summed(wanted.name, told)
    same = _of_group(requirement.subject, same)
    if requirement.of and requirement.unit == "%":
        same = [_as_share(requirement.of, reading, told) for reading in same]
    return same


_last: tuple[PlanRecord, Told] | None = None


def told_targets(record: PlanRecord) -> Told:
    """Return a plan's targets that have a number, with their indicators; kept for the next check of the same plan."""
    global _last
    if _last is None or _last[0] is not record:
        _last = record, [(t, indicator) for t, indicator in indicators_of(record) if t.value is not None]
    return _last[1]


def _reading(target: Target) -> Reading:
    quantity = Quantity.of(target)
    assert quantity is not None
    subject = fold_marks(target.subject or "")
    words = fold_marks(target.indicator or "").replace("cap truong", "")
    whole = bool(_SCHOOL_REGEX.search(f"{subject} {words}"))
    part = not whole and bool(_PART_OF_SCHOOL_REGEX.search(f"{subject} {fold_marks(target.text[:12])}"))
    return Reading(quantity, (target,), part=part)


def _of_group(subject: str | None, readings: list[Reading]) -> list[Reading]:
    """Return the readings of the group asked for, where it is one and the plan has targets for it."""
    asked = fold_marks(subject or "")
    if not _GROUP_REGEX.search(asked):
        return readings
    return [r for r in readings if fold_marks(r.targets[0].subject or "") == asked] or readings


def _is(indicator: Indicator, name: str) -> bool:
    """Whether an indicator is the one named; words that no row knows are one where they are the same words."""
    return name in _names(indicator.name) or (not indicator.sure and fold_marks(indicator.name) == fold_marks(name))


def _names(name: str) -> tuple[str, ...]:
    """Return the indicators that a name stands for: a table under a heading of two fields is of both.

    >>> _names("Kết quả học tập, rèn luyện mức Tốt")[1:]
    ('Kết quả học tập mức Tốt', 'Kết quả rèn luyện mức Tốt')
    """
    fields, level, grade = name.partition(_LEVEL)
    first, comma, second = fields.partition(", ")
    if not (level and comma):
        return (name,)
    return name, f"{first}{level}{grade}", f"{first.split(' học tập')[0]} {second}{level}{grade}"


def _summed(name: str, told: Told) -> list[Reading]:
    """Return "mức Khá, Tốt" as the sum of "mức Khá" and "mức Tốt", for each class that has both."""
    parts = _PARTS_REGEX.fullmatch(name)
    if not parts:
        return []
    one, two = (
        [t for t, indicator in told if t.unit == "%" and f"{parts['stem']} {parts[part]}" in _names(indicator.name)]
        for part in ("one", "two")
    )
    readings = []
    for first, second in product(one, two):
        together = first.subject == second.subject and first.section == second.section
        if together and first.span != second.span and (summed := _sum(first, second)):
            readings.append(summed)
    return readings


def _sum(first: Target, second: Target) -> Reading | None:
    one, two = Quantity.of(first), Quantity.of(second)
    if one is None or two is None or one.value_to is not None or two.value_to is not None:
        return None
    kinds = {one.comparator, two.comparator}
    if kinds <= {"=", ">=", ">"}:
        comparator = "=" if kinds == {"="} else ">="
    elif kinds <= {"=", "<=", "<"}:
        comparator = "<="
    else:
        return None
    total = Quantity(comparator, round(one.value + two.value, 6), None, "%")
    in_order = sorted([(first.span, one.value), (second.span, two.value)])
    how = "cộng " + " và ".join(say_quantity("=", value, "%") for _, value in in_order)
    return replace(_reading(first), quantity=total, targets=(first, second), how=how)


def _as_share(of: str, reading: Reading, told: Told) -> Reading:
    """Return a number of people as a percentage of those of another indicator, where the plan counts both."""
    quantity = reading.quantity
    if not is_people(quantity.unit) or quantity.value_to is not None:
        return reading
    base = read_indicator(of) or Indicator(of)
    counts = {count for target, indicator in told if indicator.name == base.name and (count := _people(target))}
    if len(counts) != 1:
        return reading
    whole = counts.pop()
    share = Quantity(quantity.comparator, round(quantity.value / whole * 100, 2), None, "%")
    how = f"{say_quantity('=', quantity.value, quantity.unit)} trên {say_quantity('=', whole, 'người')} {base.name}"
    return replace(reading, quantity=share, how=how)


def _people(target: Target) -> float | None:
    """Return how many people a target counts: "24 người", or the 24 of "24/30 giáo viên (80%)"."""
    if is_people(target.unit):
        return target.value
    fraction = _OUT_OF_REGEX.search(target.text)
    return float(fraction[1]) if fraction and int(fraction[1]) <= int(fraction[2]) else None
