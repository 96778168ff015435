"""Heads of phases outside tables: the beginning of a line, or a part of a list within one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.components.phases.model import Head
from extractors.components.phases.times import Point, Time, read_time
from extractors.layout import Layout, Line, Zone

_NUMBER = r"(?:thứ\s+)?(?:\d{1,2}(?!\d|\s*[/%])|iv|v?i{1,3}|v|nhất|hai|ba|tư|một)(?!\w)"
# Words that by themselves name a stretch of time; "bước", "vòng", "lần" and terms need a date to do so.
NAMED_REGEX = re.compile(
    rf"""(?P<kind>đợt|giai\s+đoạn|bước|vòng|chặng|lần|kỳ|học\s+k[ỳì]|hk|thời\s+kỳ)\s*
         (?P<number>(?:thi\s+đua\s+)?(?:số\s+)?{_NUMBER}(?:\s*(?:và|,|-)\s*{_NUMBER})?|cao\s+điểm
         |(?=(?:chuẩn\s+bị|triển\s+khai|thực\s+hiện|tổng\s+kết|sơ\s+kết|khởi\s+động|tăng\s+tốc|về\s+đích|kết\s+thúc
              |hoàn\s+thi|đầu|giữa|cuối)\s))""",
    re.VERBOSE,
)
_WEEK = r"tuần\s+(?:thực\s+)?(?:học\s+)?(?:thứ\s+)?\d{1,2}(?!\d|\s*/)(?:\s*(?:-|,|đến|và)\s*(?:tuần\s+)?\d{1,2}(?!\d))*"
_WEEK_REGEX = re.compile(_WEEK)
_MONTH_REGEX = re.compile(
    r"(?:trong\s+|đầu\s+|giữa\s+|cuối\s+|hè\s+)?"
    r"(?:tháng\s*\d|qu[ýí]\s*[i1-4]|tuần\s+[\w ,\-]{1,14}\s+tháng\s*\d)"
)
_FROM_REGEX = re.compile(r"từ\s+(?:nay\s|ngày\s|đầu\s|giữa\s|cuối\s|tháng\s|\d)")
_DAY_REGEX = re.compile(
    r"(?:(?:vào\s+)?(?:sáng\s+|chiều\s+|tối\s+)?ngày\s+\d|\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?\s*[:(\-]"
    r"|\d{1,2}[.\-]\d{1,2}[.\-]\d{4})"
)
_YEARS_REGEX = re.compile(
    r"giai\s+đoạn\s+(?:từ\s+(?:năm\s+)?)?(?P<a>20\d\d)\s*(?:-|đến(?:\s+năm)?)\s*(?P<b>20\d\d)\s*:"
)
# A head stands before a colon, a dash, a bracket or the end of its line; a comma only in a list.
_CLOSE_REGEX = re.compile(r"\s*\)?\s*(?:(?P<sharp>:|$|[.;]?$|\(|-(?=\s)|\.(?=\s))|(?P<comma>,))")
_BRACKET_REGEX = re.compile(
    r"[(\-:,](?=\s*(?:thời\s+gian|từ|tháng|ngày|đến|dự\s+kiến|tuần|quý|\d))|\s(?=từ\s+(?:ngày|tháng|\d|đầu|nay))"
)
_TIME_LINE_REGEX = re.compile(
    r"(?:(?:về\s+)?thời\s+gian|thời\s+điểm)"
    r"(?:\s+(?:thực\s+hiện|tổ\s+chức|tiến\s+hành|triển\s+khai|diễn\s+ra|phát\s+động|thi|dự\s+thi|học))*\s*(?::|(?=từ))"
)
_INLINE_REGEX = re.compile(rf"[;:.]\s+(?=(?:{_WEEK}|(?:đợt|giai đoạn|bước|vòng)\s+{_NUMBER})\s*[:(])")
_INLINE_POINT_REGEX = re.compile(
    r"[.;]\s+(?P<label>[^\W\d_][^.;:|]{2,40}):(?=\s*(?:(?:ngày\s+)?\d{1,2}/\d{1,2}/\d{4}|tháng\s+\d{1,2}/\d{4}))"
)
# "Chuẩn bị (tháng 9/2021): …", "Trước khai giảng (từ 15/8 đến 04/9/2021):": a name with nothing but its time.
_BRACKETED_REGEX = re.compile(r"[^\W\d_][^.;:(|\d]{3,60}\((?=\s*(?:từ|tháng|ngày|thời gian|dự kiến|quý|tuần|\d))")
_BRACKET_END_REGEX = re.compile(r"\s*\)\s*(?::|[.;]?\s*$|-\s)")
# What a named day is not: the day by which something is handed in, a result, a formality.
_NO_POINT_REGEX = re.compile(
    r"hạn|nộp|gửi|báo cáo|đăng ký|trước|chậm nhất|số\b|nơi nhận|kính gửi|căn cứ|ngày sinh|sinh ngày|ngày ký"
    r"|điện thoại|kết quả|tài khoản|thành lập|năm học|năm sinh|kỷ niệm|chào mừng"
)
_NO_TIME_REGEX = re.compile(r"hiệu lực|quyết định|công văn|thông tư|nghị định|nghị quyết|chỉ thị|kế hoạch số")
_PAST_REGEX = re.compile(r"[\s,]*(?:nhà trường|toàn trường|trường|xã|các em|chi bộ|công đoàn)?\s*(?:đã|hiện nay|có \d)")
# Work that follows a time without a mark: "- Ngày 15/9/2021 họp phụ huynh".
_WORK_REGEX = re.compile(
    r"\s+(?:tổ chức|họp|khai giảng|tựu trường|thi|kiểm tra|chấm|nộp|hội nghị|đại hội|sơ kết|tổng kết|bế giảng"
    r"|khảo sát|thực hiện|triển khai|xây dựng|hoàn thành|phát động|tham gia|chuẩn bị|tập huấn|ôn tập|học|dự"
    r"|mít tinh|tuyên truyền|đăng ký|công bố)(?!\w)"
)
_CLAUSE_REGEX = re.compile(r";|\.\s")
_MAX_HEAD = 160


def find_heads(layout: Layout) -> list[Head]:
    """Return the heads outside tables, in the order of the text."""
    found: list[Head] = []
    for line in layout.lines:
        if line.is_row or line.start == line.end or not _may_hold(layout, line):
            continue
        head = _line_head(layout, line)
        if head is not None:
            found.append(head)
        if head is not None and head.kind == "điểm":
            found += _inline_points(layout, line, head)
        elif head is None or ";" in layout.view[line.start : line.end]:
            found += _inline_heads(layout, line, head)
    return _cut_work(found)


def _may_hold(layout: Layout, line: Line) -> bool:
    zone = layout.zones[line.index]
    return zone not in (Zone.LETTERHEAD, Zone.FEET) and not (zone is Zone.TITLE and line.index < 30)


def _line_head(layout: Layout, line: Line) -> Head | None:
    lower, start = layout.lower, line.body
    end = line.end
    stop = min(end, start + _MAX_HEAD)
    if match := NAMED_REGEX.match(lower, start, stop):
        return _named_head(layout, line, match)
    if match := _YEARS_REGEX.match(lower, start, stop):
        time = Time(Point(int(match["a"])), Point(int(match["b"])), match.end())
        return _head(layout, line, "giai đoạn năm", start, match.end(), match.end(), time)
    if _MONTH_REGEX.match(lower, start, stop) or _FROM_REGEX.match(lower, start, stop):
        return _timed_head(layout, line, "tuần" if lower.startswith("tuần", start) else "tháng")
    if match := _WEEK_REGEX.match(lower, start, stop):
        return _week_head(layout, line, match)
    if _DAY_REGEX.match(lower, start, stop):
        return _timed_head(layout, line, "ngày")
    return _point_head(layout, line)


def _named_head(layout: Layout, line: Line, match: re.Match[str]) -> Head | None:
    """Return "Đợt 1: Từ … đến …", "Giai đoạn chuẩn bị (Tháng 9 - 10/2024)", "HKI: …"."""
    lower = layout.lower
    kind = re.sub(r"\s+", " ", match["kind"])
    kind = "học kỳ" if kind.startswith(("học", "hk")) else kind
    number_end = match.end()
    clause_end = _clause_end(lower, number_end, line.end)
    time, name_end = None, None
    for place in _time_places(lower, number_end, clause_end):
        time = read_time(lower, place, clause_end)
        if time is not None and not _is_deadline(lower, number_end, place, time):
            name_end = place
            break
        time = None
    if time is None:
        closed = _CLOSE_REGEX.match(lower, number_end, line.end)
        colon = lower.find(":", number_end, min(line.end, number_end + 80))
        name_end = number_end if closed and closed["sharp"] is not None else colon
        if kind == "học kỳ" and re.match(r"[\s:]*\d", lower[name_end : line.end]):
            return None
        if name_end < 0:
            if line.marker is None or line.end - line.body > 100:
                return None
            name_end = line.end
        return _head(layout, line, kind, line.body, name_end, name_end, None)
    assert name_end is not None
    stop = time.end_offset
    stop += len(re.match(r"\s?\)|", lower[stop : stop + 2])[0])  # type: ignore[index]
    if kind in ("học kỳ", "lần", "kỳ", "vòng") and name_end > number_end + 60:
        return None
    label_end = name_end
    title = lower.find(":", number_end, label_end)
    label_end = title if title >= 0 else label_end - (lower[label_end - 1] in "(-:,")
    return _head(layout, line, kind, line.body, max(label_end, number_end), stop, time)


def _time_places(lower: str, start: int, end: int) -> Iterator[int]:
    """Yield the places where the time of a named head may begin, nearest first."""
    yield start
    for match in _BRACKET_REGEX.finditer(lower, start, end):
        yield match.end()


def _clause_end(lower: str, start: int, end: int) -> int:
    """Return where the first clause after a head's name ends; its time stands before that."""
    stop = min(end, start + _MAX_HEAD)
    cut = _CLAUSE_REGEX.search(lower, start, stop)
    return cut.start() if cut else stop


def _is_deadline(lower: str, start: int, place: int, time: Time) -> bool:
    """Whether the time is the day of something within the work and not of the phase."""
    before = lower[start:place]
    if time.is_stretch and lower[place : place + 4].lstrip().startswith("từ"):
        return re.search(r"trước|chậm nhất", before) is not None
    if re.search(r"trước|chậm nhất|hạn|chào mừng|kỷ niệm|ngày thành lập", before):
        return True
    return ":" in before.rstrip(" :(-") and "," in lower[place - 1 : place]


def _timed_head(layout: Layout, line: Line, kind: str) -> Head | None:
    """Return "Tháng 9/2020: …", "Từ tháng 7 đến hết tháng 9: …", "Ngày 05/9: …", "Quý I/2024: …"."""
    lower = layout.lower
    time = read_time(lower, line.body, min(line.end, line.body + _MAX_HEAD))
    if time is None:
        return None
    closed = _CLOSE_REGEX.match(lower, time.end_offset, line.end)
    listed = line.marker is not None and line.marker.kind == "bullet"
    if _PAST_REGEX.match(lower, time.end_offset, line.end):
        return None
    if closed is None and not (listed and _WORK_REGEX.match(lower, time.end_offset, line.end)):
        return None
    if closed is not None and closed["comma"] and (not listed or time.end is None):
        return None
    return _head(layout, line, kind, line.body, time.end_offset, time.end_offset, time)


def _week_head(layout: Layout, line: Line, match: re.Match[str]) -> Head | None:
    lower = layout.lower
    closed = _CLOSE_REGEX.match(lower, match.end(), line.end)
    time = read_time(lower, match.end(), min(line.end, match.end() + 60))
    if time is not None:
        stop = time.end_offset + (lower[time.end_offset : time.end_offset + 1] == ")")
        return _head(layout, line, "tuần", line.body, match.end(), stop, time)
    if closed is None or closed["comma"]:
        return None
    return _head(layout, line, "tuần", line.body, match.end(), match.end(), None)


def _point_head(layout: Layout, line: Line) -> Head | None:
    """Return "Sơ kết: 20/11/2023", "Hội thi văn nghệ: từ … đến …", "Thời gian: …"."""
    lower = layout.lower
    timed = _TIME_LINE_REGEX.match(lower, line.body, line.end)
    colon = timed.end() - 1 if timed and lower[timed.end() - 1] == ":" else -1
    if timed is None:
        if bracketed := _bracketed_head(layout, line):
            return bracketed
        colon = lower.find(":", line.body, min(line.end, line.body + 80))
        if colon < 0:
            return _whole_item(layout, line)
    value = timed.end() if timed else colon + 1
    time = read_time(lower, value, line.end)
    if time is None or (time.start is None and not timed) or ". " in lower[line.body : value]:
        return None
    if _NO_TIME_REGEX.search(lower, line.body, value):
        return None
    if not time.is_stretch and _NO_POINT_REGEX.search(lower, line.body, value):
        return None
    said = lower[value : time.end_offset]
    has_year = any(point is not None and point.year for point in (time.start, time.end))
    has_year |= all(point is not None and point.day for point in (time.start, time.end)) and time.is_stretch
    if not has_year and not re.search(r"ngày|từ|tháng|quý", said):
        return None
    if time.months >= 8 or not re.match(r"\s*(?:$|[.;,:()]|-\s|tại|do\b)", lower[time.end_offset : line.end]):
        return None
    kind = "thời gian" if timed else "điểm"
    label_end = colon if colon >= 0 else value
    return _head(layout, line, kind, line.body, label_end, time.end_offset, time)


def _bracketed_head(layout: Layout, line: Line) -> Head | None:
    """Return "Chuẩn bị (tháng 9/2021): …": a name whose bracket holds nothing but its time."""
    lower = layout.lower
    name = _BRACKETED_REGEX.match(lower, line.body, min(line.end, line.body + 70))
    if name is None or _NO_TIME_REGEX.search(name[0]):
        return None
    time = read_time(lower, name.end(), min(line.end, name.end() + 80))
    if time is None or (time.start is None and time.end is None) or time.months >= 9:
        return None
    if not time.is_stretch and _NO_POINT_REGEX.search(name[0]):
        return None
    closed = _BRACKET_END_REGEX.match(lower, time.end_offset - (lower[time.end_offset - 1] == ")"), line.end)
    if closed is None:
        return None
    stop = lower.index(")", closed.start()) + 1
    return _head(layout, line, "điểm", line.body, name.end() - 1, stop, time)


def _whole_item(layout: Layout, line: Line) -> Head | None:
    """Return "- Hội giảng từ ngày 01/11 đến ngày 15/11/2009": an item that is a name and its stretch of time."""
    lower = layout.lower
    at = lower.find(" từ ", line.body, min(line.end, line.body + 60))
    if at < 0 or line.marker is None or line.end - at > 60:
        return None
    time = read_time(lower, at, line.end)
    if time is None or not time.is_stretch or time.start is None or time.end is None or time.months >= 8:
        return None
    refused = _NO_POINT_REGEX.search(lower, line.body, at) or _NO_TIME_REGEX.search(lower, line.body, at)
    if refused or lower[time.end_offset : line.end].strip(" .;)"):
        return None
    return _head(layout, line, "điểm", line.body, at, time.end_offset, time)


def _inline_points(layout: Layout, line: Line, first: Head) -> Iterator[Head]:
    """Yield the further points of "- Phát động: 03/3/2014. Sơ kết: 26/3/2014. Tổng kết: 15/5/2014."."""
    lower = layout.lower
    for match in _INLINE_POINT_REGEX.finditer(lower, first.end, line.end):
        time = read_time(lower, match.end(), line.end)
        if time is None or _NO_POINT_REGEX.search(match["label"]):
            continue
        yield _head(layout, line, "điểm", match.start("label"), match.end("label"), time.end_offset, time)


def _inline_heads(layout: Layout, line: Line, first: Head | None) -> Iterator[Head]:
    """Yield the further heads of a list within one line: "Tuần 7: …; tuần 8-10: …"."""
    lower = layout.lower
    start = first.work if first else line.body
    for match in _INLINE_REGEX.finditer(lower, start, line.end):
        at = match.end()
        name = _WEEK_REGEX.match(lower, at, line.end) or NAMED_REGEX.match(lower, at, line.end)
        if name is None:
            continue
        time = read_time(lower, name.end(), min(line.end, name.end() + 80))
        kind = "tuần" if lower.startswith("tuần", at) else re.sub(r"\s+", " ", name["kind"])
        stop = time.end_offset if time else name.end()
        stop += time is not None and lower[stop : stop + 1] == ")"
        yield _head(layout, line, kind, at, name.end(), stop, time)


def _head(layout: Layout, line: Line, kind: str, start: int, label_end: int, end: int, time: Time | None) -> Head:
    label = " ".join(layout.text[start:label_end].split()).rstrip(" :(-,.;")
    label = label[:1].upper() + label[1:]
    end = max(end, label_end)
    while end > start and layout.view[end - 1] in " :-,;.(":
        end -= 1
    return Head(kind, label, start, end, end, line.index, time)


def _cut_work(heads: list[Head]) -> list[Head]:
    """End the work of a head where the next head of its line begins."""
    cut: list[Head] = []
    for head, after in zip(heads, [*heads[1:], None], strict=False):
        until = after.start if after is not None and after.line == head.line else None
        cut.append(replace(head, until=until))
    return cut
