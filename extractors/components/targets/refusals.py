"""Why a number is no target: each reason by its name."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.numbers import Quantity
from extractors.components.targets.vocabulary import refusal

_NAME_REGEX = re.compile(r"(?:^|(?<=\W))" + refusal("name_by_number").pattern)
_WEAK_NAME_REGEX = re.compile(r"(?:^|(?<=\W))" + refusal("weak_name").pattern)
_EVERY_REGEX = re.compile(r"(?:mỗi|hàng|hằng|một|/)\s*(?:học )?[^\W\d_]+\s*$")
_LISTED_NAME_REGEX = re.compile(
    r"(?:lớp|khối|tuần|tháng|ngày|tổ|phòng|điều|khoản|đợt|lần|vòng|thứ|năm|mức|học kỳ|học kì)\s+\d+[a-zđ]?\d*"
    r"(?:\s*(?:,|;|và|-|đến|hoặc)\s*(?:lớp |khối |thứ )?\d+[a-zđ]?\d*)*\s*(?:,|và|-|đến|hoặc|;)\s*$"
)
_DIFFERENCE_REGEX = re.compile(r"(?:^|(?<=\W))" + refusal("difference").pattern)
_PAST_REGEX = refusal("past")
_PROCEDURE_REGEX = refusal("procedure")
_LEAVE_REGEX = refusal("leave")
_MEETING_REGEX = re.compile(r"(?:^|\W)(?:họp|giao ban|hội ý|sinh hoạt chi bộ|trực báo)\W")
_ITEM_END_REGEX = re.compile(r"\s*(?:[,;.()\n]|$)")
_TALLY_REGEX = re.compile(
    r"(?:^|\W)(?:skkn|sáng kiến|cstđ|chiến s[ĩỹ] thi đua|lđtt|lao động tiên tiến|gvdg|gvg|giáo viên (?:dạy )?giỏi|hsg|"
    r"học sinh (?:giỏi|tiên tiến|xuất sắc)|giấy khen|bằng khen|giải|huy chương|đề tài|đồ dùng|cháu ngoan bác hồ)"
)
_LABEL_END_REGEX = re.compile(r"(?::|cấp \w+|huyện|tỉnh|trường|quận|thành phố|cơ sở|ngành|quốc gia|=)\s*$")
_RANK_REGEX = re.compile(
    r"(?:(?:xếp|hạng|đứng|từ|vị|toàn đoàn:?|đạt|vị trí) (?:\S+ ){0,2}thứ|(?:^|\W)(?:tốp|top|xếp hạng|đạt hạng))\s*$"
)
# The make-up of a test: "40% nhận biết, 30% thông hiểu".
_MATRIX_REGEX = re.compile(r"\s*(?:mức độ |câu |ở mức |điểm )?(?:nhận biết|thông hiểu|vận dụng|trắc nghiệm|tự luận)")
_COMPARED_REGEX = re.compile(r"[^,.;]{0,30}so với")
_AT_REGEX = re.compile(r"(?:tại|ở|bình quân|trung bình)[^,;.]*$")
_STATE_REGEX = re.compile(r"(?:trường|xã|chi bộ|khối \d+|huyện|đội ngũ|lớp|đội|ban|nhóm)(?: hiện)? (?:có|gồm)\s*$")
_PLACE_REGEX = re.compile(r"(?:^|\W)(?:tại|đến|của|ở|trong|đối với)\s*$")
_ABSENCE_REGEX = re.compile(r"\s*(?:không phép|có phép|không lý do|trở lên thì)")
_GLUED_REGEX = re.compile(r"[^\W\d_]")
_UNITLESS_REGEX = re.compile(r"(?:điểm (?:bình quân|trung bình|tb)|chỉ số)[^.;]{0,60} (?:đạt|là|từ|lên|:)\s*$")
_SCHOOL_YEAR_REGEX = re.compile(r"(?<!so với )năm học (20\d\d) ?- ?20\d\d")
_MONEY_REGEX = refusal("money_or_time")
_UNITLESS_WORDS = ("thứ", "tốp", "top", "hạng", "điểm", "chỉ số")
_NOUN_REGEX = re.compile(r"\s+[^\W\d_]{2,}")


def is_refused(context: Context, quantity: Quantity, start: int, end: int, mood: str | None) -> str | None:
    """Return the name of the reason why a number of the stretch ``[start, end)`` is no target; None if it is."""
    if mood in ("past", "criteria"):
        return mood
    lower = context.lower
    if quantity.group == "refused":
        return "money_or_time"
    share = quantity.unit == "%"
    if not share and mood == "purpose":
        return "purpose"
    counted = quantity.unit is not None and (quantity.of is not None or quantity.comparator != "=")
    if not share and not counted and context.is_taken(quantity.number, quantity.number + 1):
        return "date_or_citation"
    before = lower[max(start, quantity.start - 110) : quantity.start]
    if not share:
        reason = _refuse_count(context, quantity, before, end, mood)
        if reason:
            return reason
    elif _is_difference(lower, quantity, before):
        return "difference"
    elif _MATRIX_REGEX.match(lower, quantity.end):
        return "matrix"
    return _refuse_sentence(context, quantity, start)


def _refuse_count(context: Context, quantity: Quantity, before: str, end: int, mood: str | None) -> str | None:
    lower = context.lower
    stop = quantity.end
    if quantity.unit is None and (
        _GLUED_REGEX.match(lower, stop)
        or (
            quantity.comparator == "="
            and not _ITEM_END_REGEX.match(lower, stop, end)
            and not any(word in before for word in _UNITLESS_WORDS)
        )
    ):
        return "no_unit"
    if is_rank(before):
        return None if mood in ("goal", None) or quantity.comparator != "=" else "name_by_number"
    if quantity.number == quantity.start and not quantity.worded and _is_name(lower, quantity, before):
        return "name_by_number"
    if _MONEY_REGEX.match(lower, stop):
        return "money_or_time"
    if quantity.worded and not (quantity.number != quantity.start or _is_frequency(before, lower, stop)):
        return "word"
    if _is_difference(lower, quantity, before):
        return "difference"
    if mood != "goal" and quantity.unit == "điểm" and not _AT_REGEX.search(before):
        return "points"
    if mood != "goal" and quantity.group in ("person", "body") and _STATE_REGEX.search(before):
        return "past"
    if mood != "goal" and quantity.group in ("person", "body") and _PLACE_REGEX.search(before):
        return "place"
    if _ABSENCE_REGEX.match(lower, stop):
        return "procedure"
    if quantity.value == 0 and quantity.unit is None and _ITEM_END_REGEX.match(lower, stop, end) and "%" in before:
        return None
    if quantity.unit is None and _is_tally(lower, quantity, end) and mood != "purpose":
        return None
    if quantity.unit is None and not (_UNITLESS_REGEX.search(before) or (
        mood == "goal" and quantity.comparator != "=" and _NOUN_REGEX.match(lower, stop, end))):  # fmt: skip
        return "no_unit"
    return None


def _is_tally(lower: str, quantity: Quantity, end: int) -> bool:
    """Whether a bare number counts what its label names: "SKKN: cấp trường 15", "CSTĐ cơ sở: 7"."""
    if not _ITEM_END_REGEX.match(lower, quantity.end, end) or quantity.value >= 1000:
        return False
    floor = max(0, quantity.start - 120)
    cut = max(lower.rfind(mark, floor, quantity.start) for mark in ("\n", ". ", "| "))
    label = lower[cut + 1 if cut >= 0 else floor : quantity.start]
    return _TALLY_REGEX.search(label) is not None and _LABEL_END_REGEX.search(label) is not None


def is_rank(before: str) -> bool:
    """Whether a number is a place among others: "xếp thứ 6", "từ thứ 6", "tốp 10"."""
    return _RANK_REGEX.search(before) is not None


def _is_difference(lower: str, quantity: Quantity, before: str) -> bool:
    if _DIFFERENCE_REGEX.search(before):
        return True
    return quantity.comparator == ">" and _COMPARED_REGEX.match(lower, quantity.end) is not None


def _is_name(lower: str, quantity: Quantity, before: str) -> bool:
    """Whether the number names what stands before it ("lớp 9"), and does not count what follows."""
    if _EVERY_REGEX.search(before):
        return False
    if quantity.unit is None:
        patterns = (_NAME_REGEX, _WEAK_NAME_REGEX, _LISTED_NAME_REGEX)
        return any(pattern.search(before) for pattern in patterns)
    return lower[quantity.number] != "0" and _NAME_REGEX.search(before) is not None


def _is_frequency(before: str, lower: str, stop: int) -> bool:
    """Whether "một" counts: "mỗi tháng một lần", "một lần/tháng"."""
    return re.search(r"(?:^|\W)(?:mỗi|hàng|hằng) [^.;]{0,90}$", before) is not None or lower.startswith("/", stop)


def _refuse_sentence(context: Context, quantity: Quantity, start: int) -> str | None:
    lower = context.lower
    floor = max(start, quantity.start - 300)
    cut = max(lower.rfind(mark, floor, quantity.start) for mark in (". ", "; ", "("))
    sentence = lower[cut + 1 if cut >= 0 else floor : quantity.start]
    if _PAST_REGEX.search(sentence):
        return "past"
    if _PROCEDURE_REGEX.search(sentence) or _LEAVE_REGEX.search(sentence):
        return "procedure"
    if quantity.unit != "%" and _MEETING_REGEX.search(sentence):
        return "meeting"
    year = _SCHOOL_YEAR_REGEX.search(sentence)
    if year and context.school_year and int(year[1]) < context.school_year:
        return "past"
    return None
