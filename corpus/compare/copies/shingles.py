"""Shingles: every five syllables in a row of a plan's matter, each as one 64-bit number."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

SIZE = 5
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


class Shingler:
    """Turns syllables into shingles; keeps the number of each syllable it has met. Equal on every machine and run."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, syllables: Sequence[str]) -> np.ndarray:
        """Return the shingles in order, repeats included; fewer syllables than one shingle are one shingle."""
        known = self._numbers
        try:
            codes = [known[one] for one in syllables]
        except KeyError:
            known.update((one, _code(one)) for one in set(syllables) if one not in known)
            codes = [known[one] for one in syllables]
        values = np.array(codes, dtype=np.uint64)
        if len(values) == 0:
            return values
        count = max(1, len(values) - SIZE + 1)
        hashes = np.zeros(count, dtype=np.uint64)
        for place in range(min(SIZE, len(values))):
            hashes = (hashes + values[place : place + count]) * _FACTOR
        return _mixed(hashes)

    def collect(self, syllables: Sequence[str]) -> np.ndarray:
        """Return the set of shingles, sorted."""
        return np.unique(self.number(syllables))


def jaccard(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """Return the exact likeness of two sorted sets, and the share of the smaller that the other holds too."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    smaller, union = min(len(one), len(other)), len(one) + len(other) - shared
    return (shared / union if union else 0.0), (shared / smaller if smaller else 0.0)


def _code(syllable: str) -> int:
    data = syllable.encode()
    return crc32(data) << 32 | crc32(data, 0xFFFFFFFF)


def _mixed(values: np.ndarray) -> np.ndarray:
    """Spread the bits evenly (the finaliser of splitmix64), so that sorted values fall evenly into bins."""
    values = (values ^ (values >> np.uint64(30))) * _MIX[0]
    values = (values ^ (values >> np.uint64(27))) * _MIX[1]
    return values ^ (values >> np.uint64(31))
