"""What runs in a worker process: one batch of files, each to a record or to a reason why not."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Engine

from corpus.store import connect, plans
from extractors.errors import UnreadableFileError
from extractors.pipeline import EXTRACTOR_VERSION, record_of
from extractors.reading import load_file

UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a record as JSON, a reason, or neither where nothing changed.

    JSON, because it crosses to the writer's process at a third of the cost of pickled models.
    """

    path: str
    sha256: str | None = None
    record: str | None = None
    reason: str | None = None
    category: str | None = None


def read_batch(paths: Sequence[str], database_url: str) -> list[Outcome]:
    """Return an outcome for each path, in order; no exception of a single file leaves this function."""
    loaded = [_load(path) for path in paths]
    digests = [digest for _, digest, _ in loaded if digest]
    with plans.open_session(_engine(database_url)) as session:
        known = plans.known_versions(session, digests)
    return [
        failed or _read(path, data, digest, known.get(digest))
        for path, (data, digest, failed) in zip(paths, loaded, strict=True)
    ]


@cache
def _engine(database_url: str) -> Engine:
    return connect.open_engine(database_url)


def _load(path: str) -> tuple[bytes, str, Outcome | None]:
    try:
        data = load_file(Path(path))
    except UnreadableFileError as error:
        return b"", "", Outcome(path, reason=str(error), category=error.category)
    return data, hashlib.sha256(data).hexdigest(), None


def _read(path: str, data: bytes, digest: str, known_version: str | None) -> Outcome:
    if known_version == EXTRACTOR_VERSION:
        return Outcome(path, digest, category=UNCHANGED)
    try:
        record = record_of(data, Path(path).name)
    except UnreadableFileError as error:
        return Outcome(path, digest, reason=str(error), category=error.category)
    except MemoryError:
        return Outcome(path, digest, reason="Tệp cần quá nhiều bộ nhớ để đọc.", category="too_large")
    except Exception as error:  # a defect of a reader must not cost the batch its other files
        reason = f"Lỗi của chương trình khi đọc tệp ({type(error).__name__}); tệp được giữ nguyên."
        return Outcome(path, digest, reason=reason, category="defect")
    return Outcome(path, digest, record=record.model_dump_json())
