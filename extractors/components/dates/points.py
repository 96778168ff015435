"""Finds the times of a text one by one: a shape from its first digit on, and the words that lead it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.components.dates.refuse import HOLIDAYS, is_refused
from extractors.date_grammar import CORE_REGEX, full_year, point_value

# Only digits that may begin a shape; the set at the start lets the engine skip all else.
_ANCHOR_REGEX = re.compile(
    r"[0-9](?<![0-9].)(?:(?<![\w/.].)|(?<=\Wt.)|(?<=\At.)|(?<=ngày\..))"
    r"(?:(?<=[gy] .)|(?<=  .)|(?<=t.)|(?=[0-9]{3}(?![0-9])"
    r"|[0-9]?(?:[ \t]{0,3}[/.\-,+][ \t]{0,3}[0-9]|[ \t]{0,8}(?:đến|tháng|và|năm) )))"
)
_TERM_WORDS = (
    r"năm[ ]{1,2}học|nh|niên[ ]khóa|niên[ ]khoá|niên[ ]học|giai[ ]đoạn|nhiệm[ ]k[ỳìí]|thời[ ]k[ỳì]|khóa|khoá|năm"
)
_LEAD_REGEX = re.compile(
    rf"""(?<!\w)(?:
      (?P<month>(?:(?P<mod>đầu|giữa|cuối)\ {{1,2}})?
          (?:tuần\ (?:lễ\ )?(?:thứ\ )?(?:\w{{1,4}}(?:[ ]?[,-][ ]?\w{{1,3}})?)\ (?:của\ )?)?
          (?:các\ )?tháng|t)
    | (?P<blank>ngày[ \t./…_]{{0,40}}tháng[ \t./…_]{{0,40}}(?P<bm>[0-9]{{1,2}})?[ \t./…_]{{0,40}}năm)
    | (?P<halfblank>ngày[ \t./…_]{{1,40}}(?:tháng|/))
    | (?P<day>(?:ngày[ ]{{1,2}})?(?:mồng|mùng)|ngày(?=[ \t]))
    | (?P<tet>tết[ ](?:(?!từ|ngày|vào|trước|sau|đến)\w{{2,8}}[ ]){{1,4}}(?:năm)?)
    | (?P<term>{_TERM_WORDS})(?:[ ]?:)?
    )[ \t]{{0,4}}$""",
    re.VERBOSE,
)
_BLANKS = frozenset(" \t…._/")
_LEAD_ENDS = frozenset("gtmychaánỳìí/:")  # tháng, t, năm, ngày, học, nh, khóa, khoá, đoạn, kỳ, kì, kí
_MOST_LEADS = 24  # "giai đoạn", "cuối  các tháng" with the blanks behind them
_QUARTER_REGEX = re.compile(
    r"qu[ýí] (?P<q>iv|i{1,3}|[1-4])(?!\w)(?:\s?(?:,|-|và|đến)\s?(?:qu[ýí] )?(?P<q2>iv|i{1,3}|[1-4])(?!\w))?"
    r"(?: {0,2}(?:/|-|,? ?năm) {0,2}(?P<y>(?:19|20)\d\d)(?!\d))?"
)
_EACH_REGEX = re.compile(r"(?:mỗi|hằng|hàng|từng|một|/)[ /]?$")
_TIMES_REGEX = re.compile(r" {0,2}(?:lần|buổi|cuộc|kỳ|lượt|chuyên đề|đợt)(?!\w)")
_NAMED_MONTH_REGEX = re.compile(
    r"tháng (?P<m>mười hai|mười một|mười|hai|ba|tư|năm|sáu|bảy|tám|chín)"
    r"(?!\w| ?(?:lần|buổi|tiết|nay|trước|tới|qua|\d))"
    r"(?: năm (?P<y>(?:19|20)\d\d)(?!\d))?"
)
_MONTH_NAMES = {"hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
                "mười một": 11, "mười hai": 12}  # fmt: skip
_DAY_BEFORE_REGEX = re.compile(r"(?:(?:ngày|mồng|mùng) {1,2}){0,2}(?<![\d/.,])(?P<d>\d{1,2}) $")
_NO_MONTH_REGEX = re.compile(r"(?:rằm|cách mạng|mỗi|hằng|hàng|một|\d|các|đường|phố|trường|mạng|phong trào) $")
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ORDINAL_REGEX = re.compile(
    r"(?:đợt|lần|vòng|lớp|khối|kỳ|thứ|mức độ|cấp độ|mức|bài|tập|quyển|phần|số|tuần|bước|giai đoạn) $"
    r"|tuần (?:thứ )?(?:\d ?(?:[,+&-]|và) ?(?:thứ )?){1,3}$"
)
_WEEKS_REGEX = re.compile(r"(?:các )?tuần (?:lễ )?(?:thứ )?(?:\d ?(?:[,+&-]|và) ?){0,3}$")
_HORIZON_REGEX = re.compile(r"(?:tầm nhìn|định hướng)(?: đến)? $")
_LIST_ENDS = frozenset(("", ":", ".", ";", ")", "|", "\n", "-", ","))
_LIST_REGEX = re.compile(r"[ \t]{0,3}(?:,|;|&|và)[ \t]{0,3}")
_MODIFIERS = {"đầu": "start", "giữa": "mid", "cuối": "end"}
_HOLIDAY_WORD_REGEX = re.compile(
    r"(?:ngày|mừng|niệm|khánh|lao động|việt nam|phụ nữ|thiếu nhi|nhà giáo|lễ|minh|đoàn|đảng|tế|nước|bác|và|,) ?\(?$"
    r"|(?<!\w)ngày(?: [^\W\d][\w,]*){1,9} ?\(?$"
)


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
    def value(self) -> str | None:
        """Return the EDTF value; None where no calendar has a bound."""
        first = point_value(*self.first)
        last = first if self.last == self.first else point_value(*self.last)
        if first is None or last is None:
            return None
        return f"{first}/{last}" if self.span_of_two else first


def find_points(lower: str) -> list[Point]:
    """Return the times of a text in order; what the refusals name is left out."""
    found: list[Point] = []
    last_end, listed = 0, False
    for anchor in _ANCHOR_REGEX.finditer(lower):
        at = anchor.start()
        if at < last_end:
            continue
        core = CORE_REGEX.match(lower, at)
        if core is None:
            continue
        waits = listed and _LIST_REGEX.fullmatch(lower, last_end, at) is not None
        point = _read(lower, core, last_end, "day" if waits else "")
        if point is not None and not is_refused(lower, point, core):
            found.append(point)
            last_end, listed = point.end, point.grain == "part"
    named = list(_named(lower))
    if not named:
        return found
    covered = {id(point) for name in named for point in _near(found, name) if point.start < name.end}
    return sorted([p for p in found if id(p) not in covered] + named, key=lambda point: point.start)


def _near(found: list[Point], point: Point) -> list[Point]:
    low, high = 0, len(found)
    while low < high:
        mid = (low + high) // 2
        low, high = (mid + 1, high) if found[mid].end <= point.start else (low, mid)
    return found[low : low + 2]


def _named(lower: str) -> Iterator[Point]:
    """Yield quarters and months written in words."""
    for match in _QUARTER_REGEX.finditer(lower):
        if _EACH_REGEX.search(lower, max(0, match.start() - 8), match.start()):
            continue
        if lower[max(0, match.start() - 1) : match.start()].isalnum() or _TIMES_REGEX.match(lower, match.end()):
            continue
        year = int(match["y"]) if match["y"] else None
        first, last = QUARTERS[match["q"]], QUARTERS[match["q2"] or match["q"]]
        if last < first:  # "quý IV, quý I" are two
            yield Point(match.start(), match.end("q"), (None, 3 * first - 2, None), (None, 3 * first, None), "quarter",
                        span_of_two=True)  # fmt: skip
            continue
        yield Point(*match.span(), (year, 3 * first - 2, None), (year, 3 * last, None), "quarter", span_of_two=True)
    for match in _NAMED_MONTH_REGEX.finditer(lower):
        if near := _DAY_BEFORE_REGEX.search(lower, max(0, match.start() - 16), match.start()):
            if near.start() < near.start("d") and "âm lịch" not in lower[match.end() : match.end() + 12]:
                day = (int(match["y"]) if match["y"] else None, _MONTH_NAMES[match["m"]], int(near["d"]))
                yield Point(near.start(), match.end(), day, day, "day")
            continue
        if _NO_MONTH_REGEX.search(lower, max(0, match.start() - 16), match.start()):
            continue
        lead = _LEAD_REGEX.search(lower, max(0, match.start() - 26), match.start() + 5)
        day = (int(match["y"]) if match["y"] else None, _MONTH_NAMES[match["m"]], None)
        start = lead.start() if lead and lead["month"] else match.start()
        yield Point(start, match.end(), day, day, "month", _modifier(lead))


def _modifier(lead: re.Match[str] | None) -> str | None:
    return _MODIFIERS.get(lead["mod"] or "") if lead else None


def _read(lower: str, core: re.Match[str], floor: int, word: str) -> Point | None:
    """Return the point of a core with the words before it; None where the shape needs words it lacks."""
    at = core.start()
    before = lower[at - 1 : at]
    lead = None
    if before in _BLANKS or before.isalpha():
        low = max(floor, at - 60 if before in _BLANKS else at - 8)
        # Most numbers follow no lead: its last letter tells that without a search through the window.
        tet = lower.find("tết ", low, at) >= 0
        if tet or lower[max(low, at - 8) : at].rstrip(" \t")[-1:] in _LEAD_ENDS:
            lead = _LEAD_REGEX.search(lower, low if tet else _lead_from(lower, low, at), at)
    if lead is not None:
        word = lead.lastgroup or ""
    start = lead.start() if lead else at
    reader = _READERS[core.lastgroup or ""]
    point = reader(core, word, lower)
    if point is None:
        return None
    point.start = start if point.start == at else point.start
    point.lead = (lead["term"] if lead and word == "term" else word) or point.lead
    point.modifier = _modifier(lead)
    if word == "blank" and lead is not None and point.grain == "year" and not point.span_of_two:
        month = int(lead["bm"]) if lead["bm"] else None
        point.first = point.last = (point.first[0], month, None)
    return point


def _lead_from(lower: str, low: int, at: int) -> int:
    """Return where the lead that ends at ``at`` may begin at the earliest: few leads are longer than 20 characters."""
    if lower.endswith("ngày ", low, at):
        return max(low, at - len("ngày "))
    # Of weeks ("tuần 3 của tháng") and of dates with blanks ("ngày … tháng … năm") alone a lead grows long.
    long = lower.find("ngày", low, at) >= 0 or lower.find("tuần", low, at) >= 0
    if long:
        return low
    return max(low, at - (len("năm ") if lower.endswith("năm ", low, at) else _MOST_LEADS))


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
    if word != "day" and lower[core.start() - 1 : core.start()] != "(":
        return None
    day = (None, None, int(core["l1"]))
    return Point(core.start(), core.end("l1"), day, day, "day")


def _drange(core: re.Match[str], word: str, lower: str) -> Point | None:
    year, month = _number(core["ry"]), int(core["rm"])
    if not word and (near := _WEEKS_REGEX.search(lower, max(0, core.start() - 24), core.start())):
        return Point(near.start(), core.end(), (year, month, None), (year, month, None), "month")
    first, last = int(core["r1"]), int(core["r2"])
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


def _dm(core: re.Match[str], word: str, lower: str) -> Point | None:
    day, month = int(core["dd"]), int(core["dmm"])
    mark = lower[core.end("dd") : core.start("dmm")].strip()
    if word == "term" and mark in "-/" and month == day + 1 and 0 < day < 60 and len(core["dd"]) == 2:
        return Point(core.start(), core.end(), (2000 + day, None, None), (2000 + month, None, None), "years",
                     span_of_two=True)  # fmt: skip
    if word == "month":
        if mark == "-" and 1 <= day <= 12 and 1 <= month <= 12:
            return Point(core.start(), core.end(), (None, day, None), (None, month, None), "month", span_of_two=True)
        return None
    if day < 1 or month < 1 or day > 31 or month > 12 or word in ("term", "tet", "blank", "halfblank"):
        return _same(core, None, month, day) if word == "day" and mark == "/" else None
    if mark != "/" and word != "day":
        # Without a leading word only the usual holidays are dates when written with a hyphen or dot.
        if (day, month) not in HOLIDAYS:
            return None
        if not _HOLIDAY_WORD_REGEX.search(lower, max(0, core.start() - 60), core.start()):
            return None
    return _same(core, None, month, day)


def _year(core: re.Match[str], word: str, lower: str) -> Point | None:
    if word in ("term", "tet", "blank") and core["yy"]:
        return _same(core, int(core["yy"]), None, None)
    # Without its word a year counts only as a horizon; those of laws are added where a citation is known.
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


_READERS = {"years": _years, "dmy": _dmy, "mlist": _mlist, "drange": _drange, "dlist": _dlist, "words": _words,
            "my": _my, "dm": _dm, "year": _year, "number": _lone}  # fmt: skip
