"""What a reader returns: the plan's lines in reading order, with what the file knew about each."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FontRun:
    """A stretch of one line set in one font; ``start`` and ``end`` are code points of the line's text."""

    start: int
    end: int
    font: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A stretch of one line that recognition misread and that was mended; ``raw`` is what was read there."""

    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One paragraph, or one table row with its cells joined by " | ", in NFC and without line breaks.

    ``confidence`` (0 to 1) and ``repairs`` are of text that was recognised in a picture.
    """

    text: str
    page: int | None = None
    fonts: tuple[FontRun, ...] = ()
    confidence: float | None = None
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: ``text`` is the lines joined by newlines and becomes the record's text."""

    lines: tuple[DocumentLine, ...]
    reader: str
    media_type: str
    pages: int | None = None
    ocr: bool = False
    notes: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """Return the whole text, one line a paragraph."""
        return "\n".join(line.text for line in self.lines)
