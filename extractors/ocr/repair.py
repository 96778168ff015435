"""Recognised lines mended by the rules for misreadings and by the plan's own words; what was read is kept beside."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.ocr.headings import heading_changes
from extractors.ocr.misreadings import RULES
from extractors.ocr.plan_words import Change, PlanWords
from schemas import DocumentLine, Repair


def repair_lines(lines: Sequence[DocumentLine]) -> list[DocumentLine]:
    """Return recognised lines with what is mended; each keeps the raw words beside, with their places."""
    words = PlanWords(line.text for line in lines)
    mended = [line if line.confidence is None else _repaired(line, words) for line in lines]
    for index, change in heading_changes(mended).items():
        if mended[index].confidence is not None:
            mended[index] = _applied(mended[index], [change])
    return mended


def _repaired(line: DocumentLine, words: PlanWords) -> DocumentLine:
    for rule in (*RULES, words.splits, words.changes):
        changes = [(start, end, new) for start, end, new in rule(line.text) if line.text[start:end] != new]
        if changes:
            line = _applied(line, changes)
    return line


def _applied(line: DocumentLine, changes: Iterable[Change]) -> DocumentLine:
    text, repairs = line.text, list(line.repairs)
    for start, end, new in sorted(changes, reverse=True):
        grown = len(new) - (end - start)
        inside = [one for one in repairs if one.start < end and one.end > start]  # mended before
        first, last = min([start, *(one.start for one in inside)]), max([end, *(one.end for one in inside)])
        raw = _raw_of(text, first, last, inside)
        kept = [one if one.end <= start else replace(one, start=one.start + grown, end=one.end + grown)
                for one in repairs if one not in inside]  # fmt: skip
        text = text[:start] + new + text[end:]
        repairs = [*kept, Repair(first, last + grown, raw)]
    return replace(line, text=text, repairs=tuple(sorted(repairs, key=lambda one: one.start)))


def _raw_of(text: str, first: int, last: int, inside: Sequence[Repair]) -> str:
    raw, at = "", first
    for one in sorted(inside, key=lambda one: one.start):
        raw += text[at : one.start] + one.raw
        at = one.end
    return raw + text[at:last]
