"""What is worth reading again, and where its bytes lie: at the place they came from, or among the originals."""

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from corpus.store.failures import Trouble, list_older, list_troubles
from corpus.store.originals import find_original
from corpus.store.tables import Plan


@dataclass(frozen=True, slots=True)
class Again:
    """A file to read again: its path and name as people know them, and where the bytes are. ``known``: the
    store has a record of it."""

    path: str
    filename: str
    place: str
    known: bool


@dataclass(frozen=True, slots=True)
class ToRead:
    """What to read again; ``lost`` are paths of failed files that lie nowhere any more, ``left`` those of
    plans that do: their older records stay."""

    files: list[Again]
    lost: list[str]
    left: list[str]


def find_again(session: Session, originals: Path | None, version: str) -> ToRead:
    """Return what to read again, each file once.

    What failed is read from the place it came from, where the clerk may have mended it, else from its kept
    original. What an older version of the extractors read, or only in part, is read from its original, which
    is the same to the byte, else from its place.
    """
    failed = {t.path: _again(t, originals) for t in list_troubles(session) if t.plan_id is None}
    older = {p.path or p.filename: _again_known(p, originals) for p in list_older(session, version)}
    found: dict[tuple[str, str], Again] = {}
    for again in [*failed.values(), *older.values()]:
        if again:
            found.setdefault((again.path, again.place), again)
    lost = [path for path, again in failed.items() if again is None]
    return ToRead(list(found.values()), lost, [path for path, again in older.items() if again is None])


def place_on_disk(path: str, filename: str) -> str:
    """Return the file on disk behind a path: the archive, of a file in one.

    >>> place_on_disk("/x/đợt 1.zip/Trường A/a.docx", "đợt 1.zip/Trường A/a.docx")
    '/x/đợt 1.zip'
    >>> place_on_disk("/x/a.docx", "a.docx")
    '/x/a.docx'
    """
    if "/" not in filename or not path.endswith(filename):
        return path
    return path.removesuffix(filename) + filename.split("/", 1)[0]


def is_gone(trouble: Trouble, originals: Path | None) -> bool:
    """Return whether a failed file lies nowhere any more, neither at its place nor among the originals."""
    return _again(trouble, originals) is None


def _again(trouble: Trouble, originals: Path | None) -> Again | None:
    here = place_on_disk(trouble.path, trouble.filename)
    if os.path.isfile(here):
        return Again(here, Path(here).name, here, known=False)
    kept = find_original(originals, trouble.original)
    if kept is None:
        return None
    if trouble.original == trouble.sha256:
        return Again(trouble.path, trouble.filename, str(kept), known=False)
    return Again(here, trouble.filename.split("/", 1)[0], str(kept), known=False)  # the archive it was in


def _again_known(plan: Plan, originals: Path | None) -> Again | None:
    path = plan.path or plan.filename
    if kept := find_original(originals, plan.sha256):
        return Again(path, plan.filename, str(kept), known=True)
    here = place_on_disk(path, plan.filename)
    return Again(here, Path(here).name, here, known=True) if plan.path and os.path.isfile(here) else None
