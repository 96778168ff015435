"""The ư of TCVN3 that was lost on the way: its code is the soft hyphen, which web pages and PDF makers drop.

1. "trêng" for "tr­êng", read "trờng": no syllable, and ư makes one of it in one way only: "trường"
2. "nh", "th": "như", "thư"
3. left alone: "ngời", "mời", which are syllables themselves; abbreviations
"""

import re
from functools import lru_cache

from extractors.legacy.convert import Converted
from extractors.legacy.syllables import is_syllable

_WORD_REGEX = re.compile(r"[^\W\d_]{2,9}(?![^\W\d_])(?<![^\W\d_]{10})")
_BARE = {"nh": 2, "th": 2, "Nh": 2, "Th": 2}
_SMALL, _LARGE = "ư", "Ư"
LEAST_LOST = 3
"""How many words must lack a letter before the letters are taken to be lost from the document."""


@lru_cache(maxsize=10_000)
def place_of_lost(word: str) -> int | None:
    """Return where the only ư stands that makes a syllable of a word; None where it is one, or none or two do.

    >>> [place_of_lost(word) for word in ("trờng", "nớc", "ngời", "nh", "GDTrH")]
    [2, 1, None, 2, None]
    """
    if word in _BARE:
        return _BARE[word]
    if word.isascii() or is_syllable(word) or not (word.islower() or word.istitle() or word.isupper()):
        return None
    places = [i for i in range(1, len(word) + 1) if is_syllable(word[:i] + _SMALL + word[i:])]
    return places[0] if len(places) == 1 else None


def count_lost(text: str) -> int:
    """Return how many words of a text lack a ư."""
    return sum(place_of_lost(word) is not None for word in _WORD_REGEX.findall(text))


def put_back(made: Converted) -> Converted:
    """Return a converted text with the lost letters in their places."""
    pieces: list[str] = []
    origins: list[int] = []
    done = 0
    for match in _WORD_REGEX.finditer(made.text):
        place = place_of_lost(match[0])
        if place is None:
            continue
        at = match.start() + place
        pieces += (made.text[done:at], _LARGE if match[0].isupper() else _SMALL)
        origins += (*made.origins[done:at], made.origins[at])
        done = at
    pieces.append(made.text[done:])
    origins += made.origins[done:]
    return Converted("".join(pieces), tuple(origins))
