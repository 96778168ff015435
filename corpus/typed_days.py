"""Days as people type them into a list or a command."""

from datetime import date


def read_typed_day(typed: str) -> date:
    """Return the day of "2024-09-18" or "18/9/2024"; ValueError for anything else.

    >>> read_typed_day("18/9/2024"), read_typed_day("2024-09-18")
    (datetime.date(2024, 9, 18), datetime.date(2024, 9, 18))
    """
    parts = typed.split("-") if "-" in typed else typed.split("/")[::-1]
    if len(parts) != len(("year", "month", "day")):
        raise ValueError(f"no day: {typed}")
    year, month, day = map(int, parts)
    return date(year, month, day)
