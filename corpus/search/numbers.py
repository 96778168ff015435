"""Documents by number, in any spelling: who cites it, and which plan it is."""

from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from corpus.numbers import NumberQuery
from corpus.search.hits import Hit
from corpus.store.plans import PlanFilter, describe, filter_plans
from corpus.store.tables import CitationRow, Plan


def find_citations(
    session: Session, query: NumberQuery, wanted: PlanFilter | None = None, limit: int | None = None
) -> list[Hit]:
    """Return the places where plans cite the document, by plan; a bare number finds every symbol."""
    found = (
        select(CitationRow, Plan.issuing_body, Plan.filename)
        .join(Plan, Plan.id == CitationRow.plan_id)
        .where(_has_number(CitationRow.number_folded, query))
        .order_by(Plan.id, CitationRow.start)
        .limit(limit)
    )
    if query.doc_type:
        found = found.where(CitationRow.doc_type == query.doc_type)
    rows = session.execute(filter_plans(found, wanted))
    return [_citation_hit(citation, school, filename) for citation, school, filename in rows]


def find_plans_by_number(
    session: Session, query: NumberQuery, wanted: PlanFilter | None = None, limit: int | None = None
) -> list[Hit]:
    """Return the plans that bear the number themselves."""
    found = select(Plan).where(_has_number(Plan.number_folded, query)).order_by(Plan.id).limit(limit)
    if query.doc_type:
        found = found.where(Plan.document_type == query.doc_type)
    return [
        Hit("plan", plan.id, plan.issuing_body, plan.filename, plan.title or describe(plan), document=_own(plan))
        for plan in session.scalars(filter_plans(found, wanted))
    ]


def _has_number(column: InstrumentedAttribute[str | None], query: NumberQuery) -> ColumnElement[bool]:
    if query.folded[-1].isalpha():
        return column == query.folded
    # "0" follows "/" in ASCII: the range is the prefix "1431/", in a form that an index serves
    return or_(column == query.folded, (column >= f"{query.folded}/") & (column < f"{query.folded}0"))


def _citation_hit(citation: CitationRow, school: str | None, filename: str) -> Hit:
    number = citation.number or ""
    at = citation.text.find(number) if number else -1
    span = (citation.start, citation.end) if citation.start is not None and citation.end is not None else None
    return Hit(
        "citation", citation.plan_id, school, filename, citation.text,
        marks=((at, at + len(number)),) if at >= 0 else (),
        span=span, page=citation.page, section=citation.section, parts=("citations",),
        document={
            "doc_type": citation.doc_type, "number": citation.number, "issued": citation.issued,
            "issuer": citation.issuer, "subject": citation.subject, "role": citation.role, "key": citation.key,
        },
    )  # fmt: skip


def _own(plan: Plan) -> dict[str, Any]:
    return {"doc_type": plan.document_type, "number": plan.number, "issued": plan.issued}
