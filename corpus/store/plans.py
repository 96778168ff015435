"""What the store does with plans: save, find, list, load, remove. Functions take a session first; the
caller commits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import ColumnElement, Select, Table, delete, false, func, insert, or_, select, update
from sqlalchemy.orm import Session

from corpus.errors import AmbiguousPlanError, NoSuchPlanError
from corpus.fold import fold_marks
from corpus.numbers import read_number_query, search_form
from corpus.school_names import levels_of
from corpus.store import tables as t
from corpus.store.bulk import Values, insert_rows
from corpus.store.chunks import chunks
from corpus.store.connect import open_session
from corpus.store.failures import forget_failures
from corpus.store.rows import COLUMNS, part_rows, plan_row
from corpus.store.words import index_words
from schemas import PlanRecord

__all__ = [
    "PlanFilter", "Saved", "count_plans", "delete_plan", "describe", "find_plan", "known_versions",
    "list_plans", "load_record", "open_session", "save_plans",
]  # fmt: skip

Saved = Literal["new", "updated", "unchanged"]


@dataclass(frozen=True)
class PlanFilter:
    """Which plans are meant; None means all. Words of a school's name may lack their marks.

    ``level`` is a level of school in any spelling ("THCS", "mam non"), ``kind`` words of the plan's
    type and title ("thi dua").
    """

    school: str | None = None
    school_year: str | None = None
    document_type: str | None = None
    status: str | None = None
    level: str | None = None
    kind: str | None = None
    with_findings: bool = False


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
    written: dict[str, str] = {}
    for record, text in zip(records, as_json, strict=True) if as_json is not None else ():
        written.setdefault(record.source.sha256, text)  # the first counts, as below
    known = {k.sha256: k for k in _known(session, [r.source.sha256 for r in records])}
    saved: list[Saved] = []
    new: list[PlanRecord] = []
    changed: list[tuple[int, PlanRecord]] = []
    for record in records:
        found = known.get(record.source.sha256)
        if (
            found
            and found.version == record.extractor_version
            and not (found.is_partial and record.status == "success")
        ):
            saved.append("unchanged")
            continue
        plan_id = found.plan_id if found else 0
        known[record.source.sha256] = _Known(plan_id, record.source.sha256, record.extractor_version, record.status)
        if found is None:
            new.append(record)
        else:
            changed.append((plan_id, record))
        saved.append("new" if found is None else "updated")
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


def count_plans(session: Session, wanted: PlanFilter | None = None) -> int:
    """Return how many plans there are of the wanted kind."""
    return session.scalar(filter_plans(select(func.count(t.Plan.id)), wanted)) or 0


def list_plans(session: Session, wanted: PlanFilter | None = None, limit: int | None = None) -> list[t.Plan]:
    """Return the plans of the wanted kind, by school, day and file name."""
    order = (t.Plan.issuing_body_folded, t.Plan.issued, t.Plan.filename, t.Plan.id)
    return list(session.scalars(filter_plans(select(t.Plan), wanted).order_by(*order).limit(limit)))


def filter_plans(query: Select, wanted: PlanFilter | None) -> Select:
    """Return the query with the filter's conditions on ``plans``."""
    wanted = wanted or PlanFilter()
    for word in fold_marks(wanted.school or "").split():
        query = query.where(t.Plan.issuing_body_folded.contains(word, autoescape=True))
    if wanted.school_year:
        year = wanted.school_year.replace(" ", "").replace("-", "/").replace("–", "/")
        query = query.where(or_(t.Plan.school_year == year, t.Plan.period == year))
    if wanted.document_type:
        query = query.where(func.lower(t.Plan.document_type) == wanted.document_type.lower())
    if wanted.status:
        query = query.where(t.Plan.status == wanted.status)
    if wanted.level:
        levels = levels_of(wanted.level)
        query = query.where(or_(false(), *(t.Plan.levels.contains(f"|{level}|") for level in levels)))
    for word in fold_marks(wanted.kind or "").split():
        query = query.where(t.Plan.kind_folded.contains(word, autoescape=True))
    if wanted.with_findings:
        query = query.where(t.Plan.errors_found + t.Plan.warnings_found > 0)
    return query


def find_plan(session: Session, name: str) -> t.Plan:
    """Return the one plan that a name means: id, start of the SHA-256, file name, or number.

    NoSuchPlanError where there is none, AmbiguousPlanError with the candidates where there are more.
    """
    name = name.strip()
    for condition in _meanings(name):
        found = list(session.scalars(select(t.Plan).where(condition).order_by(t.Plan.id).limit(20)))
        if len(found) == 1:
            return found[0]
        if found:
            message = f"Có {len(found)} kế hoạch ứng với “{name}”; hãy gọi bằng mã số ở cột đầu"
            raise AmbiguousPlanError(message, [(plan.id, describe(plan)) for plan in found])
    raise NoSuchPlanError(f"Không có kế hoạch nào ứng với “{name}”. Xem danh sách: kehoach list")


def describe(plan: t.Plan) -> str:
    """Return a plan in one line: number, school, school year, file."""
    parts = (plan.number, plan.issuing_body, plan.school_year or plan.period, plan.filename)
    return " · ".join(part for part in parts if part)


def load_record(session: Session, plan_id: int) -> PlanRecord:
    """Return the record of a plan."""
    stored = session.scalar(select(t.StoredRecord.record).where(t.StoredRecord.plan_id == plan_id))
    if stored is None:
        raise NoSuchPlanError(f"Không có kế hoạch mã số {plan_id}.")
    return PlanRecord.model_validate_json(stored)


def delete_plan(session: Session, plan_id: int) -> None:
    """Remove a plan with all its rows; no plan, nothing to do."""
    session.execute(delete(t.Plan).where(t.Plan.id == plan_id))


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
        for table in part_tables():
            session.execute(delete(table).where(table.c.plan_id.in_(some)))
    for plan_id, record in changed:
        path = paths.get(record.source.sha256)
        values = plan_row(record) | ({"path": path} if path else {})
        session.execute(update(t.Plan).where(t.Plan.id == plan_id).values(**values))


def _insert_parts(session: Session, saved: list[tuple[int, PlanRecord]], written: dict[str, str]) -> None:
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


def part_tables() -> list[Table]:
    """Return the tables whose rows belong to a plan."""
    return [table for table in t.Base.metadata.sorted_tables if "plan_id" in table.c]


def _meanings(name: str) -> list[ColumnElement[bool]]:
    """Return what a name may mean, the surest first."""
    meanings: list[ColumnElement[bool]] = []
    if name.isascii() and name.isdigit() and len(name) < 10:
        meanings.append(t.Plan.id == int(name))
    meanings += [t.Plan.filename == name, t.Plan.number == name]
    if len(name) >= 4 and all(c in "0123456789abcdef" for c in name.lower()):
        meanings.append(t.Plan.sha256.startswith(name.lower()))
    asked = read_number_query(name)
    if folded := asked.folded if asked else search_form(name):
        meanings += [t.Plan.number_folded == folded, t.Plan.number_folded.startswith(folded + "/")]
    meanings.append(func.lower(t.Plan.filename).contains(name.lower(), autoescape=True))
    return meanings
