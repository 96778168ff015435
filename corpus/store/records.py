"""Whole records read back from the store, many at a time."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from corpus.store import tables as t
from corpus.store.plans import PlanFilter, filter_plans
from schemas import PlanRecord


def load_records(session: Session, wanted: PlanFilter | None = None) -> Iterator[tuple[int, PlanRecord]]:
    """Yield the id and record of every plan of the wanted kind, by id; the rows are fetched as they are read."""
    query = select(t.Plan.id, t.StoredRecord.record).join(t.StoredRecord, t.StoredRecord.plan_id == t.Plan.id)
    query = filter_plans(query, wanted).order_by(t.Plan.id)
    for plan_id, record in session.execute(query, execution_options={"yield_per": 200}):
        yield plan_id, PlanRecord.model_validate_json(record)
