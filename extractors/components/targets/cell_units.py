"""The unit of a number in a table: its own, that of its row, its column's head, or the noun of its label."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.counted import named_noun
from extractors.components.targets.numbers import Quantity
from extractors.components.targets.row_labels import UNIT_MARK_REGEX, Row
from extractors.components.targets.vocabulary import UNIT_REGEX, plain, unit_groups
from extractors.layout.head_rows import head_role

_SHARE_REGEX = re.compile(r"%|tỷ lệ|tỉ lệ|(?<!\w)tl(?!\w)")
# "Chỉ tiêu giải tỉnh", "Đăng ký (số giải)": the noun that a goal's head counts.
_GOAL_NOUN_REGEX = re.compile(
    r"(?:chỉ tiêu|mục tiêu|phấn đấu|đăng k[ýí]|kế hoạch)\W{0,2}(?:về |đạt )?(?:số |số lượng )?"
    r"(giải|huy chương|skkn|sáng kiến)(?!\w)"
)
_HEAD_NOUN_REGEX = re.compile(rf" (?:(?:bình quân|trung bình|tb) )?(?:số )?(?:lượng )?{UNIT_REGEX.pattern}")
_PRIZES = ("giải", "giải thưởng", "huy chương", "hcv", "hcb", "hcđ")  # titles are no nouns that are counted: "LĐTT: 8"


def cell_unit(context: Context, quantity: Quantity, row: Row, heads: tuple[str, ...]) -> str | None:
    """Return the unit of a number in a cell under ``heads``, "%" for a share; None where nothing says it."""
    name = row.name
    if quantity.unit == "%":
        return "%"
    if row.unit and (quantity.unit is None or row.unit == "%"):
        return row.unit.partition("/")[0].strip()
    if quantity.unit:
        at = context.lower.rfind(quantity.unit, quantity.number, quantity.end)
        return context.text[at : at + len(quantity.unit)]
    if quantity.of is not None and (counted := named_noun(name.lower(), 0, len(name))):
        return name[slice(*counted)]
    own = UNIT_MARK_REGEX.search(name.strip())
    if own and own[1].lower() in unit_groups():
        return own[1]
    if any(_SHARE_REGEX.search(head.lower()) for head in heads) or _SHARE_REGEX.search(name.lower()):
        return "%"
    if any(head.lower().startswith("điểm ") and head_role(head) == "goal" for head in heads):  # "Điểm BQ phấn đấu"
        return "điểm"
    if row.share:
        return "%"
    for head in reversed(heads):
        mark = UNIT_MARK_REGEX.search(head.strip())
        if mark and mark[1].lower() in unit_groups():
            return mark[1]
    for head in reversed([head for head in heads if head_role(head) != "goal"]):
        words = re.sub(r"^(?:số lượng|số|tổng số)\s+|[()]", "", head.lower()).strip()
        if _is_counted(words):
            return words
    for head in reversed([head for head in heads if head_role(head) != "goal"]):
        if counted := _HEAD_NOUN_REGEX.match(f" {head.lower()}"):
            group = unit_groups()[plain(counted["unit"])]
            said = group != "refused" and head.lower().startswith("số ")
            if (group in ("thing", "prize") or said) and _is_counted(plain(counted["unit"])):
                return counted["unit"]
    if counted := named_noun(name.lower(), 0, len(name)) if name.lower().startswith("số ") else None:
        return name[slice(*counted)].lower()
    for head in heads:
        if counted := _GOAL_NOUN_REGEX.match(head.lower()):
            return counted[1]
    said = UNIT_REGEX.match(f" {name.lower()}")
    noun = plain(said["unit"]) if said else ""
    return said["unit"] if said and (unit_groups()[noun] == "thing" or noun in _PRIZES) else None


def _is_counted(noun: str) -> bool:
    """Whether a noun is counted by the number under it: "giải", "sáng kiến"; "LĐTT" says what so many people reach."""
    return noun in unit_groups() and (unit_groups()[noun] != "prize" or noun in _PRIZES)
