"""What runs in a worker process: one batch of files, each to a record, a reason why not, or the files in it."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine

from corpus.store import connect, plans
from extractors.errors import UnreadableFileError
from extractors.pipeline import EXTRACTOR_VERSION, record_of_document
from extractors.reading import load_file, read_documents
from extractors.unpacking import choose_container, expand
from schemas import Document

UNCHANGED = "unchanged"
UNPACKED = "unpacked"


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file to read. A member of an archive lies at a place of ours under a number; people know its path."""

    path: str
    member: str = ""
    place: str = ""

    @property
    def filename(self) -> str:
        """Return the name in the record: "a.docx", of a member "đợt 1.zip/Trường A/a.docx"."""
        return self.member or Path(self.path).name

    @property
    def file(self) -> Path:
        """Return where the bytes lie."""
        return Path(self.place or self.path)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a record as JSON, a reason, its members, or nothing where nothing changed.

    JSON, because it crosses to the writer's process at a third of the cost of pickled models.
    """

    path: str
    sha256: str | None = None
    record: str | None = None
    reason: str | None = None
    category: str | None = None
    members: tuple[PlanFile, ...] = ()


@dataclass(frozen=True, slots=True)
class _Loaded:
    file: PlanFile
    data: bytes
    digest: str


def read_batch(files: Sequence[PlanFile], database_url: str, spool: str) -> list[Outcome]:
    """Return what became of each file, in order; no exception of a single file leaves this function.

    An archive has an outcome with its members, which wait in the folder ``spool`` to be read like any
    file, and one outcome for each member that cannot be had.
    """
    if spool:  # what a worker leaves that is ended at its work goes with the spool
        tempfile.tempdir = spool
    loaded = [_load(file) for file in files]
    digests = [one.digest for one in loaded if isinstance(one, _Loaded)]
    with plans.open_session(_engine(database_url)) as session:
        known = plans.known_versions(session, digests)
    outcomes: dict[int, list[Outcome]] = {}
    wanted: dict[int, _Loaded] = {}
    for index, one in enumerate(loaded):
        if isinstance(one, Outcome):
            outcomes[index] = [one]
        elif known.get(one.digest) == EXTRACTOR_VERSION:
            outcomes[index] = [Outcome(one.file.path, one.digest, category=UNCHANGED)]
        elif not one.file.place and choose_container(one.data, one.file.filename):
            outcomes[index] = _unpack(one, Path(spool))
        else:
            wanted[index] = one
    documents = read_documents([(one.data, one.file.filename) for one in wanted.values()])
    for (index, one), document in zip(wanted.items(), documents, strict=True):
        outcomes[index] = [_read(one, document)]
    return [outcome for index in range(len(loaded)) for outcome in outcomes[index]]


@cache
def _engine(database_url: str) -> Engine:
    return connect.open_engine(database_url)


def _load(file: PlanFile) -> _Loaded | Outcome:
    try:
        data = load_file(file.file)
    except UnreadableFileError as error:
        return Outcome(file.path, reason=str(error), category=error.category)
    return _Loaded(file, data, hashlib.sha256(data).hexdigest())


def _unpack(one: _Loaded, spool: Path) -> list[Outcome]:
    """Put the files of an archive into the spool; the archive's own outcome comes last."""
    archive, found, failed = one.file, [], []
    reason = category = None
    try:
        for member in expand(one.data, archive.filename):
            path = f"{archive.path}/{member.path}".rstrip("/")
            if member.data is not None:
                place = spool / uuid4().hex  # the same archive may be in the folder twice
                place.write_bytes(member.data)
                found.append(PlanFile(path, f"{archive.filename}/{member.path}", str(place)))
            elif member.path:
                failed.append(Outcome(path, reason=member.reason, category=member.category))
            else:
                reason, category = member.reason, member.category
    except OSError:
        reason, category = "Không đủ chỗ trên ổ đĩa để giải nén; hãy dọn ổ đĩa rồi nạp lại.", "disk"
    except Exception as error:
        reason, category = _defect(error), "defect"
    return [*failed, Outcome(archive.path, one.digest, None, reason, category or UNPACKED, tuple(found))]


def _read(one: _Loaded, document: Document | Exception) -> Outcome:
    path = one.file.path
    try:
        if isinstance(document, Exception):
            raise document
        record = record_of_document(document, one.data, one.file.filename)
    except UnreadableFileError as error:
        return Outcome(path, one.digest, reason=str(error), category=error.category)
    except MemoryError:
        return Outcome(path, one.digest, reason="Tệp cần quá nhiều bộ nhớ để đọc.", category="too_large")
    except Exception as error:  # a defect of a reader must not cost the batch its other files
        return Outcome(path, one.digest, reason=_defect(error), category="defect")
    return Outcome(path, one.digest, record=record.model_dump_json())


def _defect(error: Exception) -> str:
    return f"Lỗi của chương trình khi đọc tệp ({type(error).__name__}); tệp được giữ nguyên."
