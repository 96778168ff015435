"""Finds the times of a text one by one: a shape from its first digit on, and the words that lead it."""

import re

from extractors.components.dates.leads import lead_before, modifier_of
from extractors.components.dates.named import find_named
from extractors.components.dates.point import Point
from extractors.components.dates.refuse import is_refused
from extractors.components.dates.shapes import READERS, are_short_years
from extractors.date_grammar import CORE_REGEX

# Only digits that may begin a shape; the set at the start lets the engine skip all else.
_ANCHOR_REGEX = re.compile(
    r"[0-9](?<![0-9].)(?:(?<![\w/.].)|(?<=\Wt.)|(?<=\At.)|(?<=ngày\..))"
    r"(?:(?<=[gy] .)|(?<=  .)|(?<=t.)|(?=[0-9]{3}(?![0-9])"
    r"|[0-9]?(?:[ \t]{0,3}[/.\-,+][ \t]{0,3}[0-9]|[ \t]{0,8}(?:đến|tháng|và|năm) )))"
)
# "Tổng kết năm học 25/5/2017", "Tết Trung thu 29/9": a day has no school year and no feast as its lead.
_DAY_SHAPES = frozenset(("dmy", "words", "drange", "dm"))
_LEADS_OF_YEARS = frozenset(("term", "tet"))
# "tiêu chí 2.3, 2.4": a pair behind one that is no time is none either.
_PAIR_BEFORE_REGEX = re.compile(r"[0-9][.\-][0-9]{1,2}(?P<end>) ?(?:,|;|và) $")
_LIST_REGEX = re.compile(r"[ \t]{0,3}(?:,|;|&|và)[ \t]{0,3}")
# "các năm 2016, 2017 và 2018": what stands alone between the marks of such a list is a year too
_YEAR_ENDS_REGEX = re.compile(r"[ \t]{0,3}(?:[,;.):|\n]|và |\Z)")


def find_points(lower: str) -> list[Point]:
    """Return the times of a text in order; what the refusals name is left out."""
    found: list[Point] = []
    last_end, listed = 0, ""
    for anchor in _ANCHOR_REGEX.finditer(lower):
        at = anchor.start()
        if at < last_end:
            continue
        core = CORE_REGEX.match(lower, at)
        if core is None:
            continue
        word = listed if listed and _LIST_REGEX.fullmatch(lower, last_end, at) else ""
        if word == "năm" and not (core.lastgroup == "year" and _YEAR_ENDS_REGEX.match(lower, core.end())):
            word = ""
        point = _read(lower, core, last_end, word)
        if point is not None and not is_refused(lower, point, core):
            found.append(point)
            last_end, listed = point.end, _goes_on_as(point) if point.first[1] is None else ""
    named = list(find_named(lower))
    if not named:
        return found
    covered = {id(point) for name in named for point in _near(found, name) if point.start < name.end}
    return sorted([p for p in found if id(p) not in covered] + named, key=lambda point: point.start)


def _goes_on_as(point: Point) -> str:
    """Return the lead of numbers behind a point of no month: days that wait for theirs, years behind "năm"."""
    if point.lead == "năm":
        return "" if point.span_of_two else "năm"
    return "day" if point.grain == "part" else ""


def _near(found: list[Point], point: Point) -> list[Point]:
    low, high = 0, len(found)
    while low < high:
        mid = (low + high) // 2
        low, high = (mid + 1, high) if found[mid].end <= point.start else (low, mid)
    return found[low : low + 2]


def _is_day(core: re.Match[str]) -> bool:
    """Return whether a shape is a day and no years: "25/5", not the "21-22" of a school year."""
    return core.lastgroup in _DAY_SHAPES and not (core.lastgroup == "dm" and are_short_years(core))


def _follows_no_time(lower: str, core: re.Match[str], floor: int) -> bool:
    """Whether a pair without a slash stands in a list behind a pair of numbers that was not read as a time."""
    if "/" in core[0]:
        return False
    pair = _PAIR_BEFORE_REGEX.search(lower, max(0, core.start() - 12), core.start())
    return pair is not None and floor < pair.end("end")


def _read(lower: str, core: re.Match[str], floor: int, word: str) -> Point | None:
    """Return the point of a core with the words before it; None where the shape needs words it lacks."""
    at = core.start()
    lead = lead_before(lower, at, floor)
    if lead is not None and lead.lastgroup in _LEADS_OF_YEARS and _is_day(core):
        lead = None
    if lead is not None:
        word = lead.lastgroup or ""
    start = lead.start() if lead else at
    reader = READERS[core.lastgroup or ""]
    point = reader(core, word, lower)
    if point is None or (lead is None and core.lastgroup == "dm" and _follows_no_time(lower, core, floor)):
        return None
    point.start = start if point.start == at else point.start
    point.lead = (lead["term"] if lead and word == "term" else word) or point.lead
    point.modifier = modifier_of(lead)
    if word == "blank" and lead is not None and point.grain == "year" and not point.span_of_two:
        month = int(lead["bm"]) if lead["bm"] else None
        point.first = point.last = (point.first[0], month, None)
    return point
