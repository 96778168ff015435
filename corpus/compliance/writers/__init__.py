"""One module, one form of the digest: FILENAME, and write(digest, path, records by SHA-256)."""

from collections.abc import Mapping
from pathlib import Path

from extractors.registry import discover
from schemas import Digest, PlanRecord


def write_all(digest: Digest, folder: Path, records: Mapping[str, PlanRecord]) -> list[Path]:
    """Write the digest in every form into a folder, which is made, and return the files, sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for writer in discover(__name__):
        path = folder / writer.FILENAME
        writer.write(digest, path, records)
        files.append(path)
    return sorted(files)
