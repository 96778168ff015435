"""The inbox: what comes into a folder is ingested as soon as it has come whole, until somebody says stop.

It is one flow that runs long and calls ``kehoach-ingest`` as a subflow for each batch of arrivals; a server
that ``PREFECT_API_URL`` names shows both. ``flow.serve`` with a schedule was the other way: it starts a new
Python for every look (four seconds of imports on an office PC, to find nothing new most of the time), which
knows nothing of the last look, so it cannot tell whether a file still grows; and it can say nothing in the
clerk's terminal.

Nothing needs to be remembered between two runs: a file that is in the store is known by its SHA-256.
"""

import asyncio
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from corpus.errors import StoreError
from corpus.store import connect
from extractors.reading import printable
from flows.arrivals import Arrivals, Look, Stamp, stamp_of
from flows.ingest import ingest_files
from flows.moving import move_file
from flows.quiet import quiet_prefect
from flows.report import IngestReport
from flows.stirrings import Stirrings
from flows.work import PlanFile

quiet_prefect()  # before prefect is imported: it reads its settings then

from prefect import flow  # noqa: E402

RESCAN_SECONDS = 30.0
STEADY_SECONDS = 3.0
STOP_SECONDS = 5.0
# Troubles of the place and not of the file: a drive that went away, a file that is held, a full disk.
_PASSING = frozenset({"missing", "permission", "disk"})
Say = Callable[[str], None]


@dataclass(frozen=True)
class Inbox:
    """What is watched and how: ``move_to`` is where files go that were read, ``steady`` how many seconds a file
    must not have changed, ``rescan`` after how many the folder is looked through though nothing stirred."""

    folder: Path
    database_url: str
    originals: str | None = None
    move_to: Path | None = None
    jobs: int | None = None
    steady: float = STEADY_SECONDS
    rescan: float = RESCAN_SECONDS


@dataclass(frozen=True)
class _Work:
    inbox: Inbox
    say: Say
    stop: Event


_work: ContextVar[_Work] = ContextVar("work")


def watch_folder(inbox: Inbox, say: Say, stop: Event) -> None:
    """Ingest what comes into the folder until ``stop`` is set; ``say`` gets each thing that happens, in Vietnamese.

    StoreError where the store cannot be opened at the start; later the store's troubles are said and waited
    for. Not for the main thread: that is for signals, which Prefect would take.
    """
    connect.open_engine(inbox.database_url).dispose()
    _work.set(_Work(inbox, say, stop))
    asyncio.run(_until_stopped(printable(str(inbox.folder)), stop))


async def _until_stopped(folder: str, stop: Event) -> None:
    """Run the flow; after a stop it has some seconds to save the batch in hand, then it is ended.

    Ctrl+C in a terminal also ends Prefect's embedded server, and without it the flow would ask for minutes
    whom to tell that it has ended. What is not saved by then is found again at the next start.
    """
    running = asyncio.ensure_future(watch(folder))
    while not stop.is_set() and not running.done():
        await asyncio.wait({running}, timeout=0.2)
    if running.done():
        running.result()
        return
    _, late = await asyncio.wait({running}, timeout=STOP_SECONDS)
    for one in late:
        one.cancel()
    await asyncio.wait({running}, timeout=STOP_SECONDS)


@flow(name="kehoach-watch", validate_parameters=False, persist_result=False)
async def watch(folder: str) -> None:
    """Look, ingest what has come, wait; ``folder`` is for Prefect's page."""
    work = _work.get()
    inbox = work.inbox
    arrivals = Arrivals(inbox.folder, inbox.steady, inbox.move_to)
    stirrings = Stirrings(inbox.folder, work.stop)
    teller = _Teller(work.say, inbox.folder)
    due = 0.0
    while not work.stop.is_set():
        if time.monotonic() >= due:
            look = await asyncio.to_thread(arrivals.look)
            teller.tell(look)
            if not look.is_there:
                stirrings.forget()
            done = not look.whole or await _take_in(work, arrivals, look.whole)
            soon = look.growing or (look.whole and done)
            due = time.monotonic() + (min(inbox.steady / 2, inbox.rescan) if soon else inbox.rescan)
        if await asyncio.to_thread(stirrings.wait):
            due = 0.0


async def _take_in(work: _Work, arrivals: Arrivals, whole: dict[Path, Stamp]) -> bool:
    """Ingest the files and return True; False where some are to be tried again: the store, the drive or the
    disk could not do it just then."""
    inbox, say = work.inbox, work.say
    say(f"Có {len(whole)} tệp mới, đang đọc…")
    files = [PlanFile(str(path)) for path in whole]
    try:
        report = await ingest_files(
            files, inbox.database_url, originals=inbox.originals, jobs=inbox.jobs, stop=work.stop.is_set
        )
    except StoreError as error:
        say(f"Chưa lưu được, sẽ thử lại: {error}")
        return False
    if work.stop.is_set():  # some may not have been read: the next start will find them
        return True
    _tell_report(say, report)
    failed = {failure.path: failure.category for failure in report.failures}
    dealt_with = {
        path: stamp
        for path, stamp in whole.items()
        if failed.get(printable(str(path))) not in _PASSING and stamp_of(path) == stamp
    }
    arrivals.take(dealt_with)
    if inbox.move_to:
        for path in dealt_with:
            if not _has_failed(printable(str(path)), tuple(failed)):
                _move(say, path, inbox.folder, inbox.move_to)
    return len(dealt_with) == len(whole)


def _has_failed(path: str, failed: tuple[str, ...]) -> bool:
    return any(one == path or one.startswith(f"{path}/") for one in failed)


def _move(say: Say, path: Path, folder: Path, move_to: Path) -> None:
    try:
        move_file(path, move_to / path.relative_to(folder))
    except OSError as error:
        say(f"Đã đọc nhưng chưa chuyển được {path.name} sang {move_to}: {error.strerror or error}")


def _tell_report(say: Say, report: IngestReport) -> None:
    counts = [f"{label.lower()}: {count}" for label, count in report.rows()[1:] if count]
    say("Xong. " + ("; ".join(counts) or "Không có gì thay đổi").capitalize() + ".")
    for failure in report.failures:
        say(f"Không đọc được {failure.path}: {failure.reason}")


class _Teller:
    """Says what a look found, each thing once and not at every look."""

    def __init__(self, say: Say, folder: Path) -> None:
        self._say = say
        self._folder = folder
        self._was_there = True
        self._held: set[Path] = set()

    def tell(self, look: Look) -> None:
        """Say what is new since the last look."""
        if look.is_there != self._was_there:
            back = f"Đã có lại thư mục {self._folder}, tiếp tục theo dõi."
            gone = f"Không thấy thư mục {self._folder} (ổ mạng bị ngắt?); sẽ chờ đến khi có lại."
            self._say(back if look.is_there else gone)
            self._was_there = look.is_there
        for path in look.held:
            if path not in self._held:
                self._say(
                    f"Chưa mở được {path.name} (đang mở trong chương trình khác, hoặc không có quyền); sẽ thử lại."
                )
        self._held = set(look.held)
