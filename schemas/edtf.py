"""Dates as plans give them, in EDTF (ISO 8601-2): whole, in part, without a year, or as a stretch.

The forms of the record: ``2020-11-16`` day, ``2020-09`` month, ``2025`` year, ``XXXX-11-20`` a day and
``XXXX-09`` a month whose year is not given, and two of these joined by "/" (``2020/2021`` a school year).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cached_property

_POINT_REGEX = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_LEAP_YEAR = 2000  # a day without a year may be 29 February


@dataclass(frozen=True, slots=True)
class EdtfPoint:
    """One end of a value: a day, month or year; ``year`` is None where the plan gives none."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a point without year and month says nothing")
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"no calendar has month {self.month}")
        if self.day is not None and not 1 <= self.day <= monthrange(self.year or _LEAP_YEAR, self.month or 1)[1]:
            raise ValueError(f"no calendar has day {self.day} in month {self.month}")

    def __str__(self) -> str:
        text = "XXXX" if self.year is None else f"{self.year:04}"
        text += "" if self.month is None else f"-{self.month:02}"
        return text + ("" if self.day is None else f"-{self.day:02}")

    @property
    def first(self) -> date | None:
        """Return the first day; None without a year."""
        return None if not self.year else date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date | None:
        """Return the last day; None without a year."""
        if not self.year:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True)
class Edtf:
    """A value: one point, or a stretch from ``start`` to ``end`` (which may lie before it: plans slip).

    >>> value = Edtf.parse("2021-09-05/2022-01-16")
    >>> value.first, value.last, str(value)
    (datetime.date(2021, 9, 5), datetime.date(2022, 1, 16), '2021-09-05/2022-01-16')
    """

    start: EdtfPoint
    end: EdtfPoint | None = None

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Return the value that ``text`` writes; ValueError where it is none of the record's forms."""
        start, slash, end = text.partition("/")
        return cls(_point(start), _point(end) if slash else None)

    @classmethod
    def is_valid(cls, text: str) -> bool:
        """Return whether ``text`` is one of the record's forms and names days that exist.

        >>> Edtf.is_valid("2019-04-30"), Edtf.is_valid("2019-04-31"), Edtf.is_valid("30/4/2019")
        (True, False, False)
        """
        try:
            cls.parse(text)
        except ValueError:
            return False
        return True

    def __str__(self) -> str:
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"

    @property
    def is_interval(self) -> bool:
        """Whether the value is a stretch of two points."""
        return self.end is not None

    @cached_property
    def first(self) -> date | None:
        """Return the first day of the value; None where its year is not given."""
        return self.start.first

    @cached_property
    def last(self) -> date | None:
        """Return the last day of the value; None where its year is not given."""
        return (self.end or self.start).last

    def is_before(self, other: "Edtf") -> bool | None:
        """Return whether the whole value lies before the other; None where a year is missing."""
        if self.last is None or other.first is None:
            return None
        return self.last < other.first

    def overlaps(self, other: "Edtf") -> bool | None:
        """Return whether the two have a day in common; None where a year is missing."""
        before, after = self.is_before(other), other.is_before(self)
        return None if before is None or after is None else not before and not after


def _point(text: str) -> EdtfPoint:
    match = _POINT_REGEX.fullmatch(text)
    if match is None:
        raise ValueError(f"not in the record's form of EDTF: {text!r}")
    year, month, day = match.groups()
    return EdtfPoint(
        None if year == "XXXX" else int(year), int(month) if month else None, int(day) if day else None
    )
