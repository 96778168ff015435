"""From the lines of a page to paragraphs: a line goes on where the next word had no room on it.

1. indented first lines ("        Căn cứ …"), hanging bullets ("- …" over text further right), block paragraphs
2. centred titles over two lines
3. a paragraph that runs over the page
"""

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from extractors.letters import UPPER
from extractors.pages.lines import TextLine

_MARKER_REGEX = re.compile(
    r"[-–—+*•●▪◦○✓➢❖]\s*\S|[\ue000-\uf8ff]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[a-zđ]|[IVX]{1,5}|[A-ZĐ])[.)]\s"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\s+[{UPPER}]|\[\d+\]\s"
)
_HEADING_REGEX = re.compile(
    r"(?:[IVX]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)[.)/-]?\s|(?:Điều|Chương|Mục|PHẦN|Phần)\s+[\dIVX]+"
)
_RANGE_REGEX = re.compile(r"[-–]\s*\d")
_SENTENCE_ENDS = ".;:!?"
_NEAR = 3.0
_LEAST_WIDTH = 0.8  # where all lines are short, the margin is taken to be this part of the page


@dataclass(frozen=True, slots=True)
class Measure:
    """The block of text of the pages of one width: margins, the indent of first lines, habits."""

    left: float
    right: float
    indent: float
    justified: bool
    gap: float


def join_lines(lines: list[TextLine], width: float) -> list[TextLine]:
    """Return paragraphs (on pages of this width): lines that wrap are joined, rows and columns stay."""
    text = [line for line in lines if line.kind == "text"]
    measure = measure_block(text, width)
    found: list[TextLine] = []
    last: TextLine | None = None  # the last line of the paragraph that grows
    hang: float | None = None
    for line in lines:
        if last is not None and found and _goes_on(found[-1], last, line, hang, measure):
            hang = line.left if hang is None else hang
            found[-1] = found[-1].with_text_of(line, _glued(found[-1].text, line.text))
        else:
            found.append(line)
            hang = None
        last = line if line.kind == "text" else None
    return found


def measure_block(lines: list[TextLine], width: float) -> Measure:
    """Return the margins and habits that most of the lines show."""
    if not lines:
        return Measure(0, 0, 0, False, 0)
    rights = Counter(round(line.right / 2) for line in lines)
    commonest, count = rights.most_common(1)[0]
    # Ragged text has no common right end; its longest lines reach the margin but for a word.
    right = commonest * 2.0 + 1
    if count * 4 < len(lines) or right < width * _LEAST_WIDTH:
        right = max(_longest(lines), width * _LEAST_WIDTH)
    wide = [line for line in lines if line.right > right - 60] or lines
    lefts = Counter(round(line.left) for line in wide)
    steady = [left for left, n in lefts.items() if n >= max(2, len(wide) // 30)]
    left = float(min(steady)) if steady else min(line.left for line in lines)
    indents = Counter(round(line.left - left) for line in lines if 8 < line.left - left < 90)
    indent, times = indents.most_common(1)[0] if indents else (0, 0)
    full = sum(abs(line.right - right) <= _NEAR for line in lines)
    gaps = [a.y - b.y for a, b in itertools.pairwise(lines) if a.page == b.page and 0 < a.y - b.y < 60]
    gap = sorted(gaps)[len(gaps) // 3] if gaps else 0.0
    return Measure(left, right, float(indent) if times * 8 >= len(lines) else 0.0, full * 3 >= len(lines), gap)


def _goes_on(whole: TextLine, last: TextLine, line: TextLine, hang: float | None, measure: Measure) -> bool:
    """Return whether ``line`` goes on the paragraph ``whole``, whose last line is ``last``."""
    if line.kind != "text" or not 0.85 < line.height / max(last.height, 0.1) < 1.18:
        return False
    if last.right + line.head_width + 0.22 * last.height <= measure.right - 1:
        return False
    text, before = line.text, last.text.rstrip()
    ends = before[-1:] in _SENTENCE_ENDS
    same_page = last.page == line.page
    if same_page and measure.gap and not 0 < last.y - line.y < 1.7 * max(measure.gap, last.height):
        return False
    if _is_centred(last, measure) and _is_centred(line, measure):
        return not ends and not _MARKER_REGEX.match(text)
    if text.startswith("Căn cứ ") and before[-1:] != ",":
        return False
    if ends and text.isupper() and text.count(" ") >= 2:  # a heading without a number
        return False
    marked = bool(_MARKER_REGEX.match(text)) and not (_RANGE_REGEX.match(text) and before[-1:].isdigit())
    at_margin = bool(measure.indent) and line.left < measure.left + measure.indent * 0.6
    if hang is not None and abs(line.left - hang) <= _NEAR and not at_margin:
        return not marked
    if line.left > last.left + 6:  # further right: only the text of a bullet hangs
        return bool(_MARKER_REGEX.match(whole.text)) and not marked and hang is None and line.left - last.left < 60
    if at_margin:
        return not (_HEADING_REGEX.match(text) and ends)
    if marked:
        return False
    if measure.indent and line.left >= measure.left + measure.indent * 0.6:
        return text[0].islower() and not ends
    if measure.justified and abs(last.right - measure.right) > _NEAR:
        return False
    if ends and same_page and not text[0].islower() and last.y - line.y > 1.2 * measure.gap:
        return False
    return not ends or text[0].islower() or measure.justified


def _longest(lines: list[TextLine]) -> float:
    """Return the right end of the longest lines, two stray ones of many left out."""
    rights = sorted(line.right for line in lines)
    return rights[-3] if len(rights) > 40 else rights[-1]


def _is_centred(line: TextLine, measure: Measure) -> bool:
    return line.left > measure.left + 8 and abs(line.center - (measure.left + measure.right) / 2) < 6


def _glued(before: str, after: str) -> str:
    """Return two lines as one: a blank between, none after a hyphen or slash inside a word."""
    if len(before) > 1 and before[-1] in "-/" and before[-2] != " ":
        return before + after
    return f"{before.rstrip()} {after}"
