"""What is here of all that kehoach uses, and what to do about the rest."""

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from app.options import AsJson, Database, Originals
from app.vietnamese import DONE_WITH_FAILURES

PLACE = 7
_LITTLE_BYTES = 2**30  # a term's plans of a district with scans, and room for the database's own work


@dataclass(frozen=True)
class _Check:
    """One line: what, whether it is well, what is there, and what is to be done where it is not."""

    name: str
    ok: bool
    found: str
    advice: str = ""


def run(as_json: AsJson = False, originals: Originals = None, db: Database = None) -> None:
    """Kiểm tra máy: phần nào đã có, phần nào thiếu, thiếu thì mất gì và cài thế nào."""
    checks = [*_parts(), *_store(db, originals)]
    if as_json:
        from app.console import print_json

        print_json([asdict(check) for check in checks])
    else:
        _print(checks)
    if not all(check.ok for check in checks):
        raise typer.Exit(DONE_WITH_FAILURES)


def _parts() -> list[_Check]:
    from extractors.system_parts import find_parts

    checks = []
    for part in find_parts():
        how = f"{part.cost} Cài trên Debian/Ubuntu: {part.debian}; trên Windows: {part.windows}."
        found = " · ".join(words for words in (part.version, part.place) if words)
        checks.append(_Check(part.name, part.place is not None, found or "không có", "" if part.place else how))
    return checks


def _store(db: str | None, originals: str | None) -> list[_Check]:
    from corpus.store.address import file_of, parse_url, read_url
    from corpus.store.originals import originals_folder

    url = read_url(db)
    file, folder = file_of(parse_url(url)), originals_folder(url, originals)
    checks = [_database(url)]
    if folder is None:
        checks.append(_Check("Bản gốc", True, "không cất (theo thiết lập)"))
    else:
        writable = os.access(_nearest(folder), os.W_OK)
        advice = "" if writable else "Không có quyền ghi: đổi quyền thư mục hoặc nêu thư mục khác ở KEHOACH_ORIGINALS."
        checks.append(_Check("Bản gốc", writable, str(folder) + ("" if folder.is_dir() else " (chưa có)"), advice))
    rooms = {_nearest(path): None for path in (file.parent if file else None, folder) if path}
    return [*checks, *(_room(room) for room in rooms)]


def _database(url: str) -> _Check:
    from corpus.errors import StoreError
    from corpus.store.connect import describe_store

    try:
        return _Check("Kho dữ liệu", True, describe_store(url))
    except StoreError as error:
        return _Check("Kho dữ liệu", False, "không dùng được", str(error))


def _room(folder: Path) -> _Check:
    import shutil

    free = shutil.disk_usage(folder).free
    advice = "" if free >= _LITTLE_BYTES else "Ổ đĩa sắp đầy: hãy dọn bớt trước khi nạp kế hoạch."
    said = f"còn {free / 2**30:.1f} GB".replace(".", ",")
    return _Check("Ổ đĩa", not advice, f"{said} ({folder})", advice)


def _nearest(path: Path) -> Path:
    """Return the folder, or the nearest one above it that is there."""
    return next(folder for folder in (path, *path.parents) if folder.is_dir())


def _print(checks: list[_Check]) -> None:
    from rich.text import Text

    from app.console import make_console, make_table

    console = make_console()
    table = make_table(("Phần", {"no_wrap": True}), ("", {"no_wrap": True}), ("Hiện có", {"ratio": 1}))
    for check in checks:
        mark = Text("có" if check.ok else "THIẾU", style="green" if check.ok else "bold red")
        found = Text(check.found)
        if check.advice:
            found.append(f"\n{check.advice}")
        table.add_row(Text(check.name), mark, found)
    console.print(table)
    missing = sum(not check.ok for check in checks)
    console.print("Mọi thứ đều đủ." if not missing else f"{missing} phần cần xem; các phần khác vẫn chạy bình thường.")
