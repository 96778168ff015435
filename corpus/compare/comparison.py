"""One comparison with all its parts, and as the object that other programs read."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from corpus.compare.citations import citation_matrix, compare_citations
from corpus.compare.copies import Passage, compare_copies
from corpus.compare.phases import compare_phases
from corpus.compare.plans import ComparedPlan, plan_frame
from corpus.compare.responsibles import compare_responsibles
from corpus.compare.targets import compare_targets, summarise_targets
from corpus.compare.years import YearChanges, compare_years

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class Comparison:
    """Plans side by side: a frame a part. ``offices`` and ``schools`` name the columns of the matrix, in order."""

    plans: pd.DataFrame
    citations: pd.DataFrame
    matrix: pd.DataFrame
    targets: pd.DataFrame
    summary: pd.DataFrame
    phases: pd.DataFrame
    responsibles: pd.DataFrame
    copies: pd.DataFrame
    passages: dict[tuple[int, int], list[Passage]]
    school_year: str | None = None
    document_type: str | None = None
    indicator: str | None = None
    changes: YearChanges | None = None
    offices: list[str] = field(default_factory=list)
    schools: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as ``kehoach compare --json`` prints it, version 1.

        ``plans``: what is compared. ``documents``: for each cited document ``cited_by`` (a mention each, with
        ``issued``, ``conflict``, role and place) and ``not_cited_by``. ``targets``: for each indicator and unit the
        lowest, median and highest with their schools, what the office asked, who is below it (``short_schools``), who
        sets none (``without``) and ``values``, one a target. ``phases``, ``responsibles``: one object an item.
        ``copies``: pairs with likeness, share contained and the shared ``passages``. ``changes``: null, or targets
        and documents against another year. Values are EDTF, numbers or null; every item has text, start, end,
        section and page.
        """
        return {
            "schema_version": SCHEMA_VERSION, "school_year": self.school_year, "document_type": self.document_type,
            "indicator": self.indicator, "plans": rows_of(self.plans), "documents": self._documents(),
            "targets": self._targets(), "phases": rows_of(self.phases), "responsibles": rows_of(self.responsibles),
            "copies": self._copies(), "changes": self._changes(),
        }  # fmt: skip

    def _documents(self) -> list[dict[str, Any]]:
        names = ["plan", "school", "office", "role", "issued", "conflict", "text", "start", "end", "section", "page"]
        by_document = dict(list(self.citations.groupby("document"))) if len(self.citations) else {}
        documents = []
        for document in self.matrix.index:
            some = by_document[document]
            schools = set(some.loc[~some["office"].astype(bool), "school"])
            documents.append({
                "document": document, "doc_type": some["doc_type"].iloc[0], "number": some["number"].iloc[0],
                "subject": next((words for words in some["subject"] if words), None), "schools": len(schools),
                "usual_date": some["usual_date"].iloc[0], "conflict": bool(some["conflict"].any()),
                "cited_by": rows_of(some[names]), "not_cited_by": [s for s in self.schools if s not in schools],
            })  # fmt: skip
        return [{name: plain(value) for name, value in row.items()} for row in documents]

    def targets_of(self, row: dict[str, Any]) -> pd.DataFrame:
        """Return the targets behind a row of ``summary``: those of its indicator and unit."""
        same_unit = self.targets["unit"].isna() if row["unit"] is None else self.targets["unit"] == row["unit"]
        return self.targets[(self.targets["indicator"] == row["indicator"]) & same_unit]

    def _targets(self) -> list[dict[str, Any]]:
        names = ["plan", "school", "office", "part", "said", "quantity", "comparator", "low", "high", "kind", "subject",
                 "short", "rank", "text", "start", "end", "section", "page"]  # fmt: skip
        rows = []
        for row in rows_of(self.summary):
            rows.append(row | {"values": rows_of(self.targets_of(row)[names])})
        return rows

    def _copies(self) -> list[dict[str, Any]]:
        pairs = []
        for row in rows_of(self.copies):
            shared = self.passages.get((row["one"], row["other"]), [])
            pairs.append({
                "one": {"plan": row["one"], "school": row["school"]}, "likeness": row["likeness"],
                "other": {"plan": row["other"], "school": row["other_school"]}, "contained": row["contained"],
                "passages": [
                    {"text": p.text, "start": p.span[0], "end": p.span[1], "other_text": p.other_text,
                     "other_start": p.other_span[0], "other_end": p.other_span[1], "syllables": p.syllables}
                    for p in shared
                ],
            })  # fmt: skip
        return pairs

    def _changes(self) -> dict[str, Any] | None:
        if self.changes is None:
            return None
        return {
            "before": self.changes.before, "after": self.changes.after, "targets": rows_of(self.changes.targets),
            "documents": rows_of(self.changes.citations), "schools_in_one_year": self.changes.alone,
        }  # fmt: skip


def compare_plans(
    plans: Sequence[ComparedPlan], *, before: Sequence[ComparedPlan] | None = None, indicator: str | None = None,
    school_year: str | None = None, document_type: str | None = None,
) -> Comparison:  # fmt: skip
    """Return the plans side by side; with ``before`` also what changed since those plans of another year."""
    citations = compare_citations(plans)
    targets = compare_targets(plans, indicator)
    copies, passages = compare_copies(plans)
    offices = [plan.name for plan in plans if plan.is_office]
    schools = [plan.name for plan in plans if not plan.is_office]
    return Comparison(
        plans=plan_frame(plans), citations=citations, matrix=citation_matrix(citations, offices + schools),
        targets=targets, summary=summarise_targets(targets, plans), phases=compare_phases(plans),
        responsibles=compare_responsibles(plans), copies=copies, passages=passages, school_year=school_year,
        document_type=document_type, indicator=indicator, offices=offices, schools=schools,
        changes=None if before is None else compare_years(before, plans, indicator),
    )  # fmt: skip


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a frame's rows as objects of plain Python values, blanks as None."""
    columns = list(frame.columns)
    return [
        {name: plain(value) for name, value in zip(columns, row, strict=True)}
        for row in frame.itertuples(index=False, name=None)
    ]


def plain(value: Any) -> Any:
    """Return a cell as JSON has it: numpy's numbers as Python's, dates in ISO form, NaN as None."""
    if isinstance(value, list | dict | str | bool) or value is None:
        return value
    if isinstance(value, date):
        return value.isoformat()
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value
