"""From text to layout: one pass over the lines."""

import re
from itertools import groupby
from operator import attrgetter

from extractors.layout.fold import fold, lower
from extractors.layout.head_rows import count_heads
from extractors.layout.model import Layout, Line, Table
from extractors.layout.zones import find_zones

CELL_SEPARATOR = " | "
_SEPARATOR_REGEX = re.compile(r" *\| *")


def parse_layout(text: str) -> Layout:
    """Return the layout of a plan's text; any string has one, the empty string has one empty line."""
    view = fold(text)
    lines = []
    start = 0
    for index, raw in enumerate(view.split("\n")):
        lines.append(_read_line(index, raw, start))
        start += len(raw) + 1
    tables = _find_tables(lines, view)
    lowered = lower(view)
    zones = find_zones(lines, view, lowered)
    return Layout(text, view, lowered, tuple(lines), tables, zones)


def _read_line(index: int, raw: str, offset: int) -> Line:
    words = raw.strip()
    start = offset + raw.find(words)
    return Line(index, start, start + len(words), words, _split_cells(words, start) if "|" in words else ())


def _split_cells(row: str, offset: int) -> tuple[tuple[int, int], ...]:
    bounds, start = [], 0
    for separator in _SEPARATOR_REGEX.finditer(row):
        bounds.append((offset + start, offset + separator.start()))
        start = separator.end()
    bounds.append((offset + start, offset + len(row)))
    return tuple(bounds) if len(bounds) > 1 else ()


def _find_tables(lines: list[Line], view: str) -> tuple[Table, ...]:
    if "|" not in view:
        return ()
    tables = []
    for is_table, run in groupby(lines, key=attrgetter("is_row")):
        if is_table:
            rows = list(run)
            tables.append(Table(rows[0].index, rows[-1].index, count_heads(rows, view)))
    return tuple(tables)
