"""Heads that are a name with its time: "Sơ kết: 20/11/2023", "Chuẩn bị (tháng 9/2021): …", "Thời gian: …"."""

import re
from collections.abc import Iterator

from extractors.components.phases.making import make_head
from extractors.components.phases.model import Head
from extractors.components.phases.times import read_time
from extractors.components.phases.words import NO_POINT_REGEX, NO_TIME_REGEX, PAST_REGEX, TIME_LINE_REGEX
from extractors.layout import Layout, Line

# "Chuẩn bị (tháng 9/2021): …", "Trước khai giảng (từ 15/8 đến 04/9/2021):": a name with nothing but its time.
_BRACKETED_REGEX = re.compile(
    r"[^\W\d_](?:[^.;:(|\d]|(?<= )(?:\d{1,2}|20\d\d)(?= ?\()){1,60}\("
    r"(?=\s*(?:từ|tháng|ngày|thời gian|dự kiến|quý|tuần|\d))"
)
_BRACKET_END_REGEX = re.compile(r"\s*\)\s*(?::|[.;]?\s*$|-\s)")
# "Tổng kết, trao giải: tại lễ kỷ niệm 20/11/2025"
_AT_FEAST_REGEX = re.compile(r"\s*(?:tại|trong|vào|nhân)\s+(?:buổi\s+|dịp\s+)?lễ\s[^\d:;.,|]{4,40}(?=\d{1,2}\s?/\s?\d)")
# "Em Nguyễn Thị Lan (9/1): …" has her class behind her
_PERSON_REGEX = re.compile(r"(?:em|học sinh|hs|bạn|cô|thầy|ông|bà|anh|chị|đ/c|đồng chí|gv|giáo viên|lớp|chi đội)\s")
_CLASS_REGEX = re.compile(r"\s*\d{1,2}/\d{1,2}\s*\)")
_INLINE_POINT_REGEX = re.compile(
    r"[.;]\s+(?P<label>[^\W\d_][^.;:|]{2,40}):(?=\s*(?:(?:\d{1,2}\s?(?:h|giờ)\s?\d{0,2},?\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}/\d{4}|(?:tháng\s+)?\d{1,2}/\d{4}))"
)


def point_head(layout: Layout, line: Line) -> Head | None:
    """Return "Sơ kết: 20/11/2023", "Hội thi văn nghệ: từ … đến …", "Thời gian: …"."""
    lower = layout.lower
    timed = TIME_LINE_REGEX.match(lower, line.body, line.end)
    colon = timed.end() - 1 if timed and lower[timed.end() - 1] == ":" else -1
    if timed is None:
        if bracketed := _bracketed_head(layout, line):
            return bracketed
        colon = lower.find(":", line.body, min(line.end, line.body + 80))
        if colon < 0:
            return _whole_item(layout, line)
    value = timed.end() if timed else colon + 1
    feast = _AT_FEAST_REGEX.match(lower, value, line.end)
    time = read_time(lower, feast.end() if feast else value, line.end)
    if time is None or (time.start is None and not timed) or ". " in lower[line.body : value]:
        return None
    if NO_TIME_REGEX.search(lower, line.body, value):
        return None
    if not time.is_stretch and NO_POINT_REGEX.search(lower, line.body, value):
        return None
    if timed and line.marker is None and not time.is_stretch and ". " in lower[time.end_offset : line.end]:
        return None  # "Thời gian: 01 buổi, sáng 05/01/2021 tại phòng 203. Thành phần: …": a meeting in running text
    said = lower[value : time.end_offset]
    has_year = any(point is not None and point.year for point in (time.start, time.end))
    has_year |= all(point is not None and point.day for point in (time.start, time.end)) and time.is_stretch
    if not has_year and not re.search(r"ngày|từ|tháng|quý", said):
        return None
    if time.months >= 8 or not re.match(r"\s*(?:$|[.;,:()]|-\s|tại|do\b)", lower[time.end_offset : line.end]):
        return None
    kind = "thời gian" if timed else "điểm"
    label_end = colon if colon >= 0 else value
    return make_head(layout, line, kind, line.body, label_end, time.end_offset, time)


def _bracketed_head(layout: Layout, line: Line) -> Head | None:
    """Return "Chuẩn bị (tháng 9/2021): …": a name whose bracket holds nothing but its time."""
    lower = layout.lower
    name = _BRACKETED_REGEX.match(lower, line.body, min(line.end, line.body + 70))
    if name is None or NO_TIME_REGEX.search(name[0]):
        return None
    if _PERSON_REGEX.match(name[0]) and _CLASS_REGEX.match(lower, name.end()):
        return None
    time = read_time(lower, name.end(), min(line.end, name.end() + 80))
    if time is None or (time.start is None and time.end is None) or time.months >= 9:
        return None
    if not time.is_stretch and NO_POINT_REGEX.search(name[0]):
        return None
    closed = _BRACKET_END_REGEX.match(lower, time.end_offset - (lower[time.end_offset - 1] == ")"), line.end)
    if closed is None:
        return None
    if PAST_REGEX.match(lower, closed.end(), line.end):
        return None
    stop = lower.index(")", closed.start()) + 1
    return make_head(layout, line, "điểm", line.body, name.end() - 1, stop, time)


def _whole_item(layout: Layout, line: Line) -> Head | None:
    """Return "- Hội giảng từ ngày 01/11 đến ngày 15/11/2009": an item that is a name and its stretch of time."""
    lower = layout.lower
    at = lower.find(" từ ", line.body, min(line.end, line.body + 60))
    if at < 0 or line.marker is None or line.end - at > 60:
        return None
    time = read_time(lower, at, line.end)
    if time is None or not time.is_stretch or time.start is None or time.end is None or time.months >= 8:
        return None
    refused = NO_POINT_REGEX.search(lower, line.body, at) or NO_TIME_REGEX.search(lower, line.body, at)
    if refused or lower[time.end_offset : line.end].strip(" .;)"):
        return None
    return make_head(layout, line, "điểm", line.body, at, time.end_offset, time)


def inline_points(layout: Layout, line: Line, first: Head) -> Iterator[Head]:
    """Yield the further points of "- Phát động: 03/3/2014. Sơ kết: 26/3/2014. Tổng kết: 15/5/2014."."""
    lower = layout.lower
    for match in _INLINE_POINT_REGEX.finditer(lower, first.end, line.end):
        time = read_time(lower, match.end(), line.end)
        if time is None or NO_POINT_REGEX.search(match["label"]):
            continue
        yield make_head(layout, line, "điểm", match.start("label"), match.end("label"), time.end_offset, time)
