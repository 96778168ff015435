"""Targets on one indicator brought together, however each school words it; the unsure stay apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from corpus.fold import fold_marks
from corpus.indicators.phrases import split
from corpus.indicators.rows import Row, count_levels, find_row
from corpus.indicators.scales import fields_in, load_scales, read_scale
from schemas import PlanRecord, Section, Target

# "Tỷ lệ học sinh khá, giỏi": no scale but the one of learning has both words, and it need not be named.
_GOOD_AND_FAIR_REGEX = re.compile(r" (?:kha gioi|gioi kha) ")
_NO_PUPILS_REGEX = re.compile(r" (?:giao vien|gv|giai|cap|tiet|gio) ")
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


def indicator_of(target: Target, before: str = "") -> Indicator:
    """Return the indicator of a target; without a row of its own it is the target's own words, unsure.

    ``before`` is what the plan says above the target, heading included: where the target is but a level ("Tốt (%)"),
    it tells of what.
    """
    words = target.indicator or target.text
    whole = f"{target.subject or ''} {words}" if target.kind == "award" or target.value is None else words
    if told := read_indicator(f"{whole}\n{target.text}", words) or _read_subject(target, whole):
        return told
    return _read_level(words, before) or Indicator(_tidy(words), sure=False)


def indicators_of(record: PlanRecord) -> Iterator[tuple[Target, Indicator]]:
    """Yield a record's targets with their indicators, each read with what stands above it in the plan."""
    for target in record.targets:
        yield target, indicator_of(target, _text_before(record, target))


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


def _text_before(record: PlanRecord, target: Target) -> str:
    """Return what stands between the head of the target's section and the target, its nearest 900 letters."""
    start = target.span[0]
    top = _section_start(record.sections, start)
    return record.text[max(top, start - _FAR) : start]


def likeness(one: str, other: str) -> float:
    """Return how like the words of two indicators are, 0 to 100, marks and order apart."""
    return fuzz.token_sort_ratio(fold_marks(one), fold_marks(other))


def _tidy(words: str) -> str:
    """Return words on one line without the signs at their ends."""
    return " ".join(words.split()).strip(" -+*;,.:")


@lru_cache(maxsize=20_000)
def _read(text: str) -> tuple[Indicator, Row | None] | None:
    words = split(text)
    blanks = words.folded.count(" ")
    if blanks > _LONGEST * 2:
        return None
    if graded := read_scale(words):
        return Indicator(*graded), None
    if _GOOD_AND_FAIR_REGEX.search(words.folded) and not _NO_PUPILS_REGEX.search(words.folded):
        return Indicator("Học lực khá, giỏi", "higher"), None
    row = find_row(words) if blanks <= _LONGEST + 1 else None
    return (Indicator(row.named(text), row.better), row) if row else None


def _read_subject(target: Target, whole: str) -> Indicator | None:
    """Return the indicator that holder and award name together: "Công đoàn" and "Vững mạnh"."""
    told = _read(whole) if whole != (target.indicator or target.text) else None
    return told[0] if told else None


def _read_level(words: str, before: str) -> Indicator | None:
    """Return the indicator of words that are a level and nothing else, by the nearest field above them."""
    level = split(words)
    if not before or not any(scale.is_bare(level) for scale in load_scales()):
        return None
    for scale in fields_in(split(before)):
        if scale.is_bare(level) and (told := scale.read(level)):
            return Indicator(*told)
    return None


def _with_level(told: tuple[Indicator, Row | None], head: str, words: str) -> Indicator:
    """Return the indicator with the level that the target's own words give where its head gives two or none."""
    indicator, row = told
    if row is None or not (row.by_level or row.by_time):
        return indicator
    levels = count_levels(head)
    if levels == 1 or (levels == 0 and "trong đó" in words):
        return indicator
    return Indicator(row.named(words), row.better)


def _section_start(sections: list[Section], place: int) -> int:
    for section in sections:
        if section.span[0] <= place < section.span[1]:
            return max(section.span[0], _section_start(section.children, place))
    return 0
