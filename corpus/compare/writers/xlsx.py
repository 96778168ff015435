"""The comparison as a workbook: overview, targets with charts, citations, time line, people, near-copies, changes."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from corpus.compare import wording
from corpus.compare.comparison import Comparison, rows_of
from corpus.compare.targets import school_values
from corpus.export.cells import NOT_XML_REGEX
from corpus.export.files import whole_file
from corpus.wording import HOLDERS, ROLES

_LONGEST_CELL = 32_000  # Excel takes 32,767 characters
_COLOURS = {"bar": "#5B8FB0", "asked": "#2E7D5B", "short": "#F6E3BC", "conflict": "#F3D3CD", "copy": "#7A4FA3"}
_CHARTS = 8
# Texts stay texts: without these XlsxWriter makes formulas of "=…" and links of "http…".
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_PLACE_HEAD = ("Trích kế hoạch", "Mục", "Trang", "Tệp")

Row = Sequence[Any]


def write(comparison: Comparison, path: Path) -> None:
    """Write the workbook; a cell that begins with = + - @ stays text (no formulas are made of strings)."""
    with whole_file(path) as file, xlsxwriter.Workbook(file, _AS_TEXT) as book:
        book.set_properties({"title": wording.title_of(comparison), "comments": "Lập từ kehoach"})
        sheets = _Sheets(book, {row["plan"]: row["filename"] for row in rows_of(comparison.plans)})
        _overview(sheets, comparison)
        _targets(sheets, comparison)
        _charts(sheets, comparison)
        _citations(sheets, comparison)
        _phases(sheets, comparison)
        _people(sheets, comparison)
        _copies(sheets, comparison)
        if comparison.changes is not None:
            _changes(sheets, comparison)


class _Sheets:
    """Adds sheets of one look: bold frozen head, filter, widths by what stands in the columns."""

    def __init__(self, book: Any, files: dict[int, str]) -> None:
        self.book, self.files = book, files
        shared = {"text_wrap": True, "valign": "top", "border": 1}
        body = {**shared, "border_color": "#D0D5D2"}
        head = {**shared, "bold": True, "bg_color": "#DDE7E2"}
        self.head = book.add_format(head)
        self.upright = book.add_format({**head, "rotation": 90, "valign": "bottom"})
        self.cell = book.add_format(body)
        self.day = book.add_format({**body, "num_format": "dd/mm/yyyy"})
        self.share = book.add_format({**body, "num_format": "0.0%"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.tones = {name: book.add_format({**body, "bg_color": _COLOURS[name]}) for name in ("short", "conflict")}

    def add(
        self, name: str, head: Row, rows: Iterable[Row], *, top: int = 0, frozen: int = 1, shares: Sequence[int] = (),
        tones: Sequence[str | None] = (),
    ) -> tuple[Any, int]:  # fmt: skip
        """Add a sheet with a table that begins at row ``top``; return it and the table's last row."""
        sheet = self.book.add_worksheet(name)
        sheet.write_row(top, 0, head, self.head)
        widths = [len(str(words)) + 2 for words in head]
        last = top
        for last, row in enumerate(rows, start=top + 1):
            tone = self.tones.get(tones[last - top - 1] or "") if tones else None
            for column, value in enumerate(row):
                self._write(sheet, last, column, value, tone or (self.share if column in shares else None))
                widths[column] = max(widths[column], min(55, len(str("" if value is None else value))))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, max(6, width * 1.05))
        sheet.freeze_panes(top + 1, frozen)
        sheet.autofilter(top, 0, max(last, top + 1), len(head) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)
        return sheet, last

    def place(self, row: dict[str, Any]) -> Row:
        """Return where an item stands: its words, section, page and file."""
        return [row["text"], row["section"], row["page"], self.files.get(row["plan"])]

    def _write(self, sheet: Any, row: int, column: int, value: Any, form: Any = None) -> None:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            sheet.write_number(row, column, value, form or self.cell)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, form or self.day)
        else:
            sheet.write_string(row, column, clean(value), form or self.cell)


def clean(value: Any) -> str:
    """Return a text that an .xlsx can hold."""
    return NOT_XML_REGEX.sub("", str(value or ""))[:_LONGEST_CELL]


def _bars(sheet: Any, first: int, last: int, column: int, colour: str = "bar", top: float | None = None) -> None:
    if last >= first:
        most = {} if top is None else {"max_type": "num", "max_value": top}
        sheet.conditional_format(first, column, last, column, {
            "type": "data_bar", "bar_color": _COLOURS[colour], "min_type": "num", "min_value": 0, "bar_solid": True,
        } | most)  # fmt: skip


def _overview(sheets: _Sheets, c: Comparison) -> None:
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
        _bars(sheet, top + 1, last, column)
    _bars(sheet, top + 1, last, 9, "copy", 1)
    sheet.write_string(last + 2, 0, "Điều nên xem trước", sheets.title)
    for index, (_, words) in enumerate(notes, start=last + 3):
        sheet.write_string(index, 0, clean(words))


def _targets(sheets: _Sheets, c: Comparison) -> None:
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
    _bars(sheet, 1, last, 2)
    head = ["Chỉ tiêu", "Đơn vị", "Khối, lứa tuổi", "Kế hoạch ghi", "Từ", "Đến", "Đơn vị tính", "Mức đề ra",
            "So với mức", "Vị trí", "Đối tượng", "Chỉ tiêu theo lời kế hoạch", "Cách gộp", *_PLACE_HEAD]  # fmt: skip
    targets = rows_of(c.targets)
    rows = [
        [r["indicator"], r["school"], r["part"], r["quantity"], r["low"], r["high"], r["unit"], r["asked"],
         "chưa tới" if r["short"] else None, wording.RANKS.get(r["rank"]), r["subject"], r["said"],
         wording.TOGETHER[r["together_by"]], *sheets.place(r)]
        for r in targets
    ]  # fmt: skip
    tones = ["short" if r["short"] else None for r in targets]
    sheet, last = sheets.add("Chi tiết chỉ tiêu", head, rows, frozen=2, tones=tones)
    _bars(sheet, 1, last, 4)


def _charts(sheets: _Sheets, c: Comparison) -> None:
    """Draw the indicators that most schools set and on which they differ, each from a small table beside it."""
    wanted = [r for r in rows_of(c.summary) if r["schools"] > 1 and r["lowest"] != r["highest"]][:_CHARTS]
    if not wanted:
        return
    sheet = sheets.book.add_worksheet("Biểu đồ")
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 2, 12)
    top, breaks = 0, []
    for place, row in enumerate(wanted):
        if place and place % 2 == 0:
            breaks.append(top)  # no chart is cut by the end of a page
        unit_is = c.targets["unit"].isna() if row["unit"] is None else c.targets["unit"] == row["unit"]
        mine = c.targets[(c.targets["indicator"] == row["indicator"]) & unit_is]
        office = mine[mine["office"].astype(bool)]
        asked = float(office["low"].iloc[0]) if row["asked"] and len(office) else None
        values = school_values(mine[~mine["office"].astype(bool)]).sort_values()
        sheet.write_row(top, 0, [row["indicator"], row["unit"] or "Giá trị", "Mức đề ra"], sheets.head)
        for index, (school, value) in enumerate(values.items(), start=top + 1):
            sheet.write_string(index, 0, clean(wording.short_name(str(school))), sheets.cell)
            sheet.write_number(index, 1, value, sheets.cell)
            if asked is not None:
                sheet.write_number(index, 2, asked, sheets.cell)
        height = max(17, len(values) + 3)
        sheet.insert_chart(top, 4, _chart(sheets.book, row, top, len(values), asked), {"object_position": 2})
        top += height
    sheet.set_h_pagebreaks(breaks)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _chart(book: Any, row: dict[str, Any], top: int, count: int, asked: float | None) -> Any:
    chart = book.add_chart({"type": "column"})
    names = ["Biểu đồ", top + 1, 0, top + count, 0]
    chart.add_series({
        "name": ["Biểu đồ", top, 0], "categories": names, "values": ["Biểu đồ", top + 1, 1, top + count, 1],
        "fill": {"color": _COLOURS["bar"]}, "gap": 50, "data_labels": {"value": True},
    })  # fmt: skip
    if asked is not None:
        line = book.add_chart({"type": "line"})
        line.add_series({
            "name": "Mức đề ra", "categories": names, "values": ["Biểu đồ", top + 1, 2, top + count, 2],
            "line": {"color": _COLOURS["asked"], "width": 2},
        })  # fmt: skip
        chart.combine(line)
    chart.set_title({"name": row["indicator"], "name_font": {"size": 12}})
    low = row["lowest"] if asked is None else min(row["lowest"], asked)
    high = row["highest"] if asked is None else max(row["highest"], asked)
    chart.set_y_axis({"min": max(0, int(low - (high - low) * 0.6)), "major_gridlines": {"visible": True,
                      "line": {"color": "#D9E0DC"}}})  # fmt: skip
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 300})
    return chart


def _citations(sheets: _Sheets, c: Comparison) -> None:
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
        sheet.write_string(0, column, clean(name), sheets.upright)
    _bars(sheet, 1, last, 1)
    _mark_conflicts(sheets, sheet, c, columns)
    head = ["Văn bản", "Đơn vị", "Vai trò", "Ngày ghi", "Ngày các kế hoạch khác ghi", "Khác ngày", "Cơ quan ban hành",
            "Về việc", *_PLACE_HEAD]  # fmt: skip
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


def _mark_conflicts(sheets: _Sheets, sheet: Any, c: Comparison, columns: Sequence[str]) -> None:
    wrong = c.citations[c.citations["conflict"].astype(bool)]
    lines = {document: line for line, document in enumerate(c.matrix.index, start=1)}
    for row in wrong.itertuples():
        at = (lines[row.document], 2 + list(columns).index(str(row.school)))
        sheet.write_string(*at, "≠", sheets.tones["conflict"])
        said = f"Ghi {wording.say_date(row.issued)}; nơi khác ghi {wording.say_date(row.usual_date)}."
        sheet.write_comment(*at, said)


def _phases(sheets: _Sheets, c: Comparison) -> None:
    head = ["Đơn vị", "Đợt", "Ngày đầu", "Ngày cuối", "Số ngày", "Ghi chú", "Công việc", *_PLACE_HEAD]
    frame = c.phases
    rows = [
        [r["school"], r["label"], first, last, (last - first).days + 1 if first and last and last >= first else None,
         wording.PLACES[r["place_in_year"]], r["activities"], *sheets.place(r)]
        for r, first, last in zip(rows_of(frame), frame["first_day"], frame["last_day"], strict=True)
    ]  # fmt: skip
    tones = ["conflict" if place in ("backwards", "outside") else None for place in frame["place_in_year"]]
    sheet, last = sheets.add("Tiến độ", head, rows, frozen=2, tones=tones)
    _bars(sheet, 1, last, 4)


def _people(sheets: _Sheets, c: Comparison) -> None:
    head = ["Đơn vị", "Người, bộ phận", "Loại", "Chức vụ", "Phạm vi", "Nhiệm vụ", *_PLACE_HEAD]
    rows = [
        [r["school"], r["name"], HOLDERS[r["kind"]], r["positions"], r["unit"], r["duties"], *sheets.place(r)]
        for r in rows_of(c.responsibles)
    ]
    sheets.add("Phân công", head, rows, frozen=2)


def _copies(sheets: _Sheets, c: Comparison) -> None:
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
    _bars(sheet, 1, last, 2, "copy", 1)


def _changes(sheets: _Sheets, c: Comparison) -> None:
    assert c.changes is not None
    head = ["Đơn vị", "Chỉ tiêu", "Đơn vị tính", "Trước", "Nay", "Chênh lệch", "Thay đổi", "Mức yêu cầu",
            "Trích kế hoạch trước", "Trích kế hoạch nay", "Mục", "Trang", "Tệp"]  # fmt: skip
    targets = rows_of(c.changes.targets)
    rows = [
        [r["school"], r["indicator"], r["unit"], r["before"], r["after"], r["difference"], wording.CHANGES[r["change"]],
         wording.DEMANDS.get(r["demand"]), r["before_text"], r["after_text"], r["section"], r["page"],
         sheets.files.get(r["after_plan"])]
        for r in targets
    ]  # fmt: skip
    tones = ["short" if r["demand"] == "less" else None for r in targets]
    sheet, last = sheets.add("Thay đổi chỉ tiêu", head, rows, frozen=2, tones=tones)
    if last:
        sheet.conditional_format(1, 5, last, 5, {"type": "data_bar", "bar_color": _COLOURS["bar"], "bar_solid": True})
    head = ["Đơn vị", "Văn bản", "Thay đổi", "Ngày", "Về việc", *_PLACE_HEAD]
    rows = [
        [r["school"], r["document"], wording.CHANGES[r["change"]], wording.say_date(r["issued"]), r["subject"],
         *sheets.place(r)]
        for r in rows_of(c.changes.citations)
    ]  # fmt: skip
    sheets.add("Thay đổi viện dẫn", head, rows, frozen=2)
