"""The columns of a table: which heads stand over each, and which column each cell of a row stands in.

In the text a merged cell stands once, so head rows may have fewer cells than the rows under them,
and a row that goes on under a vertically merged cell has fewer than its head.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.head_rows import cells_of, head_role, is_numbering, is_value
from extractors.layout.model import Layout, Line, Table

_WIDEST = 64  # wider "tables" are damaged text; their short rows are aligned to the left
_SAMPLE = 60  # rows that the columns' profiles are taken from
_WORDED = frozenset({"words", "person"})  # a column of holders has "Bà Hằng" and "Tổ Văn phòng"
_TIME_REGEX = re.compile(r"(?:(?:đầu|giữa|cuối|từ) )?(?:tháng|tuần|ngày|quý|đợt|học kỳ|hk) ?[\divx]|\d{1,2} ?[/.] ?\d")
_LONGEST_TIME = 30
_UNMERGED_ROLES = frozenset({"number", "label", "remark", "time", "holder", "size", "work", "share"})


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
    return _align([_kind(cell) for cell in cells_of(line, layout.view)], kinds)


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
    heads = _head_cells(layout, table)
    width = max((len(row.cells) for row in data), default=max((len(row) for row in heads), default=0))
    if not heads and above is not None and len(above.heads) >= width > 0:
        return Grid(above.heads, _profile(layout, data, len(above.heads)) if data else above.kinds)
    return Grid(_stack(heads, width), _profile(layout, data, width))


def _head_cells(layout: Layout, table: Table) -> list[list[str]]:
    return [_written(layout, line) for line in layout.lines[table.first : table.first + table.heads]]


def _written(layout: Layout, line: Line) -> list[str]:
    return [layout.text[start:end] for start, end in line.cells]


def _table_above(layout: Layout, table: Table) -> Table | None:
    """Return the table that ends one line above, so that the line between is a cell over all columns."""
    if table.first < 2 or len(layout.words(layout.lines[table.first - 1])) > 120:
        return None
    return layout.table_at(layout.lines[table.first - 2])


def _stack(rows: list[list[str]], width: int) -> tuple[tuple[str, ...], ...]:
    """Lay the head rows one under another: each lower row splits heads of the one above it."""
    if not rows:
        return ()
    if len(rows[0]) == width and any(not cell for cell in rows[0]):
        rows = [_filled(rows[0]), *rows[1:]]
    slots: list[tuple[str, ...]] = [(cell,) for cell in rows[0]]
    for i, row in enumerate(rows[1:], 1):
        if len(row) == len(slots) and (len(slots) == width or is_numbering(row)):
            under = zip(slots, row, strict=True)
            slots = [slot if not cell or cell == slot[-1] else (*slot, cell) for slot, cell in under]
            continue
        slots = _split(slots, row, _count_merged(len(slots), row, rows[i + 1 :], width))
    slots += [()] * (width - len(slots))
    return tuple(slots)


def _filled(row: list[str]) -> list[str]:
    """Fill blanks after a head with the head: a reader that keeps merged cells writes them empty."""
    filled: list[str] = []
    for cell in row:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


def _count_merged(heads: int, subs: list[str], lower: list[list[str]], width: int) -> int:
    """Return how many heads the row under them splits: so many that the last row fills the width."""
    after = [row for row in lower if not is_numbering(row)]
    if not after:
        merged = heads + len(subs) - width
        return merged if 1 <= merged <= heads else min(max(1, len(subs) // _period(subs)), heads)
    below = len(after[0]) // _period(after[0])
    fits = (n for n in range(1, heads + 1) if heads - n + len(subs) + len(after[0]) - below == width)
    return next(fits, 1)


def _split(slots: list[tuple[str, ...]], subs: list[str], merged: int) -> list[tuple[str, ...]]:
    spans = _shares(subs, merged)
    open_slots = iter(_merged_heads(slots, merged))
    split: list[tuple[str, ...]] = []
    place, following = 0, next(open_slots, None)
    for index, slot in enumerate(slots):
        if index != following:
            split.append(slot)
            continue
        size = spans.pop(0)
        split += [(*slot, sub) for sub in subs[place : place + size]]
        place += size
        following = next(open_slots, None)
    return split


def _period(subs: list[str]) -> int:
    """Return after how many cells the row begins again: 2 for "SL | TL | SL | TL"; all where it does not."""
    for period in range(1, len(subs) // 2 + 1):
        if len(subs) % period == 0 and subs == subs[:period] * (len(subs) // period) and period > 1:
            return period
    return len(subs)


def _shares(subs: list[str], merged: int) -> list[int]:
    """Return how many of the lower heads stand under each merged one."""
    starts = [i for i, sub in enumerate(subs) if sub == subs[0]]
    if len(starts) == merged:
        return [b - a for a, b in zip(starts, [*starts[1:], len(subs)], strict=True)]
    size, more = divmod(len(subs), merged)
    return [size + (i < more) for i in range(merged)]


def _merged_heads(slots: list[tuple[str, ...]], merged: int) -> list[int]:
    """Return which heads are merged ones: not "STT", "Nội dung", "Ghi chú"; the last ones where in doubt."""
    likely = [i for i, slot in enumerate(slots) if head_role(slot[-1]) not in _UNMERGED_ROLES]
    if len(likely) < merged:
        numbered = [i for i, slot in enumerate(slots) if any(c.isdigit() for c in slot[-1])]
        likely = sorted({*likely, *numbered})
    if len(likely) < merged:
        fixed = ("number", "remark", "time", "holder")
        spare = [i for i, s in enumerate(slots) if i and i not in likely and head_role(s[-1]) not in fixed]
        likely = sorted(likely + spare[len(likely) - merged :])
    if len(likely) < merged:
        likely = list(range(len(slots)))
    return likely[-merged:]


def _profile(layout: Layout, rows: Sequence[Line], width: int) -> tuple[frozenset[str], ...]:
    kinds: list[set[str]] = [set() for _ in range(width)]
    full = [row for row in rows if len(row.cells) == width][:_SAMPLE]
    for row in full:
        for column, cell in enumerate(cells_of(row, layout.view)):
            kinds[column].add(_kind(cell))
    return tuple(frozenset(column) for column in kinds)


def _kind(cell: str) -> str:
    if not cell:
        return "blank"
    words = cell.split()
    if is_value(cell):
        return f"number {words[-1].lower()}" if words[-1].isalpha() else "number"
    if len(cell) <= _LONGEST_TIME and _TIME_REGEX.match(cell.lower()):
        return "time"  # a cell that is none does not stand in a column of months
    if words[0].lower().rstrip(".") in ("đ/c", "ông", "bà", "thầy", "cô", "đc"):
        return "person"
    return "words"


def _align(cells: list[str], columns: tuple[frozenset[str], ...]) -> tuple[int, ...]:
    """Place cells in columns, in order, so that most stand among their like; ties go to the right columns.

    A row under a merged first cell lacks the first cells, so of equals the later columns win for
    words; ``best[j]`` holds the score and columns of the cells placed so far with the last in j.
    """
    spare = len(columns) - len(cells)
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for i, kind in enumerate(cells):
        placed: dict[int, tuple[float, tuple[int, ...]]] = {}
        for j in range(i, i + spare + 1):
            before = [best[k] for k in best if k < j]
            if before:
                score, path = max(((score + _lean(path, j), path) for score, path in before), key=lambda b: b[0])
                placed[j] = (score + _likeness(kind, columns[j]), (*path, j))
        best = placed
    return max(best.values(), key=lambda b: b[0])[1]


def _likeness(kind: str, column: frozenset[str]) -> float:
    if kind in column:
        return 1.0
    family = kind.split()[0]
    if any(other.split()[0] == family for other in column):
        return 0.8
    return 0.5 if family in _WORDED and column & _WORDED else 0.0


def _lean(path: tuple[int, ...], column: int) -> float:
    """Return a small credit for standing next to the cell before: gaps stand at the row's edges."""
    return 0.1 if path and column == path[-1] + 1 else 0.0
