"""The columns of a table: which heads stand over each, and which column each cell of a row stands in.

In the text a merged cell stands once, so that neither can be counted off.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.alignment import align, kinds_of_columns
from extractors.layout.head_rows import cells_of
from extractors.layout.model import Layout, Line, Table
from extractors.layout.stacked_heads import stack_heads

_WIDEST = 64  # wider "tables" are damaged text; their short rows are aligned to the left
_SAMPLE = 60  # full rows that the kinds of the columns are taken from


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns: ``heads`` from top to bottom for each, ``kinds`` of the cells seen in each."""

    heads: tuple[tuple[str, ...], ...]
    kinds: tuple[frozenset[str], ...]


def column_heads(layout: Layout, table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the heads over each data column, from top to bottom, words as written; () where it has none.

    1. "TT | Nội dung | Khối 1": one head a column
    2. "Mức | K10 | K11" over "SL | TL | SL | TL": ("Mức",), ("K10", "SL"), ("K10", "TL"), ("K11", "SL") …
    3. a table that goes on after a spanning line ("II. Hạnh kiểm") keeps the heads above the line
    """
    return _grid(layout, table).heads


def row_columns(layout: Layout, table: Table, line: Line) -> tuple[int, ...]:
    """Return the column that each cell of a row stands in.

    1. a full row: 0, 1, 2 …
    2. "Kiểm tra hợp đồng | Bộ phận nuôi dưỡng | Bà Hằng" under a merged "9": 1, 2, 3
    3. "7 | Địa lí | 4 | 2 giải" under a merged teacher: 0, 1, 3, 4
    4. "3 | Phẩm chất đạt | 100%" with one cell over all classes: 0, 1, 2
    """
    kinds = _grid(layout, table).kinds
    if len(line.cells) >= len(kinds) or len(kinds) > _WIDEST:
        return tuple(range(len(line.cells)))
    return align(cells_of(line, layout.view), kinds)


def _grid(layout: Layout, table: Table) -> Grid:
    """Return the table's grid, read once, with those above it that it may take its heads from."""
    waiting: list[Table] = []
    above: Table | None = table
    while above is not None and above.first not in layout.grids:
        waiting.append(above)
        above = None if above.heads else _table_above(layout, above)
    grid = layout.grids.get(above.first) if above is not None else None
    while waiting:
        table = waiting.pop()
        grid = layout.grids[table.first] = _read_grid(layout, table, grid)
    assert grid is not None
    return grid


def _read_grid(layout: Layout, table: Table, above: Grid | None) -> Grid:
    data = layout.lines[table.first + table.heads : table.last + 1]
    heads = [_written(layout, line) for line in layout.lines[table.first : table.first + table.heads]]
    width = max((len(row.cells) for row in data), default=max(map(len, heads), default=0))
    if not heads and above is not None and len(above.heads) >= width > 0:
        return Grid(above.heads, _kinds(layout, data, len(above.heads)) if data else above.kinds)
    return Grid(stack_heads(heads, width), _kinds(layout, data, width))


def _written(layout: Layout, line: Line) -> list[str]:
    return [layout.text[start:end] for start, end in line.cells]


def _kinds(layout: Layout, data: Sequence[Line], width: int) -> tuple[frozenset[str], ...]:
    full = [row for row in data if len(row.cells) == width][:_SAMPLE]
    return kinds_of_columns([cells_of(row, layout.view) for row in full], width)


def _table_above(layout: Layout, table: Table) -> Table | None:
    """Return the table that ends one line above, so that the line between is a cell over all columns."""
    if table.first < 2 or len(layout.words(layout.lines[table.first - 1])) > 120:
        return None
    return layout.table_at(layout.lines[table.first - 2])
