"""The words of holders: every example of a row is found, whole, by the row it stands in."""

import re

import pytest

from extractors.components.responsibles import words
from extractors.components.responsibles.column_kinds import head_regex
from extractors.components.responsibles.holders import read_holder
from extractors.components.responsibles.names import in_name_case, is_historical, read_name
from extractors.lexicon import load


def examples(name):
    return [pytest.param(row, example, id=example) for row in load(name) for example in row["examples"]]


@pytest.mark.parametrize(("row", "example"), examples("positions"))
def test_position_is_read_whole(row, example):
    assert any(regex.fullmatch(example.lower()) for other, regex in words.posts() if other is row)
    holder = read_holder(example.lower(), 0, len(example), listed=True)
    assert holder is not None
    assert holder.kind == "position"


@pytest.mark.parametrize(("row", "example"), examples("bodies"))
def test_body_is_read_whole(row, example):
    holder = read_holder(example.lower(), 0, len(example), listed=True)
    assert holder is not None
    assert (holder.kind, example[holder.start : holder.end]) == ("body", example.removeprefix("các "))
    assert any(regex.match(example.lower().removeprefix("các ")) for other, regex in words.bodies() if other is row)


@pytest.mark.parametrize(("row", "example"), examples("surnames"))
def test_name_is_believed(row, example):
    name = read_name(example, example.lower(), 0, len(example))
    assert name is not None
    assert (name.end, name.sure) == (len(example), True)


@pytest.mark.parametrize(("row", "example"), examples("honorifics"))
def test_honorific_is_matched_whole(row, example):
    assert re.fullmatch(row["pattern"], example)


@pytest.mark.parametrize(("row", "example"), examples("historical_persons"))
def test_historical_person_is_known(row, example):
    assert any(example.endswith(name) and is_historical(name) for name in row["names"])


@pytest.mark.parametrize(("row", "example"), examples("assignment_sections"))
def test_assignment_title_is_found(row, example):
    assert re.search(row["pattern"], example.lower())


@pytest.mark.parametrize(("row", "example"), examples("duty_words"))
def test_duty_begins_with_a_word_of_its_kind(row, example):
    regex = {"verb": words.VERB_REGEX, "stop": words.STOP_REGEX, "tell": words.TELL_REGEX}[row["kind"]]
    assert regex.match(example.lower())


@pytest.mark.parametrize(("row", "example"), examples("school_units"))
def test_unit_is_matched_whole(row, example):
    assert re.fullmatch(row["pattern"], example, re.IGNORECASE)


@pytest.mark.parametrize(("row", "example"), examples("post_tails"))
def test_tail_is_matched_whole(row, example):
    assert re.fullmatch(words.tails()[row["tail"]], example.lower())


@pytest.mark.parametrize(("row", "example"), examples("holder_heads"))
def test_head_says_what_its_column_holds(row, example):
    assert head_regex(row["holds"]).search(example.lower())


@pytest.mark.parametrize(
    ("title", "assigns"),
    [("MỤC ĐÍCH, YÊU CẦU", False), ("Tổ chức thực hiện chương trình giáo dục", False), ("Phân công lao động", False)],
)
def test_other_titles_hand_out_no_work(title, assigns):
    assert bool(words.ASSIGNMENT_REGEX.search(title.lower())) is assigns


@pytest.mark.parametrize(
    ("written", "name"),
    [("PHAN THU HÀ", "Phan Thu Hà"), ("H'NGA NIÊ", "H'Nga Niê"), ("A THÚT", "A Thút"), ("Y Blưn", "Y Blưn")],
)
def test_capitals_become_name_case(written, name):
    assert in_name_case(written) == name
