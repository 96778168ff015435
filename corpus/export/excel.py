"""The Excel book of an export: a sheet a table, frozen heads, filters, widths that fit."""

from typing import BinaryIO

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.export.cells import make_excel_safe
from corpus.export.frames import Sheet
from corpus.export.sheets import AS_TEXT, fit_page

_WIDEST, _NARROWEST = 60, 8


def write_book(file: BinaryIO, frames: dict[Sheet, pd.DataFrame]) -> None:
    """Write a book with one sheet for each frame."""
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs={"options": AS_TEXT}) as writer:
        book = writer.book
        book.set_properties({"title": "Kế hoạch của các đơn vị", "comments": "Xuất từ kehoach"})  # type: ignore[attr-defined]
        head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "valign": "vcenter"})  # type: ignore[attr-defined]
        body = book.add_format({"text_wrap": True, "valign": "top"})  # type: ignore[attr-defined]
        for sheet, frame in frames.items():
            safe = make_excel_safe(frame)
            safe.to_excel(writer, sheet_name=sheet.title, index=False)
            _lay_out(writer.sheets[sheet.title], safe, head, body)


def _lay_out(page: Worksheet, frame: pd.DataFrame, head: Format, body: Format) -> None:
    for i, heading in enumerate(frame.columns):
        page.set_column(i, i, _width(frame, heading), body)
        page.write_string(0, i, heading, head)
    page.freeze_panes(1, 3)
    page.autofilter(0, 0, max(1, len(frame)), len(frame.columns) - 1)
    page.repeat_rows(0)
    fit_page(page)


def _width(frame: pd.DataFrame, heading: str) -> float:
    """Return a width that shows most values of a column whole, from a sample of its rows."""
    lengths = frame[heading].head(500).dropna().astype(str).str.len()
    usual = float(lengths.quantile(0.9)) if len(lengths) else 0.0
    return min(_WIDEST, max(_NARROWEST, len(heading) + 2, usual + 1))
