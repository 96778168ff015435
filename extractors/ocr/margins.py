"""The pages of a scan brought to one margin: no two lie alike on the glass, and paragraphs run over pages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractors.pages.assembly import PageLines

_WIDE = 0.55  # of the sheet: lines that begin at the margin
_LEAST_LINES = 3


def align_margins(pages: Sequence[PageLines], scanned: set[int]) -> list[PageLines]:
    """Return the pages, those in ``scanned`` (indices) moved so that their left margin is that of most pages."""
    margins = [_left_margin(page) for page in pages]
    known = [margin for margin in margins if margin is not None]
    if not known:
        return list(pages)
    usual = median(known)
    return [
        _moved(page, usual - margin) if index in scanned and margin is not None else page
        for index, (page, margin) in enumerate(zip(pages, margins, strict=True))
    ]


def _left_margin(page: PageLines) -> float | None:
    wide = [line for line in page.lines if line.kind == "text" and line.width > _WIDE * page.sheet[0]]
    if len(wide) < _LEAST_LINES:
        return None
    lefts = Counter(round(line.left, 1) for line in wide)
    steady = [left for left, count in lefts.items() if count >= max(2, len(wide) // 8)]
    return min(steady) if steady else min(lefts)


def _moved(page: PageLines, by: float) -> PageLines:
    lines = [line.moved(left=line.left + by, right=line.right + by) for line in page.lines]
    return replace(page, lines=lines)
