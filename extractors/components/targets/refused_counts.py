"""Why a number without "%" counts nothing that the plan sets out to reach: a name, a length, a mark, a state."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.counted import counts_unknown, is_each
from extractors.components.targets.counted_holders import BRACKET_BEFORE_REGEX, refuse_holders
from extractors.components.targets.marks import is_subject_mark, refuse_mark
from extractors.components.targets.measures import refuse_measure
from extractors.components.targets.names_by_number import is_name
from extractors.components.targets.numbers import Quantity
from extractors.components.targets.ranks import is_difference, is_rank
from extractors.components.targets.states import refuse_state
from extractors.components.targets.tallies import ITEM_END_REGEX, is_tally
from extractors.components.targets.vocabulary import refusal

_MADE_OF_REGEX = re.compile(r"(?:gồm(?: có)?|bao gồm|chia (?:làm|thành|ra)|chia|trong số)\s*$")
_AT_REGEX = re.compile(r"(?:tại|ở|bình quân|trung bình)[^,;.]*$")
_ABSENCE_REGEX = re.compile(r"\s*(?:không phép|có phép|không lý do|(?:trở lên )?thì (?:không|bị|sẽ|phải|hạ))")
# "khai giảng khi đủ 25 người/lớp"
_IF_REGEX = re.compile(r"(?:^|\W)(?:khi|nếu) (?:có |đã )?(?:đủ|đạt|có)\s*$")
# "dạy học 2 buổi/ngày": a way of schooling
_MODE_REGEX = re.compile(r"\s?/\s?ngày")
_SCHOOLING_REGEX = re.compile(r"(?:^|\W)(?:học|dạy)\s*$")  # "tổ chức dạy 2 buổi và bán trú"
_PER_REGEX = re.compile(r"\s?(?:/|mỗi |một |trong )")
_FIRST_YEAR = 1000  # "tháng 12/2023 trường đạt …" is no fraction
_LENT_REGEX = re.compile(r"(?:^|\W)(?:mượn|đổi)[^.;]{0,30}$")
# "không quá 2 môn cho 1 em"
_FOR_ONE_REGEX = re.compile(r"\d [^,.;:\d]{1,30} (?:cho|trên)(?: mỗi)?\s*$")
_GLUED_REGEX = re.compile(r"[^\W\d_]")
_UNITLESS_REGEX = re.compile(r"(?:điểm (?:bình quân|trung bình|tb)|chỉ số)[^.;]{0,60} (?:đạt|là|từ|lên|:)\s*$")
_COMPARED_SCORE_REGEX = re.compile(r"(?:điểm (?:bình quân|trung bình|tb|thi|số)|chỉ số)[^.;]{0,80}$")
_MONEY_REGEX = refusal("money_or_time")
_TIMES = frozenset({"lần", "lượt", "buổi"})
_AIMING_REGEX = re.compile(r"(?:^|\W)(?:phấn đấu|có|giành|thêm|đăng k[ýí])(?: có| đạt| được)*\s*$")
_REACHING_REGEX = re.compile(
    r"\s+(?:(?:được |dự thi )?(?:đạt|công nhận)|đỗ|đậu|trúng tuyển|lọt|vào (?:vòng|đội)|dự thi (?:cấp|quốc))(?!\w)"
)
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
    if quantity.worded and not (
        named or _is_frequency(before, lower, stop) or _is_aimed(lower, quantity, before, mood)
    ):
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
    return refuse_holders(lower, quantity, before)


def _is_mode(lower: str, quantity: Quantity, before: str) -> bool:
    """Whether two half-days are the way of schooling and no load: "2 buổi/ngày", "học 2 buổi"."""
    if _MODE_REGEX.match(lower, quantity.end):
        return True
    return _SCHOOLING_REGEX.search(before) is not None and not _PER_REGEX.match(lower, quantity.end)


def _refuse_meaning(context: Context, quantity: Quantity, before: str, end: int) -> str | None:
    """Return why a count means something else than how many there shall be."""
    lower = context.lower
    if quantity.value == 1 and quantity.group in ("person", "body") and is_each(lower, quantity, before, end):
        return "each"
    if quantity.unit in ("điểm", None) and (reason := refuse_mark(lower, quantity, before, end)):
        return reason
    if quantity.comparator == "=" and (reason := refuse_state(context, quantity, before)):
        return reason
    if quantity.comparator == "<=" and _LENT_REGEX.search(before):
        return "procedure"
    if _ABSENCE_REGEX.match(lower, quantity.end):
        return "procedure"
    if _IF_REGEX.search(before):
        return "condition"
    if quantity.group == "person" and quantity.value == 1 and _FOR_ONE_REGEX.search(before):
        return "each"
    if quantity.unit == "buổi" and quantity.value == 2 and _is_mode(lower, quantity, before):
        return "mode"
    if quantity.unit == "bản" and BRACKET_BEFORE_REGEX.search(before):
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


def _is_aimed(lower: str, quantity: Quantity, before: str, mood: str | None) -> bool:
    """Whether a number in words is a goal's: "phấn đấu một dự án đạt giải", "thi thử tốt nghiệp hai lần"."""
    if mood != "goal":
        return False
    if quantity.unit in _TIMES:
        return quantity.value > 1 and ITEM_END_REGEX.match(lower, quantity.end) is not None
    return _AIMING_REGEX.search(before) is not None and _REACHING_REGEX.match(lower, quantity.end) is not None


def _is_frequency(before: str, lower: str, stop: int) -> bool:
    """Whether "một" counts: "mỗi tháng một lần", "một lần/tháng"."""
    return re.search(r"(?:^|\W)(?:mỗi|hàng|hằng) [^.;]{0,90}$", before) is not None or lower.startswith("/", stop)
