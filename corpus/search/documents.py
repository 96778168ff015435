"""The documents that plans cite, each told from its namesakes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from corpus.search.asked import CitationQuery, condition
from corpus.store.filter import PlanFilter, filter_plans
from corpus.store.tables import CitationRow, Plan

_SAID = ("doc_type", "number", "issued", "issuer", "subject")


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


def list_documents(
    session: Session, query: CitationQuery | None = None, wanted: PlanFilter | None = None, limit: int | None = 20
) -> list[CitedDocument]:
    """Return the documents that plans cite, those cited by most plans first.

    With a number, they are the documents that share it: 29-NQ/TW is of 2013 and of 2022.
    """
    plans = func.count(CitationRow.plan_id.distinct()).label("plans")
    found = select(CitationRow.key, plans, func.count(CitationRow.id))
    if wanted not in (None, PlanFilter()):
        found = filter_plans(found.join(Plan, Plan.id == CitationRow.plan_id), wanted)
    if query not in (None, CitationQuery()):
        found = found.where(condition(session, query))
    found = found.group_by(CitationRow.key).order_by(plans.desc(), CitationRow.key).limit(limit)
    return [_document(session, *row) for row in session.execute(found).all()]


def _document(session: Session, key: str, plans: int, mentions: int) -> CitedDocument:
    """Return a document with what most of its mentions say."""
    columns = [getattr(CitationRow, name) for name in _SAID]
    # a few mentions tell: an index hands out the first at once, all of a circular's take a while
    some = select(*columns).where(CitationRow.key == key).limit(200).subquery()
    rows = session.execute(select(*some.c, func.count().label("votes")).group_by(*some.c)).all()
    return CitedDocument(key=key, plans=plans, mentions=mentions, **{name: _usual(rows, name) for name in _SAID})


def _usual(rows: Sequence[Row], name: str) -> Any:
    votes: Counter[str] = Counter()
    for row in rows:
        if (value := getattr(row, name)) is not None:
            votes[value] += row.votes
    return max(votes, key=lambda value: (votes[value], len(value), value), default=None)
