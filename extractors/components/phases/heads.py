"""Heads of phases outside tables: the beginning of a line, or a part of a list within one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.components.phases.making import CLOSE_REGEX, MAX_HEAD, make_head
from extractors.components.phases.model import Head, Point, Time
from extractors.components.phases.named import kind_of_name, named_head
from extractors.components.phases.points import inline_points, point_head
from extractors.components.phases.times import read_time, read_years
from extractors.components.phases.words import NAMED_REGEX, NUMBER, PAST_REGEX, WEEK, WEEK_REGEX, WORK_REGEX
from extractors.layout import Layout, Line, Zone

_MONTH_REGEX = re.compile(
    r"(?:trong\s+|đầu\s+|giữa\s+|cuối\s+|hè\s+)?"
    r"(?:tháng\s*\d|qu[ýí]\s*[i1-4]|tuần\s+[\w ,\-]{1,14}\s+tháng\s*\d)"
)
# "Năm 2022: …", "Từ đầu năm 2022 đến tháng 6/2023: …"
_YEAR_REGEX = re.compile(r"(?:từ\s+)?(?:(?:đầu|giữa|cuối)\s+)?năm\s+(?:học\s+)?20\d\d")
_FROM_REGEX = re.compile(r"từ\s+(?:nay\s|ngày\s|đầu\s|giữa\s|cuối\s|tháng\s|\d)")
_DAY_REGEX = re.compile(
    r"(?:(?:vào\s+)?(?:sáng\s+|chiều\s+|tối\s+)?ngày\s+\d|(?:sáng|chiều|tối)\s+\d{1,2}\s*/|"
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*[,(]?\s*(?:ngày\s+)?\d{1,2}\s*/|\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?\s*[:(\-]"
    r"|\d{1,2}[.\-]\d{1,2}[.\-]\d{4})"
)
_YEARS_REGEX = re.compile(
    r"giai\s+đoạn\s+(?:từ\s+(?:năm\s+)?)?(?P<a>20\d\d)\s*(?:-|đến(?:\s+năm)?)\s*(?P<b>20\d\d)\s*:"
)
_INLINE_REGEX = re.compile(rf"[;:.]\s+(?=(?:{WEEK}|(?:đợt|giai đoạn|bước|vòng)\s+{NUMBER})\s*[:(])")
# "HKI: 6/10 - 25/12/2021, HKII: 17/01 - 07/5/2022": a further name of the same kind with a time of its own
_SIBLING_REGEX = re.compile(rf"[;,.]\s+(?=(?:học\s+k[ỳì]|hk|lần|đợt|vòng|giai\s+đoạn|bước)\s*{NUMBER}\s*(?::|\(|từ\s))")
# "Học kỳ I: từ …. Học kỳ II: từ …", "Đợt thứ nhất vào tháng 10. … Đợt thứ hai từ …": sentences of a paragraph
_SENTENCE_REGEX = re.compile(rf"[.;:]\s+(?=(?:học\s+k[ỳì]|hk|đợt|vòng|giai\s+đoạn|bước)\s*{NUMBER})")
_SIBLINGS = ("học kỳ", "lần", "đợt", "vòng", "giai đoạn", "bước")

_LISTED = ("đợt", "giai đoạn", "bước", "vòng", "khóa", "khoá", "chặng")


def find_heads(layout: Layout) -> list[Head]:
    """Return the heads outside tables, in the order of the text."""
    found: list[Head] = []
    for line in layout.lines:
        if line.is_row or line.start == line.end or not _may_hold(layout, line):
            continue
        head = _line_head(layout, line)
        found += _series(layout, line) if head is None else [head, *_further_heads(layout, line, head)]
    return _cut_work(found)


def _further_heads(layout: Layout, line: Line, head: Head) -> list[Head]:
    """Return the heads that a line goes on with behind its first one, in order."""
    if head.kind == "điểm":
        return list(inline_points(layout, line, head))
    found: list[Head] = []
    if head.kind in _LISTED or ";" in layout.view[line.start : line.end]:
        found += _inline_heads(layout, line, head)
    if head.time is not None and head.kind in _SIBLINGS:
        known = {inner.start for inner in found}
        found += [inner for inner in _siblings(layout, line, head) if inner.start not in known]
    return sorted(found, key=lambda inner: inner.start)


def _may_hold(layout: Layout, line: Line) -> bool:
    zone = layout.zones[line.index]
    return zone not in (Zone.LETTERHEAD, Zone.FEET) and not (zone is Zone.TITLE and line.index < 30)


def _line_head(layout: Layout, line: Line) -> Head | None:
    lower, start = layout.lower, line.body
    end = line.end
    stop = min(end, start + MAX_HEAD)
    if match := NAMED_REGEX.match(lower, start, stop):
        return named_head(layout, line, match)
    if match := _YEARS_REGEX.match(lower, start, stop):
        time = Time(Point(int(match["a"])), Point(int(match["b"])), match.end())
        return make_head(layout, line, "giai đoạn năm", start, match.end(), match.end(), time)
    if _YEAR_REGEX.match(lower, start, stop) and (time := read_years(lower, start, stop)):
        if lower[time.end_offset : time.end_offset + 1] == ":":
            return make_head(layout, line, "năm", start, time.end_offset, time.end_offset, time)
        return None
    if _MONTH_REGEX.match(lower, start, stop) or _FROM_REGEX.match(lower, start, stop):
        return _timed_head(layout, line, "tuần" if lower.startswith("tuần", start) else "tháng")
    if match := WEEK_REGEX.match(lower, start, stop):
        return _week_head(layout, line, match)
    if _DAY_REGEX.match(lower, start, stop):
        return _timed_head(layout, line, "ngày")
    return point_head(layout, line)


def _timed_head(layout: Layout, line: Line, kind: str) -> Head | None:
    """Return "Tháng 9/2020: …", "Từ tháng 7 đến hết tháng 9: …", "Ngày 05/9: …", "Quý I/2024: …"."""
    lower = layout.lower
    time = read_time(lower, line.body, min(line.end, line.body + MAX_HEAD))
    if time is None:
        return None
    if kind == "ngày" and time.start is not None and (time.start.month or 0) > 12:
        return None  # "42/42 (100%) giáo viên": a fraction
    closed = CLOSE_REGEX.match(lower, time.end_offset, line.end)
    listed = line.marker is not None and line.marker.kind == "bullet"
    if PAST_REGEX.match(lower, time.end_offset, line.end):
        return None
    if closed is None and not (listed and WORK_REGEX.match(lower, time.end_offset, line.end)):
        return None
    if closed is not None and closed["comma"] and (not listed or time.end is None):
        return None
    return make_head(layout, line, kind, line.body, time.end_offset, time.end_offset, time)


def _week_head(layout: Layout, line: Line, match: re.Match[str]) -> Head | None:
    lower = layout.lower
    closed = CLOSE_REGEX.match(lower, match.end(), line.end)
    time = read_time(lower, match.end(), min(line.end, match.end() + 60))
    if time is not None:
        stop = time.end_offset + (lower[time.end_offset : time.end_offset + 1] == ")")
        return make_head(layout, line, "tuần", line.body, match.end(), stop, time)
    if closed is None or closed["comma"]:
        return None
    return make_head(layout, line, "tuần", line.body, match.end(), match.end(), None)


def _inline_heads(layout: Layout, line: Line, first: Head | None) -> Iterator[Head]:
    """Yield the further heads of a list within one line: "Tuần 7: …; tuần 8-10: …"."""
    lower = layout.lower
    start = first.work if first else line.body
    for match in _INLINE_REGEX.finditer(lower, start, line.end):
        at = match.end()
        name = WEEK_REGEX.match(lower, at, line.end) or NAMED_REGEX.match(lower, at, line.end)
        if name is None:
            continue
        time = read_time(lower, name.end(), min(line.end, name.end() + 80))
        kind = "tuần" if lower.startswith("tuần", at) else kind_of_name(name)
        stop = time.end_offset if time else name.end()
        stop += time is not None and lower[stop : stop + 1] == ")"
        yield make_head(layout, line, kind, at, name.end(), stop, time)


def _siblings(layout: Layout, line: Line, first: Head) -> Iterator[Head]:
    """Yield the further names of a line with their times: "HKI: 6/10 - 25/12/2021, HKII: 17/01 - 07/5/2022"."""
    lower = layout.lower
    for match in _SIBLING_REGEX.finditer(lower, first.end, line.end):
        name, time = _name_and_time(lower, match.end(), line.end)
        if name is None or time is None or (time.start is None and time.end is None):
            continue
        if kind_of_name(name) == first.kind:
            yield make_head(layout, line, first.kind, match.end(), name.end(), time.end_offset, time)


def _series(layout: Layout, line: Line) -> list[Head]:
    """Return the heads of a paragraph in which two sentences or more begin with a named stretch and its time."""
    lower, found = layout.lower, []
    for match in _SENTENCE_REGEX.finditer(lower, line.body, line.end):
        name, time = _name_and_time(lower, match.end(), line.end)
        if name is None or time is None or PAST_REGEX.match(lower, time.end_offset, line.end):
            continue
        stop = time.end_offset + lower.startswith(")", time.end_offset)
        found.append(make_head(layout, line, kind_of_name(name), match.end(), name.end(), stop, time))
    return found if len(found) > 1 else list(_inline_heads(layout, line, None))


def _name_and_time(lower: str, at: int, end: int) -> tuple[re.Match[str] | None, Time | None]:
    """Return the named stretch at ``at`` and the time right behind it; None for what is not there."""
    name = NAMED_REGEX.match(lower, at, end)
    return name, read_time(lower, name.end(), min(end, name.end() + 80)) if name else None


def _cut_work(heads: list[Head]) -> list[Head]:
    """End the work of a head where the next head of its line begins."""
    cut: list[Head] = []
    for head, after in zip(heads, [*heads[1:], None], strict=False):
        until = after.start if after is not None and after.line == head.line else None
        cut.append(replace(head, until=until))
    return cut
