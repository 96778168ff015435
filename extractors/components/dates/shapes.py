"""Reads the shapes that digits of a time have: each from the match of its core, with the word that leads it."""

import re

from extractors.components.dates.point import Point
from extractors.components.dates.refuse import HOLIDAYS
from extractors.date_grammar import full_year

_ORDINAL_REGEX = re.compile(
    r"(?:đợt|lần|vòng|lớp|khối|kỳ|thứ|mức độ|cấp độ|mức|bài|tập|quyển|phần|số|tuần|bước|giai đoạn) $"
    r"|tuần (?:thứ )?(?:\d ?(?:[,+&-]|và) ?(?:thứ )?){1,3}$"
)
_WEEKS_REGEX = re.compile(r"(?:các )?tuần (?:lễ )?(?:thứ )?(?:\d ?(?:[,+&-]|và) ?){0,3}$")
_HORIZON_REGEX = re.compile(
    r"(?:(?:tầm nhìn|định hướng)(?: đến)?|(?<!\w)(?:(?:mùa |dịp |nghỉ )?hè|cuối|đầu|giữa)) $"
    r"|(?:thành lập|khánh thành) \($|(?:[:;,.(|\n-] ?|\A)(?:phấn đấu )?đến $|(?:xây|dựng|lập|dụng|động) từ $"
)
_LIST_ENDS = frozenset(("", ":", ".", ";", ")", "|", "\n", "-", ","))
_DATED_LIST_REGEX = re.compile(
    r"(?:[ \t]{0,3}(?:,|;|&|và)[ \t]{0,3}[0-9]{1,2}){1,9}[ \t]{0,3}[/.\-][ \t]{0,3}[0-9]{1,2}[ \t]{0,3}[/.\-]"
    r"[ \t]{0,3}20[0-9]{2}(?![0-9])[ \t]{0,3}(?:$|\||\n|\))"
)
# "từ 05.8 đến 16.8.2019": what goes on to a day of a year is one
_DOTTED_END_REGEX = re.compile(
    r"[ \t]{1,3}(?:đến|tới|-)(?: hết)?(?: ngày)? [0-9]{1,2}\.(?P<m>[0-9]{1,2})\.20[0-9]{2}(?![0-9])"
)
_HYPHENED_END_REGEX = re.compile(
    r"[ \t]{1,3}(?:đến|tới|-)(?: hết)?(?: ngày)? (?P<d>[0-9]{1,2})-(?P<m>[0-9]{1,2})(?P<y>-20[0-9]{2})?(?![0-9/.-])"
)
# "trước 25-9", "hội giảng 20-11": words that a day follows; what goes down is no stretch ("từ 5-9 em").
_TIMELY_REGEX = re.compile(
    r"(?<!\w)(?:trước|sau|chậm nhất|muộn nhất|hết|từ|đến|tới|vào|sáng|chiều|tối|hôm|dịp|nhân"
    r"|(?:thứ \w{2,4}|chủ nhật),?) $"
)
_DUE_REGEX = re.compile(
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|hạn (?:nộp|chót|cuối|cuối cùng)|đến hết|xong)(?: là)? ?:? $"
)
_FEAST_REGEX = re.compile(
    r"(?:hội (?:giảng|diễn|thi|thao|trại|khỏe|khoẻ)|thao giảng|thi đua|phong trào|văn nghệ|báo tường|tọa đàm|toạ đàm"
    r"|mít tinh|sinh nhật|thành lập|chủ (?:điểm|đề)|truyền thống|khai giảng|mừng|dịp|nhân|trước|sau|vào) $"
)
_HALF_DAYS = (" sáng ", " chiều ", " tối ")  # "vào các buổi chiều 13 và 14/11/2025"
_HOLIDAY_WORD_REGEX = re.compile(
    r"(?:ngày|mừng|niệm|khánh|lao động|việt nam|phụ nữ|thiếu nhi|nhà giáo|lễ|minh|đoàn|đảng|tế|nước|bác|và|,) ?\(?$"
    r"|(?<!\w)ngày(?: [^\W\d][\w,]*){1,9} ?\(?$"
)


def _same(core: re.Match[str], *day: int | None) -> Point:
    parts = (day[0], day[1], day[2])
    return Point(core.start(), core.end(), parts, parts)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _years(core: re.Match[str], word: str, lower: str) -> Point | None:
    first, written = int(core["ya"]), core["yb"]
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if last <= first or (len(written) == 2 and last != first + 1 and not word):
        return None
    return Point(core.start(), core.end(), (first, None, None), (last, None, None), "years", span_of_two=True)


def _dmy(core: re.Match[str], word: str, lower: str) -> Point | None:
    day, month = int(core["d"]), int(core["m"])
    if core["y2"] and core["sep"] == "-":  # "9 - 10/2024" are months
        return None
    if core["yy2"] and core["sep"] != "/" and word != "day":
        return None
    if word not in ("day",) and (day > 31 or month > 12):
        return None
    return _same(core, full_year(int(core["y"] or core["y2"] or core["yy2"])), month, day)


def _mlist(core: re.Match[str], word: str, lower: str) -> Point | None:
    before = lower[max(0, core.start() - 8) : core.start()].rstrip(" \t")
    head = before == "" or before[-1] in "\n|"
    months = [int(number) for number in re.findall(r"\d+", core["ml"])]
    if max(months) > 12 or min(months) < 1 or not (word == "month" or head):
        return None
    year = int(core["mly"])
    first = year - 1 if months[0] > months[-1] else year
    return Point(core.start(), core.end(), (first, months[0], None), (year, months[-1], None), "month",
                 span_of_two=True)  # fmt: skip


def _dlist(core: re.Match[str], word: str, lower: str) -> Point | None:
    """Return the first day of "5, 6 và 7/10/2022"; the others follow as points of their own."""
    told = lower.endswith(("(", *_HALF_DAYS), 0, core.start())
    if word != "day" and not told and not _fills_cell(core, lower):
        return None
    day = (None, None, int(core["l1"]))
    return Point(core.start(), core.end("l1"), day, day, "day")


def _fills_cell(core: re.Match[str], lower: str) -> bool:
    """Return whether a list of days with their year begins a cell or a line: "24 và 25/11/2018 | Toán"."""
    before = lower[max(0, core.start() - 4) : core.start()].rstrip(" \t")
    return before[-1:] in ("", "\n", "|") and _DATED_LIST_REGEX.match(lower, core.end("l1")) is not None


def _drange(core: re.Match[str], word: str, lower: str) -> Point | None:
    year, month = _number(core["ry"]), int(core["rm"])
    if not word and (near := _WEEKS_REGEX.search(lower, max(0, core.start() - 24), core.start())):
        return Point(near.start(), core.end(), (year, month, None), (year, month, None), "month")
    first, last = int(core["r1"]), int(core["r2"])
    if word == "month":  # "tháng 10 đến 24/12/2022": a month, and the day that follows
        bound = (None, first, None)
        return Point(core.start(), core.end("r1"), bound, bound, "month") if first <= 12 else None
    if month > 12 or last > 31 or first > 31 or (first >= last and word != "day"):
        return None
    return Point(core.start(), core.end(), (year, month, first), (year, month, last), "range", span_of_two=True)


def _words(core: re.Match[str], word: str, lower: str) -> Point | None:
    year, month, day = _number(core["wy"]), int(core["wm"]), int(core["wd"])
    if not word and (near := _ORDINAL_REGEX.search(lower, max(0, core.start() - 12), core.start())):
        start = near.start() if near[0].startswith("tuần ") else lower.index("tháng", core.start())
        return Point(start, core.end(), (year, month, None), (year, month, None), "month")
    return _same(core, year, month, day)


def _my(core: re.Match[str], word: str, lower: str) -> Point | None:
    month = int(core["mm"])
    mark = lower[core.end("mm") : core.start("mmy")].strip(" ,")
    if word == "day" or month < 1 or month > 12 or (mark != "/" and word not in ("month", "halfblank")):
        return None
    return _same(core, int(core["mmy"]), month, None)


def are_short_years(core: re.Match[str]) -> bool:
    """Return whether a pair may be a school year in two digits each: "21-22"."""
    return len(core["dd"]) == 2 and int(core["dmm"]) == int(core["dd"]) + 1


def _dm(core: re.Match[str], word: str, lower: str) -> Point | None:
    day, month = int(core["dd"]), int(core["dmm"])
    mark = lower[core.end("dd") : core.start("dmm")].strip()
    if word == "term" and mark in "-/" and 0 < day < 60 and are_short_years(core):
        return Point(core.start(), core.end(), (2000 + day, None, None), (2000 + month, None, None), "years",
                     span_of_two=True)  # fmt: skip
    if word == "month":
        if mark == "-" and 1 <= day <= 12 and 1 <= month <= 12:
            return Point(core.start(), core.end(), (None, day, None), (None, month, None), "month", span_of_two=True)
        return None
    if day < 1 or month < 1 or day > 31 or month > 12 or word in ("term", "tet", "blank", "halfblank"):
        return _same(core, None, month, day) if word == "day" and mark == "/" else None
    if mark != "/" and word != "day" and not _is_day_by_words(core, lower, mark):
        return None
    return _same(core, None, month, day)


def _is_day_by_words(core: re.Match[str], lower: str, mark: str) -> bool:
    """Whether "20-11" or "20.11" without its leading word is a day: a holiday, or where only a day can stand.

    1. "Ngày Nhà giáo 20-11", "hội giảng 20-11", "quốc khánh 2.9"
    2. "từ 28-9 đến 10-10-2015", "trước 25-9", "hạn nộp 25.10": what goes down is no stretch
    """
    day, month, low = int(core["dd"]), int(core["dmm"]), max(0, core.start() - 60)
    named = (regex.search(lower, low, core.start()) for regex in (_HOLIDAY_WORD_REGEX, _FEAST_REGEX))
    if (day, month) in HOLIDAYS and any(named):
        return True
    if mark != "-":
        upto = _DOTTED_END_REGEX.match(lower, core.end())
        due = day > month and _DUE_REGEX.search(lower, low, core.start()) is not None
        return due or (upto is not None and month <= int(upto["m"]) <= 12)
    if upto := _HYPHENED_END_REGEX.match(lower, core.end()):
        return bool(upto["y"]) or int(upto["d"]) > int(upto["m"])
    return day > month and _TIMELY_REGEX.search(lower, low, core.start()) is not None


def _year(core: re.Match[str], word: str, lower: str) -> Point | None:
    if word in ("term", "năm", "tet", "blank") and core["yy"]:
        return _same(core, int(core["yy"]), None, None)
    # Without its word a year counts only as a horizon; those of laws and of tables are added where these are known.
    if core["yy"] and _HORIZON_REGEX.search(lower, max(0, core.start() - 16), core.start()):
        return _same(core, int(core["yy"]), None, None)
    return None


def _lone(core: re.Match[str], word: str, lower: str) -> Point | None:
    numbers = [int(number) for number in re.findall(r"\d+", core["n"])]
    if word == "month":
        count = len(numbers) if lower[core.end() : core.end() + 2].lstrip(" ")[:1] in _LIST_ENDS else 1
        if not all(1 <= number <= 12 for number in numbers[:count]):
            return None
        digits = list(re.finditer(r"\d+", core["n"]))[count - 1]
        end = core.start("n") + digits.end()
        first, last = numbers[0], numbers[count - 1]
        return Point(core.start(), end, (None, first, None), (None, last, None), "month", span_of_two=count > 1)
    if word == "day" and 1 <= numbers[0] <= 31:
        end = core.start() + len(re.match(r"\d+", core["n"])[0])  # type: ignore[index]
        return Point(core.start(), end, (None, None, numbers[0]), (None, None, numbers[0]), "day")
    return None


READERS = {"years": _years, "dmy": _dmy, "mlist": _mlist, "drange": _drange, "dlist": _dlist, "words": _words,
            "my": _my, "dm": _dm, "year": _year, "number": _lone}  # fmt: skip
