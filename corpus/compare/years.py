"""One school's plan against its own of another year: targets that rose or fell, documents gained and lost."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from corpus.compare.citations import compare_citations
from corpus.compare.plans import ComparedPlan, make_frame
from corpus.compare.targets import compare_targets, school_values
from corpus.compliance.roll import School, match_school

TARGET_COLUMNS = ["school", "indicator", "unit", "before", "before_value", "after", "after_value", "difference",
                  "change", "demand", "before_text", "after_text", "before_plan", "after_plan", "section", "page",
                  "together_by"]  # fmt: skip
CITATION_COLUMNS = ["school", "document", "subject", "change", "issued", "plan", "text", "section", "page"]


@dataclass(frozen=True)
class YearChanges:
    """What differs between two years, school by school; ``alone`` are schools with a plan in one year only."""

    before: str | None
    after: str | None
    targets: pd.DataFrame
    citations: pd.DataFrame
    alone: list[str]


def compare_years(
    before: Sequence[ComparedPlan], after: Sequence[ComparedPlan], words: str | None = None
) -> YearChanges:
    """Return the changes from one year's plans to another's, for the schools that have plans in both.

    ``change`` of a target is "up", "down", "same", "new" or "gone", ``demand`` "more", "less" or None where it is not
    known which way is more demanding; of a document it is "gained", "lost" or "kept".
    """
    names = _pair_names(before, after)
    targets = compare_targets([*before, *after], words)
    citations = compare_citations([*before, *after])
    target_rows, citation_rows = [], []
    for school, (old, new) in names.items():
        old_ids, new_ids = {plan.id for plan in old}, {plan.id for plan in new}
        target_rows += _target_rows(school, targets, old_ids, new_ids)
        citation_rows += _citation_rows(school, citations, old_ids, new_ids)
    paired = {plan.name for old, new in names.values() for plan in (*old, *new)}
    return YearChanges(
        _year(before), _year(after), make_frame(target_rows, TARGET_COLUMNS),
        make_frame(citation_rows, CITATION_COLUMNS),
        sorted({plan.name for plan in (*before, *after) if plan.name not in paired}),
    )  # fmt: skip


def _pair_names(
    before: Sequence[ComparedPlan], after: Sequence[ComparedPlan]
) -> dict[str, tuple[list[ComparedPlan], list[ComparedPlan]]]:
    """Return, by the school's name of the later year, its plans of both; a doubtful name is nobody's."""
    bodies = dict.fromkeys(plan.record.header.issuing_body for plan in after if plan.record.header.issuing_body)
    roll = [School(name) for name in bodies]
    pairs: dict[str, tuple[list[ComparedPlan], list[ComparedPlan]]] = {name: ([], []) for name in bodies}
    for plan in after:
        if plan.record.header.issuing_body:
            pairs[plan.record.header.issuing_body][1].append(plan)
    for plan in before:
        match = match_school(plan.record.header.issuing_body, roll)
        if match.school and not match.doubtful:
            pairs[match.school.name][0].append(plan)
    return {name: pair for name, pair in pairs.items() if pair[0]}


def _target_rows(school: str, targets: pd.DataFrame, old: set[int], new: set[int]) -> list[dict[str, object]]:
    mine = targets[targets["plan"].isin(old | new)]
    rows = []
    for (indicator, unit), some in mine.groupby(["indicator", "unit"], sort=False, dropna=False):
        then, now = some[some["plan"].isin(old)], some[some["plan"].isin(new)]
        was, is_ = _value(then), _value(now)
        change = "gone" if now.empty else "new" if then.empty else _direction(was, is_)
        last = (then if now.empty else now).iloc[0]
        rows.append({
            "school": school, "indicator": indicator, "unit": None if pd.isna(unit) else unit,
            "before": _said(then), "before_value": was, "after": _said(now), "after_value": is_,
            "difference": None if was is None or is_ is None else round(is_ - was, 4), "change": change,
            "demand": _demand(change, last), "before_text": _first(then, "text"),
            "after_text": _first(now, "text"), "before_plan": _first(then, "plan"), "after_plan": _first(now, "plan"),
            "section": last["section"], "page": last["page"], "together_by": last["together_by"],
        })  # fmt: skip
    order = {"down": 0, "up": 1, "gone": 2, "new": 3, "same": 4}
    return sorted(rows, key=lambda row: (row["demand"] != "less", order[str(row["change"])], str(row["indicator"])))


def _citation_rows(school: str, citations: pd.DataFrame, old: set[int], new: set[int]) -> list[dict[str, object]]:
    mine = citations[citations["plan"].isin(old | new)]
    rows = []
    for document, some in mine.groupby("document", sort=False):
        then, now = some["plan"].isin(old).any(), some["plan"].isin(new).any()
        change = "kept" if then and now else "gained" if now else "lost"
        first = some.iloc[0]
        subject = next((words for words in some["subject"] if words), None)
        rows.append({"school": school, "document": document, "subject": subject, "change": change,
                     **{name: first[name] for name in ("issued", "plan", "text", "section", "page")}})  # fmt: skip
    order = {"gained": 0, "lost": 1, "kept": 2}
    return sorted(rows, key=lambda row: (order[str(row["change"])], str(row["document"])))


def _value(some: pd.DataFrame) -> float | None:
    values = school_values(some.assign(school="one")) if len(some) else []
    return round(float(values.iloc[0]), 4) if len(values) else None


def _direction(was: float | None, is_: float | None) -> str:
    return "same" if was is None or is_ is None or was == is_ else "up" if is_ > was else "down"


def _demand(change: str, last: pd.Series) -> str | None:
    """Return whether a target asks for more or less than before; a quota ("không quá 15%") tells neither."""
    better, quota = last["better"], {"higher": ("<", "<="), "lower": (">", ">=")}
    if change not in ("up", "down") or better is None or last["comparator"] in quota[better]:
        return None
    return "more" if (change == "up") == (better == "higher") else "less"


def _said(some: pd.DataFrame) -> str | None:
    words = [f"{part}: {quantity}" if part else quantity
             for part, quantity in zip(some["part"], some["quantity"], strict=True)]  # fmt: skip
    return "; ".join(dict.fromkeys(words)) if len(some) else None


def _first(some: pd.DataFrame, name: str) -> object:
    return some[name].iloc[0] if len(some) else None


def _year(plans: Sequence[ComparedPlan]) -> str | None:
    years = {plan.record.header.school_year for plan in plans} - {None}
    return years.pop() if len(years) == 1 else None
