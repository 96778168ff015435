"""One quantity against another: is a plan's target at least as demanding as the one asked for?"""

from dataclasses import dataclass

from corpus.wording import say_quantity
from schemas import Target
from schemas.requirement import TargetRequirement

_PEOPLE = frozenset(
    ["em", "học sinh", "hs", "người", "giáo viên", "gv", "đồng chí", "đ/c", "đc", "trẻ", "cháu", "cá nhân", "cbgvnv",
     "cán bộ", "nhân viên", "nv", "viên chức", "người lao động", "đoàn viên"]
)  # fmt: skip


@dataclass(frozen=True)
class Quantity:
    """What a plan sets: a number or a range, with the words that bound it."""

    comparator: str
    value: float
    value_to: float | None
    unit: str | None

    @classmethod
    def of(cls, target: Target) -> "Quantity | None":
        """Return a target's quantity; None for an award without a number."""
        if target.value is None:
            return None
        return cls(target.comparator or "=", target.value, target.value_to, target.unit)

    def __str__(self) -> str:
        return say_quantity(self.comparator, self.value, self.unit, self.value_to)


def comparable(quantity: Quantity, requirement: TargetRequirement, better: str | None) -> bool:
    """Return whether the two count the same thing; none at all is none in every unit."""
    if quantity.value == 0 and quantity.value_to is None and _is_ceiling(requirement, better):
        return True
    return _counted(quantity.unit) == _counted(requirement.unit)


def reaches(requirement: TargetRequirement, told: Quantity, better: str | None) -> bool | None:
    """Return whether a quantity is at least as demanding; None where the words leave it open.

    A bare number asked for is a floor or a ceiling by the way in which more is better; where that is
    not known another number is for a person to judge.
    """
    low, high = told.value, told.value if told.value_to is None else told.value_to
    if requirement.comparator == "=" and better is None:
        return True if low == requirement.value == high and told.comparator == "=" else None
    if not _is_ceiling(requirement, better):
        if told.comparator in ("<", "<="):
            return None if high >= requirement.value else False
        strict = requirement.comparator == ">" and told.comparator != ">"
        return low > requirement.value if strict else low >= requirement.value
    if told.comparator in (">", ">="):
        return None if low <= requirement.value else False
    strict = requirement.comparator == "<" and told.comparator != "<"
    return high < requirement.value if strict else high <= requirement.value


def is_people(unit: str | None) -> bool:
    """Return whether a unit counts people."""
    return _counted(unit) == "người"


def _is_ceiling(requirement: TargetRequirement, better: str | None) -> bool:
    return requirement.comparator in ("<=", "<") or (requirement.comparator == "=" and better == "lower")


def _counted(unit: str | None) -> str:
    """Return what is counted; people are people whatever they are called here."""
    plain = (unit or "").strip().lower()
    return "người" if plain in _PEOPLE else plain
