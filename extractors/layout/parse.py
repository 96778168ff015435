"""From text to layout: one pass over the lines."""

import re
from itertools import groupby, pairwise
from operator import attrgetter

from extractors.layout.fold import fold, lower
from extractors.layout.head_rows import count_heads
from extractors.layout.model import Layout, Line, Table
from extractors.layout.pasted import find_breaks
from extractors.layout.wrapped import rejoin
from extractors.layout.zones import find_zones

_SEPARATOR_REGEX = re.compile(r" *\| *")


def parse_layout(text: str) -> Layout:
    """Return the layout of a plan's text; any string has one, the empty string has one empty line."""
    view = rejoin(fold(text))
    lines: list[Line] = []
    start = 0
    raws = view.split("\n")
    hidden = _blanks_between_rows(raws) if "|" in view else frozenset()
    pasted, breaks = find_breaks(raws) or (-1, [])
    for number, raw in enumerate(raws):
        if number == pasted:
            for begin, end in pairwise((0, *breaks, len(raw))):
                lines.append(_read_line(len(lines), raw[begin:end], start + begin))
        elif number not in hidden:
            lines.append(_read_line(len(lines), raw, start))
        start += len(raw) + 1
    tables = _find_tables(lines, view)
    lowered = lower(view)
    zones = find_zones(lines, view, lowered)
    return Layout(text, view, lowered, tuple(lines), tables, zones)


def _blanks_between_rows(raws: list[str]) -> frozenset[int]:
    """Return the blank lines that part the rows of tables, where rows are parted so throughout the text.

    They are no lines of the layout: a table's rows follow one another.
    """
    parted, adjacent = [], 0
    for i in range(1, len(raws)):
        if "|" not in raws[i]:
            continue
        if "|" in raws[i - 1]:
            adjacent += 1
        elif i > 1 and not raws[i - 1].strip() and "|" in raws[i - 2]:
            parted.append(i - 1)
    return frozenset(parted) if len(parted) > adjacent else frozenset()


def _read_line(index: int, raw: str, offset: int) -> Line:
    words = raw.strip()
    start = offset if len(words) == len(raw) else offset + raw.find(words)
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
