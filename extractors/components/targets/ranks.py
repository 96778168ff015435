"""Numbers that compare: a place among others, and a difference from another year."""

import re

from extractors.components.targets.numbers import Quantity
from extractors.components.targets.vocabulary import refusal
from schemas import Comparator

_RANK_REGEX = re.compile(
    r"(?:(?:xếp|hạng|đứng|từ|vị|toàn đoàn:?|đạt|vị trí) (?:\S+ ){0,2}thứ"
    r"|(?:^|\W)(?:tốp|top|(?:xếp|đạt)(?: từ)? hạng))\s*$"
)
# "Xếp thứ trong huyện", "Thứ hạng": a column or row of places
_RANK_HEAD_REGEX = re.compile(
    r"(?:xếp |đứng )?(?:thứ|vị thứ|thứ tự|thứ hạng|hạng)(?! (?:hai|ba|tư|năm|sáu|bảy|[2-7]))(?!\w)"
)
# "từ thứ 6 trở lên" is sixth or better, a smaller number.
_SIGNS: dict[Comparator, Comparator] = {">=": "<=", ">": "<", "<=": "<=", "<": "<"}
_DIFFERENCE_REGEX = re.compile(r"(?:^|(?<=\W))" + refusal("difference").pattern)
# "Giảm tỷ lệ trẻ thừa cân 1,2% so với đầu năm"
_STEP_REGEX = re.compile(r"(?:^|\W)(?:tăng|giảm)(?: (?!còn |xuống |lên |đến |dưới |trên )[^\s.;,:]+){1,7}\s*$")
_COMPARED_AT_ONCE_REGEX = re.compile(r"\s*so với")
_COMPARED_REGEX = re.compile(r"[^,.;]{0,30}so với")


def is_rank(before: str) -> bool:
    """Whether a number is a place among others: "xếp thứ 6", "từ thứ 6", "tốp 10"."""
    return _RANK_REGEX.search(before) is not None


def is_head_of_ranks(head: str) -> bool:
    """Whether numbers under or beside this head are places among others: "Xếp thứ trong huyện"."""
    return _RANK_HEAD_REGEX.match(head.strip().lower()) is not None


def sign_of_rank(comparator: Comparator, plain: Comparator = "=") -> Comparator:
    """Return the comparator of a place from that of its words; ``plain`` where they have none."""
    return _SIGNS.get(comparator, plain)


def is_difference(lower: str, quantity: Quantity, before: str) -> bool:
    """Whether a number is a step from another and no level: "tăng 0,2%", "hơn 5% so với năm trước"."""
    if _DIFFERENCE_REGEX.search(before):
        return True
    if _STEP_REGEX.search(before) and _COMPARED_AT_ONCE_REGEX.match(lower, quantity.end):
        return True
    return quantity.comparator == ">" and _COMPARED_REGEX.match(lower, quantity.end) is not None
