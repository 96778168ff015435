"""Search in 100,000 plans with 2,000,000 citations, and how its times grow from 10,000 plans on.

The plans are those of ``made_store``, the same ones at every run. Times are the processor
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

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from benchmarks.growth import Curve, write_picture
from benchmarks.made_plans import RARE, choose_documents, documents, words
from benchmarks.made_store import fill, make_rows
from benchmarks.measure import Result, print_table
from corpus.fold import fold_marks, split_words
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
from corpus.store.filter import PlanFilter
from corpus.store.rows import COLUMNS

SIZES = (10_000, 30_000, 100_000)
PICTURE = Path(__file__).with_name("scale.svg")
_TEXT = COLUMNS[t.Passage].index("text")


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
        passages = make_rows(chance.randrange(size)).passages
        line = split_words(chance.choice(passages)[_TEXT])
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
