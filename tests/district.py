"""The sample district for tests: its records, read once, and its digest."""

from datetime import date
from functools import cache
from pathlib import Path

from corpus.compliance.digest import PlanInStore, build_digest
from corpus.compliance.requirements import load_requirements
from corpus.compliance.roll import load_roll
from corpus.office import load_office
from extractors.pipeline import record_of
from schemas import Digest

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
GOLDEN = SAMPLES / "golden"
AS_OF = date(2024, 9, 30)


@cache
def district_plans() -> tuple[PlanInStore, ...]:
    """Return the records of the sample district, the directive first."""
    paths = sorted((SAMPLES / "plans").iterdir())
    return tuple(PlanInStore(i, record_of(p.read_bytes(), p.name)) for i, p in enumerate(paths, start=1))


@cache
def district_digest() -> Digest:
    """Return the digest of the sample district."""
    wanted = load_requirements(SAMPLES / "requirements.yaml")
    roll, office = load_roll(SAMPLES / "roll.csv"), load_office(SAMPLES / "office.toml")
    return build_digest(wanted, district_plans(), roll, office, AS_OF)
