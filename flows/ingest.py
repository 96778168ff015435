"""The main job: a folder of files becomes records in the store.

    files -> batches -> worker processes (read, extract, check) -> one writer -> report
       ^------------------ the files in archives and mails ------------'

Every batch is saved as soon as it is read, in one transaction, so a run that is interrupted or killed
goes on where it stopped: the files that are in the store by then are known by their SHA-256 and passed
over. An archive leaves no trace in the store until the files in it are read.
"""

import asyncio
import shutil
import tempfile
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from pebble import ProcessPool
from sqlalchemy import Engine

from corpus.store import connect
from corpus.store.originals import originals_folder, sweep
from flows.discover import discover_files
from flows.pool import default_jobs, open_pool, read_in_pool
from flows.quiet import quiet_prefect
from flows.report import IngestReport
from flows.save import save_batch
from flows.work import PlanFile, Room

quiet_prefect()  # before prefect is imported: it reads its settings then

from prefect import flow, task  # noqa: E402
from prefect.artifacts import acreate_markdown_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402

# A batch costs Prefect about 5 ms; a small batch keeps the progress bar moving and memory low.
BATCH_FILES = 16
BATCHES_IN_FLIGHT = 2  # for each worker: one being read, one waiting
ARTIFACT_KEY = "kehoach-ingest"

SPOOL_PREFIX = "kehoach-spool-"
_STALE_SECONDS = 24 * 3600

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True)
class _Work:
    """What a run works on. Prefect writes the parameters of a flow into its own database: a list of a
    hundred thousand files, names that are no Unicode and a database's password are not for there."""

    files: Sequence[PlanFile]
    database_url: str
    originals: Path | None
    on_progress: Progress | None
    stop: Stop


_work: ContextVar[_Work] = ContextVar("work")


def ingest_paths(
    paths: list[Path],
    database_url: str,
    *,
    originals: str | None = None,
    jobs: int | None = None,
    on_progress: Progress | None = None,
) -> IngestReport:
    """Ingest every file under ``paths`` and return what became of each.

    ``originals`` is the folder of the originals, "off", or None for the store's own (see
    ``corpus.store.originals``). ``on_progress(done, total)`` is called after every batch. MissingPathError
    for a path that does not exist and StoreError for a database that cannot be used, both before any file
    is read; StoreError too where the disk is full: what is saved by then is whole.
    """
    files = [PlanFile(str(path)) for path in discover_files(paths)]
    return asyncio.run(ingest_files(files, database_url, originals=originals, jobs=jobs, on_progress=on_progress))


async def ingest_files(
    files: Sequence[PlanFile],
    database_url: str,
    *,
    originals: str | None = None,
    jobs: int | None = None,
    on_progress: Progress | None = None,
    stop: Stop = lambda: False,
) -> IngestReport:
    """Ingest these files as ``ingest_paths`` does; when ``stop()`` is true no further batch is begun."""
    connect.open_engine(database_url).dispose()
    folder = originals_folder(database_url, originals)
    token = _work.set(_Work(files, database_url, folder, on_progress, stop))
    try:
        return await ingest(len(files), jobs or default_jobs())
    finally:
        _work.reset(token)


@flow(name="kehoach-ingest", validate_parameters=False)
async def ingest(files: int, jobs: int) -> IngestReport:
    """Read that many files in batches on ``jobs`` processes, save each batch, publish the report."""
    work = _work.get()
    _sweep(work.originals)
    engine = connect.open_engine(work.database_url)
    report = IngestReport()
    total = files
    with tempfile.TemporaryDirectory(prefix=SPOOL_PREFIX, ignore_cleanup_errors=True) as spool, open_pool(jobs) as pool:
        room = Room(work.database_url, spool, str(work.originals or ""))
        async for part in _run_batches(Batches(pool, engine, room), work.files, jobs, work.stop):
            report.add(part.report)
            total += part.more
            if work.on_progress:
                work.on_progress(report.found, total)
    engine.dispose()
    await acreate_markdown_artifact(report.to_markdown(), key=ARTIFACT_KEY, description="Kết quả nạp kế hoạch")
    return report


def _sweep(originals: Path | None) -> None:
    """Remove what runs that were killed have left in the folders of temporary files."""
    if originals:
        sweep(originals)
    for spool in Path(tempfile.gettempdir()).glob(f"{SPOOL_PREFIX}*"):
        try:
            is_stale = spool.stat().st_mtime < time.time() - _STALE_SECONDS
        except OSError:  # another run has just removed it
            continue
        if is_stale:
            shutil.rmtree(spool, ignore_errors=True)


@dataclass(frozen=True)
class Batches:
    """What every batch of a run works with; ``writer`` lets one batch write at a time."""

    pool: ProcessPool
    engine: Engine
    room: Room
    writer: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(frozen=True)
class BatchReport:
    """What became of a batch, the files that were in its archives, and by how many the total grew."""

    report: IngestReport
    members: tuple[PlanFile, ...]
    more: int


async def _run_batches(
    batches: Batches, files: Sequence[PlanFile], jobs: int, stop: Stop
) -> AsyncIterator[BatchReport]:
    """Yield the report of each batch as it ends, with a bounded number of batches under way.

    The files in archives come before the files that still wait, so that little lies in the spool.
    """
    waiting = deque(files)
    running: set[asyncio.Task[BatchReport]] = set()
    while running or (waiting and not stop()):
        while waiting and len(running) < jobs * BATCHES_IN_FLIGHT and not stop():
            batch = [waiting.popleft() for _ in range(min(BATCH_FILES, len(waiting)))]
            running.add(asyncio.ensure_future(ingest_batch(batches, batch)))
        done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for ended in done:
            part = ended.result()
            waiting.extendleft(reversed(part.members))
            yield part


@task(name="ingest-batch", cache_policy=NO_CACHE, persist_result=False)
async def ingest_batch(batches: Batches, files: Sequence[PlanFile]) -> BatchReport:
    """Read one batch in the pool and save it; files from the spool are dropped from it then.

    No records are returned: Prefect keeps the results of all tasks until the flow ends.
    """
    outcomes = await read_in_pool(batches.pool, files, batches.room)
    async with batches.writer:
        report = await asyncio.to_thread(save_batch, batches.engine, outcomes)
    Path(batches.room.spool).touch()  # tells other runs that this one is alive
    for file in files:
        if file.spooled:
            file.file.unlink(missing_ok=True)
    members = tuple(member for outcome in outcomes for member in outcome.members)
    return BatchReport(report, members, report.found + len(members) - len(files))
