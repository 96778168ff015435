"""A digest for a thousand schools and twenty requirements: its seconds and its memory, from the sample's records."""

import resource
import tempfile
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from benchmarks.measure import Result
from corpus.compliance.digest import PlanInStore, build_digest
from corpus.compliance.requirements import load_requirements
from corpus.compliance.roll import School, levels_of
from corpus.compliance.writers import write_all
from extractors.pipeline import record_of
from schemas import Office, PlanRecord

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
SCHOOLS, REQUIREMENTS = 1_000, 20
MOST_SECONDS, MOST_MEGABYTES = 20, 1_024


def run() -> list[Result]:
    """Return two lines: schools a second with every document written, and the memory against its bound."""
    before = _megabytes()
    wanted = load_requirements(SAMPLES / "requirements.yaml")
    wanted = wanted.model_copy(update={"requirements": wanted.requirements[:REQUIREMENTS]})
    plans = _make_plans()
    roll = [School(p.record.header.issuing_body or "", levels=levels_of(p.record.header.issuing_body or ""))
            for p in plans]  # fmt: skip
    start = time.process_time()
    made = build_digest(wanted, plans, roll, Office(), date(2024, 9, 30))
    built = time.process_time() - start
    with tempfile.TemporaryDirectory() as name:
        write_all(made, Path(name), {plan.record.source.sha256: plan.record for plan in plans})
    whole = time.process_time() - start
    memory = _megabytes()
    print(f"digest of {len(made.schools)} schools: {built:.1f} s to build, {whole - built:.1f} s to write, "
          f"{memory:.0f} MB at most ({memory - before:.0f} MB of it ours)")  # fmt: skip
    return [
        Result("digest, every document", "schools", SCHOOLS / whole, f"{MOST_SECONDS} s", SCHOOLS / MOST_SECONDS,
               at_least=1),
        Result("digest, memory", "MB", memory, f"{MOST_MEGABYTES} MB", MOST_MEGABYTES, at_most=1),
    ]  # fmt: skip


def _make_plans() -> list[PlanInStore]:
    """Return a plan for each school: the sample's records, each copy with a name of its own."""
    samples = [record_of(path.read_bytes(), path.name) for path in sorted((SAMPLES / "plans").iterdir())][1:]
    return [PlanInStore(i, _copy(record, i)) for i, record in enumerate(islice(cycle(samples), SCHOOLS))]


def _copy(record: PlanRecord, number: int) -> PlanRecord:
    """Return a record of its own, read from JSON as the store's are."""
    text = record.model_dump_json()
    copy = PlanRecord.model_validate_json(text)
    copy.header.issuing_body = f"{record.header.issuing_body} số {number}"
    copy.source.sha256 = f"{number:064x}"
    return copy


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
