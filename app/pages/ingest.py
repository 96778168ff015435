"""An ingest in the terminal: its progress, and what became of the files."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.console import make_console, make_table

if TYPE_CHECKING:
    from flows.report import IngestReport

_FAILURES_SHOWN = 50


def show_progress(work: "Callable[[Callable[[int, int], None]], IngestReport]", words: str) -> "IngestReport":
    """Return what ``work(on_progress)`` returns; a bar shows how far it is, where somebody looks."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = make_console(stderr=True)
    columns = (
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("Đang chuẩn bị", total=None)

        def on_progress(done: int, total: int) -> None:
            progress.update(bar, description=words, completed=done, total=total)

        return work(on_progress)


def print_report(report: "IngestReport") -> None:
    """Print the counts of an ingest, and the files that failed with their reasons."""
    console = make_console()
    counts = make_table("Kết quả", ("Số lượng", {"justify": "right"}))
    for label, count in report.rows():
        counts.add_row(label, str(count), style="red" if label == "Không đọc được" and count else "")
    console.print(counts)
    if report.failures:
        failures = make_table("Tệp", "Lý do", title="Tệp không đọc được")
        for failure in report.failures[:_FAILURES_SHOWN]:
            failures.add_row(failure.path, failure.reason)
        console.print(failures)
    if len(report.failures) > _FAILURES_SHOWN:
        console.print(f"… và {len(report.failures) - _FAILURES_SHOWN} tệp nữa.")
    if report.failures or report.partial:
        console.print("Cần làm gì với từng tệp: kehoach failures. Đọc lại sau khi sửa: kehoach retry", style="dim")
