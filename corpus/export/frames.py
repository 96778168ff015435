"""The store's tables as pandas frames, with headings that the office reads."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from corpus.store import tables as t
from corpus.store.filter import PlanFilter, filter_plans
from corpus.wording import COMPARATORS, DATE_KINDS, HOLDERS, ROLES, SEVERITIES, STATUSES, TARGET_KINDS


@dataclass(frozen=True)
class Sheet:
    """One table of an export: its short name, its title, its table and (heading, column) pairs."""

    name: str
    title: str
    table: type[t.Base]
    columns: tuple[tuple[str, InstrumentedAttribute], ...]


# Every row of items begins with these, so that each can be traced to its plan and filtered by school.
_PLAN = (("Mã số", t.Plan.id), ("Đơn vị ban hành", t.Plan.issuing_body), ("Tệp", t.Plan.filename))


def _items(name: str, title: str, table: type[t.PlanPart], *columns: tuple[str, InstrumentedAttribute]) -> Sheet:
    """Return the sheet of one kind of items: the plan, the item's columns, the place in the text."""
    place = (("Trang", table.page), ("Vị trí", table.start))
    return Sheet(name, title, table, _PLAN + columns + place)  # type: ignore[arg-type]


SHEETS = (
    Sheet(
        "plans",
        "Kế hoạch",
        t.Plan,
        (
            *_PLAN,
            ("Loại văn bản", t.Plan.document_type),
            ("Số, ký hiệu", t.Plan.number),
            ("Trích yếu", t.Plan.title),
            ("Ngày ban hành", t.Plan.issued),
            ("Năm học", t.Plan.school_year),
            ("Giai đoạn", t.Plan.period),
            ("Cơ quan cấp trên", t.Plan.parent_body),
            ("Người ký", t.Plan.signer),
            ("Số lỗi", t.Plan.errors_found),
            ("Số cảnh báo", t.Plan.warnings_found),
            ("Trạng thái", t.Plan.status),
            ("SHA-256", t.Plan.sha256),
        ),
    ),
    _items(
        "citations", "Văn bản viện dẫn", t.CitationRow,
        ("Loại văn bản", t.CitationRow.doc_type), ("Số, ký hiệu", t.CitationRow.number),
        ("Ngày ban hành", t.CitationRow.issued), ("Cơ quan ban hành", t.CitationRow.issuer),
        ("Về việc", t.CitationRow.subject), ("Vai trò", t.CitationRow.role),
        ("Mục", t.CitationRow.section), ("Nguyên văn", t.CitationRow.text),
    ),
    _items(
        "targets", "Chỉ tiêu", t.TargetRow,
        ("Loại", t.TargetRow.kind), ("Đối tượng", t.TargetRow.subject), ("Nội dung", t.TargetRow.indicator),
        ("So sánh", t.TargetRow.comparator), ("Giá trị", t.TargetRow.value), ("Đến", t.TargetRow.value_to),
        ("Đơn vị tính", t.TargetRow.unit), ("Mục", t.TargetRow.section), ("Nguyên văn", t.TargetRow.text),
    ),
    _items(
        "phases", "Giai đoạn", t.PhaseRow,
        ("Tên", t.PhaseRow.label), ("Bắt đầu", t.PhaseRow.begins), ("Kết thúc", t.PhaseRow.ends),
        ("Công việc", t.PhaseRow.activities), ("Mục", t.PhaseRow.section), ("Nguyên văn", t.PhaseRow.text),
    ),
    _items(
        "responsibles", "Phân công", t.ResponsibleRow,
        ("Loại", t.ResponsibleRow.kind), ("Họ tên, tên gọi", t.ResponsibleRow.name),
        ("Chức vụ", t.ResponsibleRow.positions), ("Phạm vi", t.ResponsibleRow.unit),
        ("Nhiệm vụ", t.ResponsibleRow.duties), ("Mục", t.ResponsibleRow.section),
        ("Nguyên văn", t.ResponsibleRow.text),
    ),
    _items(
        "dates", "Mốc thời gian", t.DateRow,
        ("Thời gian", t.DateRow.value), ("Loại", t.DateRow.kind), ("Nguyên văn", t.DateRow.text),
    ),
    _items(
        "findings", "Điểm cần xem", t.FindingRow,
        ("Mức độ", t.FindingRow.severity), ("Nội dung", t.FindingRow.message), ("Mã", t.FindingRow.code),
        ("Nguyên văn", t.FindingRow.text),
    ),
)  # fmt: skip

# What stands in a cell for a value of the record, where the office has a word for it.
_WORDS = {"Vai trò": ROLES, "Trạng thái": STATUSES, "So sánh": COMPARATORS, "Mức độ": SEVERITIES}
_KINDS = {"targets": TARGET_KINDS, "responsibles": HOLDERS, "dates": DATE_KINDS}


def make_frames(session: Session, wanted: PlanFilter | None = None) -> dict[Sheet, pd.DataFrame]:
    """Return a frame for each sheet, its rows in the order of plans and of their texts."""
    return {sheet: _frame(session, sheet, wanted) for sheet in SHEETS}


def _frame(session: Session, sheet: Sheet, wanted: PlanFilter | None) -> pd.DataFrame:
    headings = [heading for heading, _ in sheet.columns]
    rows = [tuple(row) for row in session.execute(_query(sheet, wanted))]
    frame = pd.DataFrame(rows, columns=headings).convert_dtypes()  # whole numbers stay whole beside blanks
    for heading, words in (_WORDS | {"Loại": _KINDS.get(sheet.name, {})}).items():
        if heading in frame and words:
            frame[heading] = frame[heading].replace(words)
    for heading, column in sheet.columns:
        if column.type.python_type is dict or str(column.type) == "JSON":
            frame[heading] = frame[heading].map(lambda values: "\n".join(values or ()))
    return frame


def _query(sheet: Sheet, wanted: PlanFilter | None) -> Select:
    query = select(*(column for _, column in sheet.columns))
    if sheet.table is not t.Plan:
        part = sheet.table.__table__
        query = query.select_from(sheet.table).join(t.Plan, t.Plan.id == part.c.plan_id)
        return filter_plans(query, wanted).order_by(t.Plan.id, part.c.start, part.c.id)
    return filter_plans(query, wanted).order_by(t.Plan.id)
