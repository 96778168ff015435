"""One time of a text: its first and last day, where it stands, and what leads it."""

from dataclasses import dataclass

from extractors.date_grammar import point_value

_SHORT_DAYS = 6


@dataclass(slots=True)
class Point:
    """One time: parts of its first and last day, where it stands, and the kind of words that lead it."""

    start: int
    end: int
    first: tuple[int | None, int | None, int | None]
    last: tuple[int | None, int | None, int | None]
    lead: str = ""
    modifier: str | None = None
    span_of_two: bool = False

    @property
    def grain(self) -> str:
        """Return "day", "month", "year", or "part" for a day that waits for its month."""
        if self.first[2] is not None:
            return "part" if self.first[1] is None else "day"
        return "month" if self.first[1] is not None else "year"

    @property
    def is_short(self) -> bool:
        """Whether it is a day, or lies within a week of one month: the days of an exam rather than a phase."""
        (_, month, first), (_, last_month, last) = self.first, self.last
        return month == last_month and (last or 0) - (first or 0) <= _SHORT_DAYS

    @property
    def value(self) -> str | None:
        """Return the EDTF value; None where no calendar has a bound."""
        first = point_value(*self.first)
        last = first if self.last == self.first else point_value(*self.last)
        if first is None or last is None:
            return None
        return f"{first}/{last}" if self.span_of_two else first
