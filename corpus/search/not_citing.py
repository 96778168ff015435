"""Who does not cite a document, and of whom that cannot be said."""

from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from corpus.search.asked import CitationQuery, condition
from corpus.store.filter import PlanFilter, filter_plans
from corpus.store.tables import CitationRow, Plan


class PlanLine(NamedTuple):
    """One plan of a list that may be long; ``number`` and ``issued`` are the plan's own."""

    plan: int
    school: str | None
    filename: str
    number: str | None
    title: str | None
    issued: str | None
    school_year: str | None
    status: str


def find_not_citing(
    session: Session, query: CitationQuery, wanted: PlanFilter | None = None, limit: int | None = None
) -> list[PlanLine]:
    """Return the wanted plans that do not cite the document, by school.

    A plan that may cite it is not among them: one that gives the number without the date that was
    asked for, or without its symbol ("Nghị quyết 29"); nor is the document itself.
    """
    columns = (
        Plan.id, Plan.issuing_body, Plan.filename, Plan.number, Plan.title, Plan.issued, Plan.school_year, Plan.status,
        Plan.issuing_body_folded,
    )  # fmt: skip
    found = _not_citing(session, select(*columns), query, wanted)
    if limit is not None and wanted in (None, PlanFilter()):  # an index has them in this order
        found = found.order_by(Plan.issuing_body_folded, Plan.issued, Plan.filename, Plan.id).limit(limit)
        return [PlanLine._make(row[:-1]) for row in session.execute(found)]
    # sorted here: to have the order, SQLite would walk all plans by school, and pick those of the filter
    rows = sorted(session.execute(found), key=lambda row: (row[8] or "", row.issued or "", row.filename, row.id))
    return [PlanLine._make(row[:-1]) for row in rows[:limit]]


def count_not_citing(session: Session, query: CitationQuery, wanted: PlanFilter | None = None) -> int:
    """Return how many of the wanted plans do not cite the document."""
    return session.scalar(_not_citing(session, select(func.count(Plan.id)), query, wanted)) or 0


def count_unsure(session: Session, query: CitationQuery, wanted: PlanFilter | None = None) -> int:
    """Return how many of the wanted plans may cite the document, but do not say so fully."""
    surely, maybe = (
        select(CitationRow.plan_id).where(condition(session, _strict(session, query), strictly=strictly))
        for strictly in (True, False)
    )
    found = select(func.count(Plan.id)).where(Plan.id.in_(maybe), Plan.id.not_in(surely))
    return session.scalar(filter_plans(found, wanted)) or 0


def _not_citing(session: Session, found: Select, query: CitationQuery, wanted: PlanFilter | None) -> Select:
    citing = select(CitationRow.plan_id).where(condition(session, _strict(session, query), strictly=False))
    found = filter_plans(found, wanted).where(Plan.id.not_in(citing))
    if query.number and "/" in query.number:
        found = found.where(or_(Plan.number_folded.is_(None), Plan.number_folded != query.number))
    return found


def _strict(session: Session, query: CitationQuery) -> CitationQuery:
    """Return a query by key as one by number and date, which mentions can leave open."""
    if not query.key:
        return query
    same = select(CitationRow.number_folded, CitationRow.issued).where(CitationRow.key == query.key)
    row = session.execute(same.order_by(CitationRow.issued.is_(None)).limit(1)).first()
    if row is None or row.number_folded is None or row.issued is None:
        return query
    return replace(query, key=None, number=row.number_folded, issued_from=row.issued[:4], issued_to=row.issued[:4])
