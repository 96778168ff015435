"""Waiting until something stirs in a folder, or a moment is over."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import watch

_TICK_SECONDS = 0.5


class Stirrings:
    """What the system tells of changes in a folder. It tells nothing of network drives, of a folder that was
    removed and came back, or where there are more folders than it watches: who asks looks again from time to time.
    """

    def __init__(self, folder: Path, stop: Event) -> None:
        self._folder = folder
        self._stop = stop
        self._told: Iterator[object] | None = None

    def wait(self) -> bool:
        """Return after half a second at most: True where something has changed."""
        try:
            if self._told is None:
                self._told = iter(watch(
                    self._folder, watch_filter=None, stop_event=self._stop, debounce=400, step=50,
                    rust_timeout=int(_TICK_SECONDS * 1000), yield_on_timeout=True, raise_interrupt=False,
                ))  # fmt: skip
            return bool(next(self._told, None))
        except (OSError, RuntimeError):  # the folder is not there, or cannot be watched
            self.forget()
            time.sleep(_TICK_SECONDS)
            return False

    def forget(self) -> None:
        """Begin anew at the next wait: the folder is no longer the one that was watched."""
        self._told = None
