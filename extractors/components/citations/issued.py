"""The date of a cited document, in every shape that it is written in."""

import re

from extractors.date_grammar import full_year, point_value

_BLANK = r"[.…_ ]{1,40}"
_DAY_WORD = r"(?:ngày(?: {1,2}ngày)?|ngay)"  # typed twice, often
_SEP = r" {0,2}[/.\-]{1,2} {0,2}"  # doubled by a slip of the hand: 07/8//2024
# Matched on the lower-case view, at the place where a date may stand.
ISSUED_REGEX = re.compile(
    r"(?:(?:được )?(?:ban hành|ký|kí|ra|đề|thông qua) )?(?:"
    # ngày 28 tháng 12 năm 2018; blanks: ngày    tháng 9 năm 2021
    rf"{_DAY_WORD} {{0,8}}(?P<d1>\d{{1,2}}|{_BLANK}) {{0,8}}tháng {{0,8}}(?P<m1>\d{{1,2}}|"
    rf"{_BLANK}),? {{0,8}}năm {{0,8}}(?P<y1>\d{{4}}(?!\d)|{_BLANK})?"
    # ngày 5 tháng 9/2020
    rf"|{_DAY_WORD} {{0,3}}(?P<d2>\d{{1,2}}) {{0,2}}tháng {{0,2}}(?P<m2>\d{{1,2}})(?: ?[/.-] ?(?P<y2>\d{{4}}))?(?!\d)"
    # ngày 05/9/2020; 06.9.2022; 5-9-2020; ngày   /9/2021
    rf"|(?:{_DAY_WORD} {{0,3}}:? ?)?(?P<d3>\d{{1,2}}){_SEP}(?P<m3>\d{{1,2}}){_SEP}(?P<y3>\d{{4}}|\d\d)(?!\d)"
    rf"|{_DAY_WORD} {{0,3}}(?P<d4>[.…_ ]{{1,20}})/ ?(?P<m4>\d{{1,2}}){_SEP}(?P<y4>\d{{4}})(?!\d)"
    # ngày   /   /2013
    rf"|{_DAY_WORD}[ .…_]{{1,20}}/[ .…_]{{1,20}}/ {{0,2}}(?P<y8>\d{{4}})(?!\d)"
    rf"|{_DAY_WORD} {{0,3}}(?P<d5>\d{{1,2}}) ?[/.-] ?(?P<m5>\d{{1,2}})(?![\d/])"
    # tháng 8 năm 2021; tháng 8/2021
    r"|tháng {0,2}(?P<m6>\d{1,2})(?: {0,2}năm {0,2}| ?[/.-] ?)(?P<y6>\d{4})(?!\d)"
    # năm 2013, but not "năm 2013-2014"
    r"|năm {0,2}(?P<y7>(?:19|20)\d\d)(?! ?[-/] ?\d)(?!\d)"
    r")"
)
_GROUPS = frozenset(ISSUED_REGEX.groupindex)


def issued_of(match: re.Match[str]) -> str | None:
    """Return the EDTF value of a match of ISSUED_REGEX; None where no calendar has the day.

    >>> issued_of(ISSUED_REGEX.match("ngày 28 tháng 12 năm 2018"))
    '2018-12-28'
    >>> issued_of(ISSUED_REGEX.match("ngày    tháng 9 năm 2021"))
    '2021-09'
    >>> issued_of(ISSUED_REGEX.match("ngày   /   /2013"))
    '2013'
    >>> issued_of(ISSUED_REGEX.match("ngày 31/11/2021"))
    """
    shape = (match.lastgroup or "")[1:]
    day, month, year = (_read(match, part + shape) for part in "dmy")
    return point_value(full_year(year) if year else None, month, day if month else None)


def _read(match: re.Match[str], name: str) -> int | None:
    written = match[name] if name in _GROUPS else None
    return int(written) if written and written.strip().isdigit() else None
