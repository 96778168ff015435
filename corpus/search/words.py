"""Words in plans, typed with marks or without.

What is typed with marks is found as it is written; what is typed without them is found in every
spelling ("thi dua" finds "thi đua"). One place of the tone is as good as the other (hòa, hoà).
Words of a query must stand in one paragraph; those that stand side by side come first.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Row, Select, column, exists, func, literal_column, select, table
from sqlalchemy.orm import Session

from corpus.fold import fold_marks, has_marks, phrase_spellings, spellings, split_words
from corpus.search.hits import Hit, cut_snippet, find_marks
from corpus.store import tables as t
from corpus.store.filter import PlanFilter, filter_plans

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
        if found := list(_first_places(_rows(session, terms, wanted, part), limit)):
            kinds = _kinds_at(session, found)
            return [_to_hit(row, terms, kinds[row.id]) for row in found]
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
    """Yield passages, those with the words side by side first, each kind in the order of the plans.

    Rows are fetched as they are asked for: common words stand in millions of them.
    """
    on_server = session.get_bind().dialect.name == "postgresql"
    few = None if on_server else _few_plans(session, wanted)
    seen: set[int] = set()
    side_by_side = [_Term(tuple(chain.from_iterable(term.words for term in terms)), terms[0].marked)]
    alike = len({term.marked for term in terms}) == 1
    for some in [side_by_side, terms] if alike and len(terms) > 1 else [terms]:
        query = _on_postgresql(some, wanted, part) if on_server else _on_sqlite(some, wanted, part, few)
        rows = session.execute(query.execution_options(yield_per=100))
        try:
            for row in rows:
                if row.id not in seen:
                    seen.add(row.id)
                    yield row
        finally:
            rows.close()


_COLUMNS = (
    t.Passage.id, t.Passage.plan_id, t.Passage.start, t.Passage.end, t.Passage.page, t.Passage.part,
    t.Passage.section, t.Passage.text, t.Plan.issuing_body, t.Plan.filename,
)  # fmt: skip
_FTS = table("passages_fts", column("rowid"))
_FEW = 300
_CANDIDATES = 3_000


def _few_plans(session: Session, wanted: PlanFilter | None) -> Sequence[int] | None:
    """Return the ids of the wanted plans where they are few, None where they are many or all."""
    if wanted is None or wanted == PlanFilter():
        return None
    ids = session.scalars(filter_plans(select(t.Plan.id), wanted).limit(_FEW + 1)).all()
    return ids if len(ids) <= _FEW else None


def _on_sqlite(terms: list[_Term], wanted: PlanFilter | None, part: str | None, few: Sequence[int] | None) -> Select:
    """Return the query by FTS5, which hands out its rows in order without sorting them.

    Of a few plans only their own stretches of the index are read: in the whole of it, words of every
    plan would have to be gone through until one of theirs is met.
    """
    expression = " AND ".join(
        f"{'text' if term.marked else 'folded'} : ({' OR '.join(_quote(p) for p in _phrases(term))})" for term in terms
    )
    matches = literal_column("passages_fts").op("MATCH")(expression)
    places = _FTS.join(t.Passage, t.Passage.id == _FTS.c.rowid)
    if few is not None:
        first, last = func.min(t.Passage.id), func.max(t.Passage.id)
        own = select(first.label("first"), last.label("last")).where(t.Passage.plan_id.in_(few))
        own = own.group_by(t.Passage.plan_id).subquery("own")
        places = places.join(own, _FTS.c.rowid.between(own.c.first, own.c.last))
    query = select(*_COLUMNS).select_from(places.join(t.Plan, t.Plan.id == t.Passage.plan_id)).where(matches)
    query = _inside(filter_plans(query, wanted if few is None else None), part)
    return query.order_by(_FTS.c.rowid)


def _on_postgresql(terms: list[_Term], wanted: PlanFilter | None, part: str | None) -> Select:
    """Return the query by the GIN index; of common words only some thousand places are sorted."""
    simple = literal_column("'simple'::regconfig")
    found = select(t.Passage.id).join(t.Plan, t.Plan.id == t.Passage.plan_id)
    for term in terms:
        words = " | ".join(f"({' <-> '.join(phrase)})" for phrase in _phrases(term))
        vector = func.to_tsvector(simple, t.Passage.text if term.marked else t.Passage.folded)
        found = found.where(vector.op("@@")(func.to_tsquery(simple, words)))
    some = _inside(filter_plans(found, wanted), part).limit(_CANDIDATES).cte("some").prefix_with("MATERIALIZED")
    query = select(*_COLUMNS).select_from(some).join(t.Passage, t.Passage.id == some.c.id)
    return query.join(t.Plan, t.Plan.id == t.Passage.plan_id).order_by(t.Passage.id)


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
        plan_id = row.plan_id
        if plan_id not in places and len(places) >= limit:
            return
        places[plan_id] = places.get(plan_id, 0) + 1
        if places[plan_id] <= _PLACES_A_PLAN:
            yield row


def _phrases(term: _Term) -> list[tuple[str, ...]]:
    words = list(term.words) if term.marked else [fold_marks(word) for word in term.words]
    return phrase_spellings(words)


def _quote(phrase: tuple[str, ...]) -> str:
    return '"' + " ".join(phrase) + '"'


def _kinds_at(session: Session, rows: list[Row]) -> dict[int, tuple[str, ...]]:
    """Return for each passage which kinds of items lie in it."""
    kinds: dict[int, list[str]] = {row.id: ["findings"] if row.part == "finding" else [] for row in rows}
    places: dict[int, list[Row]] = {}
    for row in rows:
        if row.part == "text":
            places.setdefault(row.plan_id, []).append(row)
    for name, item in PARTS.items():
        if name == "findings" or not places:
            continue
        items = session.execute(select(item.plan_id, item.start, item.end).where(item.plan_id.in_(places)))
        for plan_id, start, end in items:
            for row in places[plan_id]:
                if start < row.end and end > row.start and name not in kinds[row.id]:
                    kinds[row.id].append(name)
    return {passage: tuple(names) for passage, names in kinds.items()}


def _to_hit(row: Row, terms: Iterable[_Term], parts: tuple[str, ...]) -> Hit:
    marked = chain.from_iterable(spellings(w) for term in terms if term.marked for w in term.words)
    folded = chain.from_iterable(spellings(fold_marks(w)) for term in terms if not term.marked for w in term.words)
    shown, marks = cut_snippet(row.text, find_marks(row.text, marked, folded))
    return Hit(
        "finding" if row.part == "finding" else "text",
        row.plan_id, row.issuing_body, row.filename, shown, marks,
        span=(row.start, row.end) if row.start is not None else None,
        page=row.page, section=row.section, parts=parts,
    )  # fmt: skip
