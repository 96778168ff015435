"""Which reading of a line gives Vietnamese: as it stands, or one of the old encodings.

1. "KÕt qu¶ kh¶o s¸t ®Çu n¨m" (TCVN3), "Tröôøng tieåu hoïc" (VNI), "Ke^' hoa.ch na(m ho.c" (VIQR)
2. as it stands: "Kế hoạch", "m², 30°C", "© 2021", "Müller", and words that no reading explains
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.legacy.convert import convert, letters_of
from extractors.legacy.syllables import is_syllable
from extractors.legacy.tables import TCVN3, VIQR, VISCII, VNI, VPS

EIGHT_BIT = (TCVN3, VNI, VISCII, VPS)
"""The encodings of one byte a sign, the more usual first: it wins where two explain as many words."""

# A word with a sign of its own: what stands between blanks, digits and the signs of ASCII.
_WORD_REGEX = re.compile(r"[^\s!-@\[-`{-~|“”‘’…–—\u00a0]*[^\x00-\x7f\s“”‘’…–—\u00a0][^\s!-@\[-`{-~|“”‘’…–—\u00a0]*")
_VIQR_WORD_REGEX = re.compile(r"[A-Za-z(^+'`?~.]+")
_VIQR_REGEX = re.compile(r"[AaEeOo]\^|[OoUu]\+|[Aa]\(|[AaEeIiOoUuYy][`~]|\b[Dd]d[aeiouy]")
# Signs that belong to a word's surroundings as it stands: «Dạy tốt», 300 m², 30°C.
_EDGES = "«»©®°²³¹º±·×÷§¶´¨\u00ad"
_SHORT_REGEX = re.compile("đ|[A-Z]*Đ[A-Z]*")  # "đ/c", "50.000 đ", "GD&ĐT", "NĐ-CP"
_LONGEST = 16  # "nghieâng" in VNI has eight; the search must stay linear on runs of megabytes
_SMALL_REGEX = re.compile("[a-z]")
_LEAST_WORDS, _LEAST_PART = 2, 0.6


@dataclass(frozen=True, slots=True)
class Weight:
    """How a line reads: its words with signs, those that are syllables as they stand, that only
    Unicode can hold, and that are syllables in each encoding."""

    words: int
    plain: int
    unicode: int
    reads: tuple[tuple[str, int], ...]

    @property
    def encoding(self) -> str:
        """Return the encoding that explains most words."""
        return max(self.reads, key=lambda pair: pair[1])[0]

    @property
    def read(self) -> int:
        """Return how many words that is."""
        return max(count for _, count in self.reads)

    @property
    def is_sure(self) -> bool:
        """Return whether the encoding explains the line by itself, and the line as it stands does not."""
        # What only Unicode can hold is no word of an old encoding.
        words = self.words - self.unicode
        return self.read >= _LEAST_WORDS and self.read >= _LEAST_PART * words and self.read > self.plain - self.unicode


def weigh(line: str, encodings: tuple[str, ...] = EIGHT_BIT) -> Weight:
    """Return how a line reads as it stands and in the encoding that explains most of its words."""
    words = words_with_signs(line)
    plain = sum(map(reads_plain, words))
    beyond = sum(map(is_unicode, words))
    reads = tuple((encoding, sum(reads_as(word, encoding) for word in words)) for encoding in encodings)
    return Weight(len(words), plain, beyond, reads)


def words_with_signs(line: str) -> list[str]:
    """Return the words of a line that are not plain ASCII."""
    return [] if line.isascii() else _WORD_REGEX.findall(line)


def word_spans(line: str) -> list[tuple[int, int]]:
    """Return where the words of a line stand that are not plain ASCII."""
    return [] if line.isascii() else [match.span() for match in _WORD_REGEX.finditer(line)]


@lru_cache(maxsize=20_000)
def reads_plain(word: str) -> bool:
    """Return whether a word is a syllable as it stands."""
    if len(word) > _LONGEST:
        return False
    return _is_word(word.strip(_EDGES))


@lru_cache(maxsize=20_000)
def is_unicode(word: str) -> bool:
    """Return whether a word has Vietnamese letters that no encoding of one byte shows: "Kế", "trường"."""
    return any("\u0102" <= c <= "\u01b0" or "\u1ea0" <= c <= "\u1eff" for c in word) and reads_plain(word)


@lru_cache(maxsize=40_000)
def reads_as(word: str, encoding: str) -> bool:
    """Return whether a word is a syllable in an encoding: all of its signs must be letters there."""
    if len(word) > _LONGEST or not letters_of(encoding).sub("", word).isascii():
        return False
    made = convert(word, encoding).text
    if made.islower() or made.isupper() or made.istitle():
        return _is_word(made)
    # Capitals that an encoding lacks are typed small: "HO¹CH".
    return encoding in (TCVN3, VPS) and not _SMALL_REGEX.search(word) and is_syllable(made)


def _is_word(word: str) -> bool:
    return is_syllable(word) or bool(_SHORT_REGEX.fullmatch(word))


def reads_as_viqr(text: str) -> bool:
    """Return whether a text of ASCII signs is Vietnamese in VIQR, as mails of the nineties are."""
    if len(_VIQR_REGEX.findall(text)) * 40 < len(text):
        return False
    words = [w for w in (word.strip("'.?(") for word in _VIQR_WORD_REGEX.findall(text)) if w and not w.isalpha()]
    return len(words) > _LEAST_WORDS and sum(reads_as(w, VIQR) for w in words) >= _LEAST_PART * len(words)
