"""The shapes that plans write a time in, from one day to a list of months, and their EDTF values.

``DATE_PATTERN`` is one day, month or year with its words, for what reads a date at a known place;
``CORE_REGEX`` are the shapes from their first digit on, for what looks for dates in running text.
"""

import re
from functools import lru_cache

from schemas.edtf import EdtfPoint

YEAR = r"(?:1[89]|20)[0-9]{2}(?![0-9])"
_BLANK = r"[.…_ ]{1,40}"
_SEP = r" {0,2}[/.\-]{1,2} {0,2}"  # doubled by a slip of the hand: 07/8//2024

# On lower case. Longest first; group names end in the number of their alternative.
DATE_PATTERN = (
    rf"(?:ngày {{0,3}}(?P<d1>[0-9]{{1,2}}|{_BLANK}) {{0,3}}tháng {{0,3}}(?P<m1>[0-9]{{1,2}}|{_BLANK})"
    rf",? {{0,3}}năm {{0,3}}(?P<y1>{YEAR})"
    rf"|(?:ngày:? {{0,3}})?(?P<d2>[0-9]{{1,2}}){_SEP}(?P<m2>[0-9]{{1,2}})"
    rf"{_SEP}(?P<y2>{YEAR}|[0-9]{{2}}(?![0-9]))"
    rf"|ngày {{0,3}}(?P<d3>[0-9]{{1,2}})(?: {{0,2}}tháng {{0,2}}| ?[/.\-] ?)(?P<m3>[0-9]{{1,2}})"
    rf"(?: ?[/.\-] ?(?P<y3>{YEAR}))?(?![0-9])"
    rf"|tháng {{0,2}}(?P<m4>[0-9]{{1,2}})(?: {{0,2}}năm {{0,2}}| ?[/.\-] ?)(?P<y4>{YEAR})"
    rf"|năm {{0,2}}(?P<y5>{YEAR}))"
)

_S = r"[ \t]{0,3}"
# From the first digit on; the name of the outer group is the shape.
CORE_REGEX = re.compile(
    rf"""
      (?P<years>(?P<ya>{YEAR}){_S}(?:-{{1,2}}|/|đến(?:\ năm)?){_S}(?P<yb>{YEAR}|[0-9]{{2}}(?![0-9]))
        (?![/.\-]{_S}[0-9]|[/-]\w))
    | (?P<dmy>(?P<d>[0-9]{{1,2}}){_S}(?P<sep>[/.\-])(?P=sep)?{_S}(?P<m>[0-9]{{1,2}})
        (?:{_S}(?P=sep){{1,2}}{_S}(?P<y>{YEAR})|(?<![\- ]\d)(?<![\- ]\d\d)[/.](?P<y2>{YEAR})
          |(?P=sep)(?P<yy2>[0-9]{{2}}))(?![0-9]|[/.]\w))
    | (?P<mlist>(?P<ml>[0-9]{{1,2}}(?:{_S}(?:,|;|-|\+|và|đến){_S}(?:tháng\ )?[0-9]{{1,2}}){{1,11}})
        {_S}(?:/|năm){_S}(?P<mly>{YEAR}))
    | (?P<dlist>(?P<l1>[0-9]{{1,2}})(?={_S}(?:,|;|&|và){_S}[0-9]{{1,2}}
        (?:{_S}(?:,|;|&|và){_S}[0-9]{{1,2}}){{0,9}}
        {_S}(?:(?:/{_S}|tháng\ {{1,3}})[0-9]{{1,2}}(?![0-9])|(?P<lsep>[.\-])[0-9]{{1,2}}(?P=lsep){YEAR})))
    | (?P<drange>(?P<r1>[0-9]{{1,2}}){_S}(?:-|đến(?:\ hết)?(?:\ ngày)?){_S}(?P<r2>[0-9]{{1,2}})
        (?:{_S}/{_S}|{_S}tháng\ {{1,3}})(?P<rm>[0-9]{{1,2}})(?![0-9])
        (?:(?:{_S}[/.\-]{_S}|,?{_S}năm{_S})(?P<ry>{YEAR}))?(?![/.]\w))
    | (?P<words>(?P<wd>[0-9]{{1,2}})[ \t]{{0,8}}tháng\ {{0,8}}(?P<wm>[0-9]{{1,2}})(?![0-9])
        (?:(?:,?[ \t]{{0,8}}năm[ \t]{{0,8}}|{_S}[/.\-]{_S})(?P<wy>{YEAR}))?)
    | (?P<my>(?P<mm>[0-9]{{1,2}}){_S}(?:[/.\-]|,?{_S}năm){_S}(?P<mmy>{YEAR})
        (?:(?=-{_S}[0-9]{{1,2}}/{YEAR})|(?![/.\-]{_S}[0-9]|[/-]\w)))
    | (?P<dm>(?P<dd>[0-9]{{1,2}}){_S}[/.\-]{_S}(?P<dmm>[0-9]{{1,2}})(?![0-9%]|[/.,][0-9]|/\w|-[0-9]+%))
    | (?P<year>(?P<yy>{YEAR})(?![/.\-,]\w))
    | (?P<number>(?P<n>[0-9]{{1,2}}(?:{_S}(?:,|-|\+|và){_S}[0-9]{{1,2}}(?![0-9/.,]))*)
        (?![0-9]|[.,/\-][0-9]|{_S}%))
    """,
    re.VERBOSE,
)


def edtf_of(match: re.Match[str]) -> tuple[bool, str | None]:
    """Return whether a calendar has the date of a DATE_PATTERN match, and its EDTF value (None where not).

    >>> edtf_of(re.match(DATE_PATTERN, "ngày … tháng … năm 2020"))
    (True, '2020')
    >>> edtf_of(re.match(DATE_PATTERN, "ngày 31/11/2022"))
    (False, None)
    """
    found: dict[str, int] = {}
    for name, digits in match.groupdict().items():
        if digits and digits.strip().isdecimal() and name[0] in "dmy" and name[1:].isdigit():
            found[name[0]] = int(digits)
    year = found.get("y")
    day = found.get("d") if "m" in found else None
    value = point_value(full_year(year) if year is not None else None, found.get("m"), day)
    return value is not None, value


def full_year(year: int) -> int:
    """Return the year that two digits stand for: 22 is 2022, 98 is 1998."""
    return year if year > 99 else 2000 + year if year < 60 else 1900 + year


@lru_cache(maxsize=8192)  # a plan names the same days many times
def point_value(year: int | None, month: int | None, day: int | None = None) -> str | None:
    """Return the EDTF value of a day, month or year; None where no calendar has it."""
    try:
        return str(EdtfPoint(year, month, day))
    except ValueError:
        return None
