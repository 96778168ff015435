"""Which files an ingest looks at: every file under the given paths, the leavings of other programs apart."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

# Word's and LibreOffice's lock files, and what Windows and macOS leave in folders: no school sent these.
_LEAVINGS = ("~$", ".~lock.", ".")
_LEAVING_NAMES = frozenset({"thumbs.db", "desktop.ini"})


class MissingPathError(Exception):
    """A path that the clerk named does not exist; ``str()`` is one Vietnamese line."""


def discover_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files that the paths name or hold, each once, sorted within a folder.

    A file that is named outright is always taken, whatever its name. Links to folders are not
    followed. MissingPathError where a path does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_files_below(path)))
        elif path.exists():
            found[path] = None
        else:
            raise MissingPathError(f"Không tìm thấy tệp hoặc thư mục: {path}")
    return list(found)


def _files_below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(_LEAVINGS) and name.lower() not in _LEAVING_NAMES:
                yield Path(parent, name)
