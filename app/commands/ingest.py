"""Folders of plans become records in the store."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.console import make_console, make_table
from app.options import Database
from app.vietnamese import DONE_WITH_FAILURES, CannotRunError

if TYPE_CHECKING:
    from flows.report import IngestReport

PLACE = 1
_FAILURES_SHOWN = 50


def run(
    paths: Annotated[
        list[Path], typer.Argument(metavar="TỆP_HOẶC_THƯ_MỤC...", help="Tệp kế hoạch, hoặc thư mục chứa chúng.")
    ],
    db: Database = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="SỐ", help="Số tiến trình đọc cùng lúc. Không nêu: mọi nhân máy.")
    ] = None,
) -> None:
    """Đọc các tệp kế hoạch (.docx, .pdf, .txt) và lưu thành hồ sơ.

    Tệp đã có trong kho và không đổi thì được bỏ qua, nên có thể chạy lại bất cứ lúc nào.
    Tệp hỏng được liệt kê ở cuối cùng lý do, không làm dừng các tệp khác.
    """
    if jobs is not None and jobs < 1:
        raise CannotRunError("--jobs phải từ 1 trở lên.")
    for path in paths:
        if not os.path.exists(path):  # Path.exists raises where a folder above may not be looked into
            raise CannotRunError(f"Không tìm thấy tệp hoặc thư mục: {path}")
    report = _ingest(paths, db, jobs)
    print_report(report)
    if report.failures or report.partial:
        raise typer.Exit(DONE_WITH_FAILURES)


def _ingest(paths: list[Path], db: str | None, jobs: int | None) -> "IngestReport":
    """Run the flow under a progress bar, which shows only where somebody looks."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from corpus.store.connect import read_url

    console = make_console(stderr=True)
    columns = (
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("Đang chuẩn bị", total=None)
        from flows.discover import MissingPathError
        from flows.ingest import ingest_paths  # Prefect takes seconds to import and to start

        def on_progress(done: int, total: int) -> None:
            progress.update(bar, description="Đang đọc kế hoạch", completed=done, total=total)

        try:
            return ingest_paths(paths, read_url(db), jobs=jobs, on_progress=on_progress)
        except MissingPathError as error:  # gone since it was looked at
            raise CannotRunError(str(error)) from error


def print_report(report: "IngestReport") -> None:
    """Print the counts of an ingest, and the files that failed with their reasons."""
    console = make_console()
    if not report.found:
        console.print("Không có tệp nào trong các đường dẫn đã nêu.")
        return
    counts = make_table("Kết quả", ("Số lượng", {"justify": "right"}))
    for label, count in report.rows():
        counts.add_row(label, str(count), style="red" if label == "Không đọc được" and count else "")
    console.print(counts)
    if not report.failures:
        return
    failures = make_table("Tệp", "Lý do", title="Tệp không đọc được")
    for failure in report.failures[:_FAILURES_SHOWN]:
        failures.add_row(_escape(failure.path), _escape(failure.reason))
    console.print(failures)
    if len(report.failures) > _FAILURES_SHOWN:
        more = len(report.failures) - _FAILURES_SHOWN
        console.print(f"… và {more} tệp nữa; xem tất cả: kehoach list --failures")


def _escape(words: str) -> str:
    from rich.markup import escape

    return escape(words)
