"""The sheet of charts: the indicators that most schools set and on which they differ."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

from typing import Any

from corpus.compare import wording
from corpus.compare.comparison import Comparison, rows_of
from corpus.compare.targets import school_values
from corpus.compare.writers.xlsx.book import COLOURS, ComparisonSheets
from corpus.export.cells import clean_cell
from corpus.export.sheets import fit_page

CHARTS = 8


def add_charts(sheets: ComparisonSheets, c: Comparison) -> None:
    """Draw the indicators that most schools set and on which they differ, each from a small table beside it."""
    wanted = [r for r in rows_of(c.summary) if r["schools"] > 1 and r["lowest"] != r["highest"]][:CHARTS]
    if not wanted:
        return
    sheet = sheets.book.add_worksheet("Biểu đồ")
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 2, 12)
    top, breaks = 0, []
    for place, row in enumerate(wanted):
        if place and place % 2 == 0:
            breaks.append(top)  # no chart is cut by the end of a page
        mine = c.targets_of(row)
        office = mine[mine["office"].astype(bool)]
        asked = float(office["low"].iloc[0]) if row["asked"] and len(office) else None
        values = school_values(mine[~mine["office"].astype(bool)]).sort_values()
        sheet.write_row(top, 0, [row["indicator"], row["unit"] or "Giá trị", "Mức đề ra"], sheets.head)
        for index, (school, value) in enumerate(values.items(), start=top + 1):
            sheet.write_string(index, 0, clean_cell(wording.short_name(str(school))), sheets.cell)
            sheet.write_number(index, 1, value, sheets.cell)
            if asked is not None:
                sheet.write_number(index, 2, asked, sheets.cell)
        height = max(17, len(values) + 3)
        sheet.insert_chart(top, 4, _chart(sheets.book, row, top, len(values), asked), {"object_position": 2})
        top += height
    sheet.set_h_pagebreaks(breaks)
    fit_page(sheet)


def _chart(book: Any, row: dict[str, Any], top: int, count: int, asked: float | None) -> Any:
    chart = book.add_chart({"type": "column"})
    names = ["Biểu đồ", top + 1, 0, top + count, 0]
    chart.add_series({
        "name": ["Biểu đồ", top, 0], "categories": names, "values": ["Biểu đồ", top + 1, 1, top + count, 1],
        "fill": {"color": COLOURS["bar"]}, "gap": 50, "data_labels": {"value": True},
    })  # fmt: skip
    if asked is not None:
        line = book.add_chart({"type": "line"})
        line.add_series({
            "name": "Mức đề ra", "categories": names, "values": ["Biểu đồ", top + 1, 2, top + count, 2],
            "line": {"color": COLOURS["asked"], "width": 2},
        })  # fmt: skip
        chart.combine(line)
    chart.set_title({"name": row["indicator"], "name_font": {"size": 12}})
    low = row["lowest"] if asked is None else min(row["lowest"], asked)
    high = row["highest"] if asked is None else max(row["highest"], asked)
    chart.set_y_axis({"min": max(0, int(low - (high - low) * 0.6)), "major_gridlines": {"visible": True,
                      "line": {"color": "#D9E0DC"}}})  # fmt: skip
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 300})
    return chart
