"""Says why something that looks like a date is none; the reasons are rows of the lexicon."""

import re
from functools import cache
from typing import Any

from extractors.lexicon import load

# The usual holidays and anniversaries, day and month.
HOLIDAYS = frozenset({(20, 11), (22, 12), (8, 3), (26, 3), (2, 9), (30, 4), (1, 5), (19, 5), (3, 2), (20, 10),
                      (1, 6), (15, 5), (5, 9), (27, 7), (9, 1), (1, 1), (10, 10), (21, 4), (10, 3), (27, 2), (28, 6),
                      (26, 6), (28, 7), (19, 8), (14, 10), (9, 11), (1, 12), (5, 6), (22, 4), (23, 9), (13, 10),
                      (24, 10), (2, 4), (7, 4), (1, 10), (25, 11), (24, 12), (25, 12), (18, 11), (7, 5)})  # fmt: skip
_HOLIDAY_NAME_REGEX = re.compile(r"(?<!\w)(?:ngày|mừng|niệm|lễ|dịp|hưởng ứng)(?: [^\W\d][\w,-]*){1,9} ?\(?$")

_BEFORE, _AFTER = (
    [(row["name"], row["of"], re.compile(row["pattern"])) for row in load("date_refusals") if row["place"] == place]
    for place in ("before", "after")
)


def is_refused(lower: str, point: Any, core: re.Match[str]) -> bool:
    """Return whether a named reason speaks against the point."""
    return refusal_of(lower, point, core) is not None


def refusal_of(lower: str, point: Any, core: re.Match[str]) -> str | None:
    """Return the name of the reason against a point, None where there is none."""
    if point.lead in ("khóa", "khoá"):
        return "alumni"
    window = lower[max(0, point.start - 32) : point.start]
    line = window[window.rfind("\n") + 1 :]
    applies = _families(point, core) if not _is_named_holiday(lower, point) else ("all",)
    before, after = _rows_of(applies)
    for name, pattern in before:
        if pattern.search(line):
            return name
    for name, pattern in after:
        if pattern.match(lower, point.end):
            return name
    return None


@cache
def _rows_of(applies: tuple[str, ...]) -> tuple[list[tuple[str, re.Pattern[str]]], ...]:
    """Return the names and patterns of the rows that apply, of those before and of those after."""
    return tuple([(name, pattern) for name, of, pattern in rows if of in applies] for rows in (_BEFORE, _AFTER))


def _is_named_holiday(lower: str, point: Any) -> bool:
    """Return whether a holiday stands behind its name: "Ngày Sách Việt Nam 21/4 tổ bảo vệ …" counts no one."""
    if point.grain != "day" or point.first[0] is not None or (point.first[2], point.first[1]) not in HOLIDAYS:
        return False
    return _HOLIDAY_NAME_REGEX.search(lower, max(0, point.start - 60), point.start) is not None


def _families(point: Any, core: re.Match[str]) -> tuple[str, ...]:
    """Return which rows apply: few to what is a date by its own words."""
    if core.lastgroup == "dm" and point.lead not in ("day", "years"):
        return "day_month", "any", "all"
    if point.lead in ("month", "t") and core.lastgroup in ("number", "words"):
        return "month", "all"
    if point.grain == "year" and point.lead in ("years", "khóa", "khoá"):
        return "year", "any", "all"
    if point.grain == "year" and point.lead == "năm":
        return "year", "all"
    if core.lastgroup in ("dmy", "my") and not point.lead:
        return "any", "all"
    return ("all",)
