"""The sheet of phases: one row a stretch of time, with its days."""

from corpus.compare import wording
from corpus.compare.comparison import Comparison, rows_of
from corpus.compare.writers.xlsx.book import COLOURS, PLACE_HEAD, ComparisonSheets
from corpus.export.sheets import add_bars


def add_phases(sheets: ComparisonSheets, c: Comparison) -> None:
    """Add the phases; one that ends before it begins or lies outside of the plan's year is toned."""
    head = ["Đơn vị", "Đợt", "Ngày đầu", "Ngày cuối", "Số ngày", "Ghi chú", "Công việc", *PLACE_HEAD]
    frame = c.phases
    rows = [
        [r["school"], r["label"], first, last, (last - first).days + 1 if first and last and last >= first else None,
         wording.PLACES[r["place_in_year"]], r["activities"], *sheets.place(r)]
        for r, first, last in zip(rows_of(frame), frame["first_day"], frame["last_day"], strict=True)
    ]  # fmt: skip
    tones = ["conflict" if place in ("backwards", "outside") else None for place in frame["place_in_year"]]
    sheet, last = sheets.add("Tiến độ", head, rows, frozen=2, tones=tones)
    add_bars(sheet, 1, last, 4, COLOURS["bar"])
