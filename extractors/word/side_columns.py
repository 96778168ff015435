"""Two columns made with tabs or blanks instead of a table: left column, then right column.

1. "PHÒNG GD&ĐT HUYỆN A⇥CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" and the lines below it
2. "Nơi nhận:            HIỆU TRƯỞNG" and the lines below it
"""

import re

from extractors.side_by_side import is_letterhead, is_recipients_head, is_signature
from extractors.word.paragraphs import Piece

_GAP_REGEX = re.compile(r"(?<=\S)(?:[ \u00a0]*\t[ \u00a0\t]*|[ \u00a0]{5,})(?=[^\s/…._-])")
_INDENTED_REGEX = re.compile(r"(?:\t|[ \u00a0]{12})")
_HEAD_LINES = 15
_LAST_LINES = 20
Paragraph = list[Piece]


def split_columns(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with such columns, at the head and at the feet, one after the other."""
    texts = ["".join(text for text, _ in pieces) for pieces in paragraphs]
    for start, end in _stretches(texts):
        lefts, rights = [], []
        for pieces, text in zip(paragraphs[start:end], texts[start:end], strict=True):
            gap = _gap(text)
            if gap:
                lefts.append(_cut(pieces, 0, gap[0]))
                rights.append(_cut(pieces, gap[1], len(text)))
            else:
                (rights if _INDENTED_REGEX.match(text) else lefts).append(pieces)
        paragraphs = paragraphs[:start] + lefts + rights + paragraphs[end:]
        texts = ["".join(text for text, _ in pieces) for pieces in paragraphs]
    return paragraphs


def _stretches(texts: list[str]) -> list[tuple[int, int]]:
    """Return the stretches of lines in columns; the last first, so that places stay right."""
    found = []
    last = max(len(texts) - _LAST_LINES, 0)
    for index in range(len(texts) - 1, last - 1, -1):
        gap = _gap(texts[index])
        if gap and is_recipients_head(texts[index][: gap[0]]) and is_signature(texts[index][gap[1] :]):
            found.append((index, len(texts)))
            break
    for index, text in enumerate(texts[:_HEAD_LINES]):
        gap = _gap(text)
        if gap and is_letterhead(text[gap[1] :]):
            end = index
            while end < len(texts) and (_gap(texts[end]) or not texts[end].strip() or _is_right(texts[end])):
                end += 1
            found.append((index, end))
            break
    return found


def _is_right(text: str) -> bool:
    return bool(_INDENTED_REGEX.match(text)) and is_letterhead(text)


def _gap(text: str) -> tuple[int, int] | None:
    """Return the widest gap of a short line; one with a tab goes before blanks."""
    if len(text) > 250 or ("\t" not in text and "     " not in text.replace("\u00a0", " ")):
        return None
    gaps = list(_GAP_REGEX.finditer(text))
    if not gaps:
        return None
    widest = max(gaps, key=lambda gap: ("\t" in gap[0], len(gap[0])))
    return widest.start(), widest.end()


def _cut(pieces: Paragraph, start: int, end: int) -> Paragraph:
    found: Paragraph = []
    place = 0
    for text, font in pieces:
        part = text[max(start - place, 0) : max(end - place, 0)]
        place += len(text)
        if part:
            found.append((part, font))
    return found
