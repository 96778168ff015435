"""Reads the time that a phase's head gives: from "Từ 05/9/2021 đến 16/01/2022" to a pair of partial days."""

import re
from dataclasses import replace

from extractors.components.phases.model import Point, Time

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_YEAR = r"(?:(?:19|20)\d{2})(?!\d)"
_LIST = r"\d{1,2}(?!\d)(?:\s*(?:[,;+&\-]|và)\s*(?:tháng\s*)?\d{1,2}(?!\d|\s*/\s*\d\d?(?!\d)))*"
# Longest forms first; each alternative ends where no digit follows, so that no number is cut in two.
_POINT_REGEX = re.compile(
    rf"""(?:(?:ngày|mồng|mùng)\s*)*(?:
      (?P<r1>\d{{1,2}})\s*(?:-|đến(?:\s+hết)?|,|và)\s*(?:ngày\s*)?(?P<r2>\d{{1,2}})       # 15-17/3/2023
          (?:\s*/\s*|\s+tháng\s+)(?P<rm>\d{{1,2}})(?!\d)
          (?:(?:\s*[/.\-]\s*|\s+năm\s+)(?P<ry>{_YEAR}))?(?!\s*/\s*\d)
    | (?P<s1>\d{{1,2}})\s*(?:-|đến(?:\s+hết)?|,|và)\s*(?:ngày\s*)?(?P<s2>\d{{1,2}})       # 12 và 13-11-2024
          (?P<ssep>[.\-])(?P<sm>\d{{1,2}})(?P=ssep)(?P<sy>{_YEAR})
    | (?P<d4>\d{{1,2}})-(?P<m4>\d{{1,2}})                                              # 28-9 đến 10-10-2015
          (?=\s+(?:đến|tới|-)\s+(?:hết\s+)?(?:ngày\s+)?\d{{1,2}}-\d{{1,2}}(?:-{_YEAR}|(?![\d\-/.%])))
    | (?P<d6>\d{{1,2}})\.(?P<m6>\d{{1,2}})                                             # 05.8 đến 16.8.2019
          (?=\s+(?:đến|tới|-)\s+(?:hết\s+)?(?:ngày\s+)?\d{{1,2}}\.\d{{1,2}}\.{_YEAR})
    | (?P<d>\d{{1,2}})\s*(?P<sep>[/.\-])\s*(?P<m>\d{{1,2}})\s*(?P=sep)\s*
          (?P<y>{_YEAR}|\d{{2}}(?!\d))                                                    # 05/9/2021, 11/5/19
    | (?P<d2>\d{{1,2}})\s+tháng\s+(?P<m2>\d{{1,2}})(?!\d)
          (?:(?:\s+năm\s+|\s*/\s*)(?P<y2>{_YEAR}))?  # ngày 5 tháng 9
    | (?P<ml>{_LIST})\s*/\s*(?P<myl>{_YEAR})                                              # 01, 02/2023
    | (?P<d3>\d{{1,2}})\s*/\s*(?P<m3>\d{{1,2}})(?![\d/])                             # 05/9
    | (?:(?<=đến\s)|(?<=tới\s)|(?<=hết\s)|(?<=ngày\s))(?P<d5>\d{{1,2}})-(?P<m5>\d{{1,2}})(?![\d\-/.%])   # ngày 20-11
    )
    | (?:(?:đầu|giữa|cuối)\s+)?tháng\s*(?P<tl>{_LIST})
          (?:\s*(?:/|-|năm|\(|,\s*năm)\s*(?P<ty>{_YEAR}))?\)?  # tháng 2, 3/2021
    | qu[ýí]\s*(?P<q>iv|i{{1,3}}|[1-4])(?!\w)
          (?:\s*(?:,|-|và|đến)\s*(?:qu[ýí]\s*)?(?P<q2>iv|i{{1,3}}|[1-4])(?!\w))?
          (?:\s*(?:/|-|năm)\s*(?P<qy>{_YEAR}))?                                            # quý I/2024
    """,
    re.VERBOSE,
)
_LEAD_REGEX = re.compile(
    r"""(?:\s|[(:,\-’']|(?:thời\s+gian|vào|trong|khoảng|dự\s+kiến|bắt\s+đầu|kể|diễn\s+ra|tổ\s+chức|thực\s+hiện|sáng|chiều|tối
        |lúc|buổi|hồi|tuần\s+(?:lễ\s+)?(?:thứ\s+)?(?:\w{1,4}(?:\s*[,\-]\s*\w{1,4})*)(?:\s+của)?(?=\s+tháng)
        |\d{1,2}\s+(?:ngày|buổi)(?=\s*[(,:])|tuần\s+(?:đầu|cuối|giữa)(?:\s+của)?(?=\s+tháng)
        |thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật
        |(?:hai|ba|tư|năm|sáu|bảy|t[2-7]|cn)(?=\s*[,(]\s*(?:ngày\s+)?\d)|\d{1,2}\s*(?:h|giờ|g)\s*\d{0,2}(?:\s*phút)?)(?!\w)
        |(?P<from>từ)(?!\w)|(?P<now>nay|khi\s+ban\s+hành(?:\s+kế\s+hoạch)?)(?!\w)|(?P<to>đến|tới)(?!\w)|hết(?!\w))*""",
    re.VERBOSE,
)
_HOUR = r"\d{1,2}\s*(?:h|giờ|g)\s*\d{0,2}(?:\s*phút)?(?=\s+ngày)"
_TO_REGEX = re.compile(
    rf"\s*(?:-+>?|→|đến|tới|cho đến|~)\s*"
    rf"(?:(?:{_HOUR}|hết|ngày|tuần\s+\w{{1,4}}(?=\s+tháng)|đầu|giữa|cuối(?=\s))\s*)*"
)
_OCCASION_REGEX = re.compile(r"(?<!\w)từ\s+(?:ngày\s+)?[^\W\d][^\d;:.()]{1,40}?\s\($")
_YEARS_REGEX = re.compile(
    r"[\s(:,\-]*(?:từ\s+)?(?:(?:đầu|giữa|cuối)\s+)?(?:năm\s+(?:học\s+)?|(?=20\d\d\s*(?:-|đến\s+(?:hết\s+)?(?:năm\s+)?20\d\d)))(?P<first>20\d\d)(?![\d/])"
    r"(?:\s*(?:-|đến)\s*(?:hết\s+|cuối\s+|giữa\s+)?"
    r"(?:tháng\s+(?P<month>\d{1,2})\s*/\s*(?P<year>20\d\d)|(?:năm\s+(?:học\s+)?)?(?:20\d\d\s*-\s*)?(?P<last>20\d\d)(?![\d/])))?"
)
_AND_REGEX = re.compile(r"\s*(?:,|;|và|\+|&)\s*(?=tháng|\d{1,2}\s*/\s*(?:19|20)\d{2})")


def read_time(words: str, start: int, end: int) -> Time | None:
    """Return the time that ``words[start:end]`` begins with (lower case), None where it begins with none.

    >>> time = read_time("từ 08/10 đến 29/12/2018", 0, 23)
    >>> time.start.edtf(), time.end.edtf()
    ('2018-10-08', '2018-12-29')
    """
    lead = _LEAD_REGEX.match(words, start, end)
    at = lead.end() if lead else start
    point = _POINT_REGEX.match(words, at, end)
    if lead is None or point is None or not point[0].strip() or words[point.end() : point.end() + 1] == "%":
        return None
    first, last = _read_point(point)
    stop = point.end()
    joined = _TO_REGEX.match(words, stop + _closes_occasion(words, start, stop), end) or _AND_REGEX.match(
        words, stop, end
    )
    second = _POINT_REGEX.match(words, joined.end(), end) if joined else None
    if second is not None:
        first, last = _share_year(first, _read_point(second)[1])
        return Time(first, last, second.end())
    if lead["to"]:
        return Time(None, last, stop)
    if lead["from"] and first == last:
        return Time(first, None, stop)
    return Time(first, last, stop)


def _closes_occasion(words: str, start: int, stop: int) -> bool:
    """Whether the bracket behind a day is that of an occasion: "từ khai giảng (05/9/2015) đến …"."""
    return words.startswith(") đến", stop) and _OCCASION_REGEX.search(words, max(0, start - 60), start) is not None


def read_years(words: str, start: int, end: int) -> Time | None:
    """Return the years that ``words[start:end]`` begins with, None where it begins with none.

    1. "(2021 - 2023)", "từ năm 2023 đến hết năm 2025", "năm học 2021-2022", "(năm 2024)"
    2. "từ đầu năm 2022 đến tháng 6/2023": a year and a month

    >>> time = read_years("(từ năm 2023 đến năm 2025)", 0, 26)
    >>> time.start.edtf(), time.end.edtf()
    ('2023', '2025')
    """
    match = _YEARS_REGEX.match(words, start, end)
    if match is None:
        return None
    first = Point(int(match["first"]))
    if match["month"]:
        return Time(first, Point(int(match["year"]), int(match["month"])), match.end())
    return Time(first, Point(int(match["last"])) if match["last"] else first, match.end())


def read_months(cell: str) -> Time | None:
    """Return the months of a cell in a column headed "Tháng" ("9", "01, 02", "9 - 10"), None for others."""
    match = re.fullmatch(rf"t?\s*({_LIST})\.?", cell)
    if not match:
        return None
    first, last = _months(match[1], None)
    return None if first.wrong or last.wrong else Time(first, last, len(cell))


def _read_point(match: re.Match[str]) -> tuple[Point, Point]:
    group = match.groupdict()
    if group["r1"]:
        year, month = _number(group["ry"]), int(group["rm"])
        return Point(year, month, int(group["r1"])), Point(year, month, int(group["r2"]))
    if group["s1"]:
        year, month = int(group["sy"]), int(group["sm"])
        return Point(year, month, int(group["s1"])), Point(year, month, int(group["s2"]))
    if group["d"]:
        year = int(group["y"])
        point = Point(year if year > 99 else 2000 + year, int(group["m"]), int(group["d"]))
        return point, point
    for day in ("2", "3", "4", "5", "6"):
        if group["d" + day]:
            point = Point(_number(group.get("y" + day)), int(group["m" + day]), int(group["d" + day]))
            return point, point
    if group["ml"]:
        return _months(group["ml"], int(group["myl"]))
    if group["tl"]:
        return _months(group["tl"], _number(group["ty"]))
    year, first = _number(group["qy"]), _QUARTERS[group["q"]]
    last = _QUARTERS[group["q2"]] if group["q2"] else first
    return Point(year, 3 * first - 2), Point(year, 3 * last)


def _months(words: str, year: int | None) -> tuple[Point, Point]:
    months = [int(number) for number in re.findall(r"\d+", words)]
    first_year = year - 1 if year and months[0] > months[-1] else year
    return Point(first_year, months[0]), Point(year, months[-1])


def _share_year(first: Point, last: Point) -> tuple[Point, Point]:
    """Give a bound without year the other's; a stretch over New Year takes the year before or after."""
    over = bool(first.month and last.month and first.month - last.month >= 6)
    if first.year is None and last.year is not None:
        return replace(first, year=last.year - over), last
    if last.year is None and first.year is not None:
        return first, replace(last, year=first.year + (1 if over else 0))
    return first, last


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
