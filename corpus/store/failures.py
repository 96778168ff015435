"""The files that gave no record, or one that is not whole: kept until they are read after all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from corpus.store import tables as t
from corpus.store.chunks import chunks

PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be read; what its fields are stands at ``tables.Failure``."""

    path: str
    reason: str
    category: str
    sha256: str | None = None
    filename: str | None = None
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Defect:
    """What failed while a record was made."""

    component: str
    category: str
    message: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that gave no record, or a partial one: then ``category`` is "partial", ``plan_id`` is its plan, and
    ``defects`` say what is missing in place of ``reason``."""

    path: str
    category: str
    reason: str
    since: datetime
    filename: str
    sha256: str | None
    original: str | None
    plan_id: int | None = None
    defects: tuple[Defect, ...] = ()


def save_failures(session: Session, failed: Sequence[FailedFile]) -> None:
    """Keep files that could not be read, in place of what was said of the same paths before."""
    by_path = {one.path: one for one in failed}
    forget_failures(session, paths=list(by_path))
    if not by_path:
        return
    now = datetime.now(UTC)
    names = ("path", "reason", "category", "sha256", "filename", "original")
    values = [{name: getattr(one, name) for name in names} | {"failed_at": now} for one in by_path.values()]
    session.execute(insert(t.Failure), values)


def forget_failures(session: Session, *, paths: Sequence[str] = (), digests: Sequence[str] = ()) -> int:
    """Remove what is kept of files by their paths and by the SHA-256 of their content; return how many went."""
    gone = 0
    for column, values in ((t.Failure.path, paths), (t.Failure.sha256, digests)):
        for some in chunks(values):
            gone += session.execute(delete(t.Failure).where(column.in_(some))).rowcount  # type: ignore[attr-defined]
    return gone


def forget_gone_members(session: Session, archive: str, still_there: Collection[str]) -> None:
    """Remove what is kept of files that an archive held once and holds no more."""
    inside = select(t.Failure.path).where(t.Failure.path.startswith(f"{archive}/", autoescape=True))
    known = [path for path in session.scalars(inside) if path.startswith(f"{archive}/")]  # LIKE knows no case
    forget_failures(session, paths=sorted(set(known).difference(still_there)))


def list_failures(session: Session) -> list[t.Failure]:
    """Return the files that could not be read, by path."""
    return list(session.scalars(select(t.Failure).order_by(t.Failure.path)))


def list_troubles(session: Session) -> list[Trouble]:
    """Return the files that gave no record or a partial one, by path."""
    failed = [
        Trouble(
            f.path, f.category, f.reason, f.failed_at, f.filename or _name(f.path), f.sha256, f.original or f.sha256
        )
        for f in list_failures(session)
    ]
    return sorted([*failed, *_partial(session)], key=lambda trouble: trouble.path)


def list_older(session: Session, version: str) -> list[t.Plan]:
    """Return the plans that another version of the extractors read, or that have a partial record."""
    wanted = or_(t.Plan.extractor_version != version, t.Plan.status != "success")
    return list(session.scalars(select(t.Plan).where(wanted).order_by(t.Plan.id)))


def _partial(session: Session) -> list[Trouble]:
    plans = list(session.scalars(select(t.Plan).where(t.Plan.status != "success")))
    errors: dict[int, list[Defect]] = {}
    for some in chunks([plan.id for plan in plans]):
        row = t.ComponentErrorRow
        for e in session.scalars(select(row).where(row.plan_id.in_(some)).order_by(row.id)):
            errors.setdefault(e.plan_id, []).append(Defect(e.component, e.category, e.message, e.page))
    return [
        Trouble(
            p.path or p.filename, PARTIAL, "", p.ingested_at, p.filename, p.sha256, p.sha256, p.id,
            tuple(errors.get(p.id, ())),
        )
        for p in plans
    ]  # fmt: skip


def _name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]
