"""The tables: one row a plan, its record as JSON, and its items in rows that can be searched.

EDTF values are kept as the record writes them. ``*_folded`` columns are what search compares:
numbers by ``corpus.numbers.search_form``, words by ``corpus.fold.fold_marks``.
"""

from sqlalchemy import Table

from corpus.store.tables.base import Base
from corpus.store.tables.failures import Failure
from corpus.store.tables.parts import (
    CitationRow,
    ComponentErrorRow,
    DateRow,
    FindingRow,
    Passage,
    PhaseRow,
    PlanPart,
    ResponsibleRow,
    SectionRow,
    TargetRow,
)
from corpus.store.tables.plans import Plan, StoredRecord

__all__ = [
    "Base", "CitationRow", "ComponentErrorRow", "DateRow", "Failure", "FindingRow", "Passage", "PhaseRow", "Plan",
    "PlanPart", "ResponsibleRow", "SectionRow", "StoredRecord", "TargetRow", "part_tables",
]  # fmt: skip


def part_tables() -> list[Table]:
    """Return the tables whose rows belong to a plan."""
    return [table for table in Base.metadata.sorted_tables if "plan_id" in table.c]
