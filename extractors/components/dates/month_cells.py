"""Finds bare month numbers in table columns headed "Tháng"."""

import re
from collections.abc import Iterator

from extractors.components.dates.points import Point
from extractors.layout import Layout, column_heads, row_columns

_HEAD_REGEX = re.compile(r"(?:thời gian ?[/(]? ?)?tháng(?:[ /,(-]{0,3}(?:năm|tuần|thứ))?\)?\s*")
_CELL_REGEX = re.compile(r"t?[0-9]{1,2}(?: ?(?:,|-|và|\+|&|;) ?[0-9]{1,2}){0,3}")


def find_month_cells(layout: Layout) -> Iterator[Point]:
    """Yield the points of cells such as "9" and "01, 02" under "Tháng"."""
    for table in layout.tables:
        first = layout.lines[table.first]
        last = layout.lines[min(table.first + max(table.heads, 1) - 1, table.last)]
        if "tháng" not in layout.lower[first.start : last.end]:
            continue
        heads = column_heads(layout, table)
        wanted = {i for i, head in enumerate(heads) if any(_HEAD_REGEX.fullmatch(h.strip().lower()) for h in head)}
        if not wanted:
            continue
        for line in layout.lines[table.first + table.heads : table.last + 1]:
            for (start, end), column in zip(line.cells, row_columns(layout, table, line), strict=False):
                if column in wanted and (point := _read(layout.lower, start, end)):
                    yield point


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
