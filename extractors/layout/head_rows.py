"""Which rows at the top of a table are column heads."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractors.layout.model import Line
from extractors.lexicon import load

_MOST_HEADS = 4
_LONGEST_SUBHEAD = 30  # characters
_VALUE_REGEX = re.compile(
    r"(?:[≥≤<>=~]+ ?|(?:từ|trên|dưới|tối thiểu|ít nhất|đạt|không quá|khoảng|hơn|còn) )*\d[\d.,]*"
    r"(?:[ /%\-]|$|(?:lớp|em|hs|giải|trẻ|gv|đ/c|tuần|tiết)\b)|-$|/$|x$",
    re.IGNORECASE,
)
_YEARS_REGEX = re.compile(r"(?:năm học |nh )?\d{4}\s*(?:-\s*\d{4})?$", re.IGNORECASE)
# "Nội dung | 24-36 tháng | 3 tuổi | 5 tuổi": the groups of a kindergarten are heads though they begin with a number.
_AGES_REGEX = re.compile(
    r"(?:trẻ |mg |mẫu giáo |nhóm |lớp )?\d{1,2}(?: ?- ?\d{1,2})? (?:tuổi|tháng)(?: tuổi)?$", re.IGNORECASE
)
# "Từ 24 điểm (em)", "Trên 8,0 (%)": what is counted, with its unit; a cell of data has no unit in brackets of its own.
_MEASURE_REGEX = re.compile(r"\D*\d[\d.,]* ?(?:[^\W\d]+ )+\((?:%|[^\W\d]{1,8})\)$")
# What no cell of data says; names of people, ratings and classes stand in rows as well as over them.
_ONLY_HEADS = frozenset({"number", "unit", "share", "count", "size", "state", "remark", "time", "holder", "work"})
_NUMBERED_REGEX = re.compile(r"\(?\s*(\d{1,2}|[a-zA-Z])\s*\)?(?: *= *[()\d+*/:% ]+)?$")
_FIRST_DATUM_REGEX = re.compile(
    r"\d{1,3}[.)]?$|[IVX]{1,5}[.)]?$|(?:tháng|tuần|ngày|đợt|quý|bước)\s+\S*\d|\d{1,2}[/.]\d", re.IGNORECASE
)


@cache
def head_role(head: str) -> str | None:
    """Return what a column under this head holds ("goal", "share", "remark" …); None for an unknown head."""
    words = head.strip(" .:*").lower()
    return next((role for role, regex, _ in _known_heads() if regex.match(words)), None)


@cache
def stands_under_merged(head: str) -> bool:
    """Whether the head is one that stands under a merged head ("SL", "TL", "Nữ")."""
    words = head.strip(" .:*").lower()
    return any(sub and regex.match(words) for _, regex, sub in _known_heads())


@cache
def _known_heads() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    rows = load("table_heads")
    return tuple((row["role"], re.compile(row["pattern"]), row.get("sub", False)) for row in rows)


def count_heads(rows: Sequence[Line], view: str) -> int:
    """Return how many of a table's rows are column heads; 0 where the first row already holds data.

    1. one row: "TT | Nội dung | Khối 1 | Khối 2"
    2. two rows, the second under merged heads: "Mức | K10 | K11" over "SL | TL | SL | TL"
    3. three rows, and a row of numbers: "(1) | (2) | (3)"
    4. years as heads: "Nội dung | 2020-2021 | 2021-2022"
    5. none: "Lao động tiên tiến | 25"; "Tổ 1 | Tập thể tiên tiến" over "Tổ 2 | Tập thể tiên tiến"
    """
    first = [cells_of(row, view) for row in rows[: _MOST_HEADS + 1]]
    if not first or _is_data(first[0]) or _recurs(first):
        return 0
    width = max(len(row.cells) for row in rows[:200])
    heads = 1
    while heads < min(len(first), _MOST_HEADS) and heads < len(rows):
        cells = first[heads]
        if is_numbering(cells) and heads < len(rows) - 1:
            return heads + 1
        if not _is_subhead(cells, first[heads - 1], width):
            break
        heads += 1
    return heads


def cells_of(row: Line, view: str) -> list[str]:
    """Return the cells of a row, from the view."""
    return [view[start:end] for start, end in row.cells]


def is_value(cell: str) -> bool:
    """Whether a cell holds a number, with or without a comparator and a unit, or a dash for none."""
    return _VALUE_REGEX.match(cell) is not None


def _is_data(cells: list[str]) -> bool:
    first, others = cells[0], [cell for cell in cells[1:] if cell]
    if _FIRST_DATUM_REGEX.match(first):
        return True
    if _counts_up(others) and head_role(first):
        return False
    if head_role(first) and sum(head_role(cell) in _ONLY_HEADS for cell in others) * 2 > len(others):
        return False  # "Lớp | GVCN | Sĩ số | Trên 8 điểm"
    return any(is_value(cell) and not _is_named_group(cell) for cell in others)


def _recurs(rows: list[list[str]]) -> bool:
    """Whether the last cell of the first row stands again below it, right under other words: no head does."""
    same = [row for row in rows[1:] if len(row) == len(rows[0]) and row[-1] == rows[0][-1]]
    return len(rows[0]) > 1 and len(rows[0][-1]) > 3 and any(row[:-1] != rows[0][:-1] for row in same)


def _is_named_group(cell: str) -> bool:
    """Whether a cell that begins with a number names a year, an age or a measure, as heads do."""
    return any(regex.match(cell) is not None for regex in (_YEARS_REGEX, _AGES_REGEX, _MEASURE_REGEX))


def _counts_up(cells: list[str]) -> bool:
    """Whether the cells are 6 | 7 | 8 | 9: classes or months as heads."""
    numbers = [int(cell) for cell in cells if cell.isdigit() and len(cell) < 3]
    return len(numbers) == len(cells) > 1 and all(b - a == 1 or (a, b) == (12, 1) for a, b in pairwise(numbers))


def is_numbering(cells: list[str]) -> bool:
    """Whether a row numbers the columns: "(1) | (2) | (3)", "A | B | 1 | 2"."""
    marks = [match[1] for cell in cells if (match := _NUMBERED_REGEX.match(cell))]
    if len(cells) < 3 or len(marks) < len(cells):
        return False
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    return len(numbers) > 1 and numbers[0] <= 3 and all(b - a == 1 for a, b in pairwise(numbers))


def without_blanks(cells: list[str], above: list[str], width: int) -> list[str]:
    """Return a row's cells without the blanks at its start that stand under heads of one row.

    >>> without_blanks(["", "", "SL", "TL"], ["TT", "Nội dung", "Khối 1"], 4)
    ['SL', 'TL']
    """
    if len(cells) != width or len(above) >= width:
        return cells
    return cells[next((i for i, cell in enumerate(cells) if cell), 0) :]


def _splits(cells: list[str], above: list[str], width: int) -> bool:
    """Whether the cells stand two and more under each of so many heads above that all of them fill the width."""
    merged = len(above) + len(cells) - width
    return 1 <= merged < len(above) and len(cells) >= 2 * merged and all(len(c) <= _LONGEST_SUBHEAD for c in cells)


def _fills_blanks(cells: list[str], above: list[str]) -> bool:
    """Whether the cells stand under a head and the blanks behind it: a merged head kept as blanks.

    1. "TT | Độ tuổi | Kế hoạch | | " over " | | Số lớp | Số trẻ | Học 2 buổi/ngày (%)"
    2. "Khối | Buổi 1 | Buổi 2 | | Cộng" over " | (chính khóa) | Củng cố | Năng khiếu | ": under others too
    """
    if len(cells) != len(above) or "" not in above or not above[0]:
        return False
    merged = [not up or (i + 1 < len(above) and not above[i + 1]) for i, up in enumerate(above)]
    return not cells[0] and all(cell or not under for cell, under in zip(cells, merged, strict=True))


def _is_subhead(cells: list[str], above: list[str], width: int) -> bool:
    filled = [cell for cell in cells if cell]
    if not filled or (_FIRST_DATUM_REGEX.match(filled[0]) and not _counts_up(filled)):
        return False
    if any(is_value(cell) and not _is_named_group(cell) for cell in filled) and not _counts_up(filled):
        return False
    if _fills_blanks(cells, above):
        return True
    known = sum(stands_under_merged(cell) for cell in filled)
    repeats = len(set(filled)) < len(filled)
    under = without_blanks(cells, above, width)
    if len(above) < width and len(under) < width:
        return known * 2 >= len(filled) or (repeats and len(filled) > 2) or _splits(under, above, width)
    if len(cells) < len(above) == width:
        return len(filled) > 1 and len(set(filled)) == 1  # "Số giải | Số giải" under "Cuộc thi | Huyện | Tỉnh"
    blank_under = len(cells) == len(above) and (not cells[0] or cells[0] == above[0])
    if not blank_under:
        return False
    return known * 2 >= sum(1 for cell, up in zip(cells, above, strict=True) if cell and cell != up)
