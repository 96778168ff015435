"""Targets on one indicator brought together however each school words it, with what differs between schools."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

from collections.abc import Sequence

import pandas as pd

from corpus.compare.grouping import group_alike
from corpus.compare.plans import PLACE_COLUMNS, ComparedPlan, make_frame, place_of
from corpus.compare.quantities import is_short, quantity_of
from corpus.fold import fold_marks, has_marks, split_words
from corpus.indicators import indicators_of
from corpus.school_names import levels_of
from corpus.wording import say_quantity

COLUMNS = ["indicator", "together_by", "better", "plan", "school", "office", "part", "said", "quantity", "comparator",
           "low", "high", "unit", "kind", "subject", "asked", "short", "rank", *PLACE_COLUMNS]  # fmt: skip
SUMMARY_COLUMNS = ["indicator", "together_by", "unit", "better", "schools", "without", "asked", "lowest",
                   "lowest_schools", "median", "highest", "highest_schools", "short_schools"]  # fmt: skip


def compare_targets(plans: Sequence[ComparedPlan], words: str | None = None) -> pd.DataFrame:
    """Return one row a target, with the indicator it is brought together under.

    ``together_by`` is "indicator" (a canonical one), "words" (nearly the same words: to be looked at) or "alone".
    ``quantity`` is the value as a person writes it, ``low`` to ``high`` in ``unit`` what is compared; ``rank`` is
    "lowest" or "highest" among the schools; ``asked`` is the office's own target where its plan is there, and
    ``short`` whether the school's is surely less demanding. ``words`` keeps indicators that hold all of them.
    """
    frame = make_frame([row for plan in plans for row in _rows(plan)], COLUMNS)
    if frame.empty:
        return frame
    _join_unsure(frame)
    _share_zero(frame)
    _set_asked(frame)
    _set_ranks(frame)
    if words:
        frame = _keep_words(frame, words)
    order = {"indicator": 0, "words": 1, "alone": 2}
    counts = frame.groupby("indicator")["school"].transform("nunique")
    frame = frame.assign(_order=frame["together_by"].map(order), _count=-counts)
    frame = frame.sort_values(["_order", "_count", "indicator", "plan", "start"], kind="stable")
    return frame[COLUMNS].reset_index(drop=True)


def summarise_targets(frame: pd.DataFrame, plans: Sequence[ComparedPlan]) -> pd.DataFrame:
    """Return one row an indicator and unit: how many schools, lowest, median, highest with their schools.

    A school's own value is the mean of its parts where it sets one for each grade; lowest and highest name only
    schools that differ, ``without`` those of the same levels that set none. The office's plan is no school.
    """
    levels = {plan.name: set(levels_of(plan.name)) for plan in plans if not plan.is_office}
    schools = frame[~frame["office"].astype(bool)] if len(frame) else frame
    rows = []
    for (indicator, unit), some in schools.groupby(["indicator", "unit"], sort=False, dropna=False):
        values = school_values(some)
        low, high = (values.min(), values.max()) if len(values) else (None, None)
        differ = len(values) > 1 and low != high
        rows.append((
            indicator, some["together_by"].iloc[0], _plain(unit), some["better"].iloc[0], some["school"].nunique(),
            _without(set(some["school"]), levels), _asked(some), low,
            sorted(values.index[values == low]) if differ else [], values.median() if len(values) else None, high,
            sorted(values.index[values == high]) if differ else [],
            sorted(set(some.loc[some["short"].astype(bool), "school"])),
        ))  # fmt: skip
    return make_frame(rows, SUMMARY_COLUMNS)


def school_values(some: pd.DataFrame) -> pd.Series:
    """Return one value a school on one indicator and unit: that of the whole school, else the mean of its parts."""
    middle = (some["low"].astype(float) + some["high"].astype(float)) / 2
    known = some.assign(middle=middle).dropna(subset=["middle"])
    whole = known["part"].isna().groupby(known["school"]).transform("any") if len(known) else known["part"]
    kept = known[known["part"].isna() | ~whole.astype(bool)] if len(known) else known
    return kept.groupby("school")["middle"].mean()


def _rows(plan: ComparedPlan) -> list[dict[str, object]]:
    rows = []
    for target, indicator in indicators_of(plan.record):
        quantity = quantity_of(target)
        rows.append({
            "indicator": indicator.name, "together_by": "indicator" if indicator.sure else "alone",
            "better": indicator.better, "plan": plan.id, "school": plan.name, "office": plan.is_office,
            "part": quantity.part, "said": target.indicator, "comparator": target.comparator, "low": quantity.low,
            "high": quantity.high,
            "quantity": say_quantity(target.comparator, target.value, target.unit, target.value_to),
            "unit": quantity.unit, "kind": target.kind, "subject": target.subject, "asked": None, "short": False,
            "rank": None, **place_of(target),
        })  # fmt: skip
    return rows


def _join_unsure(frame: pd.DataFrame) -> None:
    """Give targets without a canonical indicator that are worded alike one name, and mark them."""
    unsure = frame.index[frame["together_by"] == "alone"]
    for _, some in frame.loc[unsure].groupby("unit", dropna=False):
        names = list(some["indicator"])
        leaders = pd.Series(group_alike(names), index=some.index)
        for leader, members in some.groupby(leaders):
            frame.loc[members.index, "indicator"] = names[leader]
            if members["plan"].nunique() > 1:
                frame.loc[members.index, "together_by"] = "words"


def _share_zero(frame: pd.DataFrame) -> None:
    """Make "no pupil drops out" 0 per cent where the others count per cent: nobody is no share of them."""
    nobody = (frame["high"] == 0) & (frame["unit"] == "người") & (frame["together_by"] == "indicator")
    shares = set(frame.loc[frame["unit"] == "%", "indicator"])
    frame.loc[nobody & frame["indicator"].isin(shares), "unit"] = "%"


def _set_asked(frame: pd.DataFrame) -> None:
    """Put the office's own target beside each school's on the same indicator and unit, where it sets just one."""
    asked = frame[frame["office"].astype(bool) & frame["low"].notna()]
    for (indicator, unit), some in asked.groupby(["indicator", "unit"], dropna=False):
        if len(some) != 1 or some["together_by"].iloc[0] != "indicator":
            continue
        one = some.iloc[0]
        mine = (frame["indicator"] == indicator) & (frame["unit"] == unit)
        frame.loc[mine, "asked"] = one["quantity"]
        schools = frame[mine & ~frame["office"].astype(bool) & frame["low"].notna()]
        bound, better = (one["comparator"], one["low"]), one["better"] or "higher"
        short = [is_short(*values, bound, better)
                 for values in zip(schools["comparator"], schools["low"], schools["high"], strict=True)]  # fmt: skip
        frame.loc[schools.index[short], "short"] = True


def _set_ranks(frame: pd.DataFrame) -> None:
    schools = frame[~frame["office"].astype(bool) & (frame["together_by"] != "alone")]
    for _, some in schools.groupby(["indicator", "unit"], dropna=False):
        values = school_values(some)
        if len(values) < 2 or values.min() == values.max():
            continue
        for rank, value in (("lowest", values.min()), ("highest", values.max())):
            frame.loc[some.index[some["school"].isin(values.index[values == value])], "rank"] = rank


def _without(setting: set[str], levels: dict[str, set]) -> list[str]:
    """Return the schools that set none, of the levels whose schools set one: a nursery has no graduation."""
    own_levels = [levels.get(name, set()) for name in setting]
    # a school of two levels does not tell for which of them it sets the target
    asked = set[str]().union(*([own for own in own_levels if len(own) == 1] or own_levels))
    return sorted(name for name, own in levels.items() if name not in setting and (own & asked or not own or not asked))


def _asked(some: pd.DataFrame) -> str | None:
    told = some["asked"].dropna()
    return told.iloc[0] if len(told) else None


def _keep_words(frame: pd.DataFrame, words: str) -> pd.DataFrame:
    """Return the targets whose indicator has the words in a row; if none has, those that have all of them.

    A word typed with marks is looked for with them.
    """
    wanted = split_words(words)
    told = [f"{indicator} | {said or ''}" for indicator, said in zip(frame["indicator"], frame["said"], strict=True)]
    texts = [(split_words(one), split_words(fold_marks(one))) for one in told]
    in_a_row = [any(_fit(wanted, *pair, start) for start in range(len(pair[0]))) for pair in texts]
    if any(in_a_row):
        return frame[in_a_row]
    return frame[[all(word in (marked if has_marks(word) else folded) for word in wanted) for marked, folded in texts]]


def _fit(wanted: list[str], marked: list[str], folded: list[str], start: int) -> bool:
    words = [(marked if has_marks(word) else folded)[start + place : start + place + 1]
             for place, word in enumerate(wanted)]  # fmt: skip
    return words == [[word] for word in wanted]


def _plain(value: object) -> str | None:
    return None if pd.isna(value) else str(value)
