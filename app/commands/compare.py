"""Plans of one kind and year side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.console import make_console, print_json
from app.options import AsJson, Database, DocumentType, make_filter, open_store
from app.vietnamese import CannotRunError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from corpus.compare import Comparison

PLACE = 4


def run(
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="NĂM", help="Năm học: 2024-2025. Không nêu: năm học mới nhất trong kho."),
    ] = None,
    type_: DocumentType = None,
    school: Annotated[
        list[str] | None,
        typer.Option("--school", metavar="TÊN", help="Chỉ đơn vị có tên chứa các từ này; nêu được nhiều lần."),
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Option("--indicator", metavar="TỪ", help="Chỉ những chỉ tiêu có đủ các từ này: “khá giỏi”, “bỏ học”."),
    ] = None,
    copies: Annotated[bool, typer.Option("--copies", help="Chỉ tìm các kế hoạch gần giống nhau.")] = False,
    against: Annotated[
        str | None, typer.Option("--against", metavar="NĂM", help="So từng đơn vị với chính mình ở năm học này.")
    ] = None,
    as_json: AsJson = False,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="TỆP", help="Ghi ra sổ Excel có biểu đồ.")] = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="TỆP", help="Ghi ra trang web có biểu đồ.")] = None,
    db: Database = None,
) -> None:
    """So sánh kế hoạch của các đơn vị trong một năm học.

    Ai viện dẫn văn bản nào, chỉ tiêu cao thấp ra sao, các đợt, người phụ trách, kế hoạch nào gần giống nhau.
    Kế hoạch của phòng, sở, ủy ban là mốc đối chiếu.
    Ví dụ: kehoach compare --year 2024-2025 --html so-sanh.html
    """
    _check_files(xlsx, html)
    with open_store(db) as session:
        comparison = make_comparison(session, year, type_, school or [], indicator, against)
    written = [] if comparison.plans.empty else _write_files(comparison, xlsx, html)
    if as_json:
        print_json(comparison.to_dict())
        return
    console = make_console()
    if comparison.plans.empty:
        console.print("Không có kế hoạch nào như vậy.")
        return
    from app.pages.comparison import print_comparison

    print_comparison(console, comparison, only_copies=copies)
    if written:
        console.print(f"Đã ghi: {', '.join(written)}")


def make_comparison(
    session: "Session", year: str | None, type_: str | None, schools: list[str], indicator: str | None,
    against: str | None,
) -> "Comparison":  # fmt: skip
    """Return the comparison of the plans that the options ask for; without a year, of the newest one."""
    from corpus.compare import choose_year, compare_plans, load_plans
    from corpus.store.filter import read_school_year

    before_year = read_school_year(against) if against else None
    year = read_school_year(year) if year else choose_year(session, make_filter(None, None, type_), before_year)
    if before_year and before_year == year:
        raise CannotRunError("--against phải là một năm học khác với --year.")
    plans = load_plans(session, make_filter(None, year, type_), schools)
    before = load_plans(session, make_filter(None, before_year, type_), schools) if before_year else None
    return compare_plans(plans, before=before, indicator=indicator, school_year=year, document_type=type_)


def _check_files(xlsx: Path | None, html: Path | None) -> None:
    for path, endings in ((xlsx, (".xlsx",)), (html, (".html", ".htm"))):
        if path is not None and path.suffix.lower() not in endings:
            raise CannotRunError(f"Tệp {path} phải có đuôi {endings[0]}.")


def _write_files(comparison: "Comparison", xlsx: Path | None, html: Path | None) -> list[str]:
    written = []
    try:
        if xlsx is not None:
            from corpus.compare.writers import xlsx as workbook

            workbook.write(comparison, xlsx)
            written.append(str(xlsx))
        if html is not None:
            from corpus.compare.writers import html as page

            page.write(comparison, html)
            written.append(str(html))
    except OSError as error:
        raise CannotRunError(f"Không ghi được tệp {error.filename or ''}: {error.strerror or error}") from error
    return written
