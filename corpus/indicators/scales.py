"""What is graded in levels: the field, and the levels that the words name together ("khá, giỏi", "khá trở lên")."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from corpus.indicators.phrases import Phrase, Words, phrase

_ROWS = Path(__file__).parent / "scales.yaml"
# What may stand beside the levels where the words are levels and nothing else ("Về học sinh mức Khá", "loại giỏi").
_BESIDE_REGEX = re.compile(
    r" (?:ve|hoc sinh|hs|hoc vien|tre|giao vien|muc|muc do|loai|xep|xep loai|dat|ti le|ty le|so|cac|va|tro len|ket qua"
    r"|cap|giao duc|trung hoc co so|thcs|tieu hoc|thpt|trung hoc pho thong|toan truong|chung|khoi|lop|\d+[a-z]?)(?= )"
)
# "đạt" beside other levels is the verb ("mức Khá, Tốt đạt từ 50%"), unless it is written as a level is.
_AS_LEVEL_REGEX = re.compile(r" Đạt | mức đạt | đạt trở lên ")


@dataclass(frozen=True)
class Level:
    """One level of a scale; ``regex`` finds it among folded words."""

    name: str
    regex: re.Pattern[str]
    size: int


@dataclass(frozen=True)
class Scale:
    """A field of grading with its levels from the best to the worst."""

    field: str
    phrases: tuple[Phrase, ...]
    joint: str
    levels: tuple[Level, ...]
    demanded: int

    def read(self, words: Words) -> tuple[str, str] | None:
        """Return the canonical name and the better way of what the levels in the words name, or None."""
        named = self._named(words)
        if not named:
            return None
        if " tro len " in words.folded:
            named = range(max(named) + 1) if self.levels[0].name != "xuất sắc" else range(1, max(named) + 1)
        indexes = sorted(named)
        better = "higher" if indexes[0] < self.demanded else "lower"
        return f"{self.field}{self.joint}{self._say(indexes)}", better

    def is_bare(self, words: Words) -> bool:
        """Return whether the words are levels of this scale and nothing else: only the place tells the field."""
        rest, named = words.folded, False
        for level in sorted(self.levels, key=lambda level: -level.size):
            rest, count = level.regex.subn(" ", rest)
            named = named or bool(count)
        return named and not _BESIDE_REGEX.sub("", f" {' '.join(rest.split())} ").strip()

    def _named(self, words: Words) -> set[int]:
        found, folded = set[int](), words.folded
        for index, level in sorted(enumerate(self.levels), key=lambda pair: -pair[1].size):
            folded, count = level.regex.subn(" ", folded)
            if count:
                found.add(index)
        if len(found) > 1 and not _AS_LEVEL_REGEX.search(words.written):
            found -= {index for index in found if self.levels[index].name == "Đạt"}
        return found

    def _say(self, indexes: list[int]) -> str:
        names = [self.levels[i].name for i in indexes]
        first = 1 if self.levels[0].name == "xuất sắc" else 0
        if len(indexes) > 2 and indexes == list(range(first, first + len(indexes))):
            return f"{names[-1]} trở lên"
        if len(indexes) == len(self.levels) - first > 1 and indexes[0] == first:
            return f"{names[-1]} trở lên"
        if len(indexes) == 2 and len(self.levels) == 3 and indexes == [0, 1]:
            return f"{names[-1]} trở lên"
        if indexes[0] <= first and indexes[-1] < self.demanded:
            names.reverse()  # "khá, giỏi", as everybody says it
        return ", ".join(names)


def read_scale(words: Words) -> tuple[str, str] | None:
    """Return (name, better) of the graded thing that the words name: field and levels; None where none does."""
    fitting = [
        (max(some), scale) for scale in load_scales() if (some := [p.size for p in scale.phrases if p.stands_in(words)])
    ]
    best = max((size for size, _ in fitting), default=0)
    told = [said for size, scale in fitting if size == best and (said := scale.read(words))]
    return told[0] if len(set(told)) == 1 else None


def fields_in(words: Words) -> list[Scale]:
    """Return the fields that words name, the one named last first."""
    found = []
    for scale in load_scales():
        ends = [m.end() for p in scale.phrases for m in p.regex.finditer(words.folded)]
        if ends:
            found.append((max(ends), max(p.size for p in scale.phrases if p.stands_in(words)), scale))
    return [scale for _, _, scale in sorted(found, key=lambda f: (-f[0], -f[1]))]


@cache
def load_scales() -> tuple[Scale, ...]:
    """Return the scales of scales.yaml, compiled."""
    return tuple(_scale(row) for row in load_scale_rows())


@cache
def load_scale_rows() -> list[dict[str, Any]]:
    """Return the rows of scales.yaml."""
    return yaml.safe_load(_ROWS.read_text(encoding="utf-8"))


def _scale(row: dict[str, Any]) -> Scale:
    levels = tuple(_level(name, spellings) for name, *spellings in row["levels"])
    return Scale(row["field"], tuple(map(phrase, row["words"])), row["joint"], levels, row["demanded"])


def _level(name: str, spellings: Iterable[str]) -> Level:
    some = sorted(spellings, key=len, reverse=True)
    return Level(name, re.compile(rf"(?<= )(?:{'|'.join(some)})(?= )"), max(len(s.split()) for s in some))
