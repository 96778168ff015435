"""What stands on every page and is no part of the text: page numbers and running heads."""

import re
from collections import Counter

from extractors.pages.lines import TextLine

_NUMBER_REGEX = re.compile(r"^(?:trang\s*)?[-–—~\s]*\d{1,4}\s*(?:/\s*\d{1,4})?[-–—~\s]*$", re.IGNORECASE)
_DIGITS_REGEX = re.compile(r"\d+")
# The margins of Nghị định 30/2020/NĐ-CP are 20-25 mm of 297.
_MARGIN = 0.085
_DEPTH = 2


def drop_furniture(pages: list[list[TextLine]], heights: list[float]) -> list[list[TextLine]]:
    """Return the pages without page numbers in the margins and lines that most pages repeat there."""
    repeated = _repeated(pages)
    cleaned = []
    for lines, height in zip(pages, heights, strict=True):
        edges = {id(line) for line in _edge_lines(lines)}
        cleaned.append([
            line for line in lines
            if not (id(line) in edges and line.kind != "row"
                    and (_is_page_number(line, height) or _key(line) in repeated))
        ])  # fmt: skip
    return cleaned


def _is_page_number(line: TextLine, height: float) -> bool:
    in_margin = line.y > height * (1 - _MARGIN) or line.y < height * _MARGIN
    return in_margin and bool(_NUMBER_REGEX.match(line.text.strip()))


def _repeated(pages: list[list[TextLine]]) -> set[str]:
    counts = Counter(key for lines in pages for key in {_key(line) for line in _edge_lines(lines)})
    least = max(3, len(pages) * 0.6)
    return {key for key, count in counts.items() if count >= least}


def _key(line: TextLine) -> str:
    """Return the line with its numbers folded, and the half of the page that it stands in."""
    return f"{round(line.y / 6)} {_DIGITS_REGEX.sub('#', line.text.strip())}"


def _edge_lines(lines: list[TextLine]) -> list[TextLine]:
    ordered = sorted(lines, key=lambda line: line.y)
    return ordered[:_DEPTH] + ordered[_DEPTH:][-_DEPTH:]
