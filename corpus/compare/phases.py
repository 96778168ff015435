"""The phases of the plans on one time line."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

from collections.abc import Sequence

import pandas as pd

from corpus.compare.plans import PLACE_COLUMNS, ComparedPlan, make_frame, place_of
from schemas import Edtf, Phase

COLUMNS = ["plan", "school", "office", "label", "begins", "ends", "first_day", "last_day", "place_in_year",
           "activities", *PLACE_COLUMNS]  # fmt: skip


def compare_phases(plans: Sequence[ComparedPlan]) -> pd.DataFrame:
    """Return one row a phase; ``first_day`` and ``last_day`` are dates, None where the plan does not say.

    ``place_in_year`` is "inside", "outside" the plan's own period, "backwards" (ends before it begins) or "open".
    """
    rows = [
        {"plan": p.id, "school": p.name, "office": p.is_office, "label": phase.label, "begins": phase.start,
         "ends": phase.end, **_days(phase), "place_in_year": _place(phase, p.record.header.period
                                                                    or p.record.header.school_year),
         "activities": "; ".join(phase.activities), **place_of(phase)}
        for p in plans
        for phase in p.record.phases
    ]  # fmt: skip
    return make_frame(rows, COLUMNS)


def _days(phase: Phase) -> dict[str, object]:
    first = Edtf.parse(phase.start).first if phase.start else None
    last = Edtf.parse(phase.end).last if phase.end else None
    return {"first_day": first, "last_day": last}


def _place(phase: Phase, period: str | None) -> str:
    days = _days(phase)
    first, last = days["first_day"], days["last_day"]
    if first is None or last is None:
        return "open"
    if last < first:
        return "backwards"
    year = Edtf.parse(period) if period else None
    if year and year.first and year.last and (first.year < year.first.year or last.year > year.last.year):
        return "outside"
    return "inside"
