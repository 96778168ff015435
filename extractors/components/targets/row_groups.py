"""Rows that name what the rows under them are of, and labels that stand in a cell merged over several rows."""

from extractors.components.targets.context import Context
from extractors.components.targets.evidence import MARK_REGEX, rows_below_heads
from extractors.layout import Line, Table, row_columns
from extractors.layout.head_rows import is_value

_MOST_ROWS = 200


def groups_of(context: Context, table: Table, goals: frozenset[int]) -> dict[int, str]:
    """Return, by a row's line, the words of the last row above that has a label and no goal.

    "b | Giáo viên dạy giỏi |  | " over "- Cấp trường | Giáo viên | 14"; "II | Phẩm chất" over "Tốt | 71,8"
    """
    found: dict[int, str] = {}
    group = ""
    for line in rows_below_heads(context, table, _MOST_ROWS):
        if words := _words_of_group(context, table, line, goals):
            group = words
        elif group:
            found[line.index] = group
    return found


def merged_labels(context: Context, table: Table, labels: frozenset[int]) -> dict[int, str]:
    """Return, by a row's line, the first label of the row above where the row's own is merged into it.

    "10 | Vật lý | 12" over "Công nghệ | 30"
    """
    found: dict[int, str] = {}
    first, last = min(labels, default=0), ""
    for line in rows_below_heads(context, table, _MOST_ROWS):
        places = dict(zip(row_columns(context.layout, table, line), line.cells, strict=True))
        own = context.text[slice(*places[first])].strip() if first in places else ""
        if own:
            last = own
        elif last:
            found[line.index] = last
    return found if len(labels) > 1 else {}


def _words_of_group(context: Context, table: Table, line: Line, goals: frozenset[int]) -> str:
    """Return the words of a row that holds nothing but them and its number; "" for other rows."""
    cells = [context.lower[start:end].strip() for start, end in line.cells]
    filled = [i for i, cell in enumerate(cells) if cell]
    if not filled or len(filled) > 2 or any(is_value(cells[i]) or MARK_REGEX.match(cells[i]) for i in filled[1:]):
        return ""
    if len(filled) == 2 and len(cells[filled[0]].strip(" .)")) > 4:
        return ""
    if len(line.cells) > 2 or len(filled) == 2 or len(goals) > 1:
        return context.text[slice(*line.cells[filled[-1]])].strip(" .:")
    return ""
