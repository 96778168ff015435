"""The main job: a folder of files becomes records in the store.

    files -> batches -> worker processes (read, extract, check) -> one writer -> report
       ^------------------ the files in archives and mails ------------'

Every batch is saved as soon as it is read, so an interrupted run goes on where it stopped: the
files that are in the store by then are known by their SHA-256 and passed over.
"""

import asyncio
import tempfile
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from pebble import ProcessPool
from sqlalchemy import Engine

from corpus.store import connect, plans
from extractors.reading import printable
from flows.discover import discover_files
from flows.pool import default_jobs, open_pool, read_in_pool
from flows.quiet import quiet_prefect
from flows.report import FileFailure, IngestReport
from flows.work import UNCHANGED, UNPACKED, Outcome, PlanFile
from schemas import PlanRecord

quiet_prefect()  # before prefect is imported: it reads its settings then

from prefect import flow, task  # noqa: E402
from prefect.artifacts import acreate_markdown_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402

# A batch costs Prefect about 5 ms; a small batch keeps the progress bar moving and memory low.
BATCH_FILES = 16
BATCHES_IN_FLIGHT = 2  # for each worker: one being read, one waiting
ARTIFACT_KEY = "kehoach-ingest"

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class _Work:
    """What a run works on. Prefect writes the parameters of a flow into its own database: a list of a
    hundred thousand files, names that are no Unicode and a database's password are not for there."""

    files: list[str]
    database_url: str
    on_progress: Progress | None


_work: ContextVar[_Work] = ContextVar("work")


def ingest_paths(
    paths: list[Path], database_url: str, *, jobs: int | None = None, on_progress: Progress | None = None
) -> IngestReport:
    """Ingest every file under ``paths`` and return what became of each.

    ``on_progress(done, total)`` is called after every batch. MissingPathError for a path that does
    not exist and StoreError for a database that cannot be used, both before any file is read.
    """
    files = [str(path) for path in discover_files(paths)]
    connect.open_engine(database_url).dispose()
    token = _work.set(_Work(files, database_url, on_progress))
    try:
        return asyncio.run(ingest(len(files), jobs or default_jobs()))
    finally:
        _work.reset(token)


@flow(name="kehoach-ingest", validate_parameters=False)
async def ingest(files: int, jobs: int) -> IngestReport:
    """Read that many files in batches on ``jobs`` processes, save each batch, publish the report."""
    work = _work.get()
    engine = connect.open_engine(work.database_url)
    report = IngestReport()
    total = files
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as spool, open_pool(jobs) as pool:
        async for part in _run_batches(Batches(pool, engine, spool), work.files, jobs):
            report.add(part.report)
            total += part.more
            if work.on_progress:
                work.on_progress(report.found, total)
    engine.dispose()
    await acreate_markdown_artifact(report.to_markdown(), key=ARTIFACT_KEY, description="Kết quả nạp kế hoạch")
    return report


@dataclass(frozen=True)
class Batches:
    """What every batch of a run works with; ``writer`` lets one batch write at a time."""

    pool: ProcessPool
    engine: Engine
    spool: str
    writer: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(frozen=True)
class BatchReport:
    """What became of a batch, the files that were in its archives, and by how many the total grew."""

    report: IngestReport
    members: tuple[PlanFile, ...]
    more: int


async def _run_batches(batches: Batches, files: list[str], jobs: int) -> AsyncIterator[BatchReport]:
    """Yield the report of each batch as it ends, with a bounded number of batches under way.

    The files in archives come before the files that still wait, so that little lies in the spool.
    """
    waiting = deque(PlanFile(file) for file in files)
    running: set[asyncio.Task[BatchReport]] = set()
    while waiting or running:
        while waiting and len(running) < jobs * BATCHES_IN_FLIGHT:
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
    outcomes = await read_in_pool(batches.pool, files, connect.url_of(batches.engine), batches.spool)
    async with batches.writer:
        report = await asyncio.to_thread(save_batch, batches.engine, outcomes)
    for file in files:
        if file.place:
            file.file.unlink(missing_ok=True)
    members = tuple(member for outcome in outcomes for member in outcome.members)
    return BatchReport(report, members, report.found + len(members) - len(files))


def save_batch(engine: Engine, outcomes: list[Outcome]) -> IngestReport:
    """Save the records and failures of a batch in one transaction and return its counts."""
    texts = [o.record for o in outcomes if o.record]
    records = [PlanRecord.model_validate_json(text) for text in texts]
    failed = [o for o in outcomes if o.reason]
    with plans.open_session(engine) as session:
        saved = plans.save_plans(session, records, texts)
        plans.save_failures(session, [(printable(o.path), o.sha256, o.reason or "", o.category or "") for o in failed])
        session.commit()
    kept = [record for record, how in zip(records, saved, strict=True) if how != UNCHANGED]
    return IngestReport(
        found=sum(o.category != UNPACKED for o in outcomes),  # an archive is the files in it
        new=saved.count("new"),
        updated=saved.count("updated"),
        unchanged=saved.count(UNCHANGED) + sum(o.category == UNCHANGED for o in outcomes),
        partial=sum(record.status == "partial" for record in kept),
        findings=sum(len(record.findings) for record in kept),
        failures=[FileFailure(printable(o.path), o.reason or "") for o in failed],
    )
