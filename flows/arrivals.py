"""Which files have come into a folder, and have come whole: pure looking, nothing is read or moved."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extractors.file_names import is_unfinished
from flows.discover import discover_files

Stamp = tuple[int, int]
"""A file's size in bytes and the time of its last change in nanoseconds."""


@dataclass
class Look:
    """What one look found: files that have come whole with their stamps, files that still grow or that another
    program holds, and whether the folder is there at all."""

    whole: dict[Path, Stamp]
    growing: int
    held: list[Path]
    is_there: bool = True


class Arrivals:
    """The files of a folder as they come: each is whole once, until it changes.

    A file has come whole when its size and time have stayed the same for ``steady`` seconds, it bears no name
    that programs give to what they still write, and it can be opened. ``aside`` is a folder inside that is not
    looked at.
    """

    def __init__(
        self, folder: Path, steady: float, aside: Path | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._folder = folder
        self._steady = steady
        self._aside = aside
        self._clock = clock
        self._taken: dict[Path, Stamp] = {}
        self._waiting: dict[Path, tuple[Stamp, float]] = {}

    def look(self) -> Look:
        """Return what there is now; a folder that has vanished (a network drive) is no folder without files."""
        found = Look({}, 0, [])
        if not os.path.isdir(self._folder):
            self._waiting.clear()
            found.is_there = False
            return found
        stamps = {path: stamp for path in discover_files([self._folder]) if (stamp := self._stamp(path))}
        if not os.path.isdir(self._folder):  # it went while we looked: what we saw is not all there is
            found.is_there = False
            return found
        self._taken = {path: stamp for path, stamp in self._taken.items() if path in stamps}
        self._waiting = {path: seen for path, seen in self._waiting.items() if path in stamps}
        for path, stamp in stamps.items():
            if self._taken.get(path) != stamp:
                self._weigh(path, stamp, found)
        return found

    def take(self, files: dict[Path, Stamp]) -> None:
        """Remember that these files, as they were then, are dealt with."""
        self._taken.update(files)
        for path in files:
            self._waiting.pop(path, None)

    def _weigh(self, path: Path, stamp: Stamp, found: Look) -> None:
        seen, since = self._waiting.setdefault(path, (stamp, self._clock()))
        if seen != stamp:
            self._waiting[path] = (stamp, self._clock())
        if seen != stamp or self._clock() - since < self._steady:
            found.growing += 1
        elif _is_held(path):
            found.held.append(path)
        else:
            found.whole[path] = stamp

    def _stamp(self, path: Path) -> Stamp | None:
        if is_unfinished(path.name) or (self._aside and path.is_relative_to(self._aside)):
            return None
        return stamp_of(path)


def stamp_of(path: Path) -> Stamp | None:
    """Return a file's size and time; None where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _is_held(path: Path) -> bool:
    """Return whether another program lets nobody read the file (Windows), or we may not (yet)."""
    try:
        with path.open("rb"):
            return False
    except OSError:
        return True
