"""The columns that the cells of a short row stand in: those whose cells are of their kind.

A row that goes on under a vertically merged cell has fewer cells than its table has columns.
"""

import re
from collections.abc import Sequence

from extractors.layout.head_rows import is_value

_WORDED = frozenset({"words", "person"})  # a column of holders has "Bà Hằng" and "Tổ Văn phòng"
_TIME_REGEX = re.compile(r"(?:(?:đầu|giữa|cuối|từ) )?(?:tháng|tuần|ngày|quý|đợt|học kỳ|hk) ?[\divx]|\d{1,2} ?[/.] ?\d")
_LONGEST_TIME = 30


def kinds_of_columns(rows: Sequence[Sequence[str]], width: int) -> tuple[frozenset[str], ...]:
    """Return the kinds of cells seen in each column; ``rows`` are full rows, as wide as the table."""
    if not rows:
        return (frozenset(),) * width
    return tuple(frozenset(map(_kind, column)) for column in zip(*rows, strict=True))


def align(cells: Sequence[str], columns: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """Return the column of each cell, in order, so that most stand among their like; ties go to the right columns.

    A row under a merged first cell lacks the first cells, so of equals the later columns win for
    words; ``best[j]`` holds the score and columns of the cells placed so far with the last in j.
    """
    spare = len(columns) - len(cells)
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for i, kind in enumerate(map(_kind, cells)):
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


def _kind(cell: str) -> str:
    if not cell:
        return "blank"
    words = cell.split()
    if is_value(cell):
        return f"number {words[-1].lower()}" if words[-1].isalpha() else "number"
    if len(cell) <= _LONGEST_TIME and _TIME_REGEX.match(cell.lower()):
        return "time"  # a cell that is none does not stand in a column of months
    if words[0].lower().rstrip(".") in ("đ/c", "ông", "bà", "thầy", "thày", "cô", "đc"):
        return "person"
    return "words"
