"""Why a number without "%" counts nothing that the plan sets out to reach: a name, a length, a mark, a state."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.counted import counts_unknown, is_each
from extractors.components.targets.marks import is_subject_mark, refuse_mark
from extractors.components.targets.measures import refuse_measure
from extractors.components.targets.names_by_number import is_name
from extractors.components.targets.numbers import Quantity
from extractors.components.targets.ranks import is_difference, is_rank
from extractors.components.targets.tallies import ITEM_END_REGEX, is_tally
from extractors.components.targets.vocabulary import refusal

_BRACKET_BEFORE_REGEX = re.compile(r"\((?:khoảng |gồm |có )?(?:\d+ [^\W\d_]+(?: [^\W\d_]+)?, ?)*$")
# "Giáo viên chủ nhiệm 14 lớp", "giáo viên cốt cán 4 trường": the number says which holders.
_POST_BEFORE_REGEX = re.compile(
    r"(?:giáo viên|gv|gvcn|hiệu trưởng|tổ trưởng|trưởng (?:bản|thôn|ấp|xóm|buôn|khu|ban)|cán bộ|"
    r"bí thư|nhân viên|đại diện)"
    r"(?: (?:chủ nhiệm|cốt cán|dạy|bộ môn|của|các|phụ trách|thuộc|ở|tại|thư viện|y tế)){0,3}\s*$"
)
_MADE_OF_REGEX = re.compile(r"(?:gồm(?: có)?|bao gồm|chia (?:làm|thành|ra)|chia|trong số)\s*$")
_WHOLE_REGEX = re.compile(r"(?:^|\W)trong(?: tổng)?(?: số)?\s*$")  # "chọn 4 mô-đun trong 41 mô-đun"
_CHECKED_REGEX = re.compile(r"(?:kiểm tra|thanh tra|khảo sát|thẩm định|dự giờ|thăm)(?!\w)[^.;]*$")
_AT_REGEX = re.compile(r"(?:tại|ở|bình quân|trung bình)[^,;.]*$")
_STATE_REGEX = re.compile(
    r"(?:trường|trung tâm|đơn vị|xã|chi bộ|đảng bộ|công đoàn(?: cơ sở)?|cđcs|liên đội|chi đoàn|bch|khối \d+|huyện|"
    r"đội ngũ|lớp|đội|ban|nhóm)(?: hiện)? (?:có|gồm)\s*$"
)
# "Tiểu ban nội dung: 03 đồng chí": who a committee is made of.
_COMMITTEE_REGEX = re.compile(
    r"(?:^|\W)(?:tiểu ban|ban (?:tổ chức|giám khảo|thư ký|thư kí|chỉ đạo|coi thi|chấm|ra đề|trọng tài|"
    r"nội dung|hậu cần)|"
    r"hội đồng|nhóm|tổ (?:thư ký|thư kí|phục vụ|chấm|ra đề|bảo vệ|kiểm tra|trọng tài|hậu cần|giúp việc|công tác)|"
    r"đoàn kiểm tra|thành phần|ủy viên|uỷ viên)[^:;.,\d]{0,40}(?::|gồm|có|\()(?: (?:có|gồm))?\s*$"
)
_PLACE_REGEX = re.compile(r"(?:^|\W)(?:tại|đến|của|ở|trong|đối với|phụ trách|quản lý|quản lí|theo dõi(?: riêng)?)\s*$")
_ABSENCE_REGEX = re.compile(r"\s*(?:không phép|có phép|không lý do|(?:trở lên )?thì (?:không|bị|sẽ|phải|hạ))")
# "khai giảng khi đủ 25 người/lớp"
_IF_REGEX = re.compile(r"(?:^|\W)(?:khi|nếu) (?:có |đã )?(?:đủ|đạt|có)\s*$")
# "dạy học 2 buổi/ngày": a way of schooling
_MODE_REGEX = re.compile(r"\s?/\s?ngày")
_FIRST_YEAR = 1000  # "tháng 12/2023 trường đạt …" is no fraction
# "Giải bóng đá gồm 6 đội": who a contest is between
_PART_REGEX = re.compile(r"[\d.,]+ (?:trong|trên) ")  # "2 trong số 6 buồng không dùng được" is a state
_STAYING_REGEX = re.compile(r"(?:^|\W)(?:bán trú|nội trú|ở trọ)\s*:?\s*$")
_CONTEST_REGEX = re.compile(r"(?:^|\W)(?:giải|hội thi|hội thao|cuộc thi|đội hình)(?: [^\s,;.:]+){0,6} gồm(?: có)?\s*$")
# "9 em đã bỏ học", "31 em đã được cấp thẻ": what has come about; "6 trong số 9 em đã bỏ học" aims at six of them.
_DONE_REGEX = re.compile(r"\s+(?:đã|vừa|đang) (?!đăng k)")
# "lớp 9 (137 HS)": how many the class has
_CLASS_BEFORE_REGEX = re.compile(r"(?:^|\W)(?:lớp|khối|nhóm) ?\d{1,2}[a-zđ]?\d{0,2} \($")
# "không quá 2 môn cho 1 em"
_FOR_ONE_REGEX = re.compile(r"\d [^,.;:\d]{1,30} (?:cho|trên)(?: mỗi)?\s*$")
_GLUED_REGEX = re.compile(r"[^\W\d_]")
_UNITLESS_REGEX = re.compile(r"(?:điểm (?:bình quân|trung bình|tb)|chỉ số)[^.;]{0,60} (?:đạt|là|từ|lên|:)\s*$")
_COMPARED_SCORE_REGEX = re.compile(r"(?:điểm (?:bình quân|trung bình|tb|thi|số)|chỉ số)[^.;]{0,80}$")
_MONEY_REGEX = refusal("money_or_time")
_UNITLESS_WORDS = ("thứ", "tốp", "top", "hạng", "điểm", "chỉ số")


def refuse_count(context: Context, quantity: Quantity, before: str, end: int, mood: str | None) -> str | None:
    """Return the name of the reason why a count is no target, None if it is one."""
    lower = context.lower
    stop = quantity.end
    if quantity.unit is None and (
        _GLUED_REGEX.match(lower, stop)
        or (
            quantity.comparator == "="
            and not ITEM_END_REGEX.match(lower, stop, end)
            and not any(word in before for word in _UNITLESS_WORDS)
            and not counts_unknown(lower, quantity, before, end, mood)
        )
    ):
        return "no_unit"
    if is_rank(before):
        return None if mood in ("goal", None) or quantity.comparator != "=" else "name_by_number"
    fraction = quantity.unit is not None and quantity.of is not None and quantity.value <= quantity.of < _FIRST_YEAR
    if quantity.number == quantity.start and not (quantity.worded or fraction) and is_name(lower, quantity, before):
        return "name_by_number"
    if _MONEY_REGEX.match(lower, stop):
        return "money_or_time"
    named = quantity.number != quantity.start or (quantity.group == "prize" and mood == "goal")
    if quantity.worded and not (named or _is_frequency(before, lower, stop)):
        return "word"
    if is_difference(lower, quantity, before):
        return "difference"
    reason = _refuse_outside_goals(lower, quantity, before) if mood != "goal" else None
    reason = reason or _refuse_meaning(context, quantity, before, end)
    if reason or quantity.unit is not None:
        return reason
    return None if _counts_without_unit(lower, quantity, before, end, mood) else "no_unit"


def _refuse_outside_goals(lower: str, quantity: Quantity, before: str) -> str | None:
    """Return why a count is no target where no goal is announced: marks, what something is made of, states."""
    if quantity.unit == "điểm" and not _AT_REGEX.search(before):
        return "points"
    if quantity.comparator == "=" and _MADE_OF_REGEX.search(before):
        return "past"
    return _refuse_holders(lower, quantity, before)


def _is_caption(context: Context, place: int) -> bool:
    """Whether a line stands over a table or a list: "Kết quả các môn học (399 HS):"."""
    line = context.layout.line_at(place)
    below = context.layout.lines[line.index + 1 : line.index + 2]
    return context.lower[line.end - 1 : line.end] == ":" or (bool(below) and below[0].is_row)


def _refuse_meaning(context: Context, quantity: Quantity, before: str, end: int) -> str | None:
    """Return why a count means something else than how many there shall be."""
    lower = context.lower
    if quantity.value == 1 and quantity.group in ("person", "body") and is_each(lower, quantity, before, end):
        return "each"
    if quantity.comparator == "=" and quantity.of is None and _WHOLE_REGEX.search(before):
        return "whole"
    if quantity.unit in ("điểm", None) and (reason := refuse_mark(lower, quantity, before, end)):
        return reason
    if _ABSENCE_REGEX.match(lower, quantity.end):
        return "procedure"
    if _IF_REGEX.search(before):
        return "condition"
    plain = quantity.comparator == "=" and quantity.of is None
    if quantity.comparator == "=" and quantity.of is not None and _PART_REGEX.match(lower, quantity.number):
        return "whole"
    if plain and quantity.group == "body" and _CONTEST_REGEX.search(before):
        return "past"
    if plain and quantity.group == "person":
        if _DONE_REGEX.match(lower, quantity.end):
            return "past"
        closed = before.endswith("(") and lower.startswith(")", quantity.end)
        if closed and (_CLASS_BEFORE_REGEX.search(before) or _is_caption(context, quantity.number)):
            return "bracket"
        if _STAYING_REGEX.search(before):
            return "past"
        if quantity.value == 1 and _FOR_ONE_REGEX.search(before):
            return "each"
    if quantity.unit == "buổi" and quantity.value == 2 and _MODE_REGEX.match(lower, quantity.end):
        return "mode"
    if quantity.unit == "bản" and _BRACKET_BEFORE_REGEX.search(before):
        return "copies"
    return refuse_measure(lower, quantity, before)


def _counts_without_unit(lower: str, quantity: Quantity, before: str, end: int, mood: str | None) -> bool:
    """Whether a number without a known unit counts: "Kém: 0" among shares, a tally, a mark, a fraction, a rare noun."""
    if quantity.value == 0 and ITEM_END_REGEX.match(lower, quantity.end, end) and "%" in before:
        return True
    if is_tally(lower, quantity, end, mood) and mood != "purpose":
        return True
    return (
        _is_score(quantity, before)
        or (mood == "goal" and is_subject_mark(lower, quantity))
        or (mood == "goal" and quantity.of is not None and 0 < quantity.value <= quantity.of)
        or counts_unknown(lower, quantity, before, end, mood)
    )


def _is_score(quantity: Quantity, before: str) -> bool:
    """Whether a bare number is a mark aimed at: "điểm trung bình đạt 6,1", "điểm bình quân 3 môn từ 5,0 trở lên"."""
    return (_UNITLESS_REGEX if quantity.comparator == "=" else _COMPARED_SCORE_REGEX).search(before) is not None


def _refuse_holders(lower: str, quantity: Quantity, before: str) -> str | None:
    """Return why people or bodies that are counted outside of goals are no target."""
    if quantity.group not in ("person", "body"):
        return None
    if _STATE_REGEX.search(before):
        return "past"
    if quantity.group == "person" and quantity.comparator == "=" and _COMMITTEE_REGEX.search(before):
        return "committee"
    if _PLACE_REGEX.search(before) and not _CHECKED_REGEX.search(before):
        return "place"
    if quantity.number == quantity.start and _POST_BEFORE_REGEX.search(before):
        return "place"
    if _BRACKET_BEFORE_REGEX.search(before) and quantity.comparator == "=" and quantity.of is None:
        return "bracket"
    return None


def _is_frequency(before: str, lower: str, stop: int) -> bool:
    """Whether "một" counts: "mỗi tháng một lần", "một lần/tháng"."""
    return re.search(r"(?:^|\W)(?:mỗi|hàng|hằng) [^.;]{0,90}$", before) is not None or lower.startswith("/", stop)
