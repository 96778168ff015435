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
from flows.memory import bound_memory
from flows.work import Outcome, PlanFile, Room, ended_outcome, read_batch

Reader = Callable[[Sequence[PlanFile], Room], list[Outcome]]


def default_jobs() -> int:
    """Return the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def open_pool(jobs: int) -> Iterator[ProcessPool]:
    """Yield a pool of ``jobs`` worker processes; they are ended with the block, however it ends.

    Spawned, not forked: Prefect's threads hold locks that a forked child would wait for for ever.
    """
    pool = ProcessPool(
        jobs, initializer=_prepare, initargs=(FILE_MEMORY_BYTES,), context=multiprocessing.get_context("spawn")
    )
    try:
        yield pool
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def _prepare(memory: int) -> None:
    """Bound a worker's memory, and keep what C libraries say of damaged files (libtiff, pdfium) off the terminal.

    Nothing of ours goes there: an error of the program comes back as an outcome, with its words.
    """
    bound_memory(memory)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


async def read_in_pool(
    pool: ProcessPool,
    files: Sequence[PlanFile],
    room: Room,
    *,
    read: Reader = read_batch,
    seconds: float = FILE_SECONDS,
) -> list[Outcome]:
    """Return what became of each file; where a batch hangs or kills its worker, each file is tried alone.

    ``read`` runs in a worker; ``seconds`` is what one file may take, and a batch twice that; pages that
    may be scanned add to both.
    """
    limit = (seconds if len(files) == 1 else 2 * seconds) + sum(scan_seconds(file.file) for file in files)
    try:
        return await asyncio.wrap_future(pool.schedule(read, args=(list(files), room), timeout=limit))
    except (FutureTimeoutError, TimeoutError, ProcessExpired, MemoryError):
        if len(files) == 1:
            return [await asyncio.to_thread(ended_outcome, files[0], _ENDED.format(limit), room.originals)]
    alone = [await read_in_pool(pool, [file], room, read=read, seconds=seconds) for file in files]
    return [outcome for outcomes in alone for outcome in outcomes]


_ENDED = "Đọc tệp mất quá {:.0f} giây hoặc quá nhiều bộ nhớ nên đã dừng; hãy lưu lại tệp rồi nạp lại."
