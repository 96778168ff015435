"""The sheet of who answers for what."""

from corpus.compare.comparison import Comparison, rows_of
from corpus.compare.writers.xlsx.book import PLACE_HEAD, ComparisonSheets
from corpus.wording import HOLDERS


def add_responsibles(sheets: ComparisonSheets, c: Comparison) -> None:
    """Add one row a holder and assignment."""
    head = ["Đơn vị", "Người, bộ phận", "Loại", "Chức vụ", "Phạm vi", "Nhiệm vụ", *PLACE_HEAD]
    rows = [
        [r["school"], r["name"], HOLDERS[r["kind"]], r["positions"], r["unit"], r["duties"], *sheets.place(r)]
        for r in rows_of(c.responsibles)
    ]
    sheets.add("Phân công", head, rows, frozen=2)
