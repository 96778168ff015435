"""The rows of indicators.yaml, compiled: which one words fit, and its name with the level and the time they give."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from corpus.fold import fold_marks
from corpus.indicators.phrases import Phrase, Words, phrase

_ROWS = Path(__file__).parent / "indicators.yaml"
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
_TIME_REGEX = re.compile(
    r"\b(?:moi|hang|tren|trong) ?(tuan|thang|hoc ki|hoc ky|nam hoc|nam)\b|/ ?(tuan|thang|hoc ky|hk|nam)\b"
)
_TIME_NAMES = {"tuan": "mỗi tuần", "thang": "mỗi tháng", "hoc ki": "mỗi học kỳ", "hoc ky": "mỗi học kỳ",
               "hk": "mỗi học kỳ", "nam hoc": "cả năm", "nam": "cả năm"}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What a target may measure, in the spellings that schools give it; see indicators.yaml for each field."""

    name: str
    spellings: tuple[Phrase, ...]
    without: tuple[Phrase, ...]
    by_level: bool
    by_time: bool
    better: str

    def fit(self, words: Words) -> int:
        """Return how many words the longest of its spellings has that stand in the words; 0 where it does not fit."""
        size = max((spelling.size for spelling in self.spellings if spelling.stands_in(words)), default=0)
        return 0 if size and any(refused.stands_in(words) for refused in self.without) else size

    def named(self, text: str) -> str:
        """Return its name with the last level and time that the text gives, where they make another indicator."""
        folded = fold_marks(text)
        parts = [self.name]
        if self.by_level and (levels := [_LEVEL_NAMES[m[1] or "co so"] for m in _LEVEL_REGEX.finditer(folded)]):
            parts.append(levels[-1])
        if self.by_time and (times := [_TIME_NAMES[m[1] or m[2]] for m in _TIME_REGEX.finditer(folded)]):
            parts.append(times[-1])
        return " ".join(parts)


def find_row(words: Words) -> Row | None:
    """Return the row whose longest spelling stands in the words; None where none fits or two fit alike."""
    fitting = [(size, row) for row in _rows() if (size := row.fit(words))]
    longest = max((size for size, _ in fitting), default=0)
    best = {row.name: row for size, row in fitting if size == longest}
    return best.popitem()[1] if len(best) == 1 else None


def count_levels(text: str) -> int:
    """Return how many levels a text names ("cấp trường", "cấp huyện")."""
    return len(_LEVEL_REGEX.findall(fold_marks(text)))


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(
        Row(row["name"], tuple(map(phrase, row["words"])), tuple(map(phrase, row.get("without", []))),
             row.get("by_level", False), row.get("by_time", False), row["better"])
        for row in load_rows()
    )  # fmt: skip


@cache
def load_rows() -> list[dict[str, Any]]:
    """Return the rows of indicators.yaml."""
    return yaml.safe_load(_ROWS.read_text(encoding="utf-8"))
