"""The first sheet: a row a school with its counts, and what should be looked at first."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

from corpus.compare import wording
from corpus.compare.comparison import Comparison, rows_of
from corpus.compare.writers.xlsx.book import COLOURS, ComparisonSheets
from corpus.export.cells import clean_cell
from corpus.export.sheets import add_bars


def add_overview(sheets: ComparisonSheets, c: Comparison) -> None:
    """Add the overview, the highlights below it."""
    head = ["Đơn vị", "Số, ký hiệu", "Trích yếu", "Ban hành", "Văn bản viện dẫn", "Chỉ tiêu", "Chưa tới mức đề ra",
            "Đợt", "Người, bộ phận", "Giống kế hoạch khác", "Tệp"]  # fmt: skip
    counts = {
        name: frame.groupby("plan").size().to_dict()
        for name, frame in (("targets", c.targets), ("phases", c.phases), ("people", c.responsibles))
    }
    documents = c.citations.groupby("plan")["document"].nunique().to_dict()
    short = c.targets[c.targets["short"].astype(bool)].groupby("plan")["indicator"].nunique().to_dict()
    alike: dict[int, float] = {}
    for row in rows_of(c.copies):
        for plan in (row["one"], row["other"]):
            alike[plan] = max(alike.get(plan, 0.0), row["likeness"])
    rows = [
        [p["school"], p["number"], p["title"], wording.say_date(p["issued"]), documents.get(p["plan"], 0),
         counts["targets"].get(p["plan"], 0), short.get(p["plan"], 0), counts["phases"].get(p["plan"], 0),
         counts["people"].get(p["plan"], 0), alike.get(p["plan"]), p["filename"]]
        for p in rows_of(c.plans)
    ]  # fmt: skip
    notes = wording.highlights(c)
    top = 4
    sheet, last = sheets.add("Tổng quan", head, rows, top=top, shares=[9])
    sheet.write_string(0, 0, wording.title_of(c), sheets.title)
    sheet.write_string(1, 0, wording.METHOD_NOTE)
    for column in (4, 5, 6, 7, 8):
        add_bars(sheet, top + 1, last, column, COLOURS["bar"])
    add_bars(sheet, top + 1, last, 9, COLOURS["copy"], 1)
    sheet.write_string(last + 2, 0, "Điều nên xem trước", sheets.title)
    for index, (_, words) in enumerate(notes, start=last + 3):
        sheet.write_string(index, 0, clean_cell(words))
