"""What a page is to those who lay it out: lines and words with their places, whoever read them.

The text layer of a PDF and the words recognised in a picture come in the same shape, in points (1/72 inch)
with y upwards, so that paragraphs, tables and columns are found in the same way.
"""

from dataclasses import dataclass, field, replace
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands in its line's text, and its place on the page (points, y upwards)."""

    text: str
    left: float
    right: float
    y: float
    height: float
    offset: int
    places: tuple[int, ...] = ()
    confidence: float | None = None


@dataclass(slots=True)
class TextLine:
    """A line of a page: ``kind`` is "text", "column" (head and feet) or "row" (of a table)."""

    text: str
    left: float
    right: float
    y: float
    height: float
    page: int
    head_width: float = 0.0
    kind: str = "text"
    font: str = ""
    places: tuple[int, ...] = ()  # of each letter of the text: its number on the page
    cells: list[str] = field(default_factory=list)
    confidence: float | None = None  # of text recognised in a picture, 0 to 1

    def moved(self, **changes: object) -> "TextLine":
        """Return a copy with other values."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def width(self) -> float:
        """Return the width of the line."""
        return self.right - self.left

    @property
    def center(self) -> float:
        """Return the middle of the line."""
        return (self.left + self.right) / 2

    def with_text_of(self, after: "TextLine", text: str) -> "TextLine":
        """Return this line with the text of both; each line's confidence counts by its length."""
        confidence = self.confidence
        if confidence is not None and after.confidence is not None:
            mine, theirs = len(self.text), len(after.text)
            confidence = (confidence * mine + after.confidence * theirs) / max(mine + theirs, 1)
        return self.moved(text=text, confidence=confidence)


class PageView(Protocol):
    """One page as a reader sees it."""

    number: int
    width: float
    height: float
    keeps_order: bool
    """Whether lines come as a file draws them, which may be column by column; else from above."""

    def words(self, line: TextLine) -> list[Word]:
        """Return the words of a line with their places."""
        ...

    def letters(self, word: Word) -> list[Word]:
        """Return the letters of a word as words of their own."""
        ...

    def size(self, index: int) -> float:
        """Return the size of the letter at a place."""
        ...
