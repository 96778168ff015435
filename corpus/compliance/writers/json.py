"""The digest for programs: the model of ``schemas/digest.py`` as JSON."""

from collections.abc import Mapping
from pathlib import Path

from schemas import Digest, PlanRecord

FILENAME = "digest.json"


def write(digest: Digest, path: Path, _records: Mapping[str, PlanRecord]) -> None:
    """Write the digest as JSON, UTF-8, two blanks a level."""
    path.write_text(digest.model_dump_json(indent=2) + "\n", encoding="utf-8")


def read(path: Path) -> Digest:
    """Return a digest that ``write`` wrote, for comparing with the next one."""
    return Digest.model_validate_json(path.read_text(encoding="utf-8"))
