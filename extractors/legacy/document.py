"""A document as its reader gives it: lines that still stand in an old encoding are read by their letters.

1. a text file, a PDF or a Word file with wrong fonts, wholly or in good part in TCVN3, VNI, VPS, VISCII or VIQR
2. as it stands: a Unicode plan; one with a sentence or two in an old encoding, which the rule damaged_text shows
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from operator import attrgetter

from extractors.legacy.convert import Converted, convert
from extractors.legacy.lost_letters import LEAST_LOST, count_lost, put_back
from extractors.legacy.readings import (
    EIGHT_BIT,
    Weight,
    is_unicode,
    reads_as,
    reads_as_viqr,
    reads_plain,
    weigh,
    word_spans,
    words_with_signs,
)
from extractors.legacy.runs import read_words
from extractors.legacy.said import conversion_note
from extractors.legacy.tables import TCVN3, VIQR
from schemas import Document, DocumentLine, FontRun

# Every page in an old encoding has some of these, a Vietnamese Unicode text hardly any.
_TELLTALES = "¹¸µ®©ªö¶ñøïåßæÇû"
_line_text = attrgetter("text")
# Beside a letter they are no degrees, squares, quotation marks: "qu¶", "®Çu", "Tröôøng".
_SUSPECT_REGEX = re.compile(
    "[^\\W\\d_][¡-¦¨©ª¬\u00ad®µ¶·¸¹¼-¾\x80-\x9f]|[¡-¦¨ª¬\u00ad®µ¶·¸¹¼-¾\x80-\x9f][^\\W\\d_]"
    "|[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]"
)
_LEAST_SHARE = 0.15
"""The part of a document's words that must read in old encodings before any line is changed by its letters alone."""

_LEAST_WORDS = 3
_MAIN_SHARE = 0.5
_AS_GOOD = 0.75
"""What the document's main encoding must explain of a line's words where another explains more by two or more."""


def convert_document(document: Document) -> Document:
    """Return the document with lines in an old encoding as Unicode, its fonts in step, and a note that says so."""
    text = "\n".join(map(_line_text, document.lines))
    made = read_lines([line.text for line in document.lines]) if _may_be_old(text) else None
    if not made:
        return document
    lines = list(document.lines)
    for index, (converted, _) in made.items():
        lines[index] = _converted(lines[index], converted)
    note = conversion_note(encoding for _, encoding in made.values())
    notes = document.notes if note in document.notes else (*document.notes, note)
    return replace(document, lines=tuple(lines), notes=notes)


def read_lines(
    lines: Sequence[str], least: float = _LEAST_SHARE, known: Collection[str] = ()
) -> dict[int, tuple[Converted, str]]:
    """Return the lines to change, by place, with their encoding; {} for a Unicode document, at next to no cost.

    Where encodings are ``known`` from the document's fonts, only they are tried, and any sure line is enough.
    """
    text = "\n".join(lines)
    if not _may_be_old(text):
        return {}
    if text.isascii():
        return {i: (convert(line, VIQR), VIQR) for i, line in enumerate(lines) if line}
    weights = [weigh(line, tuple(known) or EIGHT_BIT) for line in lines]
    sure = Counter[str]()
    for weight in weights:
        if weight.is_sure:
            sure.update(dict(weight.reads))
    words = sum(weight.words for weight in weights)
    if not sure or sum(weight.read for weight in weights if weight.is_sure) < (0 if known else least * words):
        return {}
    main = max(sure, key=lambda encoding: sure[encoding])
    if not known and not _has_words(lines, weights, main):
        return {}
    mostly = sure[main] >= _MAIN_SHARE * words
    found = {}
    for index, (line, weight) in enumerate(zip(lines, weights, strict=True)):
        by_main = dict(weight.reads)[main]
        other = weight.is_sure and by_main < min(_AS_GOOD * weight.read, weight.read - 1)
        encoding = weight.encoding if other else main
        made = _read(line, weight, encoding, mostly) if weight.words else None
        if made is not None and made.text != line:
            found[index] = (made, encoding)
    return found if known or "\u00ad" in text else _with_lost_letters(found)


def _with_lost_letters(found: dict[int, tuple[Converted, str]]) -> dict[int, tuple[Converted, str]]:
    """Return the lines with the letters put back that TCVN3 writes as soft hyphens, where all of them are lost."""
    lost = sum(count_lost(made.text) for made, encoding in found.values() if encoding == TCVN3)
    if lost < LEAST_LOST:
        return found
    return {i: (put_back(made) if code == TCVN3 else made, code) for i, (made, code) in found.items()}


def _may_be_old(text: str) -> bool:
    """Return whether a text has signs that a plan in Unicode has not: the check that every plan pays for."""
    if text.isascii():
        return reads_as_viqr(text)
    for sign in _TELLTALES:  # each a search of its own: three times faster than one expression
        if sign in text:
            return bool(_SUSPECT_REGEX.search(text))
    return False


def _has_words(lines: Sequence[str], weights: Sequence[Weight], encoding: str) -> bool:
    """Return whether sure lines have different words of some length: "x² + y² = r²" is no Vietnamese."""
    found: set[str] = set()
    for line, weight in zip(lines, weights, strict=True):
        if weight.is_sure:
            found.update(word for word in words_with_signs(line) if len(word) > 2 and reads_as(word, encoding))
        if len(found) >= _LEAST_WORDS:
            return True
    return False


def _read(line: str, weight: Weight, encoding: str, mostly: bool) -> Converted | None:
    """Return a line in an encoding; None where it reads as well as it stands, unless the document is ``mostly`` so."""
    spans = word_spans(line)
    words = [line[start:end] for start, end in spans]
    if any(map(is_unicode, words)):
        return read_words(line, spans, encoding)
    read = sum(reads_as(word, encoding) for word in words)
    plain = sum(map(reads_plain, words))
    if weight.is_sure or read > plain or (mostly and read == plain):
        return convert(line, encoding)
    return None


def _converted(line: DocumentLine, made: Converted) -> DocumentLine:
    """Return the line with its new text and its fonts where they then stand."""
    runs = []
    for run in line.fonts:
        start, end = bisect_left(made.origins, run.start), bisect_left(made.origins, run.end)
        if start < end:
            runs.append(FontRun(start, min(end, len(made.text)), run.font))
    return replace(line, text=made.text, fonts=tuple(runs))
