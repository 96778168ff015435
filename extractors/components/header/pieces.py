"""The pieces that stand side by side on a line: cells of a row, or words far apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.layout import Layout, Zone

_GAP_REGEX = re.compile(r"(?:[ \u00a0\u2003]{3,}|[ \u00a0]*\t[ \t\u00a0]*)")
# Blanks to be filled in are no gap: "Số:      /KH-MN", "ngày      tháng      năm 2021".
_BLANK_BEFORE_REGEX = re.compile(r"(?:[Ss]ố\s*:?|SỐ\s*:?|[Nn]gày|[Tt]háng|[Nn]ăm|…|_|\.\.|\d\s*/)$")
_BLANK_AFTER_REGEX = re.compile(r"/|-\s*(?:KH|BC|QĐ|CTr)|tháng\b|năm\b|…|_|\.\.")
_RIGHT_HALF = 24  # blanks before a lone piece that push it into the right column


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; ``column`` is 0 at the left; ``text`` is from the view."""

    start: int
    end: int
    column: int
    text: str
    lone: bool = True


def read_pieces(layout: Layout, zone: Zone) -> Iterator[Piece]:
    """Yield the pieces of a zone in the order of the text; blank ones are left out."""
    for line, line_zone in zip(layout.lines, layout.zones, strict=True):
        if line_zone is not zone or line.start == line.end:
            continue
        bounds = line.cells or _split(layout.text, line.start, line.end)
        lone = len(bounds) == 1
        pushed = lone and line.start - _line_start(layout.text, line.start) >= _RIGHT_HALF
        for column, (start, end) in enumerate(bounds):
            text = layout.view[start:end]
            if text.strip():
                yield Piece(start, end, 1 if pushed else column, text, lone)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    bounds, at = [], start
    for gap in _GAP_REGEX.finditer(text, start, end):
        if _BLANK_AFTER_REGEX.match(text, gap.end()) or _BLANK_BEFORE_REGEX.search(text[at : gap.start()]):
            continue
        bounds.append((at, gap.start()))
        at = gap.end()
    return [*bounds, (at, end)]


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1
