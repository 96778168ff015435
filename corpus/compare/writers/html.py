"""The comparison as one self-contained page that a person would rather look at: charts, matrix, time line, passages."""

# What a row or a column of a pandas frame is, its type hints cannot say.
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportGeneralTypeIssues=false, reportOperatorIssue=false, reportReturnType=false

import re
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from corpus.compare import wording
from corpus.compare.comparison import Comparison, plain, rows_of
from corpus.compare.copies import Passage
from corpus.compare.targets import school_values
from corpus.compare.writers.charts import Bar, Stretch, draw_bars, draw_change, draw_lanes
from corpus.export.files import whole_file

_TEMPLATE = "comparison.html.j2"
_TOKEN_REGEX = re.compile(r"\s+|\d+(?:[.,/]\d+)*|\w+|[^\w\s]")
_PASSAGES, _LONGEST, _PAIRS = 6, 2_400, 40


def write(comparison: Comparison, path: Path) -> None:
    """Write the page; everything it shows is inside it, nothing is fetched."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(day=wording.say_date, short=wording.short_name)
    page = environment.get_template(_TEMPLATE).render(
        c=comparison, wording=wording, title=wording.title_of(comparison), highlights=wording.highlights(comparison),
        cards=_cards(comparison), apart=_apart(comparison), awards=_awards(comparison),
        documents=_documents(comparison), columns=comparison.offices + comparison.schools, lanes=_lanes(comparison),
        people=_people(comparison), copies=_copies(comparison), more_copies=rows_of(comparison.copies)[_PAIRS:2_000],
        changes=_changes(comparison),
        phases=rows_of(comparison.phases), plans=rows_of(comparison.plans), tiles=_tiles(comparison),
    )  # fmt: skip
    with whole_file(path) as file:
        file.write(page.encode())


def _tiles(c: Comparison) -> list[tuple[int, str, str]]:
    short = {name for names in c.summary["short_schools"] for name in names} if len(c.summary) else set()
    conflicts = c.citations.loc[c.citations["conflict"].astype(bool), "document"].nunique() if len(c.citations) else 0
    shared = (c.summary["schools"] > 1).sum() if len(c.summary) else 0
    return [
        (len(c.schools), "đơn vị được so sánh", ""), (len(c.matrix), "văn bản được viện dẫn", ""),
        (int(shared), "chỉ tiêu có từ hai đơn vị", ""), (len(short), "đơn vị có chỉ tiêu chưa tới mức đề ra", "short"),
        (int(conflicts), "văn bản ghi khác ngày", "conflict"), (len(c.copies), "cặp kế hoạch gần giống nhau", "copy"),
    ]  # fmt: skip


def _cards(c: Comparison) -> list[dict[str, Any]]:
    """Return one card an indicator that two schools or more give a number on: a chart and the rows behind it."""
    cards = []
    for row in rows_of(c.summary):
        if row["lowest"] is None or row["schools"] < 2 or row["together_by"] == "alone":
            continue
        some = c.targets_of(row)
        mine = some[~some["office"].astype(bool)]
        office = some[some["office"].astype(bool)]
        asked = plain(office["low"].iloc[0]) if row["asked"] and len(office) else None
        by_school = dict(list(mine.groupby("school")))
        bars = [_bar(name, value, by_school[name], row) for name, value in school_values(mine).items()]
        same = row["lowest"] == row["highest"] and asked in (None, row["lowest"])
        chart = draw_bars(bars, row["median"] if len(bars) > 3 else None, asked, row["unit"] == "%")
        cards.append(row | {"chart": "" if same else chart, "rows": rows_of(some.sort_values(["school", "start"])),
                            "same": same})  # fmt: skip
    return sorted(cards, key=lambda card: (not card["short_schools"], card["same"], -card["schools"]))


def _bar(name: Any, value: float, mine: pd.DataFrame, row: dict[str, Any]) -> Bar:
    tone = "short" if name in row["short_schools"] else "low" if name in row["lowest_schools"] else "bar"
    note = f"{name}: {'; '.join(mine['text'])}"
    return Bar(wording.short_name(str(name)), float(value), _shown(mine, row), tone, note)


def _shown(mine: pd.DataFrame, row: dict[str, Any]) -> str:
    """Return a school's value as its plan writes it; where it sets one for each grade, from the least to the most."""
    whole = mine[mine["part"].isna()]
    if len(whole):
        return "; ".join(dict.fromkeys(whole["quantity"]))
    low, high = mine["low"].min(), mine["high"].max()
    values = wording.say_value(high, row["unit"])
    values = values if low == high else f"{wording.say_value(low, None)} đến {values}"
    return f"{values} ({len(mine)} khối)" if len(mine) > 1 else f"{values} ({mine['part'].iloc[0]})"


def _awards(c: Comparison) -> list[dict[str, Any]]:
    """Return the awards without a number that two schools or more aim for."""
    rows = [row for row in rows_of(c.summary) if row["lowest"] is None and row["schools"] > 1]
    return [row | {"rows": rows_of(c.targets_of(row))} for row in rows]


def _apart(c: Comparison) -> list[dict[str, Any]]:
    """Return targets that only one school sets, or that the program would not bring together."""
    return [row | {"row": rows_of(c.targets_of(row))[0]} for row in rows_of(c.summary) if row["schools"] == 1]


def _documents(c: Comparison) -> list[dict[str, Any]]:
    if c.matrix.empty:
        return []
    wrong = c.citations[c.citations["conflict"].astype(bool)]
    conflicts = set(zip(wrong["document"], wrong["school"], strict=True))
    notes = {key: some["text"].iloc[0] for key, some in c.citations.groupby(["document", "school"])}
    rows = []
    for document in c.matrix.index:
        cells = [
            (c.matrix.loc[document, name], (document, name) in conflicts, notes.get((document, name), ""))
            for name in c.offices + c.schools
        ]
        count = sum(bool(c.matrix.loc[document, name]) for name in c.schools)
        subject = next((s for s in c.citations.loc[c.citations["document"] == document, "subject"] if s), None)
        rows.append({"name": document, "cells": cells, "count": count, "subject": subject})
    return rows


def _lanes(c: Comparison) -> Markup:
    inside = c.phases[c.phases["place_in_year"] == "inside"]
    lanes = []
    for (school, office), some in inside.groupby(["school", "office"], sort=False):
        stretches = [Stretch(r.label, r.first_day, r.last_day, _say_phase(r)) for r in some.itertuples()]
        lanes.append((wording.short_name(str(school)), stretches, bool(office)))
    return draw_lanes(lanes)


def _say_phase(row: Any) -> str:
    days = f"{row.label}: {wording.say_date(row.begins)} - {wording.say_date(row.ends)}"
    return f"{days}. {row.activities}" if row.activities else days


def _people(c: Comparison) -> list[tuple[str, list[dict[str, Any]]]]:
    return [(name, list(rows)) for name, rows in groupby(rows_of(c.responsibles), key=lambda row: row["school"])]


def _copies(c: Comparison) -> list[dict[str, Any]]:
    pairs = []
    for row in rows_of(c.copies)[:_PAIRS]:
        shared = sorted(c.passages.get((row["one"], row["other"]), []), key=lambda p: -p.syllables)[:_PASSAGES]
        shown = [_side_by_side(p) for p in sorted(shared, key=lambda p: p.span)]
        pairs.append(row | {"shown": shown})
    return pairs


def _side_by_side(passage: Passage) -> tuple[Markup, Markup]:
    """Return both texts with what differs marked: the names, numbers and dates that were changed."""
    one, other = (_TOKEN_REGEX.findall(text[:_LONGEST]) for text in (passage.text, passage.other_text))
    left, right = [], []
    for how, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        mine, yours = escape("".join(one[i1:i2])), escape("".join(other[j1:j2]))
        left.append(mine if how == "equal" or not mine.strip() else Markup("<mark>%s</mark>") % mine)
        right.append(yours if how == "equal" or not yours.strip() else Markup("<mark>%s</mark>") % yours)
    ends = [Markup(" …") if len(t) > _LONGEST else Markup("") for t in (passage.text, passage.other_text)]
    return Markup("").join([*left, ends[0]]), Markup("").join([*right, ends[1]])


def _changes(c: Comparison) -> list[dict[str, Any]]:
    """Return the changes school by school, each target with its arrow on the indicator's own scale."""
    if c.changes is None:
        return []
    targets, documents = rows_of(c.changes.targets), rows_of(c.changes.citations)
    schools = list(dict.fromkeys(row["school"] for row in [*targets, *documents]))
    return [
        {
            "school": school,
            "targets": [row | {"arrow": _arrow(row)} for row in targets if row["school"] == school],
            "gained": [row for row in documents if row["school"] == school and row["change"] == "gained"],
            "lost": [row for row in documents if row["school"] == school and row["change"] == "lost"],
        }
        for school in schools
    ]


def _arrow(row: dict[str, Any]) -> Markup:
    before, after = row["before_value"], row["after_value"]
    if row["change"] not in ("up", "down"):
        return Markup("")
    low, high = min(before, after), max(before, after)
    margin = (high - low) * 0.6
    tone = {"more": "better", "less": "worse"}.get(row["demand"], "plain")
    return draw_change(before, after, low - margin, high + margin, tone)
