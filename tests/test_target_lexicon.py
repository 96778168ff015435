"""Each row of the targets' lexicons does what its examples say; no form stands in two rows."""

import re

import pytest

from extractors.components.targets.award_holders import holder_in
from extractors.components.targets.moods import _CUES
from extractors.components.targets.numbers import find_quantities
from extractors.components.targets.vocabulary import AWARD_REGEX, SUBJECT_REGEX, award_row, refusal
from extractors.layout.head_rows import head_role
from extractors.lexicon import load


def examples(name: str) -> list:
    """Return a parameter for each example of a lexicon: (row, example)."""
    rows = enumerate(load(name))
    return [pytest.param(row, text, id=f"{name}-{i}-{text[:30]}") for i, row in rows for text in row["examples"]]


@pytest.mark.parametrize(("row", "text"), examples("comparators"))
def test_comparator(row, text):
    found = list(find_quantities(text, 0, len(text)))
    assert [q.comparator for q in found] == [row["sign"]]


@pytest.mark.parametrize(("row", "text"), examples("units"))
def test_unit(row, text):
    quantity = next(find_quantities(text.lower(), 0, len(text)))
    assert (quantity.group, quantity.unit in row["forms"]) == (row["group"], True)


def test_no_unit_stands_twice():
    forms = [form for row in load("units") for form in row["forms"]]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


@pytest.mark.parametrize(("row", "text"), examples("awards"))
def test_award(row, text):
    match = AWARD_REGEX.search(text.lower())
    assert match is not None
    assert award_row(match)["name"] == row["name"]


@pytest.mark.parametrize(("row", "text"), examples("award_holders"))
def test_award_holder(row, text):
    assert holder_in(text.lower()) == (0, len(text))


@pytest.mark.parametrize(("row", "text"), examples("target_subjects"))
def test_subject(row, text):
    match = SUBJECT_REGEX.match(text.lower())
    assert match is not None
    assert match.end() == len(text)


@pytest.mark.parametrize(("row", "text"), examples("target_moods"))
def test_mood(row, text):
    words = text.lower()
    moods = (
        mood for mood, pattern, unless, _ in _CUES if pattern.search(words) and not (unless and unless.search(words))
    )
    assert next(moods) == row["mood"]


@pytest.mark.parametrize(("row", "text"), examples("target_refusals"))
def test_refusal(row, text):
    number = re.search(r"\d[\d.,]*", text)
    assert number is not None
    place = text[number.end() :] if row["place"] == "after" else text[: number.start()]
    assert refusal(row["name"]).search(place.lower())


@pytest.mark.parametrize(("row", "text"), examples("table_heads"))
def test_table_head(row, text):
    assert head_role(text) == row["role"]
