"""One file becomes a record on stdout, without the store."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.vietnamese import DONE_WITH_FAILURES

PLACE = 6


def run(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp kế hoạch .docx, .pdf hoặc .txt.")],
    compact: Annotated[bool, typer.Option("--compact", help="In JSON trên một dòng.")] = False,
) -> None:
    """Đọc một tệp và in hồ sơ ra màn hình dạng JSON, không lưu vào kho."""
    from extractors.reading import load_file

    data = load_file(file)
    from extractors.pipeline import record_of  # spaCy takes a second to import

    record = record_of(data, file.name)
    sys.stdout.write(record.model_dump_json(indent=None if compact else 2) + "\n")
    if record.status != "success":
        failed = ", ".join(sorted({error.component for error in record.errors}))
        typer.echo(f"Hồ sơ chưa đầy đủ: phần {failed} gặp lỗi của chương trình.", err=True)
        raise typer.Exit(DONE_WITH_FAILURES)
