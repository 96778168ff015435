"""Who cites a document, who cites a plan, and which plan bears a number itself: places in plans."""

from typing import Any

from sqlalchemy import Row, Select, select
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


def find_citations(
    session: Session, query: CitationQuery, wanted: PlanFilter | None = None, limit: int | None = None
) -> list[Hit]:
    """Return the places where plans cite the document, by plan; ``limit`` is that of places."""
    found = _with_plans(select(*_HIT_COLUMNS), wanted).where(condition(session, query))
    found = found.order_by(CitationRow.plan_id, CitationRow.start).limit(limit)
    return [_hit(row) for row in session.execute(found)]


def find_citing(
    session: Session, plan: Plan, wanted: PlanFilter | None = None, only: CitationQuery | None = None
) -> list[Hit]:
    """Return the places where other of the wanted plans cite this plan: its number, and nothing against it.

    Schools share numbers ("12/KH-THCS"): a mention with another date or issuer is of another plan;
    one that names neither is marked unsure. ``only`` narrows the mentions: to a role, or to those that
    give a certain day, issuer or subject.
    """
    if not plan.number_folded:
        return []
    found = _with_plans(select(*_HIT_COLUMNS), wanted).where(
        CitationRow.number_folded == plan.number_folded,
        CitationRow.plan_id != plan.id,
        condition(session, only or CitationQuery()),
    )
    if plan.document_type:
        found = found.where(CitationRow.doc_type.in_(types_like(plan.document_type)))
    hits = []
    for row in session.execute(found.order_by(CitationRow.plan_id, CitationRow.start)):
        fits = _fits(row, plan)
        if fits is not False:
            hits.append(_hit(row, unsure=fits is None))
    return hits


def find_plans_by_number(session: Session, query: CitationQuery, wanted: PlanFilter | None = None) -> list[Hit]:
    """Return the plans that bear the number themselves."""
    if query.number is None:
        return []
    found = select(Plan).where(has_number(Plan.number_folded, query.number)).order_by(Plan.id)
    if query.doc_type:
        found = found.where(Plan.document_type.in_(types_like(query.doc_type)))
    return [
        Hit("plan", plan.id, plan.issuing_body, plan.filename, plan.title or describe(plan), document=_own(plan))
        for plan in session.scalars(filter_plans(found, wanted))
    ]


def _with_plans(query: Select, wanted: PlanFilter | None) -> Select:
    return filter_plans(query.join(Plan, Plan.id == CitationRow.plan_id), wanted)


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
