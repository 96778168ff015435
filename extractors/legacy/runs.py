"""A line whose fonts are known: each run in an old font read as the page shows it.

1. "KÕ ho¹ch" in .VnTime, "kÕ ho¹ch" in .VnTimeH (capitals), "Keá hoaïch" in VNI-Times
2. Unicode pasted into such a run stays: "Kế hoạch" in .VnTime; so do the words of it that only Unicode has
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.legacy.convert import Converted, convert, raised
from extractors.legacy.fonts import LegacyFont, legacy_font
from extractors.legacy.readings import is_unicode, reads_as, reads_plain, word_spans
from extractors.legacy.tables import TCVN3

Run = tuple[str, str]
"""A stretch of text and the name of its font."""


def read_runs(runs: Sequence[Run]) -> tuple[list[Converted], list[LegacyFont]]:
    """Return each run in Unicode, and the old fonts that were read so; other runs come back as they are.

    Runs that follow one another in one encoding are read together: a VNI letter may stand in two of them.
    """
    found: list[Converted] = []
    used: list[LegacyFont] = []
    for encoding, group in groupby(runs, key=_encoding):
        some = list(group)
        if encoding is None:
            found += (unchanged(text) for text, _ in some)
            continue
        made = read_stretch("".join(text for text, _ in some), encoding)
        for (text, name), part in zip(some, split(made, [len(text) for text, _ in some]), strict=True):
            font = legacy_font(name)
            # What is Unicode already was never seen through the font.
            if font and font.capitals and (text.isascii() or max(text) <= "\u00ff"):
                part = replace(part, text="".join(map(raised, part.text)))
            if font and part.text != text:
                used.append(font)
            found.append(part)
    return found, used


def read_stretch(text: str, encoding: str) -> Converted:
    """Return a stretch set in an old encoding; one that is Unicode already stays, word by word if mixed."""
    if text.isascii():
        return unchanged(text)
    spans = word_spans(text)
    words = [text[start:end] for start, end in spans]
    if not any(map(is_unicode, words)):
        plain, read = sum(map(reads_plain, words)), sum(reads_as(word, encoding) for word in words)
        return unchanged(text) if plain > max(read, 1) else convert(text, encoding, by_font=encoding == TCVN3)
    return read_words(text, spans, encoding)


def read_words(text: str, spans: Sequence[tuple[int, int]], encoding: str) -> Converted:
    """Return a mixed text: only the words that are syllables in the encoding and none as they stand are read."""
    pieces: list[str] = []
    origins: list[int] = []
    done = 0
    for start, end in spans:
        word = text[start:end]
        if reads_plain(word) or not reads_as(word, encoding):
            continue
        made = convert(word, encoding)
        pieces += (text[done:start], made.text)
        origins += (*range(done, start), *(start + origin for origin in made.origins[:-1]))
        done = end
    pieces.append(text[done:])
    origins += range(done, len(text) + 1)
    return Converted("".join(pieces), tuple(origins))


def joined(parts: Sequence[Converted]) -> Converted:
    """Return the parts of a line as one text, its origins counted from the line's beginning."""
    origins: list[int] = []
    begin = 0
    for part in parts:
        origins += (begin + origin for origin in part.origins[:-1])
        begin += part.origins[-1]
    return Converted("".join(part.text for part in parts), (*origins, begin))


def unchanged(text: str) -> Converted:
    """Return a text as it stands."""
    return Converted(text, tuple(range(len(text) + 1)))


def _encoding(run: Run) -> str | None:
    font = legacy_font(run[1]) if run[1] else None
    return font.encoding if font else None


def split(made: Converted, lengths: list[int]) -> list[Converted]:
    """Return the parts of a converted text that began in each of the runs it was made of."""
    found: list[Converted] = []
    first = begin = 0
    for length in lengths:
        last = first
        end = begin + length
        while last < len(made.text) and made.origins[last] < end:
            last += 1
        origins = (*(origin - begin for origin in made.origins[first:last]), length)
        found.append(Converted(made.text[first:last], origins))
        first, begin = last, end
    return found
