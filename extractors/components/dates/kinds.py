"""Tells the kind of a date from where it stands and what is said around it."""

import re
from bisect import bisect_right

from extractors.components.dates.points import Point
from extractors.layout import Layout, Line, Zone
from extractors.lexicon import load
from schemas import Citation, DateKind

_ROWS: dict[str, list[tuple[DateKind, re.Pattern[str]]]] = {
    place: [(row["kind"], re.compile(row["pattern"])) for row in load("date_cues") if row["place"] == place]
    for place in ("right_before", "clause", "head", "after")
}
_PLACE_REGEX = re.compile(
    r"(?:.{0,60}[ \t]{3,})?(?![Tt]hứ |[Ss]áng|[Cc]hiều|[Tt]ối|[Bb]uổi|[Hh]ọp|[Vv]ào|.*[Nn]gày )[^\W\d_][\w .'-]{1,40},"
)
_WINDOWS = {"right_before": 44, "clause": 110, "head": 60}
_BOUND_REGEX = re.compile(r"(?:từ|nay đến(?: hết)?|[:(]|\d|i)[ (]{0,3}$")
_LONGEST_DATE_LINE = 200
_HEAD_LENGTH = 60
_ANNIVERSARY_YEARS = 8
_SHORT_DAYS = 6
_ANNIVERSARY_REGEX = re.compile(
    r"(?:kỷ niệm|kỉ niệm|ký niệm|năm ngày|thành lập|tái lập|giải phóng|ngày sinh)[^|;]{0,90}\($"
)


def kind_of(layout: Layout, point: Point, cited: Citation | None) -> DateKind:
    """Return the kind of a point; ``cited`` is the citation whose words hold it."""
    lower = layout.flow_lower
    line = layout.line_at(point.start)
    low = max(0, point.start - 160)
    left = lower[max(lower.rfind("\n", low, point.start) + 1, low) : point.start].lstrip()
    if point.grain == "year":
        return _kind_of_year(point, left, lower, cited)
    if cited is not None and not point.span_of_two:
        return "issue"
    if point.grain == "day" and not point.span_of_two and point.lead == "day" and _is_date_line(layout, line, point):
        return "issue"
    if point.lead in ("blank", "halfblank") and point.end >= line.end - 2:
        return "issue"
    if _years_between(point) >= _ANNIVERSARY_YEARS:
        return "event"
    cell = _cell_of(line, point)
    begins = point.start - (line.cells[cell][0] if cell is not None else line.body) <= 2
    if begins and (point.grain == "month" or point.span_of_two or cell == 0):
        return "phase"
    cut = 1 + max(left.rfind("; "), left.rfind("|"), left.rfind(". "))
    # Slices stay short, so that a line of megabytes costs no more than many short ones.
    head = lower[line.start : point.start] if point.start - line.start <= _HEAD_LENGTH else None
    return _kind_by_words(point, left[cut:], head, lower)


def _cell_of(line: Line, point: Point) -> int | None:
    return max(0, bisect_right(line.cells, point.start, key=lambda cell: cell[0]) - 1) if line.cells else None


def _is_date_line(layout: Layout, line: Line, point: Point) -> bool:
    """Return whether the point is that of "Tam Hưng, ngày 14 tháng 9 năm 2021", alone on its line or in its cell."""
    if point.first[0] is None:
        return False
    cell = _cell_of(line, point)
    start, end = line.cells[cell] if cell is not None else (line.start, line.end)
    if end - start > _LONGEST_DATE_LINE or layout.view[point.end : end].strip(" .)*_"):
        return False
    before = layout.view[start : point.start].strip(" (*_-")
    return bool(_PLACE_REGEX.fullmatch(before)) or (not before and layout.zones[line.index] == Zone.LETTERHEAD)


def _kind_by_words(point: Point, clause: str, head: str | None, lower: str) -> DateKind:
    if point.grain != "day" and (found := _first("after", lower[point.end : point.end + 20])):
        return found
    labelled = _first("head", head) if head and not head.rstrip(" (:-").endswith("trước") else None
    if labelled and head and (point.span_of_two or _BOUND_REGEX.search(head)):
        return labelled
    if point.span_of_two and point.grain == "day":
        from_cue = re.search(r"(?:^|\W)từ $", clause) is not None
        return "event" if not from_cue and (_first("clause", clause) == "event" or _is_short(point)) else "phase"
    if found := _first("right_before", clause):
        return _unless_event(found, clause)
    if found := _first("clause", clause):
        return found
    if point.span_of_two:
        return "phase"
    return "event"


def _unless_event(found: DateKind, clause: str) -> DateKind:
    """Return the kind; "trong tháng 3" is a deadline only where no event is named."""
    if clause.endswith("trong ") and not re.search(r"(?:xong|hoàn thành|nộp|gửi) trong $", clause):
        return _first("clause", clause) or found
    return found


def _first(place: str, words: str) -> DateKind | None:
    words = words[-_WINDOWS[place] :] if place != "after" else words
    match = "match" if place == "after" else "search"
    return next((kind for kind, pattern in _ROWS[place] if getattr(pattern, match)(words)), None)


def _kind_of_year(point: Point, left: str, lower: str, cited: Citation | None) -> DateKind:
    if point.lead == "tet":
        return "event"
    if point.lead == "blank":
        return "issue"
    if point.span_of_two and _ANNIVERSARY_REGEX.search(left):
        return "event"
    if not point.span_of_two and cited is not None and cited.issued == point.value:
        return "issue"
    return "period"


def _is_short(point: Point) -> bool:
    """Return whether a stretch lies within a week of one month: the days of an exam rather than a phase."""
    (_, month, first), (_, last_month, last) = point.first, point.last
    return month == last_month and (last or 0) - (first or 0) <= _SHORT_DAYS


def _years_between(point: Point) -> int:
    first, last = point.first[0], point.last[0]
    return 0 if first is None or last is None else last - first
