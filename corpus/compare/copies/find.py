"""Pairs of plans that are near-copies of one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from corpus.compare.copies.matter import Matter, matter_of
from corpus.compare.copies.minhash import find_candidates, sign_all
from corpus.compare.copies.passages import Passage, shared_passages
from corpus.compare.copies.shingles import Shingler, jaccard
from corpus.compare.plans import ComparedPlan, make_frame

LEAST = 0.5
"""The likeness, 0 to 1, from which two plans are shown as near-copies."""
_SHORT = 40
"""Shingles below which a plan's matter is too short to say anything (a scan, a covering letter)."""
_WITH_PASSAGES = 300
COLUMNS = ["one", "school", "other", "other_school", "likeness", "contained", "passages", "syllables", "longest"]


@dataclass(frozen=True)
class Copy:
    """A pair of near-copies by their places in the row of plans; both shares 0 to 1.

    ``likeness`` is the exact Jaccard index of the five-syllable shingles, ``contained`` the share of the shorter plan
    that stands in the longer.
    """

    one: int
    other: int
    likeness: float
    contained: float


def find_copies(matters: Iterable[Matter], least: float = LEAST) -> list[Copy]:
    """Return the pairs with an exact likeness of at least ``least``, the most alike first."""
    shingler = Shingler()
    sets = [shingler.collect(matter.syllables()) for matter in matters]
    long_enough = np.flatnonzero([len(one) >= _SHORT for one in sets])
    if len(long_enough) < 2:
        return []
    signatures = sign_all([sets[i] for i in long_enough])
    copies = []
    for i, j in find_candidates(signatures, least):
        one, other = int(long_enough[i]), int(long_enough[j])
        if min(len(sets[one]), len(sets[other])) < least * max(len(sets[one]), len(sets[other])):
            continue
        likeness, contained = jaccard(sets[one], sets[other])
        if likeness >= least:
            copies.append(Copy(one, other, round(likeness, 4), round(contained, 4)))
    return sorted(copies, key=lambda copy: (-copy.likeness, copy.one, copy.other))


def compare_copies(
    plans: Sequence[ComparedPlan], least: float = LEAST
) -> tuple[pd.DataFrame, dict[tuple[int, int], list[Passage]]]:
    """Return one row a pair of near-copies, and the shared passages of each pair by the ids of its plans.

    A school's plan beside an older one of its own is no copy of another's and is left out. Passages are looked up for
    the 300 pairs most alike; beyond them the counts are None.
    """
    matters = [matter_of(plan.record) for plan in plans]
    rows, passages = [], dict[tuple[int, int], list[Passage]]()
    for copy in find_copies(matters, least):
        one, other = plans[copy.one], plans[copy.other]
        if one.record.header.issuing_body and one.record.header.issuing_body == other.record.header.issuing_body:
            continue
        counts: tuple[int | None, ...] = (None, None, None)
        if len(passages) < _WITH_PASSAGES:
            shared = shared_passages(matters[copy.one], matters[copy.other])
            passages[one.id, other.id] = shared
            sizes = [passage.syllables for passage in shared]
            counts = (len(sizes), sum(sizes), max(sizes, default=0))
        rows.append((one.id, one.name, other.id, other.name, copy.likeness, copy.contained, *counts))
    return make_frame(rows, COLUMNS), passages
