"""Words that no Vietnamese writer means: what a conversion with the wrong table, or without some letters, leaves."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from extractors.layout.fold import lower
from extractors.lexicon import load

Bounds = tuple[int, int]

_FEWEST_WORDS = 2
_LONGEST_ONSET = 4  # "nghi"
# "hc", "lp", "nhn": a syllable that lost its vowel; what stands beside signs is an abbreviation (hs/lớp).
_NO_VOWEL_REGEX = re.compile(r"(?<![\w.&/@-])[bcdđghklmnpqrstvxfjwz]{2,5}(?![\w.&/@-])")
_WORD_REGEX = re.compile(r"[^\W\d_]{2,}")
# U+1EA0-U+1EF9 hold the letters with two marks and most with a dot or hook: one letter in seven of any Vietnamese text.
_MARKED_REGEX = re.compile(r"[\u1ea0-\u1ef9]")
_FEWEST_VOWELLESS = 5
_VOWELLESS_SHARE, _MARKED_SHARE = 0.03, 0.06


def finders(text: str) -> list[Callable[[str], Iterable[Bounds]]]:
    """Return the finders of broken pieces of words in a line, one for each damage that the whole text shows.

    >>> [list(find("Căn cứ Nghò quyết")) for find in finders("Căn cứ Nghò quyết; đòa phương")]
    [[(10, 11)]]
    >>> finders("Căn cứ Nghị quyết; nhà trờng")
    []
    """
    lowered = lower(text)
    found = [_finder(pattern) for pattern in _patterns() if _is_shown(pattern, lowered)]
    if _lost_vowels(text):
        found.append(lambda line: (match.span() for match in _NO_VOWEL_REGEX.finditer(line)))
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in load("broken_words"))


def _is_shown(pattern: re.Pattern[str], text: str) -> bool:
    seen: set[str] = set()
    for match in pattern.finditer(text):
        start = match.start()
        while match.start() - start < _LONGEST_ONSET and start and text[start - 1].isalpha():
            start -= 1
        seen.add(text[start : match.end()])
        if len(seen) >= _FEWEST_WORDS:
            return True
    return False


def _finder(pattern: re.Pattern[str]) -> Callable[[str], Iterable[Bounds]]:
    return lambda line: (match.span() for match in pattern.finditer(lower(line)))


def _lost_vowels(text: str) -> bool:
    """Whether so many words have no vowel, and so few letters two marks, that the text lost letters on its way."""
    vowelless = sum(1 for _ in _NO_VOWEL_REGEX.finditer(text))
    if vowelless < _FEWEST_VOWELLESS:
        return False
    words = sum(1 for _ in _WORD_REGEX.finditer(text))
    if vowelless < _VOWELLESS_SHARE * words:
        return False
    letters = sum(c.isalpha() for c in text)
    return len(_MARKED_REGEX.findall(text)) < _MARKED_SHARE * letters
