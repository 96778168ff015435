"""The passages that two plans share, with their places in both."""

from collections import defaultdict
from dataclasses import dataclass

from corpus.compare.copies.matter import Matter
from corpus.compare.copies.shingles import SIZE

_LEAST = 12
"""Syllables from which a shared passage is worth showing; shorter ones are turns of phrase."""
_NEAR = 24
"""Letters between a passage and the end of its line that are shown with it."""
_PLACES = 6
"""How many places of a repeated shingle are tried."""


@dataclass(frozen=True)
class Passage:
    """A passage in both plans: its words and span in each, and how many counted syllables it has."""

    text: str
    span: tuple[int, int]
    other_text: str
    other_span: tuple[int, int]
    syllables: int


def shared_passages(one: Matter, other: Matter, least: int = _LEAST) -> list[Passage]:
    """Return the passages of at least ``least`` counted syllables that stand in both, in the order of the first.

    Masked words (names, numbers, dates) between two counted ones do not break a passage.
    """
    mine, yours = list(one.places()), list(other.places())
    words, others = [word for word, _, _ in mine], [word for word, _, _ in yours]
    starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(others) - SIZE + 1):
        found = starts[tuple(others[place : place + SIZE])]
        if len(found) < _PLACES:
            found.append(place)
    passages, place = [], 0
    while place <= len(words) - SIZE:
        begins = starts.get(tuple(words[place : place + SIZE]), ())
        tried = [(_run(words, others, place, start), start) for start in begins]
        length, start = max(tried, default=(0, 0), key=lambda run: (run[0], -run[1]))
        if length >= least:
            span = _to_line(one, mine[place][1], mine[place + length - 1][2])
            far = _to_line(other, yours[start][1], yours[start + length - 1][2])
            passages.append(Passage(one.text[slice(*span)], span, other.text[slice(*far)], far, length))
        place += max(length - SIZE + 1, 1) if length < least else length
    return passages


def _to_line(matter: Matter, start: int, end: int) -> tuple[int, int]:
    """Return a passage's bounds moved out to those of its lines where only a masked word or two lie between."""
    head = matter.text.rfind("\n", matter.start, start) + 1 or matter.start
    foot = matter.text.find("\n", end, matter.end)
    foot = matter.end if foot < 0 else foot
    return head if start - head <= _NEAR else start, len(matter.text[:foot].rstrip()) if foot - end <= _NEAR else end


def _run(words: list[str], others: list[str], place: int, start: int) -> int:
    length, most = 0, min(len(words) - place, len(others) - start)
    while length < most and words[place + length] == others[start + length]:
        length += 1
    return length
