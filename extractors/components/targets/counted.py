"""What a number counts: its unit as the plan writes it."""

import re

from extractors.components.targets.clauses import END_REGEX
from extractors.components.targets.context import Context
from extractors.components.targets.numbers import Quantity

_TALLY_UNIT_REGEX = re.compile(r"skkn|sáng kiến|đề tài|đồ dùng|giấy khen|bằng khen|giải|huy chương")
_NOUN_REGEX = re.compile(r"\s+([^\W\d_]+(?:\s[^\W\d_]+)?)")


def unit_of(context: Context, quantity: Quantity, start: int, end: int) -> str | None:
    """Return the unit as the plan writes it; the noun behind a number that no lexicon knows counts too."""
    if quantity.unit == "%":
        return "%"
    if quantity.unit:
        at = context.lower.rfind(quantity.unit, quantity.number, quantity.end)
        return context.text[at : at + len(quantity.unit)] if at >= 0 else quantity.unit
    if context.lower.find("điểm ", start, end) >= 0 or context.lower.find("chỉ số", start, end) >= 0:
        return "điểm"
    if END_REGEX.match(context.lower, quantity.end):
        if quantity.value == 0:
            return "%"
        tally = _TALLY_UNIT_REGEX.search(context.lower, start, end)
        return context.text[slice(*tally.span())] if tally else None
    noun = _NOUN_REGEX.match(context.lower, quantity.end)
    return context.text[noun.start(1) : noun.end(1)] if noun else None
