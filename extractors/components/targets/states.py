"""Numbers that tell what there is and set no goal: what has come about, what is broken, how many a class has."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.numbers import Quantity

_WHOLE_REGEX = re.compile(r"(?:^|\W)trong(?: tổng)?(?: số)?\s*$")  # "chọn 4 mô-đun trong 41 mô-đun"
_PART_REGEX = re.compile(r"[\d.,]+ (?:trong|trên) ")  # "2 trong số 6 buồng không dùng được"
_STAYING_REGEX = re.compile(r"(?:^|\W)(?:bán trú|nội trú|ở trọ)\s*:?\s*$")  # "bán trú 412 em"
# "Giải bóng đá gồm 6 đội": who a contest is between
_CONTEST_REGEX = re.compile(r"(?:^|\W)(?:giải|hội thi|hội thao|cuộc thi|đội hình)(?: [^\s,;.:]+){0,6} gồm(?: có)?\s*$")
# "9 em đã bỏ học", "31 em đã được cấp thẻ": what has come about; "6 trong số 9 em đã bỏ học" aims at six of them.
_DONE_REGEX = re.compile(r"\s+(?:đã|vừa|đang|chưa (?:có|được|biết|đăng)) (?!đăng k)")
_BROKEN_REGEX = re.compile(r"\s+(?:bị )?(?:hỏng|hư)(?!\w)")
_LEFT_REGEX = re.compile(r"(?:còn|xuống|dưới|giảm)\s*$")
# "01 đề chính thức, 02 dự phòng": what a number is made of
_SPARE_REGEX = re.compile(r"\d{1,3} (?:[^\W\d_]+ )?(?:dự phòng|dự bị|dự trữ)(?!\w)")
# "đối với môn 35 tiết", "cho lớp 30 em": which one is meant
_QUALIFIED_REGEX = re.compile(
    r"(?:^|\W)(?:đối với|với|cho) (?:các |những )?(?:môn|lớp|trường|khối|nhóm)(?: học)?(?: có)?\s*$"
)
# "đề nghị Phòng GD&ĐT bổ sung 02 giáo viên": what others are asked for
_ASKED_REGEX = re.compile(
    r"(?:^|\W)(?:đề nghị|kiến nghị|đề xuất|xin) (?:với )?"
    r"(?:phòng|sở|ubnd|ủy ban|uỷ ban|lãnh đạo|cấp trên|ngành|địa phương|bộ)"
    r"[^.;]* (?:bổ sung|cấp|hỗ trợ|đầu tư|tăng cường|điều động|xây|trang bị|cho)(?: thêm| mới)*\s*$"
)
# "miễn học phí cho 17 HS": who is let off
_LET_OFF_REGEX = re.compile(r"(?:^|\W)(?:miễn|giảm)(?!\w)[^.;:]{0,40} cho\s*$")
# "phòng máy có 35 bộ thì hỏng 9 bộ"
_OUT_OF_ORDER_REGEX = re.compile(r"(?:^|\W)(?:hỏng|hư|mất)\s*$")
# "100% phiếu của 642 hộ": whose the counted are
_OWNER_REGEX = re.compile(r"\d ?%? [^.;,\d]{1,40} của(?: tất cả| toàn bộ)?\s*$")
# "15 tiêu chí ban hành kèm theo Kế hoạch số …": what a norm has
_ISSUED_REGEX = re.compile(r"\s*(?:được )?(?:ban hành|quy định)(?: kèm)?(?: theo| tại)")
# "lớp 9 (137 HS)": how many the class has
_CLASS_BEFORE_REGEX = re.compile(r"(?:^|\W)(?:lớp|khối|nhóm) ?\d{1,2}[a-zđ]?\d{0,2} \($")


def refuse_state(context: Context, quantity: Quantity, before: str) -> str | None:
    """Return why a count without a comparator says what there is; None if it may set a goal."""
    lower = context.lower
    if (
        _ISSUED_REGEX.match(lower, quantity.end)
        or _BROKEN_REGEX.match(lower, quantity.end)
        or _OUT_OF_ORDER_REGEX.search(before)
    ):
        return "past"
    if _SPARE_REGEX.match(lower, quantity.number) or _QUALIFIED_REGEX.search(before) or _OWNER_REGEX.search(before):
        return "part"
    if _ASKED_REGEX.search(before) or _LET_OFF_REGEX.search(before):
        return "request"
    if quantity.of is not None:
        return "whole" if _PART_REGEX.match(lower, quantity.number) else None
    if _WHOLE_REGEX.search(before):
        return "whole"
    if quantity.group == "body":
        return "past" if _CONTEST_REGEX.search(before) else None
    return _refuse_people(context, quantity, before) if quantity.group == "person" else None


def _refuse_people(context: Context, quantity: Quantity, before: str) -> str | None:
    """Return why a number of people says what there is."""
    if _DONE_REGEX.match(context.lower, quantity.end) and not _LEFT_REGEX.search(before):
        return "past"
    closed = before.endswith("(") and context.lower.startswith(")", quantity.end)
    if closed and (_CLASS_BEFORE_REGEX.search(before) or _is_caption(context, quantity.number)):
        return "bracket"
    return "past" if _STAYING_REGEX.search(before) else None


def _is_caption(context: Context, place: int) -> bool:
    """Whether a line stands over a table or a list: "Kết quả các môn học (399 HS):"."""
    line = context.layout.line_at(place)
    below = context.layout.lines[line.index + 1 : line.index + 2]
    return context.lower[line.end - 1 : line.end] == ":" or (bool(below) and below[0].is_row)
