"""What the finders of phases hand to the component: a head with its time, from point to point."""

from dataclasses import dataclass

from extractors.date_grammar import point_value


@dataclass(frozen=True)
class Point:
    """A day, month or year whose parts may be unknown; ``wrong`` where no calendar has it."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def wrong(self) -> bool:
        """Whether no calendar has this day or month."""
        return self.month is not None and self.edtf() is None

    def edtf(self) -> str | None:
        """Return the point in EDTF, None where no calendar has it."""
        return point_value(self.year, self.month, self.day)


@dataclass(frozen=True)
class Time:
    """A stretch of time as written: open ends are None; ``end_offset`` is where its words end."""

    start: Point | None
    end: Point | None
    end_offset: int

    @property
    def is_stretch(self) -> bool:
        """Whether start and end differ."""
        return self.start != self.end

    @property
    def months(self) -> int:
        """Return how many months it covers, 0 where that cannot be said."""
        if not (self.start and self.end and self.start.month and self.end.month):
            return 0
        if self.start.year and self.end.year:
            return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        return (self.end.month - self.start.month) % 12 + 1


@dataclass(frozen=True)
class Head:
    """The head of a phase: ``[start, end)`` its words, ``work`` where its work begins.

    ``kind`` is the word that opens it ("đợt", "tháng", "điểm" for a named day …); ``time`` is None
    where the head gives none; ``line`` is the index of its line; ``until`` bounds the work of a head
    that shares its line with another or is a row.
    """

    kind: str
    label: str
    start: int
    end: int
    work: int
    line: int
    time: Time | None
    until: int | None = None
    in_table: bool = False
