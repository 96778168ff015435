"""Writes the golden records of the sample plans anew: python -m corpus.samples.golden (then read the diff)."""

from pathlib import Path

from corpus.samples import PLANS, RECORDS
from extractors.pipeline import record_of


def golden_json(plan: Path) -> str:
    """Return the record of a sample plan as its golden file holds it."""
    return record_of(plan.read_bytes(), plan.name).model_dump_json(indent=1) + "\n"


def golden_path(plan: Path) -> Path:
    """Return where the golden record of a sample plan stands."""
    return RECORDS / f"{plan.stem}.json"


def main() -> None:
    """Write every golden record."""
    RECORDS.mkdir(parents=True, exist_ok=True)
    for plan in sorted(PLANS.iterdir()):
        golden_path(plan).write_text(golden_json(plan), encoding="utf-8")


if __name__ == "__main__":
    main()
