"""What runs in a worker process: one batch of files, each to a record, a reason why not, or the files in it."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine

from corpus.store import connect
from corpus.store.originals import is_disk_full, keep_original
from corpus.store.save import known_versions
from extractors.errors import UnreadableFileError
from extractors.pipeline import EXTRACTOR_VERSION, record_of_document
from extractors.reading import load_file, read_documents
from extractors.unpacking import choose_container, expand
from schemas import Document

UNCHANGED = "unchanged"
UNPACKED = "unpacked"


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file to read: the path people know it by, and its bytes, which may lie elsewhere.

    ``member`` is its name in a record where that is not the last part of the path. ``place`` is where the
    bytes lie: a member of an archive waits in the spool (``spooled``) under a number, a kept original among
    the originals. ``again``: it is read even where the store has a record of it.
    """

    path: str
    member: str = ""
    place: str = ""
    spooled: bool = False
    again: bool = False

    @property
    def filename(self) -> str:
        """Return the name in the record: "a.docx", of a member "đợt 1.zip/Trường A/a.docx"."""
        return self.member or Path(self.path).name

    @property
    def file(self) -> Path:
        """Return where the bytes lie."""
        return Path(self.place or self.path)


@dataclass(frozen=True, slots=True)
class Room:
    """Where a run works: its store, the folder ``spool`` for the files in archives, and the folder of the
    originals, which is "" where none are kept."""

    database_url: str
    spool: str
    originals: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a record as JSON, a reason, its members, or nothing where nothing changed.

    The record is JSON, because it crosses to the writer's process at a third of the cost of pickled
    models. ``original`` is the SHA-256 of the bytes to read again where there is a reason.
    """

    path: str
    sha256: str | None = None
    record: str | None = None
    reason: str | None = None
    category: str | None = None
    members: tuple[PlanFile, ...] = ()
    filename: str = ""
    original: str | None = None


@dataclass(frozen=True, slots=True)
class _Loaded:
    file: PlanFile
    data: bytes
    digest: str

    def failed(self, reason: str, category: str) -> Outcome:
        return Outcome(
            self.file.path, self.digest, None, reason, category, filename=self.file.filename, original=self.digest
        )


def read_batch(files: Sequence[PlanFile], room: Room) -> list[Outcome]:
    """Return what became of each file, in order; no exception of a single file leaves this function.

    An archive has an outcome with its members, which wait in the spool to be read like any file, and one
    outcome for each member that cannot be had. What is read is kept among the originals first;
    StoreError where that cannot be, for then nothing else can be saved either.
    """
    if room.spool:  # what a worker leaves that is ended at its work goes with the spool
        tempfile.tempdir = room.spool
    loaded = [_load(file) for file in files]
    digests = [one.digest for one in loaded if isinstance(one, _Loaded)]
    with connect.open_session(_engine(room.database_url)) as session:
        known = known_versions(session, digests)
    outcomes: dict[int, list[Outcome]] = {}
    wanted: dict[int, _Loaded] = {}
    for index, one in enumerate(loaded):
        if isinstance(one, Outcome):
            outcomes[index] = [one]
        elif known.get(one.digest) == EXTRACTOR_VERSION and not one.file.again:
            _keep(one, room)
            outcomes[index] = [Outcome(one.file.path, one.digest, category=UNCHANGED)]
        elif not one.file.spooled and choose_container(one.data, one.file.filename):
            outcomes[index] = _unpack(one, room)
        else:
            _keep(one, room)
            wanted[index] = one
    documents = read_documents([(one.data, one.file.filename) for one in wanted.values()])
    for (index, one), document in zip(wanted.items(), documents, strict=True):
        outcomes[index] = [_read(one, document)]
    return [outcome for index in range(len(loaded)) for outcome in outcomes[index]]


def ended_outcome(file: PlanFile, reason: str, originals: str) -> Outcome:
    """Return the outcome of a file whose worker was ended at its work; its bytes are kept from here."""
    one = _load(file)
    if isinstance(one, Outcome):
        return Outcome(file.path, reason=reason, category="timeout", filename=file.filename)
    if originals:
        keep_original(Path(originals), one.data, one.digest)
    return one.failed(reason, "timeout")


@cache
def _engine(database_url: str) -> Engine:
    return connect.open_engine(database_url)


def _load(file: PlanFile) -> _Loaded | Outcome:
    try:
        data = load_file(file.file)
    except UnreadableFileError as error:
        return Outcome(file.path, reason=str(error), category=error.category, filename=file.filename)
    return _Loaded(file, data, hashlib.sha256(data).hexdigest())


def _keep(one: _Loaded, room: Room) -> None:
    if room.originals:
        keep_original(Path(room.originals), one.data, one.digest)


def _unpack(one: _Loaded, room: Room) -> list[Outcome]:
    """Put the files of an archive into the spool; the archive's own outcome comes last.

    The archive is kept only where something in it cannot be had: what can is kept file by file.
    """
    archive, found, failed = one.file, [], []
    reason = category = None
    try:
        for member in expand(one.data, archive.filename):
            path = f"{archive.path}/{member.path}".rstrip("/")
            name = f"{archive.filename}/{member.path}".rstrip("/")
            if member.data is not None:
                place = Path(room.spool, uuid4().hex)  # the same archive may be in the folder twice
                place.write_bytes(member.data)
                found.append(PlanFile(path, name, str(place), spooled=True, again=archive.again))
            elif member.path:
                failed.append(Outcome(path, None, None, member.reason, member.category, (), name, one.digest))
            else:
                reason, category = member.reason, member.category
    except OSError:
        reason, category = "Không đủ chỗ trên ổ đĩa để giải nén; hãy dọn ổ đĩa rồi nạp lại.", "disk"
    except Exception as error:
        reason, category = _defect(error), "defect"
    if failed or reason:
        _keep(one, room)
    own = Outcome(
        archive.path, one.digest, None, reason, category or UNPACKED, tuple(found), archive.filename, one.digest
    )
    return [*failed, own]


def _read(one: _Loaded, document: Document | Exception) -> Outcome:
    try:
        if isinstance(document, Exception):
            raise document
        record = record_of_document(document, one.data, one.file.filename)
    except UnreadableFileError as error:
        return one.failed(str(error), error.category)
    except MemoryError:
        return one.failed("Tệp cần quá nhiều bộ nhớ để đọc.", "too_large")
    except Exception as error:  # a defect of a reader must not cost the batch its other files
        if is_disk_full(error):
            return one.failed("Ổ đĩa tạm đã đầy nên chưa đọc được tệp; hãy dọn ổ đĩa rồi đọc lại.", "disk")
        return one.failed(_defect(error), "defect")
    return Outcome(one.file.path, one.digest, record=record.model_dump_json(), filename=one.file.filename)


def _defect(error: Exception) -> str:
    return f"Lỗi của chương trình khi đọc tệp ({type(error).__name__}); tệp được giữ nguyên."
