"""The years of a timetable's months: it runs through a school year from top to bottom, and seldom says which."""

from dataclasses import replace

from extractors.components.phases.model import Head, Point, Time
from extractors.layout import Layout

_FEWEST_MONTHS = 3  # of a list that is a timetable
Years = tuple[int | None, int | None]
"""The first and the last year of a plan, None where they are not known."""


class Timetable:
    """Gives the months of a timetable their years, when asked from its top to its end.

    Month 8 is the first year's at the top of the table and the second's at its end.
    """

    def __init__(self, years: Years) -> None:
        self._first, self._last = years
        self._in_spring = False

    @property
    def is_long(self) -> bool:
        """Whether the plan names no school year or calendar year of its own, as one for many years."""
        return self._first is None

    def dated(self, time: Time) -> Time:
        """Return the time of the next row with years; without them where the plan's are not known."""
        start = self._dated(time.start)
        return replace(time, start=start, end=self._dated(time.end))

    def _dated(self, point: Point | None) -> Point | None:
        if point is None or point.month is None:
            return point
        if point.year:
            self._in_spring |= point.year == self._last != self._first
            return point
        return replace(point, year=self._year_of(point.month))

    def _year_of(self, month: int) -> int | None:
        if self._first is None or self._first == self._last:
            return self._first
        self._in_spring |= month <= 5
        return self._last if self._in_spring and month <= 8 else self._first


def date_month_list(heads: list[Head], years: Years) -> list[Head]:
    """Return the heads with years for the bare months of a list that goes through them: it is the plan's timetable.

    "Tháng 9: …", "Tháng 10: …", "Tháng 11: …", or "Quý I: …", "Quý II: …", "Quý III: …" as lines or
    headings, where some may have their year; one or two months are none.
    """
    if len({head.label for head in heads if _is_month(head)}) < _FEWEST_MONTHS:
        return heads
    timetable = Timetable(years)
    return [_dated(head, timetable) if _is_month(head) and _is_bare(head.time) else head for head in heads]


def date_months_between_rows(heads: list[Head], layout: Layout, years: Years) -> list[Head]:
    """Return the heads with years for months that stand alone on a line of a table: a row over its whole width."""
    timetable = Timetable(years)
    return [_dated(head, timetable) if _is_whole_row(layout, head) else head for head in heads]


def _dated(head: Head, timetable: Timetable) -> Head:
    return replace(head, time=timetable.dated(head.time)) if head.time else head


def _is_month(head: Head) -> bool:
    return head.kind == "tháng" and head.label.lower().startswith(("tháng", "quý"))


def _is_bare(time: Time | None) -> bool:
    """Whether a time is one month or several, all without year."""
    points = [point for point in (time.start, time.end) if point is not None] if time else []
    return bool(points) and all(point.year is None and point.day is None for point in points)


def _is_whole_row(layout: Layout, head: Head) -> bool:
    below = layout.lines[head.line + 1 : head.line + 2]
    alone = head.kind == "tháng" and head.end == layout.lines[head.line].end
    return alone and bool(below) and below[0].is_row
