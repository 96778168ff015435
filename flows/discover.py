"""Which files an ingest looks at: every file under the given paths, the leavings of other programs apart."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.file_names import is_leaving


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
            if not is_leaving(name):
                yield Path(parent, name)
