"""Targets in tables: a cell under a goal's head, its row's label the indicator."""

import re
from dataclasses import replace

from extractors.components.targets.cells import find_in_cell
from extractors.components.targets.columns import Use, use_of
from extractors.components.targets.context import Context
from extractors.components.targets.head_kinds import YEAR_REGEX
from extractors.components.targets.moods import Heading
from extractors.components.targets.prose import find_in_stretch
from extractors.components.targets.rows import read_row
from extractors.layout import Line, row_columns
from schemas import Target

# "6,5", "≥95", "90 trở lên": what a share looks like that leaves out its sign
_SHARE_CELL_REGEX = re.compile(
    r"\s*(?:(?:[≥≤<>=]+|trên|dưới|từ|không quá|ít nhất|tối thiểu)\s*\d{1,2}(?:[.,]\d{1,2})?(?: trở lên)?"
    r"|\d{1,2}[.,]\d{1,2}|\d{1,2} trở lên)\s*"
)
_PART_OF_REGEX = re.compile(r"\W*trong đó(?!\w)")  # "5 giải | trong đó 1 giải Nhất": the remark goes on with the goal
_WIDEST = 64  # wider rows and longer ones are damaged text: each target would hold the whole row
_LONGEST_ROW = 5000


def find_in_row(context: Context, line: Line, path: tuple[Heading, ...], mood: str | None) -> list[Target]:
    """Return the targets of a table's row.

    1. "Hoàn thành tốt (%) | 30 | 32" under "Khối 1 | Khối 2": one a cell
    2. columns of state beside the goal: "Đầu năm | Kế hoạch"; counts beside shares: "SL | TL"
    3. words in a cell: "tối thiểu 06, trong đó 02 cấp quận", "2/3 tổ Tập thể LĐTT"
    4. work in a timetable: "Kiểm tra toàn diện 02 giáo viên; hồ sơ y tế"
    """
    layout = context.layout
    table = layout.table_at(line)
    if table is None or line.index < table.first + table.heads or mood == "criteria":
        return []
    if len(line.cells) > _WIDEST or line.end - line.start > _LONGEST_ROW:
        return []
    use = use_of(context, table, mood, path)
    if (mood == "past" and not use.pledged) or line.index in use.beside:
        return []
    columns = row_columns(layout, table, line)
    found: list[Target] = []
    row = read_row(context, line, columns, use)
    goals = use.goals | _counts_without_share(context, line, columns, use)
    years = _years_of(use)
    for (start, end), column in zip(line.cells, columns, strict=True):
        if start == end or (column >= len(use.heads) and use.heads):
            continue
        if column in goals:
            shared = column in use.percent and _SHARE_CELL_REGEX.fullmatch(context.lower[start:end]) is not None
            beside = replace(row, share=row.share or shared or column in use.shares, year=years.get(column, ""))
            found += find_in_cell(context, beside, (start, end), use.heads[column] if use.heads else (), path)
        elif found and _PART_OF_REGEX.match(context.lower, start, end):
            found += find_in_stretch(context, start, end, path, "goal")[0]
        elif column in use.prose and end - start > 8:
            numbered, _ = find_in_stretch(context, start, end, path, mood or "neutral")
            found += numbered
    return found


def _years_of(use: Use) -> dict[int, str]:
    """Return the year of each goal's column where a table aims for several: "2022-2023 | 2023-2024"."""
    found = {c: YEAR_REGEX.search(" ".join(use.heads[c])) for c in use.goals if c < len(use.heads)}
    years = {column: year[0] for column, year in found.items() if year}
    return years if len(set(years.values())) > 1 else {}


def _counts_without_share(context: Context, line: Line, columns: tuple[int, ...], use: Use) -> frozenset[int]:
    """Return the columns of counts whose share is blank in this row: "Giấy khen | 2 | "."""
    filled = {c for (start, end), c in zip(line.cells, columns, strict=True) if context.lower[start:end].strip(" -–/")}
    return frozenset(count for count, share in use.counts if share not in filled and count in filled)
