"""Says why something that looks like a date is none; the reasons are rows of the lexicon."""

import re
from functools import cache

from extractors.components.dates.point import Point
from extractors.lexicon import load

# The usual holidays and anniversaries, day and month.
HOLIDAYS = frozenset({(20, 11), (22, 12), (8, 3), (26, 3), (2, 9), (30, 4), (1, 5), (19, 5), (3, 2), (20, 10),
                      (1, 6), (15, 5), (5, 9), (27, 7), (9, 1), (1, 1), (10, 10), (21, 4), (10, 3), (27, 2), (28, 6),
                      (26, 6), (28, 7), (19, 8), (14, 10), (9, 11), (1, 12), (5, 6), (22, 4), (23, 9), (13, 10),
                      (24, 10), (2, 4), (7, 4), (1, 10), (25, 11), (24, 12), (25, 12), (18, 11), (7, 5)})  # fmt: skip
_HOLIDAY_NAME_REGEX = re.compile(r"(?<!\w)(?:ngày|mừng|niệm|lễ|dịp|hưởng ứng)(?: [^\W\d][\w,-]*){1,9} ?\(?$")
# "Ngày Thế giới rửa tay với xà phòng 15/10": named by who keeps it, so that any day may follow
_WORLD_DAY_REGEX = re.compile(
    r"(?<!\w)(?:ngày|tuần lễ) (?:hội )?(?:toàn (?:quốc|dân)|(?:[^\W\d]+ )?(?:thế giới|quốc tế|toàn cầu))"
    r"(?: [^\W\d][\w-]*,?){0,9} ?\(?$"
)

_ROWS = load("date_refusals")


def is_refused(lower: str, point: Point, core: re.Match[str]) -> bool:
    """Return whether a row of the lexicon speaks against the point."""
    if point.lead in ("khóa", "khoá"):  # years that pupils left a school in
        return True
    before, after = _rows_of(("all",) if _is_named_holiday(lower, point) else _families(point, core))
    if after.match(lower, point.end):
        return True
    window = lower[max(0, point.start - 32) : point.start]
    return before.search(window[window.rfind("\n") + 1 :]) is not None


@cache
def _rows_of(families: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what refuses a time of these families before it and after it: all rows in one regex each."""
    rows = [row for row in _ROWS if row["of"] in families]
    before, after = (
        re.compile("|".join(f"(?:{row['pattern']})" for row in rows if row["place"] == place))
        for place in ("before", "after")
    )
    return before, after


def _is_named_holiday(lower: str, point: Point) -> bool:
    """Return whether a holiday stands behind its name: "Ngày Sách Việt Nam 21/4 tổ bảo vệ …" counts no one."""
    year, month, day = point.first
    if year is not None:
        return False
    if _WORLD_DAY_REGEX.search(lower, max(0, point.start - 80), point.start):
        return True
    if (day, month) not in HOLIDAYS:
        return False
    return _HOLIDAY_NAME_REGEX.search(lower, max(0, point.start - 60), point.start) is not None


def _families(point: Point, core: re.Match[str]) -> tuple[str, ...]:
    """Return which rows apply: few to what is a date by its own words."""
    shape, lead = core.lastgroup, point.lead
    if shape == "dm" and lead not in ("day", "years"):
        return "day_month", "counted", "any", "all"
    if lead in ("month", "t") and shape in ("number", "words"):
        return "month", "all"
    if lead in ("years", "khóa", "khoá") and point.grain == "year":
        return "year", "counted", "any", "all"
    if lead == "năm" and point.grain == "year":
        return "year", "all"
    if not lead and shape == "dmy":
        return "any", "all"
    if not lead and shape in ("my", "year"):
        return "counted", "any", "all"
    return ("all",)
