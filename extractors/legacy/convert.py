"""One stretch of text in a known encoding to Unicode, with the place that every letter came from."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.legacy.tables import TABLES, TCVN3, VIQR, VPS

# Signs of sums and shares that are letters in TCVN3, but only inside words: "10 ÷ 15", "½ số lớp".
_SIGNS = "×÷¼½¾"
_TCVN3_LETTER = "A-Za-z" + re.escape("".join(TABLES[TCVN3]))
_LONE_SIGN_REGEX = re.compile(rf"(?<![{_TCVN3_LETTER}])[{_SIGNS}](?![{_TCVN3_LETTER}])")
# A word, for capitals: what stands between blanks, digits and ASCII signs.
_WORD_REGEX = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in Unicode; ``origins[i]`` is where its letter i began in the text it was made of, the end last."""

    text: str
    origins: tuple[int, ...]


def convert(text: str, encoding: str, by_font: bool = False) -> Converted:
    """Return the text as the encoding means it, in NFC.

    Where the font is known it says what is a capital; elsewhere words tell it by those beside them.

    >>> convert("KÕ ho¹ch", "TCVN3").text
    'Kế hoạch'
    >>> convert("KÕ HO¹CH", "TCVN3").text
    'KẾ HOẠCH'
    >>> convert("Tröôøng", "VNI").origins
    (0, 1, 2, 3, 5, 6, 7)
    """
    table = TABLES[encoding]
    kept = {m.start() for m in _LONE_SIGN_REGEX.finditer(text)} if encoding == TCVN3 else ()
    pieces: list[str] = []
    origins: list[int] = []
    done = 0
    for match in letters_of(encoding).finditer(text):
        start, shown = match.start(), match[0]
        if encoding == VIQR and _is_full_stop(text, match):
            shown = shown[:-1]
        if start in kept or shown not in table:
            continue
        pieces += (text[done:start], table[shown])
        origins += (*range(done, start), start)
        done = start + len(shown)
    pieces.append(text[done:])
    origins += range(done, len(text) + 1)
    made = "".join(pieces)
    if encoding in (TCVN3, VPS) and made != text:
        made = _raise_typed_capitals(made, by_font)
    return Converted(made, tuple(origins))


@cache
def letters_of(encoding: str) -> re.Pattern[str]:
    """Return what finds the letters of an encoding, longer ones first."""
    keys = sorted(TABLES[encoding], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, keys)))


def _is_full_stop(text: str, match: re.Match[str]) -> bool:
    """Return whether the mark of a VIQR letter ends a sentence: "Ha` No^.i." but not "bo^. gia'o du.c"."""
    if match[0][-1] not in ".?":
        return False
    rest = text[match.end() :].lstrip()
    return not (rest[:1].isalpha() and (rest[0].islower() or rest is text[match.end() :]))


def raised(letter: str) -> str:
    """Return a letter as a capital of the same length."""
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


def _raise_typed_capitals(text: str, certain_only: bool) -> str:
    """Return the text with words such as "HOạCH" in capitals throughout, and short words beside them: "Kế HOạCH".

    TCVN3 has no toned capitals: in capitals they are typed as small ones, in a font that shows them large.
    VPS lacks some.
    """
    words = [m.span() for m in _WORD_REGEX.finditer(text)]
    kinds = [_kind(text[start:end]) for start, end in words]
    if _CERTAIN not in kinds:
        return text
    letters = list(text)
    for index, (start, end) in enumerate(words):
        beside = not certain_only and kinds[index] == _POSSIBLE and _stands_by_capitals(text, words, kinds, index)
        if kinds[index] == _CERTAIN or beside:
            letters[start:end] = map(raised, letters[start:end])
    return "".join(letters)


_NONE, _POSSIBLE, _CERTAIN = range(3)


def _kind(word: str) -> int:
    """Return how surely a word is one of capitals: "HOạCH" and "ủY" are, "Kế" and "A" may be, "Kính" is none."""
    if any("a" <= c <= "z" for c in word):
        return _NONE
    return _POSSIBLE if word.isupper() or not any(c.isupper() for c in word[1:]) else _CERTAIN


def _stands_by_capitals(text: str, words: list[tuple[int, int]], kinds: list[int], index: int) -> bool:
    """Return whether a word surely of capitals stands by this one, with blanks and possible ones between."""
    for step in (-1, 1):
        place = index
        while 0 <= place + step < len(words):
            (_, end), (start, _) = sorted((words[place], words[place + step]))
            place += step
            if text[end:start].strip(" &-–") or kinds[place] == _NONE:
                break
            if kinds[place] == _CERTAIN:
                return True
    return False
