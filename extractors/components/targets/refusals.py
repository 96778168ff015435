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
_MEETING_REGEX = re.compile(
    r"(?:^|\W)(?:(?<!các cuộc )(?<!những cuộc )(?<!các buổi )họp|giao ban|hội ý|"
    r"sinh hoạt(?! (?:hè|câu lạc|clb|ngoại|văn|tập thể|trải|hướng))|trực báo)\W"
)
# "số bài dưới 2 điểm … không quá 15 bài", "học sinh đạt từ 8 điểm trở lên: 40%": the mark says which are counted.
_MARKED_REGEX = re.compile(
    r"(?:bài(?: thi| kiểm tra)?|học sinh|hs|em|môn|điểm|thí sinh|chi đội|lớp)(?: (?:đạt|có|bị|thi|được|điểm|số))*"
    r"(?: (?:dưới|trên|từ|không dưới|≥|>=|>|<))*\s*$"
)
# "từ 5 đến dưới 7 điểm xếp loại trung bình": a scale.
_SCALE_REGEX = re.compile(r"\s*(?:điểm)?\s*(?:thì|được|là|:)?\s*(?:xếp|loại|hạng|đạt loại)\s")
_BRACKET_BEFORE_REGEX = re.compile(r"\((?:khoảng |gồm |có )?$")
# "Giáo viên chủ nhiệm 14 lớp", "giáo viên cốt cán 4 trường": the number says which holders.
_POST_BEFORE_REGEX = re.compile(
    r"(?:giáo viên|gv|gvcn|hiệu trưởng|tổ trưởng|trưởng (?:bản|thôn|ấp|xóm|buôn|khu|ban)|cán bộ|"
    r"bí thư|nhân viên|đại diện)"
    r"(?: (?:chủ nhiệm|cốt cán|dạy|bộ môn|của|các|phụ trách|thuộc|ở|tại|thư viện|y tế)){0,3}\s*$"
)
# "chỉ còn 3/12 cái", "mới có 2 phòng": what there is.
_LEFT_REGEX = re.compile(
    r"(?:^|\W)(?:chỉ còn|hiện còn|hiện chỉ có|nay còn|vẫn còn|mới có|nay chỉ có|còn lại)(?: khoảng)?\s*$"
)
# "ngày 08/10/2022 (01 buổi)": how long something takes.
_LENGTH_BEFORE_REGEX = re.compile(r"\d\s?\((?:trong |khoảng |dự kiến |nửa |gồm )*$")
_LENGTH_UNITS = frozenset({"buổi", "tiết"})
# "đề kiểm tra 1 tiết", "bài viết 2 tiết": how long a test is.
_TEST_REGEX = re.compile(
    r"(?:^|\W)(?:(?:đề|bài|điểm|ma trận)(?: đề)?(?: (?:thi|kiểm tra|viết|làm văn|khảo sát))+|"
    r"kiểm tra(?: viết| định kỳ)?)\s*$"
)
_TAUGHT_REGEX = re.compile(r"\s*(?:dạy|/|mỗi)")
# "lớp nào có trên 50% bài yếu thì …": what follows if.
_WHOEVER_REGEX = re.compile(
    r"(?:^|\W)(?:lớp|tổ|em|học sinh|hs|giáo viên|gv|đồng chí|đ/c|cá nhân|môn|đơn vị|trường|ai|khối|chi đội) "
    r"nào (?!cũng)[^.;]{0,120}$"
)
_THEN_REGEX = re.compile(r"[^.;]{0,80}(?:\Wthì|\Wphải|\Wsẽ|\Wbị)\W")
_MADE_OF_REGEX = re.compile(r"(?:gồm(?: có)?|bao gồm|chia (?:làm|thành|ra)|chia|trong số)\s*$")
_WHOLE_REGEX = re.compile(r"(?:^|\W)trong(?: tổng)?(?: số)?\s*$")  # "chọn 4 mô-đun trong 41 mô-đun"
_PER_REGEX = re.compile(r"\s*(?:/|mỗi|một|trong|hàng|hằng)")
_CHECKED_REGEX = re.compile(r"(?:kiểm tra|thanh tra|khảo sát|thẩm định|dự giờ|thăm)(?!\w)[^.;]*$")
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
# A line that begins so tells of a past year, until it turns.
_PAST_LINE_REGEX = re.compile(r"(?:trong |kết quả |tổng kết |kết thúc )?năm học (20\d\d) ?- ?20\d\d")
_TURN_REGEX = re.compile(
    r"phấn đấu|chỉ tiêu|mục tiêu|năm học này|năm nay|năm học tới|năm học (20\d\d)|trong thời gian tới"
)
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
    before = context.lower[max(start, quantity.start - 20) : quantity.start]
    every = quantity.group == "thing" and _EVERY_REGEX.search(before) is not None
    counted = quantity.unit is not None and (quantity.of is not None or quantity.comparator != "=" or every)
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
    named = quantity.number != quantity.start or (quantity.group == "prize" and mood == "goal")
    if quantity.worded and not (named or _is_frequency(before, lower, stop)):
        return "word"
    if _is_difference(lower, quantity, before):
        return "difference"
    if mood != "goal" and quantity.unit == "điểm" and not _AT_REGEX.search(before):
        return "points"
    if mood != "goal" and (reason := _refuse_holders(lower, quantity, before)):
        return reason
    if quantity.comparator == "=" and quantity.of is None and _WHOLE_REGEX.search(before):
        return "whole"
    if quantity.unit == "điểm" and _SCALE_REGEX.match(lower, quantity.end):
        return "scale"
    if quantity.unit in ("điểm", None) and _is_mark_of_others(lower, quantity, before, end):
        return "mark"
    if _ABSENCE_REGEX.match(lower, stop):
        return "procedure"
    if quantity.unit in _LENGTH_UNITS and (reason := _refuse_length(lower, quantity, before)):
        return reason
    if quantity.value == 0 and quantity.unit is None and _ITEM_END_REGEX.match(lower, stop, end) and "%" in before:
        return None
    if quantity.unit is None and _is_tally(lower, quantity, end) and mood != "purpose":
        return None
    if quantity.unit is None and not (_UNITLESS_REGEX.search(before) or (
        mood == "goal" and quantity.comparator != "=" and _NOUN_REGEX.match(lower, stop, end))):  # fmt: skip
        return "no_unit"
    return None


def _refuse_length(lower: str, quantity: Quantity, before: str) -> str | None:
    """Return why lessons or half-days are a length and no count: "(01 buổi)", "đề kiểm tra 1 tiết"."""
    if lower.startswith(")", quantity.end) and _LENGTH_BEFORE_REGEX.search(before):
        return "length"
    named = quantity.number == quantity.start and quantity.value <= 2 and quantity.unit == "tiết"
    if named and _TEST_REGEX.search(before) and not _TAUGHT_REGEX.match(lower, quantity.end):
        return "length"
    return None


def _refuse_holders(lower: str, quantity: Quantity, before: str) -> str | None:
    """Return why people or bodies that are counted outside of goals are no target."""
    if quantity.group not in ("person", "body"):
        return None
    if _STATE_REGEX.search(before) or _MADE_OF_REGEX.search(before):
        return "past"
    if _PLACE_REGEX.search(before) and not _CHECKED_REGEX.search(before):
        return "place"
    if quantity.number == quantity.start and _POST_BEFORE_REGEX.search(before):
        return "place"
    if _BRACKET_BEFORE_REGEX.search(before) and quantity.comparator == "=" and quantity.of is None:
        return "bracket"
    return None


def _is_mark_of_others(lower: str, quantity: Quantity, before: str, end: int) -> bool:
    """Whether a mark says which papers or pupils are counted by the number after it."""
    if not _MARKED_REGEX.search(before + lower[quantity.start : quantity.number]):
        return False
    rest = re.split(r"[.;]\s", lower[quantity.end : min(end, quantity.end + 90)], maxsplit=1)[0]
    return re.search(r"\d+(?:[.,]\d+)?\s*(?:%|bài|em|học sinh|hs|môn|lớp)", rest) is not None


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
    if quantity.group == "thing" and _PER_REGEX.match(lower, quantity.end):  # "Diễn tập 2 lần/năm"
        return False
    return lower[quantity.number] != "0" and _NAME_REGEX.search(before) is not None


def _is_frequency(before: str, lower: str, stop: int) -> bool:
    """Whether "một" counts: "mỗi tháng một lần", "một lần/tháng"."""
    return re.search(r"(?:^|\W)(?:mỗi|hàng|hằng) [^.;]{0,90}$", before) is not None or lower.startswith("/", stop)


def _refuse_sentence(context: Context, quantity: Quantity, start: int) -> str | None:
    lower = context.lower
    floor = max(start, quantity.start - 300)
    cut = max(lower.rfind(mark, floor, quantity.start) for mark in (". ", "; ", "("))
    sentence = lower[cut + 1 if cut >= 0 else floor : quantity.number]
    if _PAST_REGEX.search(sentence) or _LEFT_REGEX.search(sentence):
        return "past"
    if _WHOEVER_REGEX.search(sentence) and _THEN_REGEX.match(lower, quantity.end):
        return "condition"
    if _PROCEDURE_REGEX.search(sentence) or _LEAVE_REGEX.search(sentence):
        return "procedure"
    if quantity.unit != "%" and _MEETING_REGEX.search(sentence):
        return "meeting"
    if is_of_past_year(context, start, quantity.start):
        return "past"
    year = _SCHOOL_YEAR_REGEX.search(sentence)
    if year and context.school_year and int(year[1]) < context.school_year:
        return "past"
    return None


def is_of_past_year(context: Context, start: int, place: int) -> bool:
    """Whether a line tells of a past year and has not turned to this one before ``place``.

    "Năm học 2009 - 2010 là năm thứ ba … . Kết quả tốt nghiệp đạt 87,5%", in a plan for 2010-2011.
    """
    told = _PAST_LINE_REGEX.match(context.lower, start)
    if told is None or context.school_year is None or int(told[1]) >= context.school_year:
        return False
    turns = _TURN_REGEX.finditer(context.lower, told.end(), max(place, told.end()))
    return all(turn[1] is not None and int(turn[1]) < context.school_year for turn in turns)
