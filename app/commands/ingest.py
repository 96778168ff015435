"""Folders of plans become records in the store."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.options import Database, Jobs, Originals
from app.vietnamese import DONE_WITH_FAILURES, CannotRunError

if TYPE_CHECKING:
    from flows.report import IngestReport

PLACE = 1


def run(
    paths: Annotated[
        list[Path], typer.Argument(metavar="TỆP_HOẶC_THƯ_MỤC...", help="Tệp kế hoạch, hoặc thư mục chứa chúng.")
    ],
    db: Database = None,
    originals: Originals = None,
    jobs: Jobs = None,
) -> None:
    """Đọc các tệp kế hoạch (Word, PDF, văn bản, tệp nén, thư) và lưu thành hồ sơ.

    Tệp đã có trong kho và không đổi thì được bỏ qua, nên có thể chạy lại bất cứ lúc nào.
    Tệp hỏng được liệt kê ở cuối cùng lý do, không làm dừng các tệp khác.
    Bản gốc của mỗi tệp được cất cạnh kho dữ liệu để sau này đọc lại.
    """
    for path in paths:
        if not os.path.exists(path):  # Path.exists raises where a folder above may not be looked into
            raise CannotRunError(f"Không tìm thấy tệp hoặc thư mục: {path}")
    report = _ingest(paths, db, originals, jobs)
    if not report.found:
        typer.echo("Không có tệp nào trong các đường dẫn đã nêu.")
        return
    from app.pages.ingest import print_report

    print_report(report)
    if report.failures or report.partial:
        raise typer.Exit(DONE_WITH_FAILURES)


def _ingest(paths: list[Path], db: str | None, originals: str | None, jobs: int | None) -> "IngestReport":
    from app.pages.ingest import show_progress
    from corpus.store.address import read_url
    from flows.discover import MissingPathError

    def work(on_progress):  # noqa: ANN001, ANN202
        from flows.ingest import ingest_paths  # Prefect takes seconds to import and to start

        return ingest_paths(paths, read_url(db), originals=originals, jobs=jobs, on_progress=on_progress)

    try:
        return show_progress(work, "Đang đọc kế hoạch")
    except MissingPathError as error:  # gone since it was looked at
        raise CannotRunError(str(error)) from error
