"""A regex tried by its first letters finds what the plain alternation of its patterns finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.components.targets.by_letter import by_first_letters, number_of
from extractors.components.targets.vocabulary import loose
from extractors.lexicon import load

AWARDS = [loose(row["pattern"]) for row in load("awards")]
BY_LETTER = by_first_letters(AWARDS)
PLAIN = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<a{n}>{pattern})' for n, pattern in enumerate(AWARDS))})(?!\w)")
WORDS = sorted({word for row in load("awards") for example in row["examples"] for word in example.lower().split()})


@given(st.lists(st.sampled_from([*WORDS, "đạt", ":", "giải", "a", "1", "và", "x"]), max_size=25).map(" ".join))
def test_it_finds_what_the_plain_alternation_finds(text):
    found = [(match.span(), number_of(match)) for match in BY_LETTER.finditer(text)]
    assert found == [(match.span(), int((match.lastgroup or "")[1:])) for match in PLAIN.finditer(text)]


def test_the_first_pattern_that_fits_wins():
    both = by_first_letters(["cờ thi đua", "cờ", "(?<=: )cờ đỏ"])
    assert [(match[0], number_of(match)) for match in both.finditer("cờ thi đua, cờ; sao: cờ đỏ")] == [
        ("cờ thi đua", 0), ("cờ", 1), ("cờ", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("pattern", [r"\d+ giải", "a", "#ab"])
def test_a_pattern_without_two_letters_is_refused(pattern):
    with pytest.raises(ValueError, match="no letter goes on"):
        by_first_letters(["giải nhất", pattern])
