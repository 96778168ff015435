"""EDTF values (ISO 8601-2), as far as plans need them: parse, print, bounds, comparison."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_POINT_REGEX = re.compile(r"(?P<year>[0-9]{4}|XXXX)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class EdtfPoint:
    """A day, month or year; ``year`` is None where the plan gives none ("20/11")."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no calendar has."""
        if self.year is None and self.month is None:
            raise ValueError("neither year nor month")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"no such year: {self.year}")
        if self.month is None:
            if self.day is not None:
                raise ValueError("a day without month")
        elif not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")
        # 2000 is a leap year: 29/02 without a year exists.
        elif self.day is not None and not 1 <= self.day <= monthrange(self.year or 2000, self.month)[1]:
            raise ValueError(f"no such day: {self.day}")

    def __str__(self) -> str:
        parts = ["XXXX" if self.year is None else f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first(self) -> date | None:
        """Return the first day, None where the year is unknown."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date | None:
        """Return the last day, None where the year is unknown."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Edtf:
    """A point or an interval; an open end ("2021-09-05/..") is None on its side of an interval.

    >>> str(Edtf.parse("XXXX-11-20")), Edtf.parse("2020-02").last
    ('XXXX-11-20', datetime.date(2020, 2, 29))
    """

    start: EdtfPoint | None
    end: EdtfPoint | None
    is_interval: bool = False

    def __post_init__(self) -> None:
        """Refuse an interval without any bound, and a point that is two."""
        if self.start is None and self.end is None:
            raise ValueError("an interval without bounds")
        if not self.is_interval and self.start != self.end:
            raise ValueError("a point has one place")

    @classmethod
    def parse(cls, value: str) -> "Edtf":
        """Return the value that a text writes; ValueError for anything else."""
        sides = value.split("/")
        if len(sides) == 1:
            point = _parse_point(value)
            return cls(point, point)
        if len(sides) != 2:
            raise ValueError(f"not EDTF: {value!r}")
        start, end = (None if side == ".." else _parse_point(side) for side in sides)
        return cls(start, end, is_interval=True)

    @staticmethod
    def is_valid(value: str) -> bool:
        """Return whether ``value`` can be parsed."""
        try:
            Edtf.parse(value)
        except ValueError:
            return False
        return True

    def __str__(self) -> str:
        if not self.is_interval:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"

    @property
    def first(self) -> date | None:
        """Return the first day; None where the start is open or its year unknown."""
        return self.start.first if self.start else None

    @property
    def last(self) -> date | None:
        """Return the last day; None where the end is open or its year unknown."""
        return self.end.last if self.end else None

    @property
    def is_day(self) -> bool:
        """Return whether it is one full day with its year."""
        return not self.is_interval and self.first is not None and self.first == self.last

    @property
    def is_school_year(self) -> bool:
        """Return whether it has the form of a school year: two years that follow one another."""
        if not (self.is_interval and self.start and self.end and self.start.year and self.end.year):
            return False
        return self.start.month is None and self.end.month is None and self.end.year == self.start.year + 1

    @property
    def in_order(self) -> bool | None:
        """Return whether it ends no earlier than it starts; None where that cannot be said."""
        if self.first is None or self.last is None:
            return None
        return self.first <= self.last

    def is_before(self, other: "Edtf") -> bool | None:
        """Return whether it ends before the other begins; None where that cannot be said."""
        if self.last is None or other.first is None:
            return None
        return self.last < other.first

    def overlaps(self, other: "Edtf") -> bool | None:
        """Return whether they share a day, an open end reaching without limit; None without years."""
        bounds = [_reach(value) for value in (self, other)]
        if bounds[0] is None or bounds[1] is None:
            return None
        return bounds[0][0] <= bounds[1][1] and bounds[1][0] <= bounds[0][1]


def _reach(value: Edtf) -> tuple[date, date] | None:
    first = date.min if value.start is None else value.first
    last = date.max if value.end is None else value.last
    return None if first is None or last is None else (first, last)


def _parse_point(value: str) -> EdtfPoint:
    match = _POINT_REGEX.fullmatch(value)
    if match is None:
        raise ValueError(f"not EDTF: {value!r}")
    year = None if match["year"] == "XXXX" else int(match["year"])
    return EdtfPoint(year, *(int(part) if part else None for part in (match["month"], match["day"])))
