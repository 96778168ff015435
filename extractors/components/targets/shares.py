"""Which columns of a table hold shares, and what the shares are of."""

import re

from extractors.components.targets.context import Context
from extractors.layout import Table, row_columns

_MOST_ROWS = 100  # that are looked at for what a column holds
_COUNTED_REGEX = re.compile(r"(?:SL|sl|Sl) (.+)$")


def share_beside(column: int, goals: set[int], heads: tuple[tuple[str, ...], ...], roles: list[set[str]]) -> int | None:
    """Return the column of shares under the same head as a count, which is none then; None without one."""
    if "count" not in roles[column] or "share" in roles[column]:
        return None
    return next((o for o in sorted(goals) if "share" in roles[o] and heads[o][:-1] == heads[column][:-1]), None)


def with_counted(heads: tuple[tuple[str, ...], ...], counts: set[tuple[int, int]]) -> tuple[tuple[str, ...], ...]:
    """Return the heads with what a count says it counts over its share too: "SL yếu kém | %"."""
    found = list(heads)
    for count, share in counts:
        if counted := _COUNTED_REGEX.match(heads[count][-1]):
            found[share] = (*heads[share][:-1], counted[1], heads[share][-1])
    return tuple(found)


def in_percent(context: Context, table: Table, goals: set[int]) -> frozenset[int]:
    """Return the goals that have a cell in per cent, whose bare cells are shares too."""
    found: set[int] = set()
    for line in context.layout.lines[table.first + table.heads : min(table.last + 1, table.first + _MOST_ROWS)]:
        for (start, end), column in zip(line.cells, row_columns(context.layout, table, line), strict=True):
            if column in goals and context.lower.find("%", start, end) >= 0:
                found.add(column)
    return frozenset(found)
