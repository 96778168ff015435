"""Worker processes whose work can be ended: a hang or a crash costs one file, never the run."""

import asyncio
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager

from pebble import ProcessExpired, ProcessPool

from extractors.limits import FILE_MEMORY_BYTES, FILE_SECONDS
from extractors.scan_time import scan_seconds
from flows.work import Outcome, PlanFile, read_batch

Reader = Callable[[Sequence[PlanFile], str, str], list[Outcome]]


def default_jobs() -> int:
    """Return the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def open_pool(jobs: int) -> Iterator[ProcessPool]:
    """Yield a pool of ``jobs`` worker processes; they are ended with the block, however it ends.

    Spawned, not forked: Prefect's threads hold locks that a forked child would wait for for ever.
    """
    pool = ProcessPool(jobs, initializer=_bound_memory, context=multiprocessing.get_context("spawn"))
    try:
        yield pool
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


async def read_in_pool(
    pool: ProcessPool,
    files: Sequence[PlanFile],
    database_url: str,
    spool: str,
    *,
    read: Reader = read_batch,
    seconds: float = FILE_SECONDS,
) -> list[Outcome]:
    """Return what became of each file; where a batch hangs or kills its worker, each file is tried alone.

    ``read`` runs in a worker, and puts the files of archives into the folder ``spool``;
    ``seconds`` is what one file may take, and a batch twice that; pages that may be scanned add to both.
    """
    limit = (seconds if len(files) == 1 else 2 * seconds) + sum(scan_seconds(file.file) for file in files)
    try:
        return await asyncio.wrap_future(pool.schedule(read, args=(list(files), database_url, spool), timeout=limit))
    except (FutureTimeoutError, TimeoutError, ProcessExpired, MemoryError):
        if len(files) == 1:
            return [Outcome(files[0].path, reason=_ENDED.format(limit), category="timeout")]
    alone = [await read_in_pool(pool, [file], database_url, spool, read=read, seconds=seconds) for file in files]
    return [outcome for outcomes in alone for outcome in outcomes]


_ENDED = "Đọc tệp mất quá {:.0f} giây hoặc quá nhiều bộ nhớ nên đã dừng; hãy lưu lại tệp rồi nạp lại."


def _bound_memory() -> None:
    """Bound the worker's address space where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    bound = FILE_MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(FILE_MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
