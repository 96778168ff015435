"""What a description is about: its words without marks, those of one matter brought to one."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from corpus.fold import fold_marks

_ROWS = Path(__file__).parent / "same_words.yaml"
_WORD_REGEX = re.compile(r"\w+")


def content_words(words: str) -> frozenset[str]:
    """Return the words that carry the matter, folded; what every description has is left out.

    >>> sorted(content_words("Báo cáo sơ kết học kỳ I"))
    ['hocky1', 'soket']
    """
    folded = fold_marks(words)
    return frozenset(_WORD_REGEX.findall(_brought_together(folded)) or _WORD_REGEX.findall(folded))


def share_of(wanted: frozenset[str], words: str) -> float:
    """Return which share of the wanted words stands in ``words``, 0 to 1."""
    return share_of_words(wanted, content_words(words))


def share_of_words(wanted: frozenset[str], told: frozenset[str]) -> float:
    """Return which share of the wanted words is among ``told``, 0 to 1."""
    return len(wanted & told) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=8)
def lines_of(text: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """Return of each line that has words: where it starts and ends, and its content words.

    Every check of a plan asks for the same text, so the last few texts are kept.
    """
    lines, offset = [], 0
    for line in text.split("\n"):
        if words := content_words(line):
            lines.append((offset, offset + len(line), words))
        offset += len(line) + 1
    return tuple(lines)


@cache
def load_rows() -> list[dict[str, Any]]:
    """Return the rows of same_words.yaml."""
    return yaml.safe_load(_ROWS.read_text(encoding="utf-8"))


def _brought_together(folded: str) -> str:
    pattern, matters = _pattern()
    return pattern.sub(lambda match: f" {matters[match[0]]} ", folded)


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    matters = {words: row["matter"] for row in load_rows() for words in row["words"]}
    longest_first = sorted(matters, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), matters
