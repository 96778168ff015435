"""A thousand plans through Prefect against the same work in a bare process pool."""

import multiprocessing
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Result
from benchmarks.text import PLANS
from corpus.store import connect
from corpus.store.originals import originals_folder
from extractors.pipeline import build_nlp
from flows.ingest import BATCH_FILES, ingest_paths
from flows.pool import default_jobs
from flows.save import save_batch
from flows.work import Outcome, PlanFile, Room, read_batch

PLANS_INGESTED = 1_000


@dataclass(frozen=True)
class _Job:
    """What a worker of the bare pool is sent: one batch, and where it works."""

    files: list[PlanFile]
    room: Room


def run() -> list[Result]:
    """Return one line: plans a second through the flow, Prefect's own start apart, and in the bare pool."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = _write_plans(folder / "plans")
        _start_prefect(folder)
        start = time.perf_counter()
        memory = _memory()
        report = ingest_paths([folder / "plans"], f"sqlite:///{folder / 'flow.db'}")
        flow_seconds = time.perf_counter() - start - _start_prefect(folder)
        print(f"memory of the flow's process grew by {(_memory() - memory) / 1024:.0f} MB over {report.found} plans")
        pool_seconds = _bare_pool(files, f"sqlite:///{folder / 'pool.db'}")
    ours, theirs = len(files) / flow_seconds, len(files) / pool_seconds
    return [Result("ingest through Prefect", "plans", ours, "bare process pool", theirs, at_least=1 / 1.15)]


def _write_plans(folder: Path) -> list[str]:
    """Write plans that differ in their bytes: the samples' texts, each copy with a line of its own."""
    folder.mkdir()
    texts = [path.read_bytes() for path in sorted(PLANS.glob("*.txt"))]
    files = []
    for i in range(PLANS_INGESTED):
        text = texts[i % len(texts)]
        encoding = "utf-16" if text[:1] in b"\xff\xfe" else "utf-8"
        path = folder / f"{i:04}.txt"
        path.write_text(text.decode(encoding) + f"\nBản số {i}.\n", encoding="utf-8")
        files.append(str(path))
    return files


def _start_prefect(folder: Path) -> float:
    """Return the seconds of a flow over no files: Prefect's own start, and its first server."""
    empty = folder / "empty"
    empty.mkdir(exist_ok=True)
    start = time.perf_counter()
    ingest_paths([empty], f"sqlite:///{folder / 'empty.db'}")
    return time.perf_counter() - start


def _bare_pool(files: list[str], url: str) -> float:
    """Return the seconds of the same batches in a plain pool, saved by the same writer."""
    engine = connect.open_engine(url)
    batches = [[PlanFile(name) for name in files[i : i + BATCH_FILES]] for i in range(0, len(files), BATCH_FILES)]
    start = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as spool,
        ProcessPoolExecutor(default_jobs(), multiprocessing.get_context("spawn"), build_nlp) as pool,
    ):
        room = Room(url, spool, str(originals_folder(url) or ""))
        for outcomes in pool.map(_read, [_Job(batch, room) for batch in batches]):
            save_batch(engine, outcomes)
    return time.perf_counter() - start


def _read(job: _Job) -> list[Outcome]:
    """Read a batch in a worker; called by name, so that the type checker sees what ``read_batch`` is given."""
    return read_batch(job.files, job.room)


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
