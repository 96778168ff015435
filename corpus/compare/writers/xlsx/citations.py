"""The sheets of citations: who has which document, then one row a mention."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

from collections.abc import Sequence
from typing import Any

from corpus.compare import wording
from corpus.compare.comparison import Comparison, rows_of
from corpus.compare.writers.xlsx.book import COLOURS, PLACE_HEAD, ComparisonSheets
from corpus.export.cells import clean_cell
from corpus.export.sheets import add_bars
from corpus.wording import ROLES


def add_citations(sheets: ComparisonSheets, c: Comparison) -> None:
    """Add the matrix of documents and schools, and every mention with its date."""
    columns = c.offices + c.schools
    rows = [
        [document, sum(bool(c.matrix.loc[document, name]) for name in c.schools),
         *(_cell(c.matrix.loc[document, name]) for name in columns)]
        for document in c.matrix.index
    ]  # fmt: skip
    head = ["Văn bản", "Số đơn vị", *(wording.short_name(name) for name in columns)]
    sheet, last = sheets.add("Viện dẫn", head, rows, frozen=2)
    sheet.set_column(2, len(head) - 1, 5.5)
    sheet.set_row(0, 165)
    for column, name in enumerate(head[2:], start=2):
        sheet.write_string(0, column, clean_cell(name), sheets.upright)
    add_bars(sheet, 1, last, 1, COLOURS["bar"])
    _mark_conflicts(sheets, sheet, c, columns)
    head = ["Văn bản", "Đơn vị", "Vai trò", "Ngày ghi", "Ngày các kế hoạch khác ghi", "Khác ngày", "Cơ quan ban hành",
            "Về việc", *PLACE_HEAD]  # fmt: skip
    mentions = rows_of(c.citations.sort_values(["document", "school", "start"]))
    rows = [
        [r["document"], r["school"], ROLES[r["role"]], wording.say_date(r["issued"]),
         wording.say_date(r["usual_date"]), "khác" if r["conflict"] else None, r["issuer"], r["subject"],
         *sheets.place(r)]
        for r in mentions
    ]  # fmt: skip
    tones = ["conflict" if r["conflict"] else None for r in mentions]
    sheets.add("Chi tiết viện dẫn", head, rows, frozen=2, tones=tones)


def _cell(said: str) -> str:
    return "✓" if said else ""


def _mark_conflicts(sheets: ComparisonSheets, sheet: Any, c: Comparison, columns: Sequence[str]) -> None:
    wrong = c.citations[c.citations["conflict"].astype(bool)]
    lines = {document: line for line, document in enumerate(c.matrix.index, start=1)}
    for row in wrong.itertuples():
        at = (lines[row.document], 2 + list(columns).index(str(row.school)))
        sheet.write_string(*at, "≠", sheets.tones["conflict"])
        said = f"Ghi {wording.say_date(row.issued)}; nơi khác ghi {wording.say_date(row.usual_date)}."
        sheet.write_comment(*at, said)
