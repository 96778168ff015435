"""Tells the kind of a date in a table from the head of its column."""

import re
from bisect import bisect_right

from extractors.components.dates.point import Point
from extractors.layout import Layout, Line, Table, column_heads, row_columns
from schemas import DateKind

_TERM_HEAD_REGEX = re.compile(
    r"thời hạn|(?<!giới )hạn (?:nộp|cuối|hoàn|báo|chót)|^ *(?:hạn|hoàn thành|xong) *$"
    r"|(?:ngày|thời gian|thời điểm) (?:hoàn thành|nộp|báo cáo)"
)
_TIME_HEAD_REGEX = re.compile(
    r" *(?:thời gian|thời điểm|tiến độ|lộ trình|lịch|ngày|tháng|tuần)(?! (?:sinh|vào|cấp|ký|học))"
)
# What tells that the rows of a table are contests: its heading, or a column that only contests have.
_CONTESTS_REGEX = re.compile(r"(?<!\w)lịch (?:thi|đấu|kiểm tra (?:học|cuối|giữa))(?! đua)")
_CONTEST_HEAD_REGEX = re.compile(r"(?:môn|đề|phòng|giờ) thi|trọng tài|giám thị|coi thi|trận(?: đấu)?|bảng đấu")
# "20/11" under "Ngày lễ, chủ điểm": the feast of the month, beside its work
_FEAST_HEAD_REGEX = re.compile(r" *(?:các )?(?:ngày )?(?:lễ|k[ỷỉ] niệm|chủ điểm|chủ đề|sự kiện)(?!\w)")
# "11/2025" beside a contest: when the row's work takes place, no time with work of its own
_REMARK_HEAD_REGEX = re.compile(r"(?:ghi chú|chú thích|điều chỉnh)")
_LINES_TO_HEADING = 2
# "12 và" before "13-11-2024" in one cell: the days of one row
_OTHER_DAYS_REGEX = re.compile(r"(?:[\d\s,;&+/.\-]|và|ngày|tháng)*")
_UP_TO_REGEX = re.compile(r"(?:tính )?(?:đến|tới)(?: hết)?|hết|trước")

_YEARS_CELL_REGEX = re.compile(r"\s*(?:năm (?:học )?)?20\d\d(?:\s*-\s*20\d\d)?\s*")
_WEEKDAY_REGEX = re.compile(r"(?:(?:buổi )?(?:sáng|chiều|tối)(?:,| )? ?)?(?:thứ \w{1,4}|t[2-7]|chủ nhật|cn)[ ,(]*")
_CLASS_HEAD_REGEX = re.compile(r" *(?:dạy |chủ nhiệm |gvcn |phụ trách |tên )?(?:lớp|chi đội|khối lớp)(?! (?:học|dạy))")
# "≥ 88", "không quá 11", "12 lớp"; "Tuần 3" is no figure.
_FIGURE_REGEX = re.compile(
    r"(?!.*(?:tuần|tháng|ngày|lớp \d|khối|thứ))(?:[^\W\d]+ ){0,3}[<>≤≥=~ ]{0,3}"
    r"\d[\d.,/ ]{0,12}(?:%|[^\W\d]{1,6}(?: [^\W\d]{1,6})?)?$|[-–x+]$"
)


def kind_of_column(layout: Layout, line: Line, cell: int, point: Point) -> DateKind | None:
    """Return what the head of the column tells of a cell that is a time and nothing else."""
    table = layout.table_at(line)
    start, end = line.cells[cell]
    if table is None or not table.heads or line.index < table.first + table.heads:
        return None
    before = layout.lower[start : point.start].strip(" (-")
    before = "" if _WEEKDAY_REGEX.fullmatch(before) or _OTHER_DAYS_REGEX.fullmatch(before) else before
    open_ended = before == "từ" and not point.span_of_two
    if (before and not open_ended) or not _OTHER_DAYS_REGEX.fullmatch(layout.lower[point.end : end].strip(" .;)")):
        return None
    words = _head_over(layout, table, line, cell)
    if words is None:
        return None
    if _TERM_HEAD_REGEX.search(words):
        return "other" if open_ended else "deadline"
    feast = point.grain == "day" and _FEAST_HEAD_REGEX.match(words)
    if (feast or _REMARK_HEAD_REGEX.match(words)) and not open_ended:
        return "event"
    if not _TIME_HEAD_REGEX.match(words) or open_ended or (point.grain == "year" and _names_columns(layout, line)):
        return None
    dated = point.is_short if point.grain == "day" else point.modifier is not None
    return "event" if dated and _lists_contests(layout, table) else "phase"


def _names_columns(layout: Layout, line: Line) -> bool:
    """Return whether a row is a second head row: two years or more, "2022-2023 | 2023-2024" under "Lộ trình"."""
    return sum(_YEARS_CELL_REGEX.fullmatch(layout.lower, *cell) is not None for cell in line.cells) > 1


def _lists_contests(layout: Layout, table: Table) -> bool:
    """Return whether a table is the calendar of an exam or of matches: its days are events.

    1. under the heading "II. Lịch thi thử", "4. Lịch thi đấu"
    2. with the head "Ngày | Buổi | Nội dung | Trọng tài", "Thời gian | Môn thi | Phòng thi"
    """
    first = layout.lines[table.first]
    above = layout.lines[max(0, table.first - _LINES_TO_HEADING)].start
    if _CONTESTS_REGEX.search(layout.lower, above, first.start):
        return True
    return any(_CONTEST_HEAD_REGEX.match(layout.lower[slice(*cell)].strip()) for cell in first.cells)


def kind_of_head(layout: Layout, line: Line, cell: int, point: Point) -> DateKind | None:
    """Return the kind of a time that heads a column of figures; None where it heads none.

    1. "Tháng 12/2025" over 86, 87 tells when they are counted
    2. "Đến 31/12/2025" over 75%, 85% tells by when they are to be reached
    """
    if not _heads_figures(layout, line, cell):
        return None
    before = layout.lower[line.cells[cell][0] : point.start].strip(" (-")
    return "deadline" if _UP_TO_REGEX.fullmatch(before) and not before.startswith("tính") else "other"


def _heads_figures(layout: Layout, line: Line, cell: int) -> bool:
    """Return whether a cell heads a column that holds figures."""
    table = layout.table_at(line)
    if table is None or not table.heads or line.index >= table.first + table.heads:
        return False
    return _holds_figures(layout, table, len(line.cells), cell)


def _holds_figures(layout: Layout, table: Table, width: int, cell: int) -> bool:
    """Return whether the cells at a place in the full rows of a table are mostly figures, two at least."""
    figures = others = 0
    for row in layout.lines[table.first + table.heads : table.last + 1]:
        if len(row.cells) != width:
            continue
        words = layout.lower[slice(*row.cells[cell])].strip()
        if words:
            figure = _FIGURE_REGEX.match(words) is not None
            figures, others = figures + figure, others + (not figure)
    return figures > 1 and figures > 2 * others


def is_class(layout: Layout, point: Point) -> bool:
    """Return whether a point is a cell under "Lớp", "Dạy lớp": 1/2 is the second class of grade one."""
    place = _cell_of_pair(layout, point)
    return place is not None and _CLASS_HEAD_REGEX.match(_head_over(layout, *place) or "") is not None


class Ratios:
    """Tells points that are cells among figures: 18/2 classes and machines under "Năm 2026" over 27%, 60%."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._known: dict[tuple[int, int, int], bool] = {}  # a long table is counted once

    def hold(self, point: Point) -> bool:
        """Return whether a point is the whole of a cell in a column of figures that no time heads."""
        layout = self._layout
        place = _cell_of_pair(layout, point)
        if place is None or not place[0].heads:
            return False
        table, line, cell = place
        words = _head_over(layout, table, line, cell) or ""
        if layout.lower[slice(*line.cells[cell])].strip(" .;") != layout.lower[point.start : point.end]:
            return False
        if _TIME_HEAD_REGEX.match(words) or _TERM_HEAD_REGEX.search(words) or "ngày" in words:
            return False
        key = (table.first, len(line.cells), cell)
        if key not in self._known:
            self._known[key] = _holds_figures(layout, table, len(line.cells), cell)
        return self._known[key]


def _cell_of_pair(layout: Layout, point: Point) -> tuple[Table, Line, int] | None:
    """Return the table, row and cell below the heads where a bare pair such as "18/2" stands; None for other points."""
    if point.lead or point.span_of_two or point.first[0] is not None or point.grain != "day":
        return None
    line = layout.line_at(point.start)
    cell = cell_of(line, point)
    table = layout.table_at(line) if cell is not None else None
    if cell is None or table is None or line.index < table.first + table.heads:
        return None
    return table, line, cell


def _head_over(layout: Layout, table: Table, line: Line, cell: int) -> str | None:
    """Return the words of the head over a row's cell, in lower case; None where the table has none there."""
    heads, columns = column_heads(layout, table), row_columns(layout, table, line)
    known = cell < len(columns) and 0 <= columns[cell] < len(heads)
    return " ".join(heads[columns[cell]]).lower() if known else None


def cell_of(line: Line, point: Point) -> int | None:
    """Return which cell of its line holds the point; None outside of tables."""
    return max(0, bisect_right(line.cells, point.start, key=lambda cell: cell[0]) - 1) if line.cells else None
