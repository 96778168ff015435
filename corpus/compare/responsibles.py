"""Who answers for what, school by school."""

from collections.abc import Sequence

import pandas as pd

from corpus.compare.plans import PLACE_COLUMNS, ComparedPlan, make_frame, place_of

COLUMNS = ["plan", "school", "office", "kind", "name", "positions", "unit", "duties", *PLACE_COLUMNS]


def compare_responsibles(plans: Sequence[ComparedPlan]) -> pd.DataFrame:
    """Return one row a holder and place of assignment: people first, then posts and bodies, in the text's order."""
    order = {"person": 0, "position": 1, "body": 2}
    rows = [
        {"plan": p.id, "school": p.name, "office": p.is_office, "kind": r.kind, "name": _named(r.honorific, r.name),
         "positions": "; ".join(r.positions), "unit": r.unit, "duties": "; ".join(r.duties), **place_of(r)}
        for p in plans
        for r in sorted(p.record.responsibles, key=lambda r: (order[r.kind], r.span))
    ]  # fmt: skip
    return make_frame(rows, COLUMNS)


def _named(honorific: str | None, name: str) -> str:
    return f"{honorific} {name}" if honorific else name
