"""The plans in the store, one line each."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.console import make_console, make_table, print_json
from app.options import (
    AsJson,
    Database,
    DocumentType,
    School,
    WithFindings,
    Year,
    at_least_one,
    make_filter,
    open_store,
)
from corpus.wording import STATUSES, say_date

if TYPE_CHECKING:
    from rich.text import Text

    from corpus.store.tables import Plan

PLACE = 2
_WIDE = 130


def run(
    school: School = None,
    year: Year = None,
    type_: DocumentType = None,
    findings: WithFindings = False,
    limit: Annotated[int | None, typer.Option("--limit", metavar="SỐ", help="Nhiều nhất bấy nhiêu dòng.")] = None,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Liệt kê các kế hoạch trong kho."""
    at_least_one(limit)
    from corpus.store.plans import count_plans, list_plans

    wanted = make_filter(school, year, type_, findings)
    with open_store(db) as session:
        plans = list_plans(session, wanted, limit)
        if as_json:
            print_json([plan_to_dict(plan) for plan in plans])
            return
        total = len(plans) if limit is None else count_plans(session, wanted)
    _print_plans(plans, total)


def plan_to_dict(plan: "Plan") -> dict[str, Any]:
    """Return a plan's line as other programs read it."""
    names = (
        "number", "title", "document_type", "issued", "school_year", "period", "signer", "status",
        "errors_found", "warnings_found", "sha256", "extractor_version",
    )  # fmt: skip
    first = {"plan": plan.id, "school": plan.issuing_body, "filename": plan.filename}
    return first | {name: getattr(plan, name) for name in names}


def _print_plans(plans: "list[Plan]", total: int) -> None:
    console = make_console()
    if not plans:
        console.print("Không có kế hoạch nào như vậy.")
        return
    with_files = console.width >= _WIDE  # on a narrow screen the title needs the room
    files = [("Tệp", {"ratio": 2, "style": "dim"})] if with_files else []
    table = make_table(
        ("Mã", {"justify": "right", "style": "bold"}), ("Đơn vị", {"ratio": 3}), ("Số, ký hiệu", {"ratio": 2}),
        ("Trích yếu", {"ratio": 5}), ("Năm", {"no_wrap": True}), ("Ban hành", {"no_wrap": True}),
        ("Cần xem", {"no_wrap": True}), *files,
    )  # fmt: skip
    for plan in plans:
        cells = (plan.issuing_body or plan.filename, plan.number, plan.title)
        year, issued = say_date(plan.school_year or plan.period), say_date(plan.issued)
        row = (str(plan.id), *(cell or "—" for cell in cells), year, issued, _say_findings(plan))
        table.add_row(*row, *([plan.filename] if with_files else []))
    console.print(table)
    shown = f"{len(plans)} trong {total} kế hoạch." if len(plans) < total else f"{total} kế hoạch."
    console.print(f"{shown} Xem một kế hoạch: kehoach show MÃ", style="dim")


def _say_findings(plan: "Plan") -> "Text":
    from rich.text import Text

    said = []
    if plan.status != "success":
        said.append(Text(STATUSES[plan.status], style="magenta"))
    if plan.errors_found:
        said.append(Text(f"{plan.errors_found} lỗi", style="bold red"))
    if plan.warnings_found:
        said.append(Text(f"{plan.warnings_found} cảnh báo", style="yellow"))
    return Text("\n").join(said)
