"""Each row of the dates' lexicon matches each of its own examples."""

import re

import pytest

from extractors.lexicon import load


@pytest.mark.parametrize(
    ("pattern", "example"),
    [
        pytest.param(row["pattern"], example, id=f"{row.get('name', row.get('kind'))}-{example}")
        for name in ("date_cues", "date_refusals")
        for row in load(name)
        for example in row["examples"]
    ],
)
def test_pattern_matches_its_example(pattern, example):
    words = example.lower()
    assert any(re.search(pattern, words[:end]) or re.match(pattern, words[end:]) for end in range(len(words) + 1))
