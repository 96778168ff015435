"""One module, one form of the digest: FILENAME, and write(digest, path, records by SHA-256)."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from corpus.compliance.template import fill_template
from extractors.registry import discover
from schemas import Digest, PlanRecord

WORD = "digest.docx"


def write_all(
    digest: Digest, folder: Path, records: Mapping[str, PlanRecord], template: Path | None = None
) -> list[Path]:
    """Write the digest in every form into a folder, which is made, and return the files, sorted.

    With a template the Word file is the office's own. The files take their places when all are
    written, so a fault leaves the last digest as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    with tempfile.TemporaryDirectory(dir=folder, prefix=".digest-") as name:
        for writer in discover(__name__):
            path = Path(name) / writer.FILENAME
            if template and writer.FILENAME == WORD:
                fill_template(digest, template, path)
            else:
                writer.write(digest, path, records)
            files.append(path)
        for path in files:
            os.replace(path, folder / path.name)
    return sorted(folder / path.name for path in files)
