"""The words of one plan, and which of them a misread word must be: a plan says most of its words more than once."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from extractors.legacy import is_syllable

Change = tuple[int, int, str]
"""Where a line is changed, and what stands there then."""

_WORD_REGEX = re.compile(r"[^\W\d_]{3,9}")
_ALL_REGEX = re.compile(r"[^\W\d_]{2,14}")
_LONG_REGEX = re.compile(r"[^\W\d_]{5,14}")
_LEAST_SEEN = 2


class PlanWords:
    """The syllables of the plan, and the one that a word which is none must be."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts = Counter(word.lower() for text in texts for word in _ALL_REGEX.findall(text))
        self._by_bones: dict[str, list[str]] = defaultdict(list)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word, count in self._counts.items():
            if count >= _LEAST_SEEN and len(word) > 2 and is_syllable(word):
                self._by_bones[bones_of(word)].append(word)
                self._by_length[len(word)].append(word)

    def changes(self, text: str) -> Iterator[Change]:
        """Yield the words that are no syllables and have one neighbour in the plan."""
        for match in _WORD_REGEX.finditer(text):
            word = match[0]
            if is_syllable(word) or not (word.islower() or word.istitle() or (word.isupper() and len(word) > 4)):
                continue
            if word.isascii() or self._counts[word.lower()] >= _LEAST_SEEN:
                continue  # foreign words and abbreviations; what stands twice is meant
            found = self._neighbour(word.lower())
            if found:
                yield (*match.span(), in_case_of(word, found))

    def splits(self, text: str) -> Iterator[Change]:
        """Yield where a word is two words of the plan without the blank between them, in one way only."""
        for match in _LONG_REGEX.finditer(text):
            word = match[0].lower()
            if is_syllable(word) or self._counts[word] >= _LEAST_SEEN or not match[0][1:].islower():
                continue
            places = [i for i in range(2, len(word) - 1) if self._knows(word[:i]) and self._knows(word[i:])]
            if len(places) == 1:
                yield match.start() + places[0], match.start() + places[0], " "

    def _knows(self, word: str) -> bool:
        return self._counts[word] >= _LEAST_SEEN and is_syllable(word)

    def _neighbour(self, word: str) -> str | None:
        bones = bones_of(word)
        near = list(self._by_bones.get(bones, ()))
        if len(word) >= 5 and not near:
            lengths = range(len(word) - 1, len(word) + 2)
            near = [known for n in lengths for known in self._by_length[n] if _differ_by_one(word, known)]
        return near[0] if len(near) == 1 else None


def bones_of(word: str) -> str:
    """Return a word without marks, and letters that stand twice once: "giẳảng" → "giang"."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.replace("đ", "d")) if not unicodedata.combining(c))
    return re.sub(r"(.)\1", r"\1", plain)


def _differ_by_one(word: str, known: str) -> bool:
    if len(word) == len(known):
        return sum(a != b for a, b in zip(word, known, strict=True)) == 1
    short, long = sorted((word, known), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def in_case_of(said: str, right: str) -> str:
    """Return a word with the capitals of another."""
    change: Callable[[str], str] = str.upper if said.isupper() else str
    made = change(right)
    return made[0].upper() + made[1:] if said[0].isupper() else made
