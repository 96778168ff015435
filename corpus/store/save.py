"""Saving plans, and what is in the store already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from corpus.store import tables as t
from corpus.store.bulk import Values, insert_rows
from corpus.store.chunks import chunks
from corpus.store.failures import forget_failures
from corpus.store.rows import COLUMNS, part_rows, plan_row
from corpus.store.words import index_words
from schemas import PlanRecord

Saved = Literal["new", "updated", "unchanged"]


def save_plans(
    session: Session,
    records: Sequence[PlanRecord],
    as_json: Sequence[str] | None = None,
    paths: Mapping[str, str] | None = None,
) -> list[Saved]:
    """Save records and return what became of each, in order.

    A record whose file is in the store already replaces the older one when another version of the
    extractors made it, or when it is whole and the older one partial; otherwise it changes nothing. Of two
    records of one file the first counts. ``as_json`` are the records as JSON, for a caller that has them
    so: to write them anew takes time. ``paths`` says by SHA-256 where the files lay.
    """
    known = {k.sha256: k for k in _known(session, [r.source.sha256 for r in records])}
    texts = as_json if as_json is not None else [None] * len(records)
    saved: list[Saved] = []
    new: list[PlanRecord] = []
    changed: list[tuple[int, PlanRecord]] = []
    written: dict[str, str | None] = {}
    for record, text in zip(records, texts, strict=True):
        digest = record.source.sha256
        found = known.get(digest)
        if digest in written or (found and not found.gives_way_to(record)):
            saved.append("unchanged")
            continue
        written[digest] = text
        if found:
            changed.append((found.plan_id, record))
        else:
            new.append(record)
        saved.append("updated" if found else "new")
    _replace(session, changed, paths or {})
    _insert_parts(session, changed + _insert(session, new, paths or {}), written)
    return saved


def known_versions(session: Session, digests: Iterable[str]) -> dict[str, str]:
    """Return, of the files with these SHA-256 digests that are in the store, the extractors' version."""
    return {known.sha256: known.version for known in _known(session, list(digests))}


def known_whole(session: Session, digests: Iterable[str], version: str) -> set[str]:
    """Return which of these SHA-256 digests have a whole record of this version of the extractors."""
    found = _known(session, list(digests))
    return {known.sha256 for known in found if known.version == version and not known.is_partial}


@dataclass(frozen=True, slots=True)
class _Known:
    """A plan that is in the store."""

    plan_id: int
    sha256: str
    version: str
    status: str

    @property
    def is_partial(self) -> bool:
        return self.status != "success"

    def gives_way_to(self, record: PlanRecord) -> bool:
        return self.version != record.extractor_version or (self.is_partial and record.status == "success")


def _known(session: Session, digests: list[str]) -> list[_Known]:
    found: list[_Known] = []
    for some in chunks(digests):
        columns = (t.Plan.id, t.Plan.sha256, t.Plan.extractor_version, t.Plan.status)
        found += [_Known(*row) for row in session.execute(select(*columns).where(t.Plan.sha256.in_(some)))]
    return found


def _insert(session: Session, records: list[PlanRecord], paths: Mapping[str, str]) -> list[tuple[int, PlanRecord]]:
    if not records:
        return []
    digests = [record.source.sha256 for record in records]
    forget_failures(session, digests=digests)
    rows = [plan_row(record) | {"path": paths.get(record.source.sha256)} for record in records]
    session.execute(insert(cast(Table, t.Plan.__table__)), rows)
    ids = {known.sha256: known.plan_id for known in _known(session, digests)}
    return [(ids[record.source.sha256], record) for record in records]


def _replace(session: Session, changed: list[tuple[int, PlanRecord]], paths: Mapping[str, str]) -> None:
    """Write the plans' own rows anew and drop their parts; ids and thus links to them stay."""
    if not changed:
        return
    forget_failures(session, digests=[record.source.sha256 for _, record in changed])
    for some in chunks([plan_id for plan_id, _ in changed]):
        for table in t.part_tables():
            session.execute(delete(table).where(table.c.plan_id.in_(some)))
    for plan_id, record in changed:
        path = paths.get(record.source.sha256)
        values = plan_row(record) | ({"path": path} if path else {})
        session.execute(update(t.Plan).where(t.Plan.id == plan_id).values(**values))


def _insert_parts(session: Session, saved: list[tuple[int, PlanRecord]], written: Mapping[str, str | None]) -> None:
    """Insert the records and parts of many plans, one statement a table."""
    records = [(i, written.get(r.source.sha256) or r.model_dump_json()) for i, r in saved]
    insert_rows(session, cast(Table, t.StoredRecord.__table__), ("plan_id", "record"), records)
    rows: dict[type[t.Base], list[Values]] = {table: [] for table in COLUMNS}
    for plan_id, record in saved:
        for table, some in part_rows(record, plan_id).items():
            rows[table] += some
    for table, some in rows.items():
        insert_rows(session, cast(Table, table.__table__), COLUMNS[table], some)
    index_words(session, [plan_id for plan_id, _ in saved])
