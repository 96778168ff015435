"""Search in 100,000 plans with 2,000,000 citations, and how its times grow from 10,000 plans on.

The plans are written straight into the store's tables, the same ones at every run. Times are the processor
time of whole calls, the better of two: other programs on the machine are not the store's fault, and SQLite
works inside of the process, on a file that lies in memory by then. The picture
``scale.svg`` shows the growth. A smaller run: python -m benchmarks.scale 10000
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from benchmarks.growth import Curve, write_picture
from benchmarks.made_plans import RARE, choose_documents, documents, make_line, school_name, words
from benchmarks.measure import Result, print_table
from corpus.fold import fold_marks, split_words
from corpus.issuers import issuer_words
from corpus.numbers import search_form
from corpus.search import (
    CitationQuery,
    count_not_citing,
    find_citations,
    find_not_citing,
    find_words,
    read_citation_query,
)
from corpus.store import connect
from corpus.store import tables as t
from corpus.store.bulk import Values, insert_rows
from corpus.store.filter import PlanFilter
from corpus.store.rows import COLUMNS
from corpus.store.words import index_words

SIZES = (10_000, 30_000, 100_000)
CITATIONS = 20  # a plan
LINES = 12  # a plan, beside those of the citations
PICTURE = Path(__file__).with_name("scale.svg")
_BATCH = 1_000
_PLAN_COLUMNS = (
    "id", "sha256", "filename", "media_type", "size_bytes", "reader", "ocr", "status", "extractor_version",
    "ingested_at", "document_type", "number", "number_folded", "title", "kind_folded", "issuing_body",
    "issuing_body_folded", "levels", "issued", "school_year", "period", "errors_found", "warnings_found",
)  # fmt: skip
_LEVELS = {"Mầm": "|mầm non|", "Tiểu": "|tiểu học|", "THCS": "|THCS|", "TH&THCS": "|tiểu học|THCS|", "THPT": "|THPT|"}


@dataclass(frozen=True)
class Question:
    """One kind of question: its name, the most milliseconds that 95 of 100 may take, what is asked, and how."""

    name: str
    bound: float
    draw: Callable[[random.Random, int], str]
    ask: Callable[[Session, str], object]
    times: int = 100


def run(sizes: Sequence[int] = SIZES) -> list[Result]:
    """Return a line for each kind of question at the largest size, and draw the growth."""
    curves = {question.name: Curve(question.name, question.bound) for question in QUESTIONS}
    with tempfile.TemporaryDirectory() as folder:
        engine = connect.open_engine(str(Path(folder) / "k.db"))
        with connect.open_session(engine) as session:
            before = 0
            for size in sizes:
                start = time.perf_counter()
                fill(session, before, size)
                before = size
                print(f"{size:,} plans, {_count(session, t.CitationRow):,} citations, "
                      f"{_count(session, t.Passage):,} lines in {time.perf_counter() - start:.0f} s")  # fmt: skip
                for question in QUESTIONS:
                    median, p95 = measure(session, question, size)
                    curves[question.name].points.append((size, p95))
                    print(f"  {question.name}: median {median:.2f} ms, p95 {p95:.2f} ms")
            baseline = _scan(session)
        engine.dispose()
    if len(sizes) > 1:
        PICTURE.write_text(write_picture(list(curves.values())), encoding="utf-8")
    return [
        Result(f"{curve.name}, p95 of {sizes[-1]:,} plans", "questions", 1000 / curve.points[-1][1],
               "LIKE over all citations", 1 / baseline, floor=1000 / curve.bound)
        for curve in curves.values()
    ]  # fmt: skip


def fill(session: Session, first: int, last: int) -> None:
    """Write the plans of these numbers into the tables, a thousand at a time."""
    for start in range(first, last, _BATCH):
        numbers = range(start, min(start + _BATCH, last))
        plans: list[Values] = []
        citations: list[Values] = []
        passages: list[Values] = []
        for number in numbers:
            chance = random.Random(number)
            plans.append(_plan(number, chance))
            _fill_parts(number + 1, chance, citations, passages)
        for table, columns, rows in (
            (t.Plan, _PLAN_COLUMNS, plans), (t.CitationRow, COLUMNS[t.CitationRow], citations),
            (t.Passage, COLUMNS[t.Passage], passages),
        ):  # fmt: skip
            insert_rows(session, cast(Table, table.__table__), columns, rows)
        index_words(session, [number + 1 for number in numbers])
        session.commit()


def _plan(number: int, chance: random.Random) -> Values:
    school, year, title = school_name(chance), 2015 + number % 10, make_line(chance, 8)
    issued, name = f"{year}-09-{1 + number % 28:02}", f"{number}/KH-TH"
    return (
        number + 1, f"{number:064x}", f"{number}.docx", "text/plain", 1, "made", False, "success", "1",
        "2026-01-01 00:00:00", "Kế hoạch", name, search_form(name), title, fold_marks(f"Kế hoạch {title}"), school,
        fold_marks(school), _LEVELS[school.split()[1]], issued, f"{year}/{year + 1}", f"{year}/{year + 1}", 0, 0,
    )  # fmt: skip


def _fill_parts(plan_id: int, chance: random.Random, citations: list[Values], passages: list[Values]) -> None:
    place = 0
    for cited in choose_documents(chance, CITATIONS):
        text = f"{cited.doc_type} số {cited.number} ngày {cited.issued} của {cited.issuer}"
        line = f"Căn cứ {text} về {cited.subject};"
        citations.append((
            plan_id, place + 7, place + 7 + len(text), 1, text, cited.doc_type, cited.number, search_form(cited.number),
            cited.key, cited.issued, cited.issuer, issuer_words(cited.issuer), cited.subject, fold_marks(cited.subject),
            "basis", None,
        ))  # fmt: skip
        passages.append((plan_id, place, place + len(line), 1, "text", None, line, fold_marks(line)))
        place += len(line) + 1
    for _ in range(LINES):
        line = make_line(chance)
        passages.append((plan_id, place, place + len(line), 2, "text", "I", line, fold_marks(line)))
        place += len(line) + 1


def _draw_number(chance: random.Random, _size: int) -> str:
    return choose_documents(chance, 1)[0].number


def _draw_words(chance: random.Random, size: int) -> str:
    """Return what people look for: a name, a word, or words that stand side by side in some plan."""
    kind = chance.randrange(4)
    if kind == 0:
        typed = [chance.choice(RARE)]
    elif kind == 1:
        typed = [chance.choice(words()[0])]
    else:
        passages: list[Values] = []
        plan = chance.randrange(size)
        made = random.Random(plan)
        _plan(plan, made)
        _fill_parts(plan + 1, made, [], passages)
        line = split_words(chance.choice(passages)[6])
        start = chance.randrange(max(1, len(line) - kind))
        typed = line[start : start + kind]
    asked = " ".join(typed)
    return asked if chance.random() < 0.5 else fold_marks(asked)


def _exact(session: Session, number: str) -> object:
    return find_citations(session, _query(number.lower()), limit=50)


def _lacking(session: Session, number: str) -> object:
    """Ask how many of all plans do not cite a document, and for the first of them."""
    return count_not_citing(session, _query(number)), find_not_citing(session, _query(number), limit=50)


def _lacking_in_a_year(session: Session, number: str) -> object:
    """Ask for every plan of one year and level that does not cite a document: some thousand lines."""
    return find_not_citing(session, _query(number), PlanFilter(school_year="2020-2021", level="THCS"))


def _query(number: str) -> CitationQuery:
    query = read_citation_query(number)
    assert query is not None
    return query


QUESTIONS = (
    Question("who cites a number", 5, _draw_number, _exact, 300),
    Question("words", 50, _draw_words, find_words, 200),
    Question("plans that do not cite it, all: count and first 50", 300, _draw_number, _lacking, 40),
    Question("plans that do not cite it, one year and level: all", 300, _draw_number, _lacking_in_a_year, 40),
)


def measure(session: Session, question: Question, size: int) -> tuple[float, float]:
    """Return the median and the 95th percentile of a question's milliseconds."""
    question.ask(session, question.draw(random.Random(0), size))  # statements are compiled once
    taken = sorted(_times(session, question, size))
    return taken[len(taken) // 2], taken[min(len(taken) - 1, int(len(taken) * 0.95))]


def _times(session: Session, question: Question, size: int) -> Iterator[float]:
    for seed in range(question.times):
        asked, spent = question.draw(random.Random(seed), size), []
        for _ in range(2):
            start = time.process_time()
            question.ask(session, asked)
            spent.append(time.process_time() - start)
        yield min(spent) * 1000


def _scan(session: Session) -> float:
    """Return the seconds of what a store without search would do: LIKE over all citations."""
    start = time.process_time()
    session.scalar(select(func.count(t.CitationRow.id)).where(t.CitationRow.text.contains(documents()[50].number)))
    return time.process_time() - start


def _count(session: Session, table: type[t.Base]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


if __name__ == "__main__":
    print_table(run([int(size) for size in sys.argv[1:]] or SIZES))
