"""The first and the last day of an EDTF value, and the time that a plan covers."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

from schemas import Header

Days = tuple[date, date]


@lru_cache(maxsize=4096)
def day_bounds(value: str | None) -> Days | None:
    """Return the first and last day of an EDTF value; None where its year is open or it is no date.

    >>> day_bounds("2020/2021")
    (datetime.date(2020, 1, 1), datetime.date(2021, 12, 31))
    """
    if not value or "X" in value:
        return None
    parts = value.split("/")
    first, last = _one(parts[0]), _one(parts[-1])
    return (first[0], last[1]) if first and last else None


def is_day(value: str | None) -> bool:
    """Return whether an EDTF value is one full day."""
    return bool(value) and len(value or "") == 10 and "X" not in (value or "")


def shifted(days: Days, years: int) -> Days:
    """Return the days so many years later; 29 February becomes the 28th."""
    first, last = (
        day.replace(year=day.year + years, day=min(day.day, monthrange(day.year + years, day.month)[1])) for day in days
    )
    return first, last


def in_words(value: str | None) -> str:
    """Return an EDTF value as a Vietnamese document writes it; zeros as in Nghị định 30/2020/NĐ-CP, phụ lục I.

    >>> in_words("2021-09-05"), in_words("2022-01"), in_words("2020/2021")
    ('ngày 05/9/2021', 'tháng 01/2022', 'năm học 2020 - 2021')
    """
    parts = (value or "").split("/")
    if len(parts) == 2 and all(part.isdigit() for part in parts):
        return f"năm học {parts[0]} - {parts[1]}"
    return " - ".join(_one_in_words(part) for part in parts)


def _one_in_words(value: str) -> str:
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    if month.isdigit():
        month = month if int(month) < 3 else str(int(month))
    ending = "" if year == "XXXX" else f"/{year}"
    if day:
        return f"ngày {day}/{month}{ending}"
    return f"tháng {month}{ending}" if month else f"năm {year}"


def plan_days(header: Header) -> Days | None:
    """Return the days a plan may rightly speak of: from the summer before its school year to the one after.

    A plan for a calendar year may reach into the January after it; one for several years has them all.
    """
    if header.school_year and len(years := _years(header.school_year)) == 2:
        return date(years[0], 6, 1), date(years[1], 8, 31)
    years = _years(header.period or "")
    if not years:
        return None
    if len(years) == 2 and header.period and len(header.period) > 9:
        return None
    return date(years[0], 1, 1), date(years[-1] + 1, 1, 31)


def a_year_off(days: Days, window: Days) -> bool:
    """Return whether days lie outside of a window and a year earlier or later would lie within."""
    if days[1] >= window[0] and days[0] <= window[1]:
        return False
    moved = (shifted(days, years) for years in (-1, 1))
    return any(window[0] <= first and last <= window[1] for first, last in moved)


def _years(value: str) -> list[int]:
    return [int(part[:4]) for part in value.split("/") if part[:4].isdigit()]


def _one(value: str) -> Days | None:
    try:
        numbers = [int(part) for part in value.split("-")]
        year, month = numbers[0], numbers[1] if len(numbers) > 1 else 0
        if len(numbers) > 2:
            return date(year, month, numbers[2]), date(year, month, numbers[2])
        return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        return None
