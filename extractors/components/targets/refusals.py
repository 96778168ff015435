"""Why a number is no target: each reason by its name."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.marks import is_weight
from extractors.components.targets.names_by_number import EVERY_REGEX
from extractors.components.targets.numbers import Quantity
from extractors.components.targets.ranks import is_difference
from extractors.components.targets.refused_counts import refuse_count
from extractors.components.targets.refused_sentences import refuse_sentence
from extractors.components.targets.tallies import is_fraction_of_titles
from extractors.components.targets.wording import BASE_TIME

# The make-up of a test: "40% nhận biết, 30% thông hiểu".
_MATRIX_REGEX = re.compile(r"\s*(?:mức độ |câu |ở mức |điểm )?(?:nhận biết|thông hiểu|vận dụng|trắc nghiệm|tự luận)")

# "từ 55% lên 60%", "98% -> 99%", "từ 58% hồi đầu năm nâng lên 85%": the first is what there is.
_BASELINE_REGEX = re.compile(
    rf"{BASE_TIME}\s*(?:->|→|(?:tăng |giảm |nâng )?(?:lên|xuống)(?: thành| còn| đến)?)"
    r"\s*(?:còn |đến |dưới |trên |thành )?\d"
)
_MONEY_REGEX = re.compile(r"\s*(?:mức |tiền |quỹ |tổng )?(?:lương|học phí|kinh phí|thu nhập|ngân sách|dự toán)(?!\w)")
# "tích lũy 30 giờ thiện nguyện": hours of work, not of the clock
_HOURS_REGEX = re.compile(
    r"\d+ giờ (?:thiện nguyện|tình nguyện|bồi dưỡng|tập huấn|lao động|công ích|thực hành|trải nghiệm|hoạt động|dạy|đọc)"
)
# "tăng thêm 2 đ/c (đạt 45%)": the level stands behind the step.
_LEVEL_REGEX = re.compile(r"\((?:đạt|lên|nâng lên|tức|là|bằng)(?: tỷ lệ| tỉ lệ)? \d")
_MATRIX_LABEL_REGEX = re.compile(
    r"(?:nhận biết|thông hiểu|vận dụng(?: cao)?|trắc nghiệm|tự luận)[ :(]*(?:đạt |chiếm )?$"
)


def is_refused(context: Context, quantity: Quantity, start: int, end: int, mood: str | None) -> str | None:
    """Return the name of the reason why a number of the stretch ``[start, end)`` is no target; None if it is."""
    if mood in ("past", "criteria"):
        return mood
    lower = context.lower
    if _BASELINE_REGEX.match(lower, quantity.end):
        return "baseline"
    if quantity.group == "refused" and not _HOURS_REGEX.match(lower, quantity.number):
        return "money_or_time"
    share = quantity.unit == "%"
    if not share and mood == "purpose":
        return "purpose"
    before = context.lower[max(start, quantity.start - 20) : quantity.start]
    every = quantity.group == "thing" and EVERY_REGEX.search(before) is not None
    counted = quantity.unit is not None and (quantity.of is not None or quantity.comparator != "=" or every)
    counted = counted or (mood == "goal" and is_fraction_of_titles(lower, quantity, end))
    if not share and not counted and context.is_taken(quantity.number, quantity.number + 1):
        return "date_or_citation"
    before = lower[max(start, quantity.start - 110) : quantity.start]
    if not share:
        reason = refuse_count(context, quantity, before, end, mood)
        if reason:
            return reason
    elif _MONEY_REGEX.match(lower, quantity.end):
        return "money_or_time"
    elif is_difference(lower, quantity, before) and not _LEVEL_REGEX.search(lower, quantity.number, quantity.end):
        return "difference"
    elif is_weight(lower, quantity, before, mood):
        return "weight"
    elif _MATRIX_REGEX.match(lower, quantity.end) or _MATRIX_LABEL_REGEX.search(before):
        return "matrix"
    return refuse_sentence(context, quantity, start, mood)
