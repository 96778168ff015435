"""The sheets of a school against itself a year before: targets and citations that changed."""

from corpus.compare import wording
from corpus.compare.comparison import rows_of
from corpus.compare.writers.xlsx.book import COLOURS, PLACE_HEAD, ComparisonSheets
from corpus.compare.years import YearChanges


def add_changes(sheets: ComparisonSheets, changes: YearChanges) -> None:
    """Add what became of each target and each citation."""
    head = ["Đơn vị", "Chỉ tiêu", "Đơn vị tính", "Trước", "Nay", "Chênh lệch", "Thay đổi", "Mức yêu cầu",
            "Trích kế hoạch trước", "Trích kế hoạch nay", "Mục", "Trang", "Tệp"]  # fmt: skip
    targets = rows_of(changes.targets)
    rows = [
        [r["school"], r["indicator"], r["unit"], r["before"], r["after"], r["difference"], wording.CHANGES[r["change"]],
         wording.DEMANDS.get(r["demand"]), r["before_text"], r["after_text"], r["section"], r["page"],
         sheets.files.get(r["after_plan"])]
        for r in targets
    ]  # fmt: skip
    tones = ["short" if r["demand"] == "less" else None for r in targets]
    sheet, last = sheets.add("Thay đổi chỉ tiêu", head, rows, frozen=2, tones=tones)
    if last:
        sheet.conditional_format(1, 5, last, 5, {"type": "data_bar", "bar_color": COLOURS["bar"], "bar_solid": True})
    head = ["Đơn vị", "Văn bản", "Thay đổi", "Ngày", "Về việc", *PLACE_HEAD]
    rows = [
        [r["school"], r["document"], wording.CHANGES[r["change"]], wording.say_date(r["issued"]), r["subject"],
         *sheets.place(r)]
        for r in rows_of(changes.citations)
    ]  # fmt: skip
    sheets.add("Thay đổi viện dẫn", head, rows, frozen=2)
