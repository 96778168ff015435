"""Many patterns in one regex that is tried by the first letter: of twenty rows two or three can begin with it."""

import re
from collections.abc import Sequence

import regex

_LETTERS = "abcdefghijklmnopqrstuvwxyzàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_BEFORE = ("", ": ")  # what a row may look behind itself for


def by_first_letter(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return a regex of whole words in lower case that match one of the patterns, the first in their order.

    ``number_of`` tells which one. With what letters a pattern can begin is asked of the library ``regex``, which
    knows partial matches; ValueError for one that begins with none.
    """
    branches: dict[str, list[str]] = {}
    for number, pattern in enumerate(patterns):
        row, before = regex.compile(pattern), len(branches)
        for letter in _LETTERS:
            if any(row.match(words + letter, len(words), partial=True) for words in _BEFORE):
                branches.setdefault(letter, []).append(f"(?P<a{number}_{letter}>{pattern})")
                before = -1
        if before >= 0:
            raise ValueError(f"no letter begins {pattern!r}")
    tried = "|".join(f"(?={letter})(?:{'|'.join(rows)})" for letter, rows in branches.items())
    return re.compile(rf"(?<!\w)(?:{tried})(?!\w)")


def number_of(match: re.Match[str]) -> int:
    """Return the place among the patterns of the one that a match of ``by_first_letter`` is of."""
    return int((match.lastgroup or "")[1:].partition("_")[0])
