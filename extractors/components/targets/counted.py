"""What a number counts: its unit as the plan writes it."""

import re

from extractors.components.targets.clauses import END_REGEX
from extractors.components.targets.context import Context
from extractors.components.targets.marks import is_subject_mark
from extractors.components.targets.numbers import Quantity
from extractors.components.targets.vocabulary import COUNTING_VERBS, UNIT_REGEX, plain, unit_groups

# "01 di tích", "05 màn hình": words that a counted noun does not begin or go on with.
_NO_NOUN = (
    r"(?:và|của|trong|trên|cho|với|về|tại|ở|theo|từ|đến|là|có|được|đạt|thì|mà|để|do|vào|ra|so|trở|hoặc|hay|như|nhưng|sẽ|đã|"
    r"mỗi|một|hai|các|những|mới|cấp|loại|hạng|xếp|tham|phải|không|lên|xuống|khi|nếu|trước|sau|cùng|chiếm|tương|bằng|hàng|hằng|năm|tháng|"
    r"tuần|ngày|nhà|trường|toàn|chống|xây|tự|rõ|tốt|sạch)"
)
_UNKNOWN_REGEX = re.compile(
    rf"\s?[\"“]?(?!{_NO_NOUN}(?!\w))(?P<noun>(?:ý |[^\W\d_])[^\W\d_]+(?:[ -](?!{_NO_NOUN}(?!\w))[^\W\d_]+){{0,3}})"
)
# "2 gói/em", "10 vỏ lon mỗi học sinh": so many for each
_RATE_REGEX = re.compile(
    r"\s?(?:/|mỗi |trên (?=mỗi))\s?(?:mỗi |1 |một )?(?:em|hs|học sinh|gv|giáo viên|đội viên|đoàn viên|đảng viên|"
    r"trẻ|cháu|lớp|chi đội|tổ|khối|nhóm|phòng|người|năm|tháng|tuần|quý|ngày|học k|hk|kỳ|đợt|lần|số)(?!\w*\d)"
)
_VERB_REGEX = re.compile(
    rf"(?:^|\W)(?:{COUNTING_VERBS})(?: (?:thêm|mới|lại|cho|ít|được|khoảng|tối|thiểu|nhất|đủ|và))*\s*$"
)
_EACH_REGEX = re.compile(r"(?:^|\W)(?:mỗi|từng) [^,.;:\d]{2,40}$")
_HELD_REGEX = re.compile(r"(?:^|\W)mỗi [^.;:]{2,80}$")
_FOR_EACH_REGEX = re.compile(r"(?:^|\W)mỗi (?:[^\W\d_]+ ){1,3}$")
_OPENING_REGEX = re.compile(r"(?:^|[:;,+]|\W- | và)\s*$")
_FOR_ONE_REGEX = re.compile(r"(?: [^\W\d_]+){0,6} \d{1,3} [^\W\d_]")
_TALLY_UNIT_REGEX = re.compile(r"skkn|sáng kiến|đề tài|đồ dùng|giấy khen|bằng khen|giải|huy chương")
_NOUN_REGEX = re.compile(rf"\s?[\"“]?([^\W\d_]+(?:[\s-](?!{_NO_NOUN}(?!\w))[^\W\d_]+)?)")
_LABEL_NOUN_REGEX = re.compile(rf"(?:tổng )?(?:số )?(?:lượng )?{UNIT_REGEX.pattern}")
_COUNTED_LABEL_REGEX = re.compile(r"(?:số )?(?P<noun>lớp|chi đội|chi đoàn|tổ|phòng|hồ sơ|nhóm|khối)(?!\w)")


def counts_unknown(lower: str, quantity: Quantity, before: str, end: int, mood: str | None) -> bool:
    """Whether a number counts a noun that no lexicon knows; ``before`` are the words before it.

    1. "trang bị 10 kính hiển vi", "nhận đỡ đầu 01 mẹ liệt sĩ": behind a verb
    2. "2 gói/em", "10 vỏ lon mỗi học sinh": so many for each
    3. "mỗi chi đội 02 chiếu": for each so many
    4. "01 nhạc công": with a leading zero, where an item begins
    """
    noun = _UNKNOWN_REGEX.match(lower, quantity.end, end)
    if noun is None or quantity.worded:
        return False
    if quantity.of is not None:  # "6/8 môn"
        return mood == "goal" and 0 < quantity.value <= quantity.of
    padded = lower[quantity.number] == "0" and quantity.value < 10
    if mood == "goal":
        return bool(
            quantity.comparator != "="
            or _RATE_REGEX.match(lower, noun.end(), end)
            or _VERB_REGEX.search(before)
            or _EACH_REGEX.search(before)
            or ((padded or END_REGEX.match(lower, noun.end(), end)) and _OPENING_REGEX.search(before))
        )
    if quantity.comparator != "=" and mood in (None, "neutral") and _HELD_REGEX.search(before):
        return True
    return padded and mood in (None, "neutral") and _VERB_REGEX.search(before) is not None


def is_each(lower: str, quantity: Quantity, before: str, end: int) -> bool:
    """Whether one of something says for whom the next number is: "01 cô phụ trách không quá 25 trẻ"."""
    plain_one = quantity.comparator == "=" and quantity.of is None and not quantity.worded
    return (
        plain_one
        and _OPENING_REGEX.search(before) is not None
        and _FOR_ONE_REGEX.match(lower, quantity.end, end) is not None
    )


def is_for_each(before: str) -> bool:
    """Whether the number behind is of each body: "mỗi chi đội 02 …"; a heading's number is none: "mỗi lớp 5A"."""
    return _FOR_EACH_REGEX.search(before) is not None


def named_noun(lower: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a label begins with the noun that its number counts: "Chuyên đề: 2", "Số lớp: 9"."""
    noun = _LABEL_NOUN_REGEX.match(lower, start, end)
    counted = noun is not None and unit_groups()[plain(noun["unit"])] in ("thing", "body", "person")
    return noun.span("unit") if noun is not None and counted else None


def unit_of(context: Context, quantity: Quantity, start: int, end: int) -> str | None:
    """Return the unit as the plan writes it; the noun behind a number that no lexicon knows counts too."""
    if quantity.unit == "%":
        return "%"
    if quantity.unit:
        at = context.lower.rfind(quantity.unit, quantity.number, quantity.end)
        return context.text[at : at + len(quantity.unit)] if at >= 0 else quantity.unit
    if context.lower.find("điểm ", start, end) >= 0 or context.lower.find("chỉ số", start, end) >= 0:
        return "điểm"
    if is_subject_mark(context.lower, quantity):
        return "điểm"
    if END_REGEX.match(context.lower, quantity.end):
        if quantity.value == 0:
            return "%"
        own = max(context.lower.rfind(mark, start, end - 1) for mark in (": ", "; ")) + 2  # "Danh hiệu: Tổ LĐTT: 3/4"
        counted = _COUNTED_LABEL_REGEX.match(context.lower, max(own, start), end)
        if quantity.of is not None and (counted or (counted := _COUNTED_LABEL_REGEX.match(context.lower, start, end))):
            return context.text[counted.start("noun") : counted.end("noun")]
        if counted := named_noun(context.lower, start, end):
            return context.text[slice(*counted)]
        tally = _TALLY_UNIT_REGEX.search(context.lower, start, end)
        return context.text[slice(*tally.span())] if tally else None
    noun = _NOUN_REGEX.match(context.lower, quantity.end)
    return context.text[noun.start(1) : noun.end(1)] if noun else None
