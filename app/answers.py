"""What a search is asked and answers: places, plans that do not cite a document, or the documents themselves."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from corpus.search import CitationQuery, CitedDocument, Hit, PlanLine
    from corpus.store.filter import PlanFilter

_WORDS_LIMIT = 20  # plans shown for words, unless told otherwise; lists of citing plans are whole
_TOP_LIMIT = 20


@dataclass
class Answer:
    """What was asked for, and what was found: places, plans that lack something, or documents.

    ``total`` of the ``of`` wanted plans lack the document, and of ``unsure`` it cannot be said; ``plans`` may be
    the first of them only. ``more`` says that further plans than those of ``hits`` were found.
    """

    named: str
    hits: "list[Hit]" = field(default_factory=list)
    plans: "list[PlanLine] | None" = None
    documents: "list[CitedDocument]" = field(default_factory=list)
    total: int = 0
    of: int = 0
    unsure: int = 0
    more: bool = False
    is_top: bool = False

    def rows(self) -> list[dict[str, Any]]:
        """Return the answer as other programs read it."""
        if self.plans is not None:
            return [plan._asdict() for plan in self.plans]
        return [document.to_dict() for document in self.documents] if self.is_top else [h.to_dict() for h in self.hits]


def who_cites(
    session: "Session", query: "CitationQuery", wanted: "PlanFilter", limit: int | None, named: str
) -> Answer:
    """Return where the wanted plans cite the documents, in the first ``limit`` plans."""
    from corpus.search import find_citations, list_documents

    hits = find_citations(session, query, wanted)
    documents = list_documents(session, query, wanted) if hits and query.number else []
    return _first_plans(named, hits, limit, documents)


def who_does_not_cite(
    session: "Session", query: "CitationQuery", wanted: "PlanFilter", limit: int | None, named: str
) -> Answer:
    """Return which of the wanted plans do not cite the document, and of how many that cannot be said."""
    from corpus.search import count_not_citing, count_unsure, find_not_citing, list_documents
    from corpus.store.plans import count_plans

    plans = find_not_citing(session, query, wanted, limit)
    total = len(plans) if limit is None else count_not_citing(session, query, wanted)
    return Answer(
        named, plans=plans, total=total, of=count_plans(session, wanted), unsure=count_unsure(session, query, wanted),
        documents=list_documents(session, query) if query.number else [],
    )  # fmt: skip


def who_cites_plan(
    session: "Session", name: str, query: "CitationQuery", wanted: "PlanFilter", limit: int | None
) -> Answer:
    """Return where the wanted plans cite the plan of this name, as ``query`` narrows it: the first ``limit`` plans."""
    from corpus.search import find_citing
    from corpus.store.plans import describe, find_plan

    plan = find_plan(session, name)
    return _first_plans(describe(plan), find_citing(session, plan, wanted, query), limit)


def most_cited(session: "Session", query: "CitationQuery", wanted: "PlanFilter", limit: int | None) -> Answer:
    """Return the documents that most of the wanted plans cite."""
    from corpus.search import list_documents

    return Answer("văn bản được viện dẫn", documents=list_documents(session, query, wanted, limit or _TOP_LIMIT),
                  is_top=True)  # fmt: skip


def where_words_stand(
    session: "Session", words: str, query: "CitationQuery", wanted: "PlanFilter", part: str | None, limit: int | None
) -> Answer:
    """Return what words find: by number where they are one and some plan has it, else the places of the words.

    ``query`` narrows the documents; of it the words' places are narrowed by the type alone: it is the plan's own.
    """
    from corpus.numbers import read_number_query
    from corpus.search import find_citations, find_plans_by_number, find_words, read_citation_query

    number = read_citation_query(words) if read_number_query(words) else None
    if number and part in (None, "citations"):
        narrowed = replace(number, **{name: value for name, value in query.__dict__.items() if value is not None})
        own = [] if part else find_plans_by_number(session, narrowed, wanted)
        if found := [*own, *find_citations(session, narrowed, wanted)]:
            return _first_plans(words, found, limit)
    only, limit = replace(wanted, document_type=query.doc_type), limit or _WORDS_LIMIT
    return _first_plans(words, find_words(session, words, only, part=part, limit=limit + 1), limit)


def _first_plans(
    named: str, hits: "Sequence[Hit]", limit: int | None, documents: "Sequence[CitedDocument]" = ()
) -> Answer:
    """Return the hits of the first ``limit`` plans, all where it is None."""
    plans = list(dict.fromkeys(hit.plan for hit in hits))
    shown = set(plans[:limit])
    return Answer(named, hits=[hit for hit in hits if hit.plan in shown], documents=list(documents),
                  more=len(shown) < len(plans))  # fmt: skip
