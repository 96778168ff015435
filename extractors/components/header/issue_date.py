"""The day a plan was issued, as its letterhead writes it, blanks included."""

import re

from extractors.date_grammar import point_value

_DATE_REGEX = re.compile(
    r"[Nn]g[àa]y\s*(?P<day>[\d.…_ ]*?)\s*th[áa]ng\s*(?P<month>[\d.…_ ]*?)\s*năm\s*(?P<year>[\d.…_]*)"
    r"|(?:[Nn]gày\s*|(?<=,)\s*)(?P<d>\d{1,2})\s?[/.\-]\s?(?P<m>\d{1,2})\s?[/.\-]\s?(?P<y>\d{4})"
)


def issued_of(date: re.Match[str]) -> str | None:
    """Return the day, or the part of it that is filled in; a day that no calendar has is None."""
    year, month, day = (_filled(date[a] if date[a] is not None else date[b]) for a, b in
                        (("year", "y"), ("month", "m"), ("day", "d")))  # fmt: skip
    if year is None or not 1945 <= year <= 2099:
        return None
    return point_value(year, month, day if month is not None else None)


def find_date(text: str) -> re.Match[str] | None:
    """Return the match of a written date, blanks included."""
    return _DATE_REGEX.search(text)


def _filled(written: str | None) -> int | None:
    digits = re.sub(r"[\s.…_]", "", written or "")
    return int(digits) if digits.isdigit() and len(digits) in (1, 2, 4) else None
