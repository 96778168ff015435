"""Numbers that name what stands before them: "lớp 9", "đợt 2", "mức 3", "khối 4, 5"."""

import re

from extractors.components.targets.counted import is_for_each
from extractors.components.targets.numbers import Quantity
from extractors.components.targets.vocabulary import refusal

EVERY_REGEX = re.compile(r"(?:mỗi|hàng|hằng|một|/)\s*(?:học )?[^\W\d_]+\s*$")
_NAME_REGEX = re.compile(r"(?:^|(?<=\W))" + refusal("name_by_number").pattern)
_WEAK_NAME_REGEX = re.compile(r"(?:^|(?<=\W))" + refusal("weak_name").pattern)
_LISTED_NAME_REGEX = re.compile(
    r"(?:lớp|khối|tuần|tháng|ngày|tổ|phòng|điều|khoản|đợt|lần|vòng|thứ|năm|mức|học kỳ|học kì)\s+\d+[a-zđ]?\d*"
    r"(?:\s*(?:,|;|và|-|đến|hoặc)\s*(?:lớp |khối |thứ )?\d+[a-zđ]?\d*)*\s*(?:,|và|-|đến|hoặc|;)\s*$"
)
_PER_REGEX = re.compile(r"\s*(?:/|mỗi|một|trong|hàng|hằng)")
# "đạt mức 3 bộ chỉ số": the level, not what follows
_LEVEL_BEFORE_REGEX = re.compile(r"(?:^|\W)(?:mức(?: độ)?|cấp độ|hạng|bậc)\s*$")


def is_name(lower: str, quantity: Quantity, before: str) -> bool:
    """Whether the number names what stands before it ("lớp 9"), and does not count what follows."""
    if EVERY_REGEX.search(before):
        return False
    if _LEVEL_BEFORE_REGEX.search(before) and lower[quantity.number] != "0":
        return True
    if quantity.unit is None:
        if is_for_each(before):
            return False
        patterns = (_NAME_REGEX, _WEAK_NAME_REGEX, _LISTED_NAME_REGEX)
        return any(pattern.search(before) for pattern in patterns)
    if quantity.group == "thing" and _PER_REGEX.match(lower, quantity.end):  # "Diễn tập 2 lần/năm"
        return False
    return lower[quantity.number] != "0" and _NAME_REGEX.search(before) is not None
