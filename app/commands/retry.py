"""What failed, or was read by an older version, is read again."""

from typing import TYPE_CHECKING

import typer

from app.options import Database, Jobs, Originals
from app.vietnamese import DONE_WITH_FAILURES

if TYPE_CHECKING:
    from flows.report import IngestReport

PLACE = 2.6
_LOST_SHOWN = 20


def run(db: Database = None, originals: Originals = None, jobs: Jobs = None) -> None:
    """Đọc lại các tệp không đọc được, đọc chưa đầy đủ, hoặc do phiên bản cũ đọc.

    Tệp được đọc ở chỗ cũ nếu còn ở đó, nếu không thì từ bản gốc đã cất.
    """
    from app.pages.ingest import print_report, show_progress
    from corpus.store.address import read_url
    from corpus.store.connect import open_engine

    url = read_url(db)
    open_engine(url, create=False).dispose()  # says at once where there is no store
    lost: list[str] = []
    left: list[str] = []

    def work(on_progress):  # noqa: ANN001, ANN202
        from flows.retry import retry  # Prefect takes seconds to import and to start

        done = retry(url, originals=originals, jobs=jobs, on_progress=on_progress)
        lost.extend(done.lost)
        left.extend(done.left)
        return done.report

    report: IngestReport = show_progress(work, "Đang đọc lại")
    if report.found:
        print_report(report)
    elif not lost and not left:
        typer.echo("Không có tệp nào cần đọc lại.")
    if left:
        typer.echo(
            f"{len(left)} hồ sơ cũ hoặc chưa đầy đủ vẫn giữ như trước, vì không còn tệp và không có bản gốc để đọc lại."
        )
    if lost:
        _print_lost(lost)
    if report.failures or report.partial or lost:
        raise typer.Exit(DONE_WITH_FAILURES)


def _print_lost(lost: list[str]) -> None:
    typer.echo(f"{len(lost)} tệp không còn ở chỗ cũ và không có bản gốc, nên không đọc lại được:")
    for path in lost[:_LOST_SHOWN]:
        typer.echo(f"  {path}")
    if len(lost) > _LOST_SHOWN:
        typer.echo(f"  … và {len(lost) - _LOST_SHOWN} tệp nữa; xem: kehoach failures")
    typer.echo("Bỏ chúng khỏi danh sách lỗi: kehoach failures --forget-gone")
