"""The sheets of targets: one row an indicator, then one row a target with the words of its plan."""

from corpus.compare import wording
from corpus.compare.comparison import Comparison, rows_of
from corpus.compare.writers.xlsx.book import COLOURS, PLACE_HEAD, ComparisonSheets
from corpus.export.sheets import add_bars


def add_targets(sheets: ComparisonSheets, c: Comparison) -> None:
    """Add the indicators that several schools set, and every target behind them."""
    head = ["Chỉ tiêu", "Đơn vị tính", "Số đơn vị đặt", "Mức đề ra", "Thấp nhất", "Ở", "Trung vị", "Cao nhất", "Ở ",
            "Chưa tới mức đề ra", "Cùng cấp học chưa thấy đặt", "Cách gộp"]  # fmt: skip
    rows = [
        [r["indicator"], r["unit"], r["schools"], r["asked"], r["lowest"], "; ".join(r["lowest_schools"]), r["median"],
         r["highest"], "; ".join(r["highest_schools"]), "; ".join(r["short_schools"]),
         "; ".join(r["without"]) if r["schools"] > 1 else None, wording.TOGETHER[r["together_by"]]]
        for r in rows_of(c.summary)
    ]  # fmt: skip
    tones = ["short" if row[9] else None for row in rows]
    sheet, last = sheets.add("Chỉ tiêu", head, rows, tones=tones)
    add_bars(sheet, 1, last, 2, COLOURS["bar"])
    head = ["Chỉ tiêu", "Đơn vị", "Khối, lứa tuổi", "Kế hoạch ghi", "Từ", "Đến", "Đơn vị tính", "Mức đề ra",
            "So với mức", "Vị trí", "Đối tượng", "Chỉ tiêu theo lời kế hoạch", "Cách gộp", *PLACE_HEAD]  # fmt: skip
    targets = rows_of(c.targets)
    rows = [
        [r["indicator"], r["school"], r["part"], r["quantity"], r["low"], r["high"], r["unit"], r["asked"],
         "chưa tới" if r["short"] else None, wording.RANKS.get(r["rank"]), r["subject"], r["said"],
         wording.TOGETHER[r["together_by"]], *sheets.place(r)]
        for r in targets
    ]  # fmt: skip
    tones = ["short" if r["short"] else None for r in targets]
    sheet, last = sheets.add("Chi tiết chỉ tiêu", head, rows, frozen=2, tones=tones)
    add_bars(sheet, 1, last, 4, COLOURS["bar"])
