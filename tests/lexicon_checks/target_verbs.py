import re

from extractors.components.targets.vocabulary import COUNTING_VERBS
from extractors.pipeline import record_of


def check(row, example):
    """The verb makes a target of the number behind it, though no lexicon knows the noun."""
    assert re.match(row["pattern"], example.lower())
    assert row["pattern"] in COUNTING_VERBS
    found = record_of(f"II. CHỈ TIÊU\n- {example}.".encode(), "a.txt").targets
    assert [target.value for target in found] == [float(re.findall(r"\d+", example)[0])]
