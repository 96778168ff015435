"""One stretch of text in a known encoding to Unicode, with the place that every letter came from."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.legacy.tables import TABLES, TCVN3, VIQR

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


def convert(text: str, encoding: str, capitals: bool = False) -> Converted:
    """Return the text as the encoding means it, in NFC; ``capitals`` for fonts that show small letters so.

    >>> convert("KÕ ho¹ch", "TCVN3").text
    'Kế hoạch'
    >>> convert("KÕ ho¹ch", "TCVN3", capitals=True).text
    'KẾ HOẠCH'
    >>> convert("Tröôøng", "VNI").origins
    (0, 1, 2, 3, 5, 6, 7)
    """
    table = TABLES[encoding]
    kept = {m.start() for m in _LONE_SIGN_REGEX.finditer(text)} if encoding == TCVN3 else ()
    pieces: list[str] = []
    origins: list[int] = []
    done = 0
    for match in _pattern(encoding).finditer(text):
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
    if capitals:
        made = "".join(_raised(c) for c in made)
    elif encoding == TCVN3 and made != text:
        made = _raise_typed_capitals(text, made)
    return Converted(made, tuple(origins))


@cache
def _pattern(encoding: str) -> re.Pattern[str]:
    """Return what finds the letters of an encoding, longer ones first."""
    keys = sorted(TABLES[encoding], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, keys)))


def _is_full_stop(text: str, match: re.Match[str]) -> bool:
    """Return whether the mark of a VIQR letter ends a sentence: "Ha` No^.i." but not "bo^. gia'o du.c"."""
    if match[0][-1] not in ".?":
        return False
    rest = text[match.end() :].lstrip()
    return not (rest[:1].isalpha() and (rest[0].islower() or rest is text[match.end() :]))


def _raised(letter: str) -> str:
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


def _raise_typed_capitals(text: str, made: str) -> str:
    """Return the text with words such as "HO¹CH" in capitals throughout, and short words beside them.

    TCVN3 has no toned capitals: in capitals they are typed as small ones, in a font that shows them large.
    """
    words = [m.span() for m in _WORD_REGEX.finditer(made)]
    kinds = [_kind(made[start:end]) for start, end in words]
    if 2 not in kinds:
        return made
    letters = list(made)
    for index, (start, end) in enumerate(words):
        if kinds[index] == 2 or (kinds[index] == 1 and _stands_by_capitals(kinds, index)):
            letters[start:end] = map(_raised, letters[start:end])
    return "".join(letters)


def _kind(word: str) -> int:
    """Return 2 for a word of capitals with small toned letters, 1 for one that may be so, 0 for others."""
    plain = [c for c in word if c.isascii()]
    small = any(not c.isascii() and c.islower() for c in word)
    if any(c.islower() for c in plain):
        return 0
    return 2 if small and len(plain) > 1 else 1


def _stands_by_capitals(kinds: list[int], index: int) -> bool:
    """Return whether a word of capitals stands next to this one, with none but uncertain words between."""
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(kinds) and kinds[place] == 1:
            place += step
        if 0 <= place < len(kinds) and kinds[place] == 2:
            return True
    return False
