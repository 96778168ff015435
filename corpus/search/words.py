"""Words in plans, typed with marks or without.

What is typed with marks is found as it is written; what is typed without them is found in every
spelling ("thi dua" finds "thi đua"). One place of the tone is as good as the other (hòa, hoà).
Words of a query must stand in one paragraph; those that stand side by side come first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Row, Select, exists, func, literal_column, select, text
from sqlalchemy.orm import Session

from corpus.fold import fold_marks, has_marks, phrase_spellings, spellings, split_words
from corpus.search.hits import Hit, cut_snippet, find_marks
from corpus.store import tables as t
from corpus.store.plans import PlanFilter, filter_plans

PARTS = {
    "citations": t.CitationRow,
    "targets": t.TargetRow,
    "phases": t.PhaseRow,
    "responsibles": t.ResponsibleRow,
    "findings": t.FindingRow,
}
_PLACES_A_PLAN = 3
_QUOTED_REGEX = re.compile(r'["“”]([^"“”]*)["“”]')


@dataclass(frozen=True)
class _Term:
    """A word, or words side by side; ``marked`` ones are compared as they are written."""

    words: tuple[str, ...]
    marked: bool


def find_words(
    session: Session, query: str, wanted: PlanFilter | None = None, *, part: str | None = None, limit: int = 20
) -> list[Hit]:
    """Return places with the words, at most three a plan, of at most ``limit`` plans.

    ``part`` keeps only places inside items of one kind (a key of PARTS). Where any word has marks,
    all are taken as written; only when nothing is found so, words without marks match any marks.
    """
    for terms in _readings(query):
        rows = _rows(session, terms, wanted, part)
        if found := list(_first_places(rows, limit)):
            return [_to_hit(row, terms, _parts_at(session, row)) for row in found]
    return []


def _readings(query: str) -> Iterator[list[_Term]]:
    quoted = [split_words(phrase) for phrase in _QUOTED_REGEX.findall(query)]
    loose = [[word] for word in split_words(_QUOTED_REGEX.sub(" ", query))]
    groups = [group for group in quoted + loose if group]
    if not groups:
        return
    if any(has_marks(word) for group in groups for word in group):
        yield [_Term(tuple(group), True) for group in groups]
    yield [_Term(tuple(group), any(map(has_marks, group))) for group in groups]


def _rows(session: Session, terms: list[_Term], wanted: PlanFilter | None, part: str | None) -> Iterator[Row]:
    """Yield passages, those with the words side by side first."""
    match = _match_postgresql if session.get_bind().dialect.name == "postgresql" else _match_sqlite
    seen: set[int] = set()
    side_by_side = [_Term(tuple(chain.from_iterable(term.words for term in terms)), terms[0].marked)]
    alike = len({term.marked for term in terms}) == 1
    for some in [side_by_side, terms] if alike and len(terms) > 1 else [terms]:
        query = match(select(t.Passage, t.Plan.issuing_body, t.Plan.filename), some)
        query = _inside(filter_plans(query.join(t.Plan, t.Plan.id == t.Passage.plan_id), wanted), part)
        for row in session.execute(query.execution_options(yield_per=100)):
            if row[0].id not in seen:
                seen.add(row[0].id)
                yield row


def _inside(query: Select, part: str | None) -> Select:
    if part is None:
        return query
    if part == "findings":
        return query.where(t.Passage.part == "finding")
    item = PARTS[part]
    overlaps = (item.plan_id == t.Passage.plan_id, item.start < t.Passage.end, item.end > t.Passage.start)
    return query.where(t.Passage.part == "text", exists().where(*overlaps))


def _first_places(rows: Iterator[Row], limit: int) -> Iterator[Row]:
    """Yield at most three places a plan until there are enough plans."""
    places: dict[int, int] = {}
    for row in rows:
        plan_id = row[0].plan_id
        if plan_id not in places and len(places) >= limit:
            return
        places[plan_id] = places.get(plan_id, 0) + 1
        if places[plan_id] <= _PLACES_A_PLAN:
            yield row


def _match_sqlite(query: Select, terms: list[_Term]) -> Select:
    expression = " AND ".join(
        f"{'text' if term.marked else 'folded'} : ({' OR '.join(_quote(p) for p in _phrases(term))})" for term in terms
    )
    index = literal_column("passages_fts")
    found = select(literal_column("rowid")).select_from(text("passages_fts")).where(index.op("MATCH")(expression))
    return query.where(t.Passage.id.in_(found)).order_by(t.Passage.id)


def _match_postgresql(query: Select, terms: list[_Term]) -> Select:
    for term in terms:
        column = t.Passage.text if term.marked else t.Passage.folded
        words = " | ".join(f"({' <-> '.join(phrase)})" for phrase in _phrases(term))
        vector = func.to_tsvector(literal_column("'simple'::regconfig"), column)
        query = query.where(vector.op("@@")(func.to_tsquery(literal_column("'simple'::regconfig"), words)))
    return query.order_by(t.Passage.id)


def _phrases(term: _Term) -> list[tuple[str, ...]]:
    words = list(term.words) if term.marked else [fold_marks(word) for word in term.words]
    return phrase_spellings(words)


def _quote(phrase: tuple[str, ...]) -> str:
    return '"' + " ".join(phrase) + '"'


def _parts_at(session: Session, row: Row) -> tuple[str, ...]:
    """Return which kinds of items lie in the passage."""
    passage: t.Passage = row[0]
    if passage.part == "finding":
        return ("findings",)
    kinds = [
        name
        for name, item in PARTS.items()
        if session.scalar(
            select(item.id)
            .where(item.plan_id == passage.plan_id, item.start < passage.end, item.end > passage.start)
            .limit(1)
        )
    ]
    return tuple(kinds)


def _to_hit(row: Row, terms: list[_Term], parts: tuple[str, ...]) -> Hit:
    passage, school, filename = row
    marked = chain.from_iterable(spellings(w) for term in terms if term.marked for w in term.words)
    folded = chain.from_iterable(spellings(fold_marks(w)) for term in terms if not term.marked for w in term.words)
    shown, marks = cut_snippet(passage.text, find_marks(passage.text, marked, folded))
    return Hit(
        "finding" if passage.part == "finding" else "text",
        passage.plan_id, school, filename, shown, marks,
        span=(passage.start, passage.end) if passage.start is not None else None,
        page=passage.page, section=passage.section, parts=parts,
    )  # fmt: skip
