"""Targets without a canonical indicator brought together where their words are nearly the same."""

import re
from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from corpus.fold import fold_marks
from corpus.indicators import ALIKE

# Words that make two otherwise like targets different: numbers, levels, and no.
_TELLING_REGEX = re.compile(r"\d+|\bcap \w+|\b(?:khong|khoi|lop|chua|yeu|gioi|kha|tot|dat)\b")
_FILLER_REGEX = re.compile(
    r"\b(?:ti le|ty le|so|cac|duoc|dat|hoc sinh|giao vien|tre|va|cua|trong|nha truong|co)\b|[^\w\s]"
)
_MANY = 2_000


def group_alike(words: Sequence[str]) -> list[int]:
    """Return for each wording the index of the group's first; a wording like no other is its own group.

    Alike means at least ``ALIKE`` of 100 by sorted words, and the same telling words. Beyond a few thousand different
    wordings only those that begin alike are compared, so that the work stays in bounds.
    """
    folded = [" ".join(_FILLER_REGEX.sub(" ", fold_marks(one)).split()) or fold_marks(one) for one in words]
    first: dict[str, int] = {}
    for index, one in enumerate(folded):
        first.setdefault(one, index)
    distinct = list(first)
    leaders = list(range(len(distinct)))
    for block in _blocks(distinct):
        _join_block(distinct, block, leaders)
    leader_of = {one: first[distinct[leaders[i]]] for i, one in enumerate(distinct)}
    return [leader_of[one] for one in folded]


def _join_block(distinct: list[str], block: list[int], leaders: list[int]) -> None:
    some = [distinct[i] for i in block]
    telling = [sorted(_TELLING_REGEX.findall(one)) for one in some]
    scores = process.cdist(some, some, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, dtype=np.uint8)
    for i, j in zip(*np.nonzero(np.triu(scores, 1)), strict=True):
        if telling[i] == telling[j] and leaders[block[i]] == block[i] and leaders[block[j]] == block[j]:
            leaders[block[j]] = block[i]


def _blocks(distinct: list[str]) -> list[list[int]]:
    if len(distinct) <= _MANY:
        return [list(range(len(distinct)))]
    by_start: dict[str, list[int]] = {}
    for index, one in enumerate(distinct):
        by_start.setdefault(" ".join(sorted(one.split())[:1]), []).append(index)
    return [block[i : i + _MANY] for block in by_start.values() for i in range(0, len(block), _MANY)]
