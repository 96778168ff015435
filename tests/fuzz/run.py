"""Mutated files through the workers of an ingest, batch by batch, and the claims checked on what comes out."""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from pebble import ProcessPool

from corpus.store import connect
from extractors.limits import FILE_MEMORY_BYTES
from flows.pool import open_pool, read_in_pool
from flows.work import Outcome, PlanFile, Room
from tests.fuzz.claims import faults, record_faults
from tests.fuzz.mutants import draw_kind, mutate

_BATCH = 16
_ROUND = 320


@dataclass
class FuzzReport:
    """What became of the files of a run."""

    files: int = 0
    records: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    bad: dict[str, list[str]] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    most_memory: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count an outcome and keep what is wrong with it, under the path of its file."""
        self.records += outcome.record is not None
        if outcome.reason is not None:
            self.reasons[outcome.category or ""] += 1
        if wrong := faults(outcome) or (record_faults(outcome.record) if outcome.record else []):
            self.bad.setdefault(outcome.path, []).extend(wrong)

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.kinds.items()))
        reasons = ", ".join(f"{category} {count}" for category, count in self.reasons.most_common())
        seconds, kind = self.slowest
        return (
            f"{self.files} files ({kinds}): {self.records} records; reasons: {reasons}; slowest batch {seconds:.0f} s "
            f"({kind}); most memory {self.most_memory / 2**20:.0f} MB; {len(self.bad)} against the claims"
        )


def fuzz(
    count: int, seed: int, kinds: Sequence[str], jobs: int, seconds: float, keep: Path | None
) -> Iterator[FuzzReport]:
    """Yield the report as it grows, after every few hundred files.

    ``seconds`` is the bound on one file; files that go against the claims are copied into ``keep``,
    named by seed and number, with what is wrong beside each.
    """
    report = FuzzReport()
    for start in range(0, count, _ROUND):
        with tempfile.TemporaryDirectory(prefix="kehoach-fuzz-", ignore_cleanup_errors=True) as room:
            files: dict[str, list[PlanFile]] = {}
            for number in range(start, min(start + _ROUND, count)):
                chance = Random(f"{seed}/{number}")
                kind = draw_kind(chance, tuple(kinds))
                path = Path(room, f"{seed}-{number}.{kind}")
                path.write_bytes(mutate(chance, kind, tuple(kinds)))
                files.setdefault(kind, []).append(PlanFile(str(path)))
                report.kinds[kind] += 1
            asyncio.run(_run_round(report, files, room, jobs, seconds))
            _keep(report, Path(room), keep)
        yield report


async def _run_round(
    report: FuzzReport, files: dict[str, list[PlanFile]], room: str, jobs: int, seconds: float
) -> None:
    url = f"sqlite:///{Path(room, 'k.db')}"
    connect.open_engine(url).dispose()
    spool = Path(room, "spool")
    spool.mkdir()
    # Files of one kind are one batch: LibreOffice is started once for them.
    batches = [(kind, some[i : i + _BATCH]) for kind, some in files.items() for i in range(0, len(some), _BATCH)]
    places = asyncio.Semaphore(jobs)
    with open_pool(jobs) as pool:
        await asyncio.gather(
            *(_run_batch(report, pool, places, batch, Room(url, str(spool)), seconds) for batch in batches)
        )
    report.most_memory = max(report.most_memory, _memory_of_children())
    if report.most_memory > FILE_MEMORY_BYTES:
        report.bad.setdefault("memory", []).append(f"{report.most_memory} bytes")


async def _run_batch(
    report: FuzzReport, pool: ProcessPool, places: asyncio.Semaphore, batch: tuple[str, list[PlanFile]],
    at: Room, seconds: float,
) -> None:  # fmt: skip
    kind, files = batch
    async with places:
        start = time.monotonic()
        outcomes = await read_in_pool(pool, files, at, seconds=seconds)
        report.slowest = max(report.slowest, (time.monotonic() - start, kind))
    paths = [outcome.path for outcome in outcomes]
    for file in files:
        report.files += 1
        if not any(path == file.path or path.startswith(f"{file.path}/") for path in paths):
            report.bad.setdefault(file.path, []).append("no outcome")
        if file.spooled:
            file.file.unlink(missing_ok=True)
    members = []
    for outcome in outcomes:
        report.add(outcome)
        members += outcome.members
    for start in range(0, len(members), _BATCH):
        await _run_batch(report, pool, places, (f"in {kind}", members[start : start + _BATCH]), at, seconds)


def _keep(report: FuzzReport, room: Path, keep: Path | None) -> None:
    """Copy the files that went wrong in this round; of a member the archive it stood in."""
    for path, wrong in list(report.bad.items()):
        name = path.removeprefix(f"{room}/").split("/")[0]
        if keep is None or not path.startswith(str(room)):
            continue
        keep.mkdir(parents=True, exist_ok=True)
        (keep / name).write_bytes(Path(room, name).read_bytes())
        (keep / f"{name}.why").write_text("\n".join([path.removeprefix(f"{room}/"), *wrong, ""]), encoding="utf-8")


def _memory_of_children() -> int:
    """Return the most memory that a process which has ended here held, in bytes; 0 where the system cannot tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
