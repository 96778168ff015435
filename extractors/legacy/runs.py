"""A line whose fonts are known: each run in an old font read as the page shows it.

1. "KÕ ho¹ch" in .VnTime, "kÕ ho¹ch" in .VnTimeH (capitals), "Keá hoaïch" in VNI-Times
2. Unicode pasted into such a run stays: "Kế hoạch" in .VnTime; so do the words of it that only Unicode has
"""

from collections.abc import Sequence
from itertools import groupby

from extractors.legacy.convert import Converted, convert
from extractors.legacy.fonts import LegacyFont, legacy_font
from extractors.legacy.readings import is_unicode, reads_as, reads_plain, word_spans

Run = tuple[str, str]
"""A stretch of text and the name of its font."""


def read_runs(runs: Sequence[Run]) -> tuple[list[Converted], list[LegacyFont]]:
    """Return each run in Unicode, and the old fonts that were read so; other runs come back as they are.

    Runs that follow one another in one encoding are read together: a VNI letter may stand in two of them.
    """
    found: list[Converted] = []
    used: list[LegacyFont] = []
    for font, group in groupby(runs, key=_encoding_key):
        texts = [text for text, _ in group]
        if font is None:
            found += map(unchanged, texts)
            continue
        whole = "".join(texts)
        made = read_stretch(whole, font.encoding, font.capitals)
        if made.text != whole:
            used.append(font)
        found += split(made, [len(text) for text in texts])
    return found, used


def read_stretch(text: str, encoding: str, capitals: bool = False) -> Converted:
    """Return a stretch set in an old encoding; one that is Unicode already stays, word by word if mixed."""
    if text.isascii():
        return convert(text, encoding, capitals) if capitals else unchanged(text)
    spans = word_spans(text)
    words = [text[start:end] for start, end in spans]
    if not any(map(is_unicode, words)):
        plain, read = sum(map(reads_plain, words)), sum(reads_as(word, encoding) for word in words)
        return unchanged(text) if plain > read else convert(text, encoding, capitals)
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


def _encoding_key(run: Run) -> LegacyFont | None:
    font = legacy_font(run[1]) if run[1] else None
    return LegacyFont(".Vn…H" if font.capitals else "", font.encoding, font.capitals) if font else None


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
