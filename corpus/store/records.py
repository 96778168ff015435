"""Whole records read back from the store, one or many."""

from collections.abc import Iterator

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from corpus.errors import NoSuchPlanError
from corpus.store import tables as t
from corpus.store.filter import PlanFilter, filter_plans
from schemas import PlanRecord


def load_record(session: Session, plan_id: int) -> PlanRecord:
    """Return the record of a plan."""
    stored = session.scalar(select(t.StoredRecord.record).where(t.StoredRecord.plan_id == plan_id))
    if stored is None:
        raise NoSuchPlanError(f"Không có kế hoạch mã số {plan_id}.")
    return PlanRecord.model_validate_json(stored)


def load_records(session: Session, wanted: PlanFilter | None = None) -> Iterator[tuple[int, PlanRecord]]:
    """Yield the id and record of every plan of the wanted kind, by id; the rows are fetched as they are read."""
    yield from _read(session, filter_plans(_RECORDS, wanted))


def load_records_of_year(session: Session, school_year: str, since: str | None) -> Iterator[tuple[int, PlanRecord]]:
    """Yield the id and record of the plans that may be of a school year: those that tell it, those that tell none
    or a calendar year, and, whatever year they tell, those issued ``since`` a day. Both are EDTF.
    """
    told = func.coalesce(t.Plan.school_year, t.Plan.period)
    may_be = or_(told.is_(None), told == school_year, told.not_like("%/%"))
    yield from _read(session, _RECORDS.where(or_(may_be, t.Plan.issued >= since) if since else may_be))


_RECORDS = select(t.Plan.id, t.StoredRecord.record).join(t.StoredRecord, t.StoredRecord.plan_id == t.Plan.id)


def _read(session: Session, query: Select) -> Iterator[tuple[int, PlanRecord]]:
    for plan_id, record in session.execute(query.order_by(t.Plan.id), execution_options={"yield_per": 200}):
        yield plan_id, PlanRecord.model_validate_json(record)
