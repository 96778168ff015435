"""Heads of phases in tables: rows of a timetable, by the head of their time column or by their cells."""

import re
from collections.abc import Iterator

from extractors.components.phases.model import Head, Time
from extractors.components.phases.row_labels import NUMERAL_REGEX, label_of_row
from extractors.components.phases.time_columns import NO_TIME_COLUMN, TimeColumn, find_time_column
from extractors.components.phases.times import read_months, read_time, read_years
from extractors.components.phases.timetable_years import Timetable, Years
from extractors.layout import Layout, Line, Table
from extractors.layout.grid import row_columns

# Two columns that give the bounds of a row: "Từ ngày | Đến ngày".
_START_HEAD_REGEX = re.compile(r"(?:thời\s+gian\s+|ngày\s+)?(?:bắt\s+đầu|từ)(?:\s+ngày)?")
_END_HEAD_REGEX = re.compile(r"(?:thời\s+gian\s+|ngày\s+)?(?:kết\s+thúc|đến)(?:\s+ngày)?")
_DEADLINE_REGEX = re.compile(
    r"\(?\s*(?:xong\s+|hoàn\s+thành\s+|nộp\s+|chậm\s+|hạn\s+|báo\s+cáo\s+)*(?:trước|chậm\s+nhất|hạn)(?!\w)"
)
_WEEK_REGEX = re.compile(r"tuần\s*(?:học\s*)?(?:thứ\s*)?\d{1,2}(?:\s*(?:-|,|đến|và|\+)\s*(?:tuần\s*)?\d{1,2})*")
_NAMED_REGEX = re.compile(r"(?:đợt|giai\s+đoạn|học\s+k[ỳì]|hk|bước|vòng|chặng)\s*(?:thi\s+đua\s+)?(?:\d|i|v)[^|]{0,80}")
_NAME_REGEX = re.compile(
    r"(?:tuần\s*\d{1,2}|đợt\s*\w+|giai\s+đoạn\s*\w+|hki{1,2}|học\s+k[ỳì]\s+i{1,2})\s*[:(\-]?\s*|\("
)
# "T9/2022", "T12", "T02, 3/2016", "T9 - T12"; "T2 - T6" are days of the week.
_SHORT_MONTH_REGEX = re.compile(
    r"(?<!\w)t(?=\d{1,2}\s*(?:/|$)|\d{1,2}(?:\s*[,;+&\-]\s*t?\d{1,2}){1,5}\s*/\s*20|\d{1,2}\s*[,+&\-]\s*t?(?:9|1[0-2])\s*$)"
)
_WEEK_OF_REGEX = re.compile(r"^(tuần\s*\d(?:\s*[-,+]\s*\d)*)\s*/\s*(?=\d{1,2}(?:\s|$|/20))")  # "Tuần 1-2/3"
_UNHEADED = ("ngày", "sáng ngày", "chiều ngày", "tối ngày", "quý")
_YEAR_REGEX = re.compile(r"20\d\d")
_AFTER_REGEX = re.compile(r"\s*(?:$|[):;.,\-]|\(|tại|-)")


def find_rows(layout: Layout, years: Years) -> list[Head]:
    """Return the heads in tables; ``years`` are the first and last year of the plan, for bare months."""
    found: list[Head] = []
    for table in layout.tables:
        pair = _pair_columns(layout, table)
        if pair is not None:
            found += _pair_rows(layout, table, *pair, Timetable(years))
            continue
        timed = find_time_column(layout, table)
        rows = list(_rows(layout, table, timed, Timetable(years)))
        if timed.column is not None or len(rows) >= 3:
            found += _merge(rows)
        else:
            found += [row for row in rows if _is_alone(layout, row)]
    return found


def _is_alone(layout: Layout, row: Head) -> bool:
    """Whether a row has one filled cell: a heading over the whole width of a table."""
    return sum(end > start for start, end in layout.lines[row.line].cells) == 1


def _pair_columns(layout: Layout, table: Table) -> tuple[int, int] | None:
    names = [layout.lower[start:end].strip(" .:*") for start, end in layout.lines[table.first].cells]
    starts = [i for i, name in enumerate(names) if _START_HEAD_REGEX.fullmatch(name)]
    ends = [i for i, name in enumerate(names) if _END_HEAD_REGEX.fullmatch(name)]
    return (starts[0], ends[0]) if len(starts) == len(ends) == 1 and starts[0] < ends[0] else None


def _pair_rows(layout: Layout, table: Table, first: int, last: int, timetable: Timetable) -> Iterator[Head]:
    for index in range(table.first + 1, table.last + 1):
        line = layout.lines[index]
        if last >= len(line.cells):
            continue
        words = [layout.lower[slice(*line.cells[i])].strip() for i in (first, last)]
        start, end = (_cell_time(said, True) for said in words)
        if start is None or end is None:
            continue
        time = timetable.dated(Time(start.start, end.end, 0))
        label, spot = label_of_row(layout, line, first, words[0], NO_TIME_COLUMN, time)
        yield Head("hàng", label, *spot, work=spot[1], line=line.index, time=time, until=line.end, in_table=True)


def _rows(layout: Layout, table: Table, timed: TimeColumn, timetable: Timetable) -> Iterator[Head]:
    for index in range(table.first + timed.heads, table.last + 1):
        line = layout.lines[index]
        for cell in _candidates(layout, table, line, timed):
            head = _row_head(layout, line, cell, timed, timetable)
            if head is not None:
                yield head
                break


def _candidates(layout: Layout, table: Table, line: Line, timed: TimeColumn) -> tuple[int, ...]:
    """Return the cells that may hold the time of a row; a row that lost its merged cells is shorter."""
    if timed.column is None:
        return tuple(range(min(2, len(line.cells))))
    return tuple(i for i, column in enumerate(row_columns(layout, table, line)) if column == timed.column)


def _row_head(layout: Layout, line: Line, cell: int, timed: TimeColumn, timetable: Timetable) -> Head | None:
    start, end = line.cells[cell]
    headed, months = timed.column is not None, timed.months
    words = _SHORT_MONTH_REGEX.sub("" if months else "tháng ", layout.lower[start:end].strip())
    words = _WEEK_OF_REGEX.sub(r"\1 tháng ", words)
    if timed.word and NUMERAL_REGEX.fullmatch(words):
        words = f"{timed.word} {words}"
    if not words or _DEADLINE_REGEX.match(words):
        return None
    week = _WEEK_REGEX.match(words)
    named = _NAMED_REGEX.fullmatch(words)
    time = read_months(words) if months and headed else None
    time = time or _cell_time(words, headed) or (_cell_years(words, timetable) if headed else None)
    first = not any(layout.lower[s:e].strip(" .0123456789") for s, e in line.cells[:cell])
    whole_week = timed.tests and week is not None and not words[week.end() :].strip(" .")
    if time is None and not (headed and (week or named) and (first or whole_week)):
        return None
    if time is not None:
        if time.months >= 9:
            return None
        time = timetable.dated(time)
    label, spot = label_of_row(layout, line, cell, words, timed, time)
    return Head("hàng", label, *spot, work=spot[1], line=line.index, time=time, until=line.end, in_table=True)


def _cell_time(words: str, headed: bool) -> Time | None:
    """Return the time of a whole cell; without a column head it must be a month or a stretch."""
    places = [0, *(match.end() for match in _NAME_REGEX.finditer(words[:60]))]
    for place in places:
        time = read_time(words, place, len(words))
        if time is None or (time.start is None and time.end is None):
            continue
        rest = words[time.end_offset :]
        if not headed:
            whole = place == 0 and not rest.strip(" ).:")
            return time if whole and (time.is_stretch or words.startswith(_UNHEADED) or "tháng" in words) else None
        if _AFTER_REGEX.match(rest):
            return time
    return None


def _cell_years(words: str, timetable: Timetable) -> Time | None:
    """Return the years of a whole cell in the roadmap of a plan for many: "Năm 2022", "2023", "2024 - 2025"."""
    words = f"năm {words}" if _YEAR_REGEX.fullmatch(words) else words
    time = read_years(words, 0, len(words)) if timetable.is_long else None
    return time if time and not words[time.end_offset :].strip(" .:)") else None


def _merge(rows: list[Head]) -> list[Head]:
    """Join rows that repeat the month of the row above: a merged cell written out by a reader."""
    kept: list[Head] = []
    for row in rows:
        above = kept[-1] if kept else None
        near = above is not None and above.label == row.label and above.line + 3 >= row.line
        if not (near and above and row.time and row.time == above.time):
            kept.append(row)
    return kept
