"""What may stand in a cell: text of a plan must never become a formula in somebody's Excel."""

import re

import pandas as pd

from corpus.formulas import defuse

# Characters that no XML 1.0 file, and so no .xlsx, can hold.
NOT_XML_REGEX = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EXCEL_CELL = 32_767


def clean_cell(value: object) -> str:
    """Return a value as a text that an .xlsx can hold; nothing for None."""
    return NOT_XML_REGEX.sub("", str(value or ""))[:_EXCEL_CELL]


def make_csv_safe(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with an apostrophe before every text that a spreadsheet would run as a formula."""
    return frame.map(defuse)


def make_excel_safe(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with texts that an .xlsx can hold; they are written as strings, never as formulas."""
    return frame.map(lambda value: clean_cell(value) if isinstance(value, str) else value)
