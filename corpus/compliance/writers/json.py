"""The digest for programs: the model of ``schemas/digest.py`` as JSON."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from schemas import Digest, PlanRecord

FILENAME = "digest.json"


class PreviousDigestError(Exception):
    """The last digest cannot be used; ``str()`` is one Vietnamese line."""


def write(digest: Digest, path: Path, _records: Mapping[str, PlanRecord]) -> None:
    """Write the digest as JSON, UTF-8, two blanks a level."""
    path.write_text(digest.model_dump_json(indent=2) + "\n", encoding="utf-8")


def read(path: Path) -> Digest:
    """Return a digest that ``write`` wrote, for comparing with the next one; PreviousDigestError where it is none."""
    try:
        return Digest.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PreviousDigestError(f"Không mở được kết quả lần trước: {path}") from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise PreviousDigestError(f"{path} không phải digest.json của lần tổng hợp trước") from error
