"""Which columns of a table hold shares, and what the shares are of."""

import re

from extractors.components.targets.context import Context
from extractors.components.targets.evidence import words_of
from extractors.layout import Table

# "Số trẻ ra lớp", "SL yếu kém", "Toán 9-10 (SL)"
_COUNTED_REGEX = re.compile(
    r"(?:SL|sl|Sl|Số(?: lượng)?) (?P<counted>.+)$|(?P<before>[^()]+) \((?:SL|sl|[Ss]ố lượng)\)$"
)
_PUPILS_REGEX = re.compile(
    r"(?:ts|tổng số|(?:tổng )?số(?: lượng)?) ?"
    r"(?:hs|học sinh|trẻ|cháu|em|học viên|lớp|người|đoàn viên|đảng viên|hội viên|cán bộ|gv|giáo viên|cbgv\w*)$"
)


def share_beside(column: int, goals: set[int], heads: tuple[tuple[str, ...], ...], roles: list[set[str]]) -> int | None:
    """Return the column of shares under the same head as a count, which is none then; None without one.

    "Số trẻ ra lớp | Tỷ lệ (%)": a count with a name of its own has its share right behind it.
    """
    if "share" in roles[column]:
        return None
    if "count" not in roles[column]:
        named = len(heads[column]) == 1 and _COUNTED_REGEX.match(heads[column][0]) is not None
        follows = column + 1 in goals and "share" in roles[column + 1] and len(heads[column + 1]) == 1
        return column + 1 if named and follows else None
    return next((o for o in sorted(goals) if "share" in roles[o] and heads[o][:-1] == heads[column][:-1]), None)


def with_counted(heads: tuple[tuple[str, ...], ...], counts: set[tuple[int, int]]) -> tuple[tuple[str, ...], ...]:
    """Return the heads with what a count says it counts over its share too: "SL yếu kém | %"."""
    found = list(heads)
    for count, share in counts:
        if counted := _COUNTED_REGEX.match(heads[count][-1]):
            found[share] = (*heads[share][:-1], counted["counted"] or counted["before"], heads[share][-1])
    return tuple(found)


def pupils_beside(goals: set[int], heads: tuple[tuple[str, ...], ...]) -> set[int]:
    """Return the columns of how many pupils and classes there are, beside goals that are no numbers of somebody.

    "Khối | Số lớp | Số HS | Duy trì sĩ số | Lên lớp"
    """
    pupils = {i for i in goals if len(heads[i]) == 1 and _PUPILS_REGEX.match(heads[i][0].strip().lower())}
    others = [heads[i] for i in goals - pupils]
    return pupils if any(head and not head[-1].lower().startswith("số ") for head in others) else set()


def in_percent(context: Context, table: Table, goals: set[int]) -> frozenset[int]:
    """Return the goals that have a cell in per cent, whose bare cells are shares too."""
    return frozenset(column for column, words in words_of(context, table, goals) if "%" in words)
