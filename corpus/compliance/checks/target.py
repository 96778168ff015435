"""Does the plan set a target on the indicator, at least as demanding as the one asked for?"""

from collections.abc import Sequence

from corpus.compliance.evidence import of_items, verdict
from corpus.indicators import Indicator, indicator_of, likeness, read_indicator
from schemas import Check, PlanRecord, Target
from schemas.requirement import TargetRequirement

KIND = "target"
PARTS = ("targets",)
_NEAR = 72.0
_WORDS = {"=": "", ">=": "từ ", ">": "trên ", "<=": "không quá ", "<": "dưới "}


def check(requirement: TargetRequirement, record: PlanRecord) -> Check:
    """Return met only where every target on the indicator reaches the one asked for.

    Another unit, a range that straddles the bound, or merely alike words are for a person to see.
    """
    expected = shown(requirement.comparator, requirement.value, requirement.unit)
    wanted = read_indicator(requirement.indicator) or Indicator(requirement.indicator)
    told = [(target, indicator_of(target)) for target in record.targets if target.value is not None]
    same = [target for target, indicator in told if indicator.name == wanted.name]
    if not same:
        return _near(requirement, expected, wanted, [target for target, _ in told])
    found = "; ".join(dict.fromkeys(shown(t.comparator, t.value, t.unit, t.value_to) for t in same))
    comparable = [target for target in same if _unit(target.unit) == _unit(requirement.unit)]
    if not comparable:
        note = "Kế hoạch đặt chỉ tiêu theo đơn vị khác."
        return verdict(requirement, "review", expected, of_items(same), found=found, note=note)
    short = [target for target in comparable if reaches(requirement, target, wanted.better) is False]
    if short:
        lower = "; ".join(dict.fromkeys(shown(t.comparator, t.value, t.unit, t.value_to) for t in short))
        note = f"Kế hoạch đặt {lower}; yêu cầu {expected}."
        return verdict(requirement, "different", expected, of_items(short), found=found, note=note)
    if any(reaches(requirement, target, wanted.better) is None for target in comparable):
        return verdict(requirement, "review", expected, of_items(comparable), found=found)
    return verdict(requirement, "met", expected, of_items(comparable), found=found)


def reaches(requirement: TargetRequirement, target: Target, better: str | None) -> bool | None:
    """Return whether a target is at least as demanding; None where the words leave it open.

    A bare number asked for is a floor or a ceiling by the way in which more is better.
    """
    floor = requirement.comparator in (">=", ">") or (requirement.comparator == "=" and better == "higher")
    ceiling = requirement.comparator in ("<=", "<") or (requirement.comparator == "=" and better == "lower")
    if target.value is None:
        return None
    low, high = target.value, target.value if target.value_to is None else target.value_to
    if floor:
        if target.comparator in ("<", "<="):
            return None if high >= requirement.value else False
        strict = requirement.comparator == ">" and target.comparator != ">"
        return low > requirement.value if strict else low >= requirement.value
    if ceiling:
        if target.comparator in (">", ">="):
            return None if low <= requirement.value else False
        strict = requirement.comparator == "<" and target.comparator != "<"
        return high < requirement.value if strict else high <= requirement.value
    return low == requirement.value == high


def shown(comparator: str | None, value: float | None, unit: str | None, value_to: float | None = None) -> str:
    """Return a quantity as a person writes it.

    >>> shown(">=", 97.5, "%"), shown("=", 3, "sáng kiến", 5), shown("<", 3, "%")
    ('từ 97,5% trở lên', '3 đến 5 sáng kiến', 'dưới 3%')
    """
    if value is None:
        return ""
    number = _number(value) + (f" đến {_number(value_to)}" if value_to is not None else "")
    quantity = f"{number}{'' if unit in (None, '%') else ' '}{unit or ''}"
    return f"{_WORDS[comparator or '=']}{quantity}{' trở lên' if comparator == '>=' else ''}"


def _near(
    requirement: TargetRequirement, expected: str, wanted: Indicator, targets: Sequence[Target]
) -> Check:  # fmt: skip
    """Look for targets that are merely alike: parts of the indicator, or other words for it."""
    scored = [(likeness(wanted.name, indicator_of(target).name), target) for target in targets]
    near = [target for score, target in scored if score >= _NEAR]
    if not near:
        return verdict(requirement, "not_found", expected)
    found = "; ".join(
        dict.fromkeys(f"{t.indicator}: {shown(t.comparator, t.value, t.unit, t.value_to)}" for t in near[:5])
    )
    note = "Kế hoạch có chỉ tiêu gần giống, ghi bằng từ khác hoặc tách riêng từng phần."
    return verdict(requirement, "review", expected, of_items(near), found=found, note=note)


def _unit(unit: str | None) -> str:
    """Return what is counted; people are people whatever they are called here."""
    people = {"em", "học sinh", "hs", "người", "giáo viên", "gv", "đồng chí", "đ/c", "trẻ", "cháu", "cá nhân"}
    plain = (unit or "").lower()
    return "người" if plain in people else plain


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
