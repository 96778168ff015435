"""A page as tesseract saw it, in the shape in which pages of PDFs are laid out: lines, words, points."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from extractors.legacy import is_syllable
from extractors.ocr.tesseract import Seen
from extractors.pages.lines import TextLine, Word

_DESCENDS = set("gjpqyQ,;()[]/|ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ")
_DESCENT = 0.22  # of the height of a word that has some
_CAP_HEIGHT = 0.68  # of the size of the letters
_SAME_LINE = 0.45  # of the size: how far apart the feet of words on one line may be
_STEP = 2.0  # points: margins that differ by less are one
_DUST_HEIGHT, _DUST_CONFIDENCE, _BULLET = 0.3, 0.5, 0.25
_SCRAWL, _LEAST_SYLLABLES = 0.35, 0.4
_SPECKS = set("._'`~,:|‘’ˆ")  # alone between blanks these are no words
_LEADING = set(".'`ˆ~_")
_WORD_REGEX = re.compile(r"\S+")
_MARKS = set("-–—+*•.,;:…_~'\"“”‘’=<>≥≤")


class ScanPage:
    """The words of one picture; ``scale`` is points a pixel, ``height`` and ``width`` those of the sheet."""

    keeps_order = False

    def __init__(self, seen: Sequence[Seen], number: int, width: float, height: float, scale: float) -> None:
        self.number, self.width, self.height = number, width, height
        self._scale = scale
        self._seen = _without_dust(seen)
        self._size = self._usual_size()
        self._words: list[Word] = []  # by the places of their letters
        self.confidence = _mean(self._seen)
        self.letters_count = sum(len(one.text) for one in self._seen)

    def lines(self) -> list[TextLine]:
        """Return the lines from above, each from left to right over the whole width of the page."""
        by_line: dict[tuple[int, int, int], list[Seen]] = defaultdict(list)
        for one in self._seen:
            by_line[one.line].append(one)
        strips = sorted(by_line.values(), key=self._baseline, reverse=True)
        rows: list[list[Seen]] = []
        for strip in strips:
            foot = self._baseline(strip)
            home = next((row for row in reversed(rows[-4:]) if self._is_beside(row, strip, foot)), None)
            if home is None:
                rows.append(list(strip))
            else:
                home.extend(strip)
        ordered = [sorted(row, key=lambda one: one.left) for row in rows if not _is_scrawl(row)]
        return _with_margins([self._line(row) for row in ordered])

    def words(self, line: TextLine) -> list[Word]:
        """Return the words of a line with their places; one that was joined or cut keeps the box of its first part."""
        found = []
        for match in _WORD_REGEX.finditer(line.text):
            word = self._words[line.places[match.start()]]
            found.append(replace(word, text=match[0], height=line.height, offset=match.start()))
        return found

    def letters(self, word: Word) -> list[Word]:
        """Return the letters of a word, all taken to be equally wide."""
        step = (word.right - word.left) / max(len(word.text), 1)
        return [
            replace(word, text=letter, left=word.left + n * step, right=word.left + (n + 1) * step)
            for n, letter in enumerate(word.text)
        ]

    def size(self, index: int) -> float:
        """Return the size of the letters, which a picture tells roughly: that of the page's text."""
        return self._size

    @property
    def syllables(self) -> float:
        """Return the part of the words of two letters and more that are Vietnamese syllables."""
        return share_of_syllables(one.text for one in self._seen)

    def _usual_size(self) -> float:
        heights = [one.bottom - one.top for one in self._seen if one.text.isalpha() and len(one.text) > 1]
        return median(heights) * self._scale / (_CAP_HEIGHT + 0.12) if heights else 12.0

    def _baseline(self, words: list[Seen]) -> float:
        """Return the y of the feet of the letters, in points, upwards."""
        feet = [one.bottom for one in words if not _DESCENDS & set(one.text) and any(map(str.isalnum, one.text))]
        if not feet:
            feet = [one.bottom - _DESCENT * (one.bottom - one.top) for one in words]
        return self.height - median(feet) * self._scale

    def _is_beside(self, row: list[Seen], strip: list[Seen], foot: float) -> bool:
        if abs(self._baseline(row) - foot) > _SAME_LINE * self._size:
            return False
        return all(one.right <= strip[0].left + 3 or one.left >= strip[-1].right - 3 for one in row)

    def _line(self, row: list[Seen]) -> TextLine:
        foot, text = self._baseline(row), ""
        places: list[int] = []
        for one in row:
            text += (" " if text else "") + one.text
            number = len(self._words)
            self._words.append(Word(one.text, one.left * self._scale, one.right * self._scale, foot,
                                    self._size, 0, (number,) * len(one.text), one.confidence))  # fmt: skip
            places += [number] * (len(one.text) + (1 if len(places) else 0))
        left, right = row[0].left * self._scale, row[-1].right * self._scale
        head = (row[0].right - row[0].left) * self._scale
        return TextLine(text, left, right, foot, self._height(row), self.number, head, places=tuple(places),
                        confidence=_mean(row))  # fmt: skip

    def _height(self, row: list[Seen]) -> float:
        """Return the size of the line's letters: the page's own, unless the line differs much from it."""
        capitals = [one.bottom - one.top for one in row if one.text.isalpha() and len(one.text) > 1]
        if not capitals:
            return self._size
        size = median(capitals) * self._scale / (_CAP_HEIGHT + 0.12)
        return self._size if 0.65 < size / self._size < 1.5 else size


def share_of_syllables(words: Iterable[str]) -> float:
    """Return the part of the words that are Vietnamese syllables, of those that have letters only; 0.0 of none."""
    plain = [bare for bare in (word.strip(".,;:()[]“”\"'!?…-–") for word in words) if bare.isalpha() and len(bare) > 1]
    return sum(map(is_syllable, plain)) / len(plain) if plain else 0.0


def _without_dust(seen: Sequence[Seen]) -> list[Seen]:
    """Return the words without specks and what is left of frames and ink."""
    heights = [one.bottom - one.top for one in seen if one.text.isalpha() and len(one.text) > 1]
    usual = median(heights) if heights else 0
    found = []
    last: Seen | None = None
    for one in seen:
        high, wide = one.bottom - one.top, one.right - one.left
        bare = not any(map(str.isalnum, one.text))
        opens = last is None or last.line != one.line
        last = one
        if bare and opens and len(one.text) <= 2 and max(high, wide) >= usual * _BULLET:
            one = replace(one, text=one.text if one.text in ("-", "+", "–", "*", "•") else "-")
        elif bare and "%" not in one.text and (one.confidence < _DUST_CONFIDENCE or one.text in _SPECKS
                       or not set(one.text) <= _MARKS | set("()[]/&%")):  # fmt: skip
            continue
        elif not bare and one.text[0] in _LEADING and len(one.text) > 1 and one.text[1].isalnum():
            one = replace(one, text=one.text[1:])
        if usual and max(high, wide) < usual * _DUST_HEIGHT and one.text not in _MARKS:
            continue
        if usual and high > 3.5 * usual:
            continue
        found.append(one)
    return found


def _is_scrawl(row: Sequence[Seen]) -> bool:
    """Return whether a line is ink that is no text: half a line at the edge of the glass, a seal, a pattern."""
    return _mean(row) < _SCRAWL and share_of_syllables(one.text for one in row) < _LEAST_SYLLABLES


def _mean(words: Sequence[Seen]) -> float:
    """Return the confidence of words, each counting by its length."""
    letters = sum(len(one.text) for one in words)
    return sum(one.confidence * len(one.text) for one in words) / letters if letters else 0.0


def _with_margins(lines: list[TextLine]) -> list[TextLine]:
    """Return the lines with left and right ends that lie within a hair's breadth made one."""
    lefts, rights = _snapped([line.left for line in lines]), _snapped([line.right for line in lines])
    return [line.moved(left=lefts[line.left], right=rights[line.right]) for line in lines]


def _snapped(values: list[float]) -> dict[float, float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] < _STEP and value - groups[-1][0] < 2 * _STEP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return {value: median(group) for group in groups for value in group}
