"""Many patterns in one regex that is tried by its first letters: of twenty rows one or two can begin with them."""

import re
from collections import defaultdict
from collections.abc import Sequence

import regex

_OFTEN = "tchđgbklxdvmpnsqar"  # the letters that words begin with, the most frequent first
_LETTERS = "abcdefghijklmnopqrstuvwxyzàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_FOLLOWING = _LETTERS + " 0123456789.,:;&/'-"
_BEFORE = ("", ": ")  # what a row may look behind itself for
_Row = tuple[int, str, "regex.Pattern[str]"]


def by_first_letters(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return a regex of whole words in lower case that match one of the patterns, the first in their order.

    ``number_of`` tells which one. With what letters a pattern can begin is asked of the library ``regex``, which
    knows partial matches; ValueError for a pattern that begins with no letter or is but one.
    """
    rows: list[_Row] = [(number, pattern, regex.compile(pattern)) for number, pattern in enumerate(patterns)]
    firsts = _by_next_letter(rows, "", _LETTERS)
    tried = []
    for letter in sorted(firsts, key=lambda letter: (_OFTEN + letter).index(letter)):
        seconds: dict[int, str] = defaultdict(str)
        for second, can in _by_next_letter(firsts[letter], letter, _FOLLOWING).items():
            for number, _, _ in can:
                seconds[number] += second
        choice = (f"(?={letter}[{re.escape(seconds[n])}])(?P<a{n}_{letter}>{patterns[n]})" for n in sorted(seconds))
        tried.append(f"(?={letter})(?:{'|'.join(choice)})")
    return re.compile(rf"(?<!\w)(?=[{''.join(firsts)}])(?:{'|'.join(tried)})(?!\w)")


def number_of(match: re.Match[str]) -> int:
    """Return the place among the patterns of the one that a match of ``by_first_letters`` is of."""
    return int((match.lastgroup or "")[1:].partition("_")[0])


def _by_next_letter(rows: Sequence[_Row], begun: str, letters: str) -> dict[str, list[_Row]]:
    """Return the rows that can begin with the letters in ``begun`` and one more, by that one."""
    found: dict[str, list[_Row]] = {}
    for letter in letters:
        can = [row for row in rows if any(_begins(row, before, begun + letter) for before in _BEFORE)]
        if can:
            found[letter] = can
    lost = {pattern for _, pattern, _ in rows} - {pattern for can in found.values() for _, pattern, _ in can}
    lost |= {pattern for _, pattern, row in rows if begun and row.fullmatch(begun)}
    if lost:
        raise ValueError(f"no letter goes on after {begun!r}: {sorted(lost)}")
    return found


def _begins(row: _Row, before: str, letters: str) -> bool:
    return row[2].match(before + letters, len(before), partial=True) is not None
