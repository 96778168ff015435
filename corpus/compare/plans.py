"""The plans that are compared: read from the store, each with the name that heads its column."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corpus.fold import fold_marks
from corpus.store import tables as t
from corpus.store.filter import PlanFilter, filter_plans
from corpus.store.records import load_records
from schemas import PlanRecord
from schemas.span import Item

# Who asks and does not answer: their plans are the measure, not one of those measured.
_OFFICES = ("phong giao duc", "phong gd", "phong van hoa", "so giao duc", "so gd", "ubnd", "uy ban nhan dan", "bo giao")
NO_NAME = "(không rõ đơn vị)"


@dataclass(frozen=True)
class ComparedPlan:
    """One plan: its id in the store, the name it goes by here, its record; ``is_office`` for the office's own plan."""

    id: int
    name: str
    record: PlanRecord
    is_office: bool = False


def load_plans(session: Session, wanted: PlanFilter, schools: Sequence[str] = ()) -> list[ComparedPlan]:
    """Return the plans of the wanted kind, of the named schools only where some are named; by name."""
    filters = [replace(wanted, school=school) for school in schools] or [wanted]
    found = {plan_id: record for one in filters for plan_id, record in load_records(session, one)}
    return name_plans(found.items())


def name_plans(records: Iterable[tuple[int, PlanRecord]]) -> list[ComparedPlan]:
    """Return plans with names that tell them apart: the school's, with number or file where it has several plans."""
    some = list(records)
    bodies = Counter(_body(record) for _, record in some)
    numbered = Counter((_body(record), record.header.number) for _, record in some)
    files = Counter((_body(record), record.source.filename) for _, record in some)
    plans = []
    for plan_id, record in some:
        body, number, file = _body(record), record.header.number, record.source.filename
        name = body
        if bodies[body] > 1:
            unique = number if number and numbered[body, number] == 1 else file
            name = f"{body} ({unique})" if unique != file or files[body, file] == 1 else f"{body} ({file}, {plan_id})"
        plans.append(ComparedPlan(plan_id, name, record, is_office(record.header.issuing_body)))
    return sorted(plans, key=lambda plan: (not plan.is_office, fold_marks(plan.name), plan.id))


def is_office(body: str | None) -> bool:
    """Return whether a body is an office over the schools.

    >>> is_office("Phòng Giáo dục và Đào tạo huyện A"), is_office("Trường THCS A")
    (True, False)
    """
    return fold_marks(body or "").startswith(_OFFICES)


def choose_year(session: Session, wanted: PlanFilter, other_than: str | None = None) -> str | None:
    """Return the newest school year (EDTF) of the wanted plans, other than the one named; None where there is none."""
    years = filter_plans(select(func.max(t.Plan.school_year)), wanted)
    return session.scalar(years.where(t.Plan.school_year != other_than) if other_than else years)


def plan_frame(plans: Sequence[ComparedPlan]) -> pd.DataFrame:
    """Return one row a plan: plan, school, office, number, title, school_year, issued, filename."""
    rows = [
        (p.id, p.name, p.is_office, p.record.header.number, p.record.header.title, p.record.header.school_year,
         p.record.header.issued, p.record.source.filename)
        for p in plans
    ]  # fmt: skip
    return make_frame(rows, ["plan", "school", "office", "number", "title", "school_year", "issued", "filename"])


def place_of(item: Item) -> dict[str, object]:
    """Return where an item stands: the columns text, start, end, section and page of every frame of items."""
    start, end = item.span
    section = getattr(item, "section", None)
    return {"text": item.text, "start": start, "end": end, "section": section, "page": item.page}


def make_frame(rows: Sequence[object], columns: Sequence[str]) -> pd.DataFrame:
    """Return a frame whose cells are what was put in: None stays None, and a column of blanks is none of numbers."""
    return pd.DataFrame(rows, columns=list(columns), dtype=object)


PLACE_COLUMNS = ["text", "start", "end", "section", "page"]


def _body(record: PlanRecord) -> str:
    return record.header.issuing_body or NO_NAME
