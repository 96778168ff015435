"""Moving a file so that it is never lost and never half there, to another drive too."""

import os
import shutil
from pathlib import Path

from extractors.file_names import numbered


def move_file(source: Path, target: Path) -> Path:
    """Move a file to a place, or to the next free name beside it ("a (2).docx"), and return where it is now.

    To another drive it is copied under a name of its own first, and the source goes last: whatever happens,
    one of the two is whole. OSError where it cannot be done.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    place, count = target, 1
    while place.exists():
        count += 1
        place = target.with_name(numbered(target.name, count))
    try:
        return source.rename(place)
    except OSError:  # another drive
        part = place.with_name(f"{place.name}.part")
        try:
            shutil.copy2(source, part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
        source.unlink()
        return place
