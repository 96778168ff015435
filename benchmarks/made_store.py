"""Plans made by a script, written straight into the store's tables: a hundred thousand of them in minutes."""

import random
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import Table
from sqlalchemy.orm import Session

from benchmarks.made_plans import Cited, choose_documents, make_line, school_name
from corpus.fold import fold_marks
from corpus.issuers import issuer_words
from corpus.numbers import search_form
from corpus.store import tables as t
from corpus.store.bulk import Values, insert_rows
from corpus.store.rows import COLUMNS
from corpus.store.words import index_words

CITATIONS = 20  # a plan
LINES = 12  # a plan, beside those of the citations
_BATCH = 1_000
_PLAN_COLUMNS = (
    "id", "sha256", "filename", "media_type", "size_bytes", "reader", "ocr", "status", "extractor_version",
    "ingested_at", "document_type", "number", "number_folded", "title", "kind_folded", "issuing_body",
    "issuing_body_folded", "levels", "issued", "school_year", "period", "errors_found", "warnings_found",
)  # fmt: skip
_LEVELS = {"Mầm": "|mầm non|", "Tiểu": "|tiểu học|", "THCS": "|THCS|", "TH&THCS": "|tiểu học|THCS|", "THPT": "|THPT|"}


@dataclass(frozen=True)
class PlanRows:
    """The rows of one plan, those of its lines and of its citations."""

    plan: Values
    citations: list[Values] = field(default_factory=list)
    passages: list[Values] = field(default_factory=list)


def fill(session: Session, first: int, last: int) -> None:
    """Write the plans of these numbers into the tables, a thousand at a time."""
    for start in range(first, last, _BATCH):
        numbers = range(start, min(start + _BATCH, last))
        made = [make_rows(number) for number in numbers]
        for table, columns, rows in (
            (t.Plan, _PLAN_COLUMNS, [one.plan for one in made]),
            (t.CitationRow, COLUMNS[t.CitationRow], [row for one in made for row in one.citations]),
            (t.Passage, COLUMNS[t.Passage], [row for one in made for row in one.passages]),
        ):
            insert_rows(session, cast(Table, table.__table__), columns, rows)
        index_words(session, [number + 1 for number in numbers])
        session.commit()


def make_rows(number: int) -> PlanRows:
    """Return the rows of the plan of this number, the same ones at every run; its id is the number after."""
    chance, plan_id, place = random.Random(number), number + 1, 0
    made = PlanRows(_plan(number, chance))
    for cited in choose_documents(chance, CITATIONS):
        text = f"{cited.doc_type} số {cited.number} ngày {cited.issued} của {cited.issuer}"
        line = f"Căn cứ {text} về {cited.subject};"
        made.citations.append(_citation(plan_id, place + 7, text, cited))
        made.passages.append((plan_id, place, place + len(line), 1, "text", None, line, fold_marks(line)))
        place += len(line) + 1
    for _ in range(LINES):
        line = make_line(chance)
        made.passages.append((plan_id, place, place + len(line), 2, "text", "I", line, fold_marks(line)))
        place += len(line) + 1
    return made


def _plan(number: int, chance: random.Random) -> Values:
    school, year, title = school_name(chance), 2015 + number % 10, make_line(chance, 8)
    issued, name = f"{year}-09-{1 + number % 28:02}", f"{number}/KH-TH"
    return (
        number + 1, f"{number:064x}", f"{number}.docx", "text/plain", 1, "made", False, "success", "1",
        "2026-01-01 00:00:00", "Kế hoạch", name, search_form(name), title, fold_marks(f"Kế hoạch {title}"), school,
        fold_marks(school), _LEVELS[school.split()[1]], issued, f"{year}/{year + 1}", f"{year}/{year + 1}", 0, 0,
    )  # fmt: skip


def _citation(plan_id: int, start: int, text: str, cited: Cited) -> Values:
    return (
        plan_id, start, start + len(text), 1, text, cited.doc_type, cited.number, search_form(cited.number),
        cited.key, cited.issued, cited.issuer, issuer_words(cited.issuer), cited.subject, fold_marks(cited.subject),
        "basis", None,
    )  # fmt: skip
