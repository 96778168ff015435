"""Finds the times that only their column tells: months under "Tháng", quarters under "Quý", years of a head row."""

import re
from collections.abc import Callable, Iterator

from extractors.components.dates.named import QUARTERS
from extractors.components.dates.point import Point
from extractors.layout import Layout, Table, column_heads, row_columns

_HEAD_REGEX = re.compile(r"(?:thời gian ?[/(]? ?)?tháng(?:[ /,(-]{0,3}(?:năm|tuần|thứ))?\)?\s*")
_DATED_CELL_REGEX = re.compile(r"(?:t|tháng )?[0-9]{1,2} ?[/.-] ?20[0-9]{2}(?![0-9])")
_QUARTER_HEAD_REGEX = re.compile(r"(?:thời gian ?[/(]? ?)?quý(?:[ /,(-]{0,3}(?:năm|tháng))?\)?\s*")
_QUARTER_CELL_REGEX = re.compile(
    r"(?P<q>iv|i{1,3}|[1-4])(?: ?(?:,|-|và) ?(?P<q2>iv|i{1,3}|[1-4]))?(?: ?[/-] ?|,? năm )(?P<y>20[0-9]{2})"
)
_YEAR_CELL_REGEX = re.compile(r"20[0-9]{2}")
# "Thực hiện 2023", "Chỉ tiêu 2024 (%)": the head of a column or row of figures
_YEAR_OF_FIGURES_REGEX = re.compile(
    r"(?:(?:số|tỷ lệ|tỉ lệ|điểm|kết quả) )?(?:chỉ tiêu|thực hiện|kế hoạch|kết quả|hiện trạng|hiện tại|thực trạng"
    r"|(?:đã )?đạt(?: được)?|mục tiêu|phấn đấu|ước|ước đạt|ước thực hiện|đăng ký|dự toán|dự kiến|bq|bình quân) "
    r"(?P<y>20[0-9]{2})(?: ?\([^()]{1,20}\))? ?"
)
_YEAR_HEAD_REGEX = re.compile(r"(?:mốc )?thời (?:gian|điểm)(?: (?:thực hiện|hoàn thành))?|lộ trình|năm(?: thực hiện)?")
_CELL_REGEX = re.compile(r"t?[0-9]{1,2}(?: ?(?:,|-|và|\+|&|;) ?[0-9]{1,2}){0,3}")


def find_cells(layout: Layout) -> Iterator[Point]:
    """Yield the points of cells such as "9" and "01, 02" under "Tháng", "II/2021" under "Quý", "2026" under "Năm"."""
    for table in layout.tables:
        first = layout.lines[table.first]
        last = layout.lines[min(table.first + max(table.heads, 1) - 1, table.last)]
        head = layout.lower[first.start : last.end]
        if "20" in head:
            yield from _years_of_head(layout, table)
        yield from _years_of_figures(layout, table)
        if "tháng" in head:
            yield from _find_under(layout, table, _HEAD_REGEX, _read)
        if "năm" in head or "thời" in head or "lộ trình" in head:
            yield from _find_under(layout, table, _YEAR_HEAD_REGEX, _read_year)
        if "quý" in head:
            yield from _find_under(layout, table, _QUARTER_HEAD_REGEX, _read_quarter)


def _find_under(
    layout: Layout, table: Table, wanted_head: re.Pattern[str], read: Callable[[str, int, int], Point | None]
) -> list[Point]:
    """Return the points of the cells under a head that ``read`` takes for such.

    Beside a column of weeks and a month with its year a bare number is a week whose month's cell was merged.
    """
    heads = column_heads(layout, table)
    wanted = {i for i, head in enumerate(heads) if any(wanted_head.fullmatch(h.strip().lower()) for h in head)}
    if not wanted:
        return []
    found = []
    weeks = read is _read and any(h.strip().lower().startswith("tuần") for head in heads for h in head)
    for line in layout.lines[table.first + table.heads : table.last + 1]:
        for (start, end), column in zip(line.cells, row_columns(layout, table, line), strict=False):
            if column not in wanted:
                continue
            if weeks and _DATED_CELL_REGEX.match(layout.lower, start, end):
                return []
            if point := read(layout.lower, start, end):
                found.append(point)
    return found


def _years_of_head(layout: Layout, table: Table) -> list[Point]:
    """Return the years of a head row that holds two or more: "Mục tiêu | 2026 | 2027 | 2028"."""
    for line in layout.lines[table.first : table.first + max(table.heads, 1)]:
        years = [cell for cell in line.cells if _YEAR_CELL_REGEX.fullmatch(layout.lower, *cell)]
        if len(years) > 1:
            values = [((int(layout.lower[start:end]), None, None), start, end) for start, end in years]
            return [Point(start, end, year, year, "cell") for year, start, end in values]
    return []


def _years_of_figures(layout: Layout, table: Table) -> Iterator[Point]:
    """Yield the years without their word in the cells of a head row and in the first cells of the rows below."""
    for line in layout.lines[table.first : table.last + 1]:
        is_head = line.index < table.first + max(table.heads, 1)
        for cell in line.cells if is_head else line.cells[:1]:
            if match := _YEAR_OF_FIGURES_REGEX.fullmatch(layout.lower, *cell):
                year = (int(match["y"]), None, None)
                yield Point(*match.span("y"), year, year, "cell")


def _read_quarter(lower: str, start: int, end: int) -> Point | None:
    """Return the quarter of a cell that has its year; a bare "II" is a number of order as well."""
    match = _QUARTER_CELL_REGEX.fullmatch(lower, start, end)
    if match is None:
        return None
    year = int(match["y"])
    first, last = QUARTERS[match["q"]], QUARTERS[match["q2"] or match["q"]]
    if last < first:
        return None
    return Point(*match.span(), (year, 3 * first - 2, None), (year, 3 * last, None), "cell", span_of_two=True)


def _read_year(lower: str, start: int, end: int) -> Point | None:
    match = _YEAR_CELL_REGEX.search(lower, start, end)
    if match is None or lower[start:end].strip(" .") != match[0]:
        return None
    year = (int(match[0]), None, None)
    return Point(*match.span(), year, year, "cell")


def _read(lower: str, start: int, end: int) -> Point | None:
    words = lower[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not _CELL_REGEX.fullmatch(words):
        return None
    months = [int(number) for number in re.findall(r"[0-9]+", words)]
    if not all(1 <= month <= 12 for month in months):
        return None
    two = len(months) > 1
    return Point(start, start + len(words), (None, months[0], None), (None, months[-1], None), "cell", span_of_two=two)
