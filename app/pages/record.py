"""A plan record as a page: head, findings first, then what was found in tables, then the marked text."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from app.console import make_table
from app.pages.marked_text import legend, marked_text
from app.words import SEVERITY_STYLES, say_size
from corpus.wording import HOLDERS, ROLES, SEVERITIES, STATUSES, say_date, say_number
from schemas import Finding, PlanRecord, Responsible, Target

_COMPARATORS = {"=": "", ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}


def print_record(
    console: Console,
    record: PlanRecord,
    plan_id: int | None = None,
    *,
    with_text: bool = True,
    places: Sequence[tuple[str, str]] = (),
) -> None:
    """Print the page of a record; ``places`` are (label, path) of where its file lay and its original lies."""
    console.print(_head(record, plan_id, places))
    console.print(_findings(record))
    for table in _tables(record):
        console.print(table)
    if with_text:
        plain = not console.is_terminal or console.no_color
        console.print(Text("Toàn văn", style="bold"), legend(plain))
        console.print(marked_text(record, plain), soft_wrap=not console.is_terminal)


def _head(record: PlanRecord, plan_id: int | None, places: Sequence[tuple[str, str]]) -> RenderableType:
    header, source = record.header, record.source
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(overflow="fold")
    signer = header.signer
    signed = [signer.name or "(không có tên)", signer.position or ""] if signer else []
    place = ", ".join(part for part in (header.place, say_date(header.issued)) if part)
    pages = f"{source.pages} trang, " if source.pages else ""
    for label, value in (
        ("Đơn vị ban hành", header.issuing_body),
        ("Cơ quan cấp trên", header.parent_body),
        ("Số, ký hiệu", header.number or (f"(để trống)/{header.symbol}" if header.symbol else None)),
        ("Nơi, ngày ban hành", place or None),
        ("Năm học", say_date(header.school_year) or None),
        ("Thời gian", say_date(header.period) if header.period != header.school_year else None),
        ("Người ký", " · ".join(part for part in signed if part) or None),
        ("Nơi nhận", "\n".join(_recipient(r.name, r.purpose) for r in header.recipients) or None),
        ("Tệp", f"{source.filename} ({pages}{say_size(source.size_bytes)}, SHA-256 {source.sha256[:12]}…)"),
        *places,
        ("Hồ sơ", None if record.status == "success" else STATUSES[record.status]),
    ):
        if value or label in ("Đơn vị ban hành", "Số, ký hiệu", "Nơi, ngày ban hành", "Người ký"):
            rows.add_row(label, Text(value or "không thấy", style="" if value else "italic yellow"))
    kind = (header.document_type or "Văn bản").upper()
    title = Text.assemble((kind, "bold"), "\n", header.title or "(không có trích yếu)", justify="center")
    name = f"Kế hoạch mã {plan_id}" if plan_id is not None else None
    return Panel(Group(title, Text(), rows), title=name, title_align="left", box=box.ROUNDED, padding=(0, 1))


def _recipient(name: str, purpose: str | None) -> str:
    return f"{name} ({purpose})" if purpose else name


def _findings(record: PlanRecord) -> RenderableType:
    if not record.findings:
        return Text("Không thấy điểm nào cần xem lại.\n", style="green")
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    worst_first = sorted(record.findings, key=lambda finding: list(SEVERITIES).index(finding.severity))
    for finding in worst_first:
        table.add_row(
            Text(f"● {SEVERITIES[finding.severity]}", style=SEVERITY_STYLES[finding.severity]),
            _finding(finding),
        )
    return Group(Text(f"Điểm cần xem ({len(record.findings)})", style="bold"), table, Text())


def _finding(finding: Finding) -> Text:
    said = Text(finding.message)
    if finding.text and finding.text not in finding.message:
        said.append(f" “{finding.text}”", style="italic")
    if finding.page:
        said.append(f" (trang {finding.page})", style="dim")
    return said


def _tables(record: PlanRecord) -> Iterator[Table]:
    """Yield a table for each kind of items that the plan has."""
    citations = [
        (c.doc_type, c.number, say_date(c.issued), c.issuer, c.subject, ROLES[c.role], c.section)
        for c in record.citations
    ]
    yield from _table("Văn bản viện dẫn", "Loại|Số, ký hiệu|Ngày|Cơ quan|Về việc|Vai trò|Mục", citations)
    targets = [(t.subject, t.indicator or t.text, _level(t), t.section) for t in record.targets]
    yield from _table("Chỉ tiêu", "Đối tượng|Nội dung|Mức|Mục", targets)
    phases = [(p.label, say_date(p.start), say_date(p.end), _brief(p.activities), p.section) for p in record.phases]
    yield from _table("Giai đoạn", "Tên|Từ|Đến|Công việc|Mục", phases)
    holders = [
        (_holder(r), HOLDERS[r.kind], ", ".join(r.positions), _brief(r.duties), r.section) for r in record.responsibles
    ]
    yield from _table("Phân công", "Ai|Loại|Chức vụ|Nhiệm vụ|Mục", holders)


def _table(title: str, headings: str, rows: Sequence[Sequence[str | None]]) -> Iterator[Table]:
    """Yield a table of the rows without the columns in which nothing stands; none where there are no rows."""
    names = headings.split("|")
    used = [i for i in range(len(names)) if any(row[i] for row in rows)]
    if not used:
        return
    table = make_table(*(names[i] for i in used), title=f"{title} ({len(rows)})")
    for row in rows:
        table.add_row(*(Text(row[i] or "") for i in used))
    yield table


def _holder(holder: Responsible) -> str:
    unit = f" {holder.unit}" if holder.unit else ""
    # "Đ/c Dũng" is a name that already has its honorific
    honorific = f"{holder.honorific} " if holder.honorific and not holder.name.startswith(holder.honorific) else ""
    return f"{honorific}{holder.name}{unit}"


def _level(target: Target) -> str:
    if target.value is None:
        return "danh hiệu" if target.kind == "award" else ""
    to = f" - {say_number(target.value_to)}" if target.value_to is not None else ""
    unit = target.unit or ""
    level = f"{_COMPARATORS.get(target.comparator or '', '')}{say_number(target.value)}{to}"
    return f"{level}%" if unit == "%" else f"{level} {unit}".strip()


def _brief(lines: list[str], most: int = 3) -> str:
    """Return the first lines of a long list, and how many more there are."""
    more = [f"… và {len(lines) - most} việc nữa"] if len(lines) > most else []
    return "\n".join([f"- {line}" if len(lines) > 1 else line for line in lines[:most]] + more)
