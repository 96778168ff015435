"""Sheets of one look for every workbook: bold frozen head, filter, widths by what stands in the columns."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from corpus.export.cells import clean_cell
from corpus.export.files import whole_file

# Texts stay texts: without these XlsxWriter makes formulas of "=…" and links of "http…".
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
A4 = 9  # XlsxWriter's number of the paper
_WIDEST, _NARROWEST = 55, 6

Row = Sequence[Any]


class Sheets:
    """Adds sheets to a book; ``tones`` are the backgrounds, by name, that a row may have."""

    def __init__(self, book: xlsxwriter.Workbook, tones: dict[str, str] | None = None) -> None:
        self.book = book
        shared = {"text_wrap": True, "valign": "top", "border": 1}
        body = {**shared, "border_color": "#D0D5D2"}
        head = {**shared, "bold": True, "bg_color": "#DDE7E2"}
        self.head = book.add_format(head)
        self.upright = book.add_format({**head, "rotation": 90, "valign": "bottom"})
        self.cell = book.add_format(body)
        self.day = book.add_format({**body, "num_format": "dd/mm/yyyy"})
        self.share = book.add_format({**body, "num_format": "0.0%"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.tones = {name: book.add_format({**body, "bg_color": colour}) for name, colour in (tones or {}).items()}

    def add(
        self, name: str, head: Row, rows: Iterable[Row], *, top: int = 0, frozen: int = 1, shares: Sequence[int] = (),
        tones: Sequence[str | None] = (),
    ) -> tuple[Any, int]:  # fmt: skip
        """Add a sheet with a table that begins at row ``top``; return it and the table's last row.

        ``shares`` are the columns that hold parts of one, shown as per cent; ``tones`` the tone of each row.
        """
        sheet = self.book.add_worksheet(name)
        sheet.write_row(top, 0, head, self.head)
        widths = [len(str(words)) + 2 for words in head]
        last = top
        for last, row in enumerate(rows, start=top + 1):
            tone = self.tones.get(tones[last - top - 1] or "") if tones else None
            for column, value in enumerate(row):
                self._write(sheet, last, column, value, tone or (self.share if column in shares else None))
                widths[column] = max(widths[column], min(_WIDEST, len(str("" if value is None else value))))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, max(_NARROWEST, width * 1.05))
        sheet.freeze_panes(top + 1, frozen)
        sheet.autofilter(top, 0, max(last, top + 1), len(head) - 1)
        sheet.repeat_rows(top)
        fit_page(sheet)
        return sheet, last

    def _write(self, sheet: Any, row: int, column: int, value: Any, form: Any = None) -> None:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            sheet.write_number(row, column, value, form or self.cell)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, form or self.day)
        else:
            sheet.write_string(row, column, clean_cell(value), form or self.cell)


@contextmanager
def open_book(path: Path, properties: dict[str, str]) -> Iterator[xlsxwriter.Workbook]:
    """Yield a workbook that appears whole at ``path``; what begins with = + - @ stays text in it."""
    with whole_file(path) as file, xlsxwriter.Workbook(file, AS_TEXT) as book:
        book.set_properties(properties)
        yield book


def fit_page(sheet: Any) -> None:
    """Print a sheet on A4 across, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def add_bars(sheet: Any, first: int, last: int, column: int, colour: str, top: float | None = None) -> None:
    """Draw a bar in each cell of a column from 0 to ``top``, or to the largest value."""
    if last < first:
        return
    bar = {"type": "data_bar", "bar_color": colour, "min_type": "num", "min_value": 0, "bar_solid": True}
    most = {} if top is None else {"max_type": "num", "max_value": top}
    sheet.conditional_format(first, column, last, column, bar | most)
