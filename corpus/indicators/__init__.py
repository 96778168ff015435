"""Targets on one indicator brought together, however each school words it; the unsure stay apart."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz

from corpus.fold import fold_marks
from schemas import Target

_ROWS = Path(__file__).parent / "indicators.yaml"
_WORD_REGEX = re.compile(r"\w+")
_LEVEL_REGEX = re.compile(
    r"\bcap (truong|to|xa|phuong|huyen|quan|thi xa|thanh pho|tp|cum|tinh|so|quoc gia|toan quoc|bo|nganh|co so)\b"
    r"|\bco so\b"
)
_LEVEL_NAMES = {
    "truong": "cấp trường", "to": "cấp tổ", "xa": "cấp xã", "phuong": "cấp phường", "huyen": "cấp huyện",
    "quan": "cấp quận", "thi xa": "cấp thị xã", "thanh pho": "cấp thành phố", "tp": "cấp thành phố",
    "cum": "cấp cụm", "tinh": "cấp tỉnh", "so": "cấp tỉnh", "quoc gia": "cấp quốc gia",
    "toan quoc": "cấp quốc gia", "bo": "cấp bộ", "nganh": "cấp ngành", "co so": "cơ sở",
}  # fmt: skip
ALIKE = 86.0
"""The likeness of words, 0 to 100, from which two indicators without a row are offered as one, marked unsure."""


@dataclass(frozen=True)
class Indicator:
    """What a target measures: ``name`` for people; ``sure`` is False where only the words are alike."""

    name: str
    better: str | None = None
    sure: bool = True


Spelling = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class _Row:
    name: str
    spellings: tuple[Spelling, ...]
    without: tuple[Spelling, ...]
    by_level: bool
    better: str


def indicator_of(target: Target) -> Indicator:
    """Return the indicator of a target; without a row of its own it is the target's own words, unsure."""
    told = read_indicator(f"{target.indicator or ''}\n{target.text}", target.indicator)
    return told or Indicator(_tidy(target.indicator or target.text), sure=False)


def read_indicator(words: str, head: str | None = None) -> Indicator | None:
    """Return the indicator that words name, or None where no row fits or two fit alike.

    ``head`` is looked at first where it is given: it is what the target itself says it measures.

    >>> read_indicator("tỷ lệ học sinh khá, giỏi").name
    'Học lực khá, giỏi'
    """
    for text in filter(None, (head, words)):
        if told := _read(fold_marks(text)):
            return told
    return None


def likeness(one: str, other: str) -> float:
    """Return how like the words of two indicators are, 0 to 100, marks and order apart."""
    return fuzz.token_sort_ratio(fold_marks(one), fold_marks(other))


@lru_cache(maxsize=20_000)
def _read(folded: str) -> Indicator | None:
    words = frozenset(_WORD_REGEX.findall(folded))
    fitting = [
        (len(spelling), row)
        for row in _rows()
        if not any(_stands_in(words, refused) for refused in row.without)
        for spelling in row.spellings
        if _stands_in(words, spelling)
    ]
    if not fitting:
        return None
    longest = max(length for length, _ in fitting)
    best = {row.name: row for length, row in fitting if length == longest}
    if len(best) > 1:
        return None
    row = next(iter(best.values()))
    level = _level(folded) if row.by_level else None
    return Indicator(f"{row.name} {level}" if level else row.name, row.better)


def _stands_in(words: frozenset[str], spelling: Spelling) -> bool:
    return all(choice & words for choice in spelling)


def _level(folded: str) -> str | None:
    found = _LEVEL_REGEX.search(folded)
    return _LEVEL_NAMES[found[1] or "co so"] if found else None


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(row["name"], tuple(map(_spelling, row["words"])), tuple(map(_spelling, row.get("without", []))),
             row.get("by_level", False), row["better"])
        for row in load_rows()
    )  # fmt: skip


@cache
def load_rows() -> list[dict[str, Any]]:
    """Return the rows of indicators.yaml."""
    return yaml.safe_load(_ROWS.read_text(encoding="utf-8"))


def _spelling(words: str) -> Spelling:
    return tuple(frozenset(word.split("|")) for word in words.split())


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(" -+*;,.:")
