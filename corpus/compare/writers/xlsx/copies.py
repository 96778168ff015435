"""The sheet of plans that share their words, a row a shared passage."""

from corpus.compare.comparison import Comparison, rows_of
from corpus.compare.writers.xlsx.book import COLOURS, ComparisonSheets
from corpus.export.sheets import add_bars


def add_copies(sheets: ComparisonSheets, c: Comparison) -> None:
    """Add the pairs of near-copies with their passages side by side."""
    head = ["Đơn vị", "Đơn vị kia", "Giống nhau", "Phần bản ngắn có ở bản kia", "Đoạn chung", "Số tiếng của đoạn",
            "Chỗ ở bản thứ nhất", "Trích bản thứ nhất", "Chỗ ở bản kia", "Trích bản kia", "Tệp", "Tệp kia"]  # fmt: skip
    rows = [
        [r["school"], r["other_school"], r["likeness"], r["contained"], index, p.syllables, f"{p.span[0]}-{p.span[1]}",
         p.text, f"{p.other_span[0]}-{p.other_span[1]}", p.other_text, sheets.files.get(r["one"]),
         sheets.files.get(r["other"])]
        for r in rows_of(c.copies)
        for index, p in enumerate(c.passages.get((r["one"], r["other"]), []), start=1)
    ]  # fmt: skip
    sheet, last = sheets.add("Gần giống nhau", head, rows, frozen=2, shares=[2, 3])
    add_bars(sheet, 1, last, 2, COLOURS["copy"], 1)
