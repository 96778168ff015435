"""Targets on one indicator brought together, however each school words it; the unsure stay apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz

from corpus.fold import fold_marks
from corpus.indicators.phrases import Phrase, phrase, split
from corpus.indicators.scales import fields_in, load_scales, read_scale
from schemas import PlanRecord, Section, Target

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
_LONGEST = 18
"""Words from which a target speaks of more than one thing, so that a spelling found in it proves nothing."""
_FAR = 900
"""Letters before a target in which its field of grading is looked for, inside its own section."""
ALIKE = 86.0
"""The likeness of words, 0 to 100, from which two indicators without a row are offered as one, marked unsure."""


@dataclass(frozen=True)
class Indicator:
    """What a target measures: ``name`` for people; ``sure`` is False where only the words are alike."""

    name: str
    better: str | None = None
    sure: bool = True


@dataclass(frozen=True)
class _Row:
    name: str
    spellings: tuple[Phrase, ...]
    without: tuple[Phrase, ...]
    by_level: bool
    by_time: bool
    better: str


def indicator_of(target: Target, before: str = "") -> Indicator:
    """Return the indicator of a target; without a row of its own it is the target's own words, unsure.

    ``before`` is what the plan says above the target, heading included: where the target is but a level ("Tốt (%)"),
    it tells of what.
    """
    words = target.indicator or target.text
    whole = f"{target.subject or ''} {words}" if target.kind == "award" or target.value is None else words
    if told := read_indicator(f"{whole}\n{target.text}", words) or _read_subject(target, whole):
        return told
    return _read_level(words, before) or Indicator(tidy(words), sure=False)


def indicators_of(record: PlanRecord) -> Iterator[tuple[Target, Indicator]]:
    """Yield a record's targets with their indicators, each read with what stands above it in the plan."""
    for target in record.targets:
        yield target, indicator_of(target, text_before(record, target))


def read_indicator(words: str, head: str | None = None) -> Indicator | None:
    """Return the indicator that words name, or None where no row fits or two fit alike.

    ``head`` is looked at first where it is given: it is what the target itself says it measures.

    >>> read_indicator("tỷ lệ học sinh khá, giỏi").name
    'Học lực khá, giỏi'
    """
    for text in filter(None, (head, words)):
        if told := _read(text):
            return _with_level(told, text, words) if head else told[0]
    return None


def text_before(record: PlanRecord, target: Target) -> str:
    """Return what stands between the head of the target's section and the target, its nearest 900 letters."""
    start = target.span[0]
    top = _section_start(record.sections, start)
    return record.text[max(top, start - _FAR) : start]


def likeness(one: str, other: str) -> float:
    """Return how like the words of two indicators are, 0 to 100, marks and order apart."""
    return fuzz.token_sort_ratio(fold_marks(one), fold_marks(other))


def tidy(words: str) -> str:
    """Return words on one line without the signs at their ends."""
    return " ".join(words.split()).strip(" -+*;,.:")


@lru_cache(maxsize=20_000)
def _read(text: str) -> tuple[Indicator, "_Row | None"] | None:
    words = split(text)
    if words.folded.count(" ") > _LONGEST * 2:
        return None
    fitting = [
        (max(some), row)
        for row in _rows()
        if (some := [p.size for p in row.spellings if p.stands_in(words)])
        and not any(refused.stands_in(words) for refused in row.without)
    ]
    if graded := read_scale(words):
        return Indicator(*graded), None
    if pupils := _read_good_and_fair(words.folded):
        return pupils
    if not fitting:
        return None
    if words.folded.count(" ") > _LONGEST + 1:
        return None
    longest = max(length for length, _ in fitting)
    best = {row.name: row for length, row in fitting if length == longest}
    if len(best) > 1:
        return None
    row = next(iter(best.values()))
    return Indicator(_named(row, text), row.better), row


def _read_good_and_fair(folded: str) -> tuple[Indicator, None] | None:
    """Return "Học lực khá, giỏi" for "tỷ lệ học sinh khá, giỏi": no other scale has both words."""
    both = re.search(r" (?:kha gioi|gioi kha) ", folded) and not re.search(
        r" (?:giao vien|gv|giai|cap|tiet|gio) ", folded
    )
    return (Indicator("Học lực khá, giỏi", "higher"), None) if both else None


def _read_subject(target: Target, whole: str) -> Indicator | None:
    """Return the indicator that holder and award name together: "Công đoàn" and "Vững mạnh"."""
    told = _read(whole) if whole != (target.indicator or target.text) else None
    return told[0] if told else None


def _read_level(words: str, before: str) -> Indicator | None:
    """Return the indicator of words that are a level and nothing else, by the nearest field above them."""
    level = split(words)
    if not before or not any(scale.is_bare(level) for scale in load_scales()):
        return None
    for _, scale in fields_in(split(before)):
        if scale.is_bare(level) and (told := scale.read(level)):
            return Indicator(*told)
    return None


def _with_level(told: tuple[Indicator, "_Row | None"], head: str, words: str) -> Indicator:
    """Return the indicator with the level that the target's own words give where its head gives two or none."""
    indicator, row = told
    heads = len(_LEVEL_REGEX.findall(fold_marks(head)))
    if not row or (not row.by_level and not row.by_time) or heads == 1:
        return indicator
    return indicator if heads == 0 and "trong đó" in words else Indicator(_named(row, words), row.better)


def _named(row: _Row, text: str) -> str:
    folded = fold_marks(text)
    parts = [row.name]
    if row.by_level and (levels := [_LEVEL_NAMES[m[1] or "co so"] for m in _LEVEL_REGEX.finditer(folded)]):
        parts.append(levels[-1])
    if row.by_time and (times := [_TIME_NAMES[m[1] or m[2]] for m in _TIME_REGEX.finditer(folded)]):
        parts.append(times[-1])
    return " ".join(parts)


def _section_start(sections: list[Section], place: int) -> int:
    for section in sections:
        if section.span[0] <= place < section.span[1]:
            return max(section.span[0], _section_start(section.children, place))
    return 0


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(row["name"], tuple(map(phrase, row["words"])), tuple(map(phrase, row.get("without", []))),
             row.get("by_level", False), row.get("by_time", False), row["better"])
        for row in load_rows()
    )  # fmt: skip


@cache
def load_rows() -> list[dict[str, Any]]:
    """Return the rows of indicators.yaml."""
    return yaml.safe_load(_ROWS.read_text(encoding="utf-8"))
