"""Where the words of one number stand: its label, its predicate, the head over both."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractors.components.targets.numbers import Quantity
from extractors.components.targets.vocabulary import SUBJECT_REGEX
from extractors.components.targets.wording import LEAD_REGEX, split_subject

_LONGEST_HEAD = 200
_DIGIT_REGEX = re.compile(r"\d[^()]*%")
_NEXT_REGEX = re.compile(
    r",\s+(?:(?:không|phấn đấu|mỗi|trong đó|tỷ lệ|tỉ lệ|đạt|xếp (?:thứ|hạng))\s"
    r"|(?:tổ|khối|lớp|chi đội|công đoàn|liên đội|chi đoàn|chi bộ|nhà trường)(?: [^\s,.;]+){0,3} (?:đạt|được|phấn đấu) )"
)
_BRACKET_REGEX = re.compile(r"\([^()\n]{0,80}\)")
_GOES_ON_REGEX = re.compile(r"\s+(?:xuống|lên|còn|tăng lên|giảm còn|đạt)(?!\w)")
_QUOTED_REGEX = re.compile(r'"[^"\n]{2,90}"')
_PERIOD_REGEX = re.compile(r"\d{1,2}/\d|(?:từ|đợt|tháng|tuần|ngày|giai đoạn) ")
_COLON_REGEX = re.compile(r":(?=\s|$|[^\d/])")
END_REGEX = re.compile(r"\s*(?:[,;.()|\n]|$)")
_STOP_REGEX = re.compile(r"[;()|\n]|[.!?](?=\s|$)|\.{2,}|…| - (?=[^\W\d])")
# "cạo mủ, 02 lớp tại xã Bình Minh": where or when, not what
_PLACE_REGEX = re.compile(r"\s+(?:tại|ở|trong|vào)\s")
_CLAUSE_STARTS = ("mỗi ", "phấn đấu ", "đề nghị ", "trong đó ", "giới thiệu ", "kết nạp ", "công nhận ", "tổ chức ")
_STAFF = r"(?:cb(?:ql|gv|vc)?|gv|nv|hs|nlđ|cán bộ(?: quản lý)?|giáo viên|nhân viên|viên chức|người lao động)"
_STAFF_REGEX = re.compile(rf"(?<!\w){_STAFF}(?:(?:, ?| và ){_STAFF})+(?!\w)")
_WHOSE_REGEX = re.compile(r"\s+(?:trở lên\s+)?(?:số\s+|tổng số\s+)?")


@dataclass(frozen=True, slots=True)
class Clause:
    """Where the words of one number stand: its label before it, its predicate after it, the head over both."""

    start: int
    label: tuple[int, int]
    after: tuple[int, int]
    head: tuple[int, int] | None


def stops_in(lower: str, start: int, end: int, kept: list[Quantity]) -> list[int]:
    """Return where clauses begin after a stop; brackets without a number in them are read over."""
    stops = [match.end() for match in _STOP_REGEX.finditer(lower, start, end)]
    for match in _QUOTED_REGEX.finditer(lower, start, end) if lower.find('"', start, end) >= 0 else ():
        stops = [stop for stop in stops if not match.start() < stop <= match.end()] if len(stops) < 50 else stops
    if lower.find("(", start, end) < 0:
        return stops
    numbers = [quantity.number for quantity in kept]
    for match in _BRACKET_REGEX.finditer(lower, start, end):
        counted = _DIGIT_REGEX.search(lower, match.start(), match.end()) and not _GOES_ON_REGEX.match(
            lower, match.end()
        )
        if not counted and bisect_left(numbers, match.start()) == bisect_left(numbers, match.end()):
            stops = [stop for stop in stops if not match.start() < stop <= match.end()] if len(stops) < 50 else stops
    return stops


def limit_of(stops: list[int], place: int, quantity: Quantity, end: int) -> int:
    """Return where the sentence's stop after the number stands; stops inside the number itself are passed."""
    while place + 1 < len(stops) and stops[place + 1] - 1 < quantity.end:
        place += 1
    return max(stops[place + 1] - 1 if place + 1 < len(stops) else end, quantity.end)


def clause_of(
    lower: str, quantity: Quantity, floor: int, limit: int, following: int, head: tuple[int, int] | None
) -> Clause:
    """Return the clause of a number that begins behind ``floor`` and ends at ``limit`` or before ``following``.

    1. number first: "100% trẻ 6 tuổi vào lớp 1", no label
    2. label first: "tỉ lệ học sinh bỏ học không quá 1%"
    3. under a head: "Học lực: giỏi 12%, khá 43,5%"
    """
    colons = [match.start() for match in _COLON_REGEX.finditer(lower, floor, quantity.start)]
    begin = colons[-1] + 1 if colons else floor
    comma = _comma_before(lower, begin, quantity.start)
    segment = _skip(lower, comma + 2 if comma >= 0 else begin, quantity.start)
    lead = LEAD_REGEX.match(lower, segment, quantity.start)
    first = lead is not None and lead.end() >= quantity.start
    if first and head and lower[segment : quantity.start].strip() == "đạt":
        first = False
    alone = END_REGEX.match(lower, quantity.end, limit) is not None
    if colons and comma < 0 and first and alone:
        first, start, stop = (
            False,
            _skip(lower, colons[-2] + 1 if len(colons) > 1 else floor, colons[-1]),
            colons[-1],
        )
        colons.pop()
    elif first and comma > begin and (alone or _PLACE_REGEX.match(lower, quantity.end, limit)):
        first, start, stop = False, _skip(lower, begin, comma), comma
    else:
        whole = not first and comma >= 0 and not _is_own_clause(lower[segment : quantity.start])
        start, stop = _skip(lower, begin, quantity.start) if whole else segment, quantity.start
    if colons:
        head = (_skip(lower, colons[-2] + 1 if len(colons) > 1 else floor, colons[-1]), colons[-1])
        head = None if head[1] - head[0] > _LONGEST_HEAD or _PERIOD_REGEX.match(lower, *head) else head
    after = limit if following >= limit else max(quantity.end, _before_next(lower, quantity.end, following))
    if _next := _NEXT_REGEX.search(lower, quantity.end, after):
        after = _next.start()
    if not first or alone:
        whose = _WHOSE_REGEX.match(lower, quantity.end, after) if quantity.unit == "%" and not alone else None
        holder = SUBJECT_REGEX.match(lower, whose.end(), after) if whose else None
        comma = lower.find(", ", holder.end() if holder else quantity.end, after)
        after = quantity.end if alone else comma if comma >= 0 else after
    return Clause(start, (start, start) if first else (start, stop), (quantity.end, after), head)


def _comma_before(lower: str, begin: int, end: int) -> int:
    """Return the last comma between clauses, not one inside of "CB, GV, NV"; -1 for none."""
    comma = lower.rfind(", ", begin, end)
    if comma >= 0:
        for staff in _STAFF_REGEX.finditer(lower, max(begin, comma - 60), end):
            if staff.start() < comma < staff.end():
                return lower.rfind(", ", begin, staff.start())
    return comma


def _is_own_clause(segment: str) -> bool:
    """Whether the words after the last comma name a holder of their own: "…, mỗi lớp bố trí 2 giáo viên"."""
    return segment.startswith(_CLAUSE_STARTS) or split_subject(segment)[0] is not None


def _skip(lower: str, start: int, end: int) -> int:
    while start < end and lower[start] in " ,.:-+*•\t)":
        start += 1
    return start


def _before_next(lower: str, start: int, following: int) -> int:
    """Return where the clause ends that the next number's clause follows: at the last comma or "và" before it."""
    between = lower[start:following]
    cut = max(between.rfind(mark) for mark in (",", " và ", ";", " trong đó"))
    if cut < 0:  # "120 tiết/năm: nội dung 1: 40 tiết", "02 lớp với 50 học viên"
        cut = between.find(": ") if between.find(": ") >= 0 else len(between) - 5 if between.endswith(" với ") else -1
    return start + cut if cut >= 0 else following
