"""What the sheets of a comparison share: colours, and where an item stands."""

from typing import Any

import xlsxwriter

from corpus.compare.comparison import Comparison, rows_of
from corpus.export.sheets import Row, Sheets

COLOURS = {"bar": "#5B8FB0", "asked": "#2E7D5B", "short": "#F6E3BC", "conflict": "#F3D3CD", "copy": "#7A4FA3"}
PLACE_HEAD = ("Trích kế hoạch", "Mục", "Trang", "Tệp")


class ComparisonSheets(Sheets):
    """Adds sheets to the book of a comparison."""

    def __init__(self, book: xlsxwriter.Workbook, comparison: Comparison) -> None:
        super().__init__(book, {name: COLOURS[name] for name in ("short", "conflict")})
        self.files = {row["plan"]: row["filename"] for row in rows_of(comparison.plans)}

    def place(self, row: dict[str, Any]) -> Row:
        """Return where an item stands: its words, section, page and file."""
        return [row["text"], row["section"], row["page"], self.files.get(row["plan"])]
