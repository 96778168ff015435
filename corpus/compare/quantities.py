"""Values that can be compared: units made one, the part of the school they speak of, which way is more demanding."""

import re
from dataclasses import dataclass

from corpus.fold import fold_marks
from corpus.indicators.units import unit_kind
from schemas import Target

# What makes a value one of a part of the school: a grade, a class, an age.
_PART_REGEX = re.compile(
    r"\b(khoi\s*(?:lop\s*)?\d+(?:\s*,\s*\d+)*|k\s?\d{1,2}|lop\s*\d+\w*|\d+\s*tuoi|nha tre|mau giao(?: (?:be|nho|lon))?"
    r"|(?:cac )?(?:khoi|lop|do tuoi|khoi lop|nhom tuoi)(?: con lai| khac))\b"
)


@dataclass(frozen=True)
class Quantity:
    """What a target reaches for: ``low`` to ``high`` of ``unit``; ``part`` is None for the whole school."""

    low: float | None
    high: float | None
    unit: str | None
    part: str | None


def quantity_of(target: Target) -> Quantity:
    """Return a target's value in canonical units; no pupil at all is 0 per cent of them too (see ``as_share``)."""
    high = target.value if target.value_to is None else target.value_to
    return Quantity(target.value, high, unit_kind(target.unit), part_of(target))


def part_of(target: Target) -> str | None:
    """Return the part of the school that a target speaks of, as written, or None for the whole."""
    for words in (target.subject, target.indicator):
        if words and (match := _PART_REGEX.search(fold_marks(words))):
            return words[match.start() : match.end()]
    return None


def is_short(comparator: str | None, low: float, high: float, asked: tuple[str | None, float], better: str) -> bool:
    """Return whether a value is surely less demanding than the one asked for.

    ``asked`` is (comparator, value): a bare number is a floor where more is better, a ceiling where less is.

    >>> is_short("=", 97, 97, (">=", 98), "higher"), is_short("<", 0.5, 0.5, ("<", 0.5), "lower")
    (True, False)
    """
    sign, value = asked
    if sign in ("<", "<=") or (sign in ("=", None) and better == "lower"):
        return high > value or (sign == "<" and high == value and comparator != "<")
    return low < value or (sign == ">" and low == value and comparator != ">")
