"""Plans and the documents they cite: who does, who does not, which are cited most, who cites a plan."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import Session

from corpus.search.asked import CitationQuery, condition, has_number, types_like
from corpus.search.hits import Hit
from corpus.store.filter import PlanFilter, filter_plans
from corpus.store.plans import describe
from corpus.store.tables import CitationRow, Plan
from extractors.citation_key import fold_issuer

_HIT_COLUMNS = (
    CitationRow.plan_id, Plan.issuing_body, Plan.filename, CitationRow.text, CitationRow.start, CitationRow.end,
    CitationRow.page, CitationRow.section, CitationRow.doc_type, CitationRow.number, CitationRow.issued,
    CitationRow.issuer, CitationRow.subject, CitationRow.role, CitationRow.key,
)  # fmt: skip
_DOCUMENT = ("doc_type", "number", "issued", "issuer", "subject", "role", "key")


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


@dataclass(frozen=True)
class CitedDocument:
    """One document as plans cite it, told from its namesakes by ``key``; how many plans and mentions."""

    key: str
    doc_type: str
    number: str | None
    issued: str | None
    issuer: str | None
    subject: str | None
    plans: int
    mentions: int

    def to_dict(self) -> dict[str, Any]:
        """Return the document as other programs read it."""
        return dict(self.__dict__)


def find_citations(
    session: Session, query: CitationQuery, wanted: PlanFilter | None = None, limit: int | None = None
) -> list[Hit]:
    """Return the places where plans cite the document, by plan; ``limit`` is that of places."""
    found = _with_plans(select(*_HIT_COLUMNS), wanted).where(condition(session, query))
    found = found.order_by(CitationRow.plan_id, CitationRow.start).limit(limit)
    return [_hit(row) for row in session.execute(found)]


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


def list_documents(
    session: Session, query: CitationQuery | None = None, wanted: PlanFilter | None = None, limit: int | None = 20
) -> list[CitedDocument]:
    """Return the documents that plans cite, those cited by most plans first.

    With a number, they are the documents that share it: 29-NQ/TW is of 2013 and of 2022.
    """
    plans = func.count(CitationRow.plan_id.distinct()).label("plans")
    found = select(CitationRow.key, plans, func.count(CitationRow.id))
    if wanted is not None and wanted != PlanFilter():
        found = _with_plans(found, wanted)
    if query is not None:
        found = found.where(condition(session, query))
    found = found.group_by(CitationRow.key).order_by(plans.desc(), CitationRow.key).limit(limit)
    return [_document(session, *row) for row in session.execute(found).all()]


def find_citing(session: Session, plan: Plan, limit: int | None = None) -> list[Hit]:
    """Return the places where other plans cite this plan: its number, and nothing that speaks against it.

    Schools share numbers ("12/KH-THCS"): a mention with another date or issuer is of another plan;
    one that names neither is marked unsure.
    """
    if not plan.number_folded:
        return []
    found = _with_plans(select(*_HIT_COLUMNS), None).where(
        CitationRow.number_folded == plan.number_folded, CitationRow.plan_id != plan.id
    )
    if plan.document_type:
        found = found.where(CitationRow.doc_type.in_(types_like(plan.document_type)))
    hits = []
    for row in session.execute(found.order_by(CitationRow.plan_id, CitationRow.start)):
        fits = _fits(row, plan)
        if fits is not False:
            hits.append(_hit(row, unsure=fits is None))
    return hits[:limit]


def find_plans_by_number(
    session: Session, query: CitationQuery, wanted: PlanFilter | None = None, limit: int | None = None
) -> list[Hit]:
    """Return the plans that bear the number themselves."""
    if query.number is None:
        return []
    found = select(Plan).where(has_number(Plan.number_folded, query.number)).order_by(Plan.id).limit(limit)
    if query.doc_type:
        found = found.where(Plan.document_type.in_(types_like(query.doc_type)))
    return [
        Hit("plan", plan.id, plan.issuing_body, plan.filename, plan.title or describe(plan), document=_own(plan))
        for plan in session.scalars(filter_plans(found, wanted))
    ]


def _with_plans(query: Select, wanted: PlanFilter | None) -> Select:
    return filter_plans(query.join(Plan, Plan.id == CitationRow.plan_id), wanted)


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


def _document(session: Session, key: str, plans: int, mentions: int) -> CitedDocument:
    """Return a document with what most of its mentions say."""
    columns = tuple(getattr(CitationRow, name) for name in ("doc_type", "number", "issued", "issuer", "subject"))
    # a few mentions tell: an index hands out the first at once, all of a circular's take a while
    some = select(*columns).where(CitationRow.key == key).limit(200).subquery()
    said = session.execute(select(*some.c, func.count()).group_by(*some.c)).all()

    def usual(place: int) -> Any:
        votes: dict[Any, int] = {}
        for row in said:
            if row[place] is not None:
                votes[row[place]] = votes.get(row[place], 0) + row[-1]
        return max(votes, key=lambda value: (votes[value], len(value), value)) if votes else None

    doc_type, number, issued, issuer, subject = (usual(place) for place in range(5))
    return CitedDocument(key, doc_type, number, issued, issuer, subject, plans, mentions)


def _fits(row: Row, plan: Plan) -> bool | None:
    """Return whether a mention is of the plan; None where it names neither its date nor its issuer."""
    told = []
    if row.issued and plan.issued:
        told.append(row.issued.startswith(plan.issued) or plan.issued.startswith(row.issued))
    if row.issuer and plan.issuing_body:
        ours, theirs = fold_issuer(plan.issuing_body), fold_issuer(row.issuer)
        told.append(theirs in ours or ours in theirs or theirs in ("nha-truong", "truong"))
    return None if not told else all(told)


def _hit(row: Row, unsure: bool = False) -> Hit:
    number = row.number or ""
    at = row.text.find(number) if number else -1
    document = {name: getattr(row, name) for name in _DOCUMENT} | ({"unsure": True} if unsure else {})
    return Hit(
        "citation", row.plan_id, row.issuing_body, row.filename, row.text,
        marks=((at, at + len(number)),) if at >= 0 else (),
        span=(row.start, row.end) if row.start is not None and row.end is not None else None,
        page=row.page, section=row.section, parts=("citations",), document=document,
    )  # fmt: skip


def _own(plan: Plan) -> dict[str, Any]:
    return {"doc_type": plan.document_type, "number": plan.number, "issued": plan.issued}
