"""MinHash signatures and LSH: which pairs of many sets are worth an exact comparison.

One permutation hashing (Li, Owen, Zhang 2012): a sorted set of evenly spread numbers is cut into 126 bins and the
least number of each is kept, so that a signature costs one look into the set. An empty bin borrows from the next full
one, at a distance that is mixed in (rotation, Shrivastava and Li 2014). 42 bands of 3 rows let through 99.6 of 100
pairs at a likeness of 0.5; what is let through is estimated from the signatures first.
"""

from collections.abc import Iterator, Sequence

import numpy as np

BANDS, ROWS = 42, 3
SIZE = BANDS * ROWS
_EDGES = np.array([(index << 64) // SIZE for index in range(SIZE)], dtype=np.uint64)
_EMPTY = np.uint32(0xFFFFFFFF)
_STEP = np.uint32(0x9E3779B1)
_MARGIN = 0.13
"""How far below the wanted likeness an estimate may lie: three standard deviations of 126 draws at 0.5."""
_CROWD = 400
"""Plans with one and the same band beyond which only neighbours are paired: a form that everybody fills in."""


def sign(shingles: np.ndarray) -> np.ndarray:
    """Return the signature of a sorted set of 64-bit numbers."""
    if len(shingles) == 0:
        return np.full(SIZE, _EMPTY)
    places = np.searchsorted(shingles, _EDGES)
    ends = np.append(places[1:], len(shingles))
    full = places < ends
    least = shingles[np.minimum(places, len(shingles) - 1)]
    # the low bits: the high ones are nearly the bin's own number
    signature = np.where(full, least.astype(np.uint32), _EMPTY)
    return _fill(signature, full) if not full.all() else signature


def find_candidates(signatures: np.ndarray, least: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs (one, other), one before other, whose estimated likeness may reach ``least``."""
    pairs = np.unique(np.concatenate([np.empty(0, np.int64), *_pairs_of_bands(signatures)]))
    count = len(signatures)
    for block in np.array_split(pairs, max(1, len(pairs) // 50_000)):
        one, other = block // count, block % count
        likeness = (signatures[one] == signatures[other]).mean(axis=1)
        yield from zip(one[likeness >= least - _MARGIN].tolist(), other[likeness >= least - _MARGIN].tolist(),
                       strict=True)  # fmt: skip


def _pairs_of_bands(signatures: np.ndarray) -> Iterator[np.ndarray]:
    count = len(signatures)
    for band in range(BANDS):
        rows = signatures[:, band * ROWS : (band + 1) * ROWS].astype(np.uint64)
        keys = (rows[:, 0] << np.uint64(32) | rows[:, 1]) * np.uint64(0x9E3779B97F4A7C15) + rows[:, 2]
        order = np.argsort(keys, kind="stable")
        bounds = np.flatnonzero(np.diff(keys[order])) + 1
        groups = [group for group in np.split(order, bounds) if len(group) > 1]
        if groups:
            yield np.concatenate([_pairs(np.sort(group), count) for group in groups])


def _pairs(group: np.ndarray, count: int) -> np.ndarray:
    if len(group) > _CROWD:
        return np.concatenate([group[:-step] * count + group[step:] for step in (1, 2, 3)])
    one, other = np.triu_indices(len(group), 1)
    return group[one] * count + group[other]


def _fill(signature: np.ndarray, full: np.ndarray) -> np.ndarray:
    """Give each empty bin the value of the next full one, changed by how far away it is."""
    where = np.flatnonzero(full)
    empty = np.flatnonzero(~full)
    nearest = where[np.searchsorted(where, empty) % len(where)]
    distance = ((nearest - empty) % SIZE).astype(np.uint32)
    signature[empty] = signature[nearest] + distance * _STEP
    return signature


def sign_all(sets: Sequence[np.ndarray]) -> np.ndarray:
    """Return the signatures of many sets, one a row."""
    return np.array([sign(one) for one in sets], dtype=np.uint32).reshape(len(sets), SIZE)
