"""Quarters and months written in words: "Quý I/2024", "tháng ba năm 2021"."""

import re
from collections.abc import Iterator

from extractors.components.dates.leads import LEAD_REGEX, modifier_of
from extractors.components.dates.point import Point

_QUARTER_REGEX = re.compile(
    r"qu[ýí] (?P<q>iv|i{1,3}|[1-4])(?!\w)(?:\s?(?:,|-|và|đến)\s?(?:qu[ýí] )?(?P<q2>iv|i{1,3}|[1-4])(?!\w))?"
    r"(?: {0,2}(?:/|-|,? ?năm) {0,2}(?P<y>(?:19|20)\d\d)(?!\d))?"
)
_EACH_REGEX = re.compile(r"(?:mỗi|hằng|hàng|từng|một|/)[ /]?$")
_TIMES_REGEX = re.compile(r" {0,2}(?:lần|buổi|cuộc|kỳ|lượt|chuyên đề|đợt)(?!\w)")
_NAMED_MONTH_REGEX = re.compile(
    r"tháng (?P<m>mười hai|mười một|mười|hai|ba|tư|năm|sáu|bảy|tám|chín)"
    r"(?!\w| ?(?:lần|buổi|tiết|nay|trước|tới|qua|\d))"
    r"(?: năm (?P<y>(?:19|20)\d\d)(?!\d))?"
)
_MONTH_NAMES = {"hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
                "mười một": 11, "mười hai": 12}  # fmt: skip
_DAY_BEFORE_REGEX = re.compile(r"(?:(?:ngày|mồng|mùng) {1,2}){0,2}(?<![\d/.,])(?P<d>\d{1,2}) $")
_NO_MONTH_REGEX = re.compile(r"(?:rằm|cách mạng|mỗi|hằng|hàng|một|\d|các|đường|phố|trường|mạng|phong trào) $")
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def find_named(lower: str) -> Iterator[Point]:
    """Yield quarters and months written in words."""
    for match in _QUARTER_REGEX.finditer(lower):
        if _EACH_REGEX.search(lower, max(0, match.start() - 8), match.start()):
            continue
        if lower[max(0, match.start() - 1) : match.start()].isalnum() or _TIMES_REGEX.match(lower, match.end()):
            continue
        year = int(match["y"]) if match["y"] else None
        first, last = QUARTERS[match["q"]], QUARTERS[match["q2"] or match["q"]]
        if last < first:  # "quý IV, quý I" are two
            yield Point(match.start(), match.end("q"), (None, 3 * first - 2, None), (None, 3 * first, None), "quarter",
                        span_of_two=True)  # fmt: skip
            continue
        yield Point(*match.span(), (year, 3 * first - 2, None), (year, 3 * last, None), "quarter", span_of_two=True)
    for match in _NAMED_MONTH_REGEX.finditer(lower):
        if near := _DAY_BEFORE_REGEX.search(lower, max(0, match.start() - 16), match.start()):
            if near.start() < near.start("d") and "âm lịch" not in lower[match.end() : match.end() + 12]:
                day = (int(match["y"]) if match["y"] else None, _MONTH_NAMES[match["m"]], int(near["d"]))
                yield Point(near.start(), match.end(), day, day, "day")
            continue
        if _NO_MONTH_REGEX.search(lower, max(0, match.start() - 16), match.start()):
            continue
        lead = LEAD_REGEX.search(lower, max(0, match.start() - 26), match.start() + 5)
        day = (int(match["y"]) if match["y"] else None, _MONTH_NAMES[match["m"]], None)
        start = lead.start() if lead and lead["month"] else match.start()
        yield Point(start, match.end(), day, day, "month", modifier_of(lead))
