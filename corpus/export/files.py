"""The files of an export. A file appears whole or not at all: it is written beside its place first."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from corpus.errors import StoreError
from corpus.store.filter import PlanFilter, filter_plans
from corpus.store.tables import Plan, StoredRecord

FORMATS = ("jsonl", "csv", "xlsx")


def format_of(path: Path, asked: str | None = None) -> str:
    """Return the format of an export: the one asked for, else by the file's ending, else csv for a folder."""
    if asked:
        return asked
    ending = path.suffix.lower().removeprefix(".")
    if ending in FORMATS:
        return ending
    if not ending:
        return "csv"
    raise StoreError(f"Không biết xuất ra tệp .{ending}; hãy dùng .jsonl, .csv hoặc .xlsx")


def export_plans(session: Session, path: Path, form: str, wanted: PlanFilter | None = None) -> list[Path]:
    """Write the wanted plans and return the files written.

    jsonl: one record a line. xlsx: a book with a sheet for each kind of items. csv: the same tables;
    a path that ends in .csv gets the plans, and the items beside it (NAME-citations.csv …), a folder
    all of them by name.
    """
    try:
        if form == "jsonl":
            return [write_records(session, path, wanted)]
        from corpus.export.frames import make_frames  # pandas takes half a second to import

        frames = make_frames(session, wanted)
        if form == "xlsx":
            from corpus.export.excel import write_book

            with whole_file(path) as file:
                write_book(file, frames)
            return [path]
        return [_write_csv(_csv_path(path, sheet.name), frame) for sheet, frame in frames.items()]
    except OSError as error:
        raise StoreError(f"Không ghi được tệp {error.filename or path}: {_reason(error)}") from error


def write_records(session: Session, path: Path, wanted: PlanFilter | None = None) -> Path:
    """Write one record a line, as they are in the store, in the order of their ids."""
    with whole_file(path) as file:
        for record in stored_records(session, wanted):
            file.write(record.encode() + b"\n")
    return path


def stored_records(session: Session, wanted: PlanFilter | None = None) -> Iterator[str]:
    """Yield the JSON of the wanted records; only a few are in memory at a time."""
    query = select(StoredRecord.record).join(Plan, Plan.id == StoredRecord.plan_id)
    query = filter_plans(query, wanted).order_by(Plan.id)
    yield from session.scalars(query.execution_options(yield_per=50))


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file that takes its place at ``path`` when the block ends well, and vanishes otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            yield file
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _csv_path(path: Path, name: str) -> Path:
    if path.suffix.lower() != ".csv":
        return path / f"{name}.csv"
    return path if name == "plans" else path.with_name(f"{path.stem}-{name}.csv")


def _write_csv(path: Path, frame) -> Path:  # noqa: ANN001
    from corpus.export.cells import make_csv_safe

    with whole_file(path) as file:
        # the byte order mark makes Excel read UTF-8; without it Vietnamese comes out as noise
        make_csv_safe(frame).to_csv(file, index=False, encoding="utf-8-sig", lineterminator="\r\n")
    return path


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "không có quyền ghi, hoặc tệp đang mở trong chương trình khác"
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return "đường dẫn lẫn giữa tệp và thư mục"
    return (error.strerror or str(error)).lower()
