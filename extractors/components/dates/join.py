"""Joins times into intervals and lets a written year or month hold for those before it."""

import re
from dataclasses import replace

from extractors.components.dates.point import Point

_TO_REGEX = re.compile(
    r"[ \t]{0,3}(?:-{1,2}>?|→|~|(?:cho )?(?:đến|tới)(?: hết| trước)?(?: cuối)?)[ \t]{0,3}(?:hết )?(?:thứ \w{2,4},? )?"
    r"(?:[0-9]{1,2} ?(?:giờ|h|g)(?: ?[0-9]{2})?(?: phút)?,? )?"
)
_UNTIL_REGEX = re.compile(r"[ \t]{0,3}(?:cho )?(?:đến|tới)")
_AND_REGEX = re.compile(r"[ \t]{0,3}(?:,|;|&|và|hoặc)[ \t]{0,3}")
# "từ khai giảng (05/9/2015) đến 20/11/2015": the first bound stands behind what happens on it
_OCCASION_REGEX = re.compile(r"(?<!\w)từ (?:ngày )?[^\W\d][^\d;:.()\n]{1,40} \((?:ngày )?$")
_LONGEST_GAP = 24
# A school year runs from August to May: what would take longer was written the wrong way round.
_LEAST_MONTHS_OVER = 3


def join_points(lower: str, points: list[Point]) -> list[Point]:
    """Return the points with those joined by "-" or "đến" made one, parts completed, and lone parts dropped."""
    joined: list[Point] = []
    for point in reversed(points):
        after = joined[-1] if joined else None
        if after is not None and after.start - point.end <= _LONGEST_GAP:
            if made := _join(lower, point, after):
                joined[-1] = made
                continue
            _borrow(lower, point, after)
        if point.grain != "part":
            joined.append(point)
    return joined[::-1]


def _join(lower: str, point: Point, after: Point) -> Point | None:
    """Return one interval of two points, or None where they stay two."""
    if after.span_of_two and point.span_of_two:
        return _join_school_years(lower, point, after)
    if after.span_of_two or point.span_of_two or not _TO_REGEX.fullmatch(lower, _behind(lower, point), after.start):
        return None
    alike = point.grain in ("part", after.grain)
    if not alike and not _is_year_before(point, after) and not _is_from_to(lower, point, after):
        return None
    first, last = point.first, after.last
    if point.grain == "part":
        if after.grain != "day":
            return None
        first = (last[0], last[1], first[2])
    elif first[0] is None and last[0] is not None and first[1] is not None and last[1] is not None:
        # "25/12 - 05/01/2024" goes over New Year, "15/7 đến 05/7/2024" is a mistake of the plan.
        over = first[1] - last[1] >= _LEAST_MONTHS_OVER
        first = (last[0] - over, *first[1:])
    elif point.grain == after.grain == "year" and point.lead != after.lead and after.lead not in ("năm", "years"):
        return None
    return replace(point, end=after.end, first=first, last=last, span_of_two=True, modifier=None)


def _join_school_years(lower: str, point: Point, after: Point) -> Point | None:
    """Return one interval of two school years: "từ năm học 2014-2015 đến năm học 2018-2019"."""
    if point.lead != "năm học" or after.grain != "year" or not _UNTIL_REGEX.match(lower, point.end):
        return None
    if not _TO_REGEX.fullmatch(lower, point.end, after.start) or (point.last[0] or 0) > (after.first[0] or 0):
        return None
    return replace(point, end=after.end, last=after.last)


def _behind(lower: str, point: Point) -> int:
    """Return where the words behind a point begin: behind the bracket that it fills after "từ" and its occasion."""
    closed = point.grain == "day" and lower.startswith(")", point.end)
    occasion = closed and _OCCASION_REGEX.search(lower, max(0, point.start - 60), point.start)
    return point.end + 1 if occasion else point.end


def _is_from_to(lower: str, point: Point, after: Point) -> bool:
    """Whether a day and a month bound a stretch: "từ 10/01 đến giữa tháng 3/2022", "(tháng 12 đến 13/01/2023)"."""
    if {point.grain, after.grain} != {"day", "month"} or not _UNTIL_REGEX.match(lower, point.end):
        return False
    return lower.endswith(("từ ", "| ", "(", "\n"), 0, point.start)


def _is_year_before(point: Point, after: Point) -> bool:
    """Whether a year is the first bound of a stretch that ends on a month: "năm 2022 đến tháng 6/2023"."""
    first, last = point.first[0], after.last[0]
    return point.lead == "năm" and first is not None and last is not None and first <= last


def _borrow(lower: str, point: Point, after: Point) -> None:
    """Give a point the month or year of the one that follows after "và" ("ngày 22 và 23/10/2022")."""
    gap = lower[point.end : after.start]
    if after.grain != "day" or not _AND_REGEX.fullmatch(lower, point.end, after.start):
        return
    if point.grain == "part":
        point.first = point.last = (after.first[0], after.first[1], point.first[2])
    elif point.grain == "day" and point.first[0] is None and not point.span_of_two and "và" in gap:
        point.first = point.last = (after.first[0], *point.first[1:])
