"""Marks that are no target: bounds of a scale, and what says which papers or pupils are counted."""

import re

from extractors.components.targets.numbers import Quantity
from extractors.components.targets.vocabulary import TAUGHT

_RATINGS = "tốt|khá|giỏi|đạt|trung bình|tb|yếu|kém|chưa đạt|xuất sắc|chưa đáp ứng|đáp ứng"
# "từ 5 đến dưới 7 điểm xếp loại trung bình": a scale.
_SCALE_REGEX = re.compile(
    r"\s*(?:điểm)?\s*(?:thì|được|là|:|=|->)?\s*(?:xếp|loại|hạng|mức|đạt loại|"
    rf"(?:{_RATINGS})(?=\s*(?:[;.,)]|$)))(?!\w)"
)
# "Loại Trung bình: từ 5 đến dưới 7 điểm", "mức A là 90 điểm"
_SCALE_LABEL_REGEX = re.compile(
    rf"(?:^|\W)(?:mức|loại|hạng|bậc)(?: \w{{1,2}}| (?:{_RATINGS}))?\s*(?:là|:|=|-)?"
    r"(?:\s*(?:có |đạt |nếu )*(?:tổng )?(?:số )?điểm(?: [^\W\d_]+){0,4})?\s*$"
)
# "điểm trung bình từ 8,0 là giỏi", "từ 6,5 thì xếp loại khá"
_SCALE_WORDS_REGEX = re.compile(rf"\s*(?:thì|là|->|→|=)\s*(?:được |xếp |đạt )*(?:loại )?(?:{_RATINGS})(?!\w)")
# "số bài dưới 2 điểm … không quá 15 bài", "học sinh đạt từ 8 điểm trở lên: 40%": the mark says which are counted.
_MARKED_REGEX = re.compile(
    r"(?:bài(?: thi| kiểm tra)?"
    r"(?: (?:cuối|giữa|đầu|hết) (?:(?:học )?k[ỳì](?: \w{1,3})?|hk ?\w{1,3}|năm(?: học)?))?"
    r"|học sinh|hs|em|môn|điểm|thí sinh|chi đội|lớp)(?: (?:đạt|có|bị|thi|được|điểm|số|tb|tbm|môn|cả năm))*"
    r"(?: (?:dưới|trên|từ|không dưới|≥|>=|>|<))*\s*$"
)
# "không có điểm thành phần dưới 7", "cộng 3 điểm": what a mark asks for, or what is added to it.
_BOUND_REGEX = re.compile(
    r"(?:không (?:có )?(?:điểm|môn|bài)(?: [^\W\d_]+){0,5}|(?:^|\W)(?:cộng|trừ)(?: thêm| từ| tối đa)?)"
    r"(?: (?:dưới|trên|từ|quá|thấp hơn))?\s*$"
)
_SHARE_OF_REGEX = re.compile(r"(?:^|\W)(?:tỷ lệ|tỉ lệ) (?:[^\W\d_]+ ){1,5}$")
_COUNTED_REGEX = re.compile(r"\d+(?:[.,]\d+)?\s*(?:%|bài|em|học sinh|hs|môn|lớp)|\(\s*%\s*\)")
# "học viên đạt từ 24 điểm: 300.000 đồng": for what a reward is given.
_COUNTED_BEFORE_REGEX = re.compile(
    r"\d (?:em|hs|học sinh|thí sinh|học viên|bài|lượt em)(?: (?:đạt|có|được|đỗ|thi))*"
    r"(?: (?:tổng )?(?:số )?điểm(?: [^\W\d]+){0,3})?(?: (?:từ|trên|≥))?\s*$"
)
_REWARD_REGEX = re.compile(
    r"\s*(?:trở lên)?\s*(?:[:=(–-]|được|thưởng)\s*(?:thưởng |được )*\d[\d.]{2,}\s?(?:đồng|đ|vnđ|vnd|k|nghìn|ngàn)(?!\w)"
)


# "Thi vào 10: Toán đạt 6,0, Văn 6,5": a decimal behind a school subject where an exam is spoken of.
_SUBJECT_MARK_REGEX = re.compile(
    r"(?:thi|điểm|khảo sát|tốt nghiệp)(?!\w)(?:[^.]|\.(?=\d)){0,100}?(?:^|\W)(?:môn )?"
    rf"(?:{TAUGHT})\s*(?::|đạt|là|=|-)*\s*$"
)
_DECIMAL_REGEX = re.compile(r"\d[.,]\d{1,2}(?![\d%])")


# "Trọng số: sản phẩm 50%, thuyết trình 30%", "chiếm 40% tổng điểm": what parts a mark is made of.
_WEIGHTS_REGEX = re.compile(
    r"(?:trọng số|t[ỷỉ] trọng|hệ số|cơ cấu điểm|cấu trúc (?:đề|bài|điểm)|cách tính điểm|thành phần điểm)[^.\n]*$"
)
_MARKS_REGEX = re.compile(
    r"(?:^|\W)(?:chấm điểm|(?<!đạt )điểm (?:thi|đánh giá|số|tổng kết|dự án|sản phẩm|bài thi|hội thi|phần thi|đề tài))"
    r"[^.;:\n]{0,40}:[^.\n]*$"
)
_OF_MARK_REGEX = re.compile(
    r"\s*(?:của )?(?:tổng )?(?:số )?điểm(?! (?:số|trung bình|bình quân|trường|lẻ|chính|tb|từ|trên|dưới|[\d<>≥]))(?!\w)"
)
_REACHED_REGEX = re.compile(rf"(?:^|\W)(?:{_RATINGS}|học sinh|hs|bài|lớp|khối|em|trở lên|loại|trên|môn)(?!\w)")


def is_weight(lower: str, quantity: Quantity, before: str, mood: str | None) -> bool:
    """Whether a share is the weight of a part in a mark: "Điểm thi: sản phẩm 50%, thuyết trình 30%"."""
    if quantity.comparator != "=":
        return False
    if _WEIGHTS_REGEX.search(before) or _OF_MARK_REGEX.match(lower, quantity.end):
        return True
    label = re.split(r"[,:;]", before)[-1]
    return mood != "goal" and _MARKS_REGEX.search(before) is not None and not _REACHED_REGEX.search(label)


def is_subject_mark(lower: str, quantity: Quantity) -> bool:
    """Whether a bare decimal is the mark aimed at in a school subject: "thi vào 10: Toán đạt 6,0, Văn 6,5"."""
    if quantity.unit is not None or quantity.value > 10 or not _DECIMAL_REGEX.match(lower, quantity.number):
        return False
    before = lower[max(0, quantity.start - 110) : quantity.start].rpartition("\n")[2]
    return _SUBJECT_MARK_REGEX.search(before) is not None


def refuse_mark(lower: str, quantity: Quantity, before: str, end: int) -> str | None:
    """Return why a number of points, or one without a unit, is no mark aimed at; None if it may be one.

    1. "Loại Khá: từ 7 đến dưới 9 điểm", "từ 8,0 là giỏi": a scale
    2. "tỷ lệ bài thi từ 5 điểm trở lên: 80%": says which are counted
    3. "đạt từ 24 điểm: 300.000 đồng": a reward
    """
    scaled = _SCALE_REGEX.match(lower, quantity.end) or _SCALE_LABEL_REGEX.search(before)
    if (quantity.unit is not None and scaled) or _SCALE_WORDS_REGEX.match(lower, quantity.end):
        return "scale"
    if _BOUND_REGEX.search(before + lower[quantity.start : quantity.number]):
        return "scale"
    if _REWARD_REGEX.match(lower, quantity.end):
        return "reward"
    return "mark" if _is_mark_of_others(lower, quantity, before, end) else None


def _is_mark_of_others(lower: str, quantity: Quantity, before: str, end: int) -> bool:
    """Whether a mark says which papers or pupils are counted by the number after it."""
    words = before + lower[quantity.start : quantity.number]
    if quantity.comparator != "=" and _COUNTED_BEFORE_REGEX.search(words):  # "05 em từ 27 điểm"
        return True
    if not _MARKED_REGEX.search(words):
        return False
    if "điểm bình quân" in before or "điểm trung bình" in before:
        return False
    if quantity.comparator != "=" and quantity.unit is not None and _SHARE_OF_REGEX.search(before):
        return True
    rest = re.split(r"[.;]\s", lower[quantity.end : min(end, quantity.end + 90)], maxsplit=1)[0]
    return _COUNTED_REGEX.search(rest) is not None
