"""Columns of figures: "Thực hiện" over "2 lớp", "96,4%" tells what was reached, not who does the work."""

import re

from extractors.components.responsibles.words import longest_post
from extractors.layout import Layout, Table
from extractors.layout.grid import row_columns

_FIGURE_REGEX = re.compile(
    r"[<>≥≤~]? ?\d[\d.,/ ]*(?:%|đ(?!\w))?(?P<unit> ?[^\W\d_]+(?: [^\W\d_]+)?)?(?: ?[/(] ?[\d.,]+.*)?[ .]*$"
)


def without_figures(layout: Layout, table: Table, first: int, columns: tuple[int, ...]) -> tuple[int, ...]:
    """Return those of the columns whose cells, from line ``first`` on, are not mostly figures.

    "3 lớp", "31,5%", "6/6 chi đội", "1.320.000đ" are figures; "2 giáo viên" may be who does it.
    """
    if not columns:
        return columns
    filled, figures = dict.fromkeys(columns, 0), dict.fromkeys(columns, 0)
    for line in layout.lines[first : table.last + 1]:
        for i, (start, end) in zip(row_columns(layout, table, line), line.cells, strict=False):
            if i in filled and start < end:
                filled[i] += 1
                figures[i] += _is_figure(layout.lower, start, end)
    return tuple(i for i in columns if 2 * figures[i] <= filled[i] or not figures[i])


def _is_figure(lower: str, start: int, end: int) -> bool:
    figure = _FIGURE_REGEX.match(lower, start, end)
    if figure is None or figure["unit"] is None:
        return figure is not None
    at = figure.start("unit") + (lower[figure.start("unit")] == " ")
    return longest_post(lower, at, end)[0] == at
