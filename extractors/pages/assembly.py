"""From lines to a document's lines: tables, letterhead and feet of each page, then paragraphs over all pages."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.pages.furniture import drop_furniture
from extractors.pages.grids import Grid
from extractors.pages.head_and_feet import join_cut_feet, read_feet, read_head
from extractors.pages.lines import PageView, TextLine
from extractors.pages.notes import join_notes, split_notes
from extractors.pages.paragraphs import join_lines
from extractors.pages.tables import join_split_tables, read_tables


@dataclass(frozen=True, slots=True)
class PageLines:
    """What is kept of a page: its lines, its footnotes, and its width and height in points."""

    lines: list[TextLine]
    foot: list[TextLine]
    sheet: tuple[float, float]


def lay_out(page: PageView, lines: list[TextLine], grids: list[Grid], index: int, count: int) -> PageLines:
    """Return the lines of page ``index`` of ``count`` with table rows, letterhead and feet as such."""
    lines = read_tables(page, lines, grids) if grids else lines
    lines, foot = split_notes(page, lines)
    if index == 0:
        lines = read_head(page, lines)
    lines = read_feet(page, lines) if index >= count // 2 or count < 3 else lines
    return PageLines(lines, foot, (page.width, page.height))


def join_pages(pages: Sequence[PageLines]) -> list[TextLine]:
    """Return the paragraphs, rows and column lines of all pages, footnotes last, without page furniture."""
    kept = drop_furniture([page.lines for page in pages], [page.sheet[1] for page in pages])
    flow = [line for lines in join_cut_feet(kept) for line in lines]
    width = statistics.median(page.sheet[0] for page in pages)
    return join_lines(join_split_tables(flow), width) + join_notes([line for page in pages for line in page.foot])
