"""One page's text as pdfium gives it: lines with their places, words of a line on demand."""

import ctypes
import re
from dataclasses import dataclass, field, replace

import pypdfium2.raw as pdfium_c
from pypdfium2 import PdfPage

# pdfium joins the two lines of a word with a hyphen at the end; the break is put back.
_LINE_REGEX = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_WORD_REGEX = re.compile(r"[^ \u00a0\t]+")
_TINY = 3.0
# pdfium's marks for a hyphen at the end of a line; Vietnamese is never hyphenated, so it is a real one.
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0x00: " "}


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place on the page (points, y upwards)."""

    text: str
    left: float
    right: float
    y: float
    height: float
    start: int


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
    start: int = 0
    cells: list[str] = field(default_factory=list)

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


class PageText:
    """The text of one open page; use it only while the page is open."""

    def __init__(self, page: PdfPage, number: int) -> None:
        self.number = number
        self.width, self.height = page.get_size()
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        count = self._textpage.count_chars()
        self.text = self._read_text(count)
        self._box = pdfium_c.FS_RECTF()
        self._box_ref = ctypes.byref(self._box)
        self._matrix = pdfium_c.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def close(self) -> None:
        """Give the page's text back to pdfium."""
        self._textpage.close()

    def lines(self) -> list[TextLine]:
        """Return the lines in the order in which the file draws them."""
        found = []
        for match in _LINE_REGEX.finditer(self.text):
            raw = match[0].translate(_HYPHENS)
            text = raw.strip(" \u00a0\t")
            if not text:
                continue
            start = match.start() + raw.index(text[0])
            end = start + len(text) - 1
            left, right = self._place(start)
            height = self.size(start)
            first = _WORD_REGEX.match(text)
            head = start + (first.end() - 1 if first else 0)
            head_right = right if head == start else self._place(head)[1]
            last_right = head_right if end == head else self._place(end)[1]
            found.append(TextLine(
                raw.lstrip(" \u00a0\t"), left, last_right, self._baseline(start), height, self.number,
                head_right - left, start=start, font=self._font(start),
            ))  # fmt: skip
        return found

    def words(self, line: TextLine) -> list[Word]:
        """Return the words of a line with their places."""
        found = []
        for match in _WORD_REGEX.finditer(line.text):
            first, last = line.start + match.start(), line.start + match.end() - 1
            left, right = self._place(first)
            if last != first:
                right = self._place(last)[1]
            found.append(Word(match[0], left, right, self._baseline(first), line.height, first))
        return found

    def letters(self, word: Word) -> list[Word]:
        """Return the letters of a word as words of their own: a word may run over a ruling line."""
        found = []
        for index, letter in enumerate(word.text):
            left, right = self._place(word.start + index)
            found.append(Word(letter, left, right, word.y, word.height, word.start + index))
        return found

    def _read_text(self, count: int) -> str:
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        pdfium_c.FPDFText_GetText(self._raw, 0, count, buffer)
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) != count or text.endswith("\x00"):  # signs beyond 16 bits: places must stay in step
            text = "".join(_character(pdfium_c.FPDFText_GetUnicode(self._raw, i)) for i in range(count))
        return text

    def _place(self, index: int) -> tuple[float, float]:
        pdfium_c.FPDFText_GetLooseCharBox(self._raw, index, self._box_ref)
        return self._box.left, self._box.right

    def size(self, index: int) -> float:
        """Return the size of the letters; the heights of their boxes differ from font to font."""
        size = pdfium_c.FPDFText_GetFontSize(self._raw, index)
        if size < _TINY and pdfium_c.FPDFText_GetMatrix(self._raw, index, ctypes.byref(self._matrix)):
            size *= abs(self._matrix.d)  # fonts of size 1, enlarged by the text matrix
        return size or _TINY

    def _baseline(self, index: int) -> float:
        pdfium_c.FPDFText_GetCharOrigin(self._raw, index, ctypes.byref(self._x), ctypes.byref(self._y))
        return self._y.value

    def _font(self, index: int) -> str:
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        length = pdfium_c.FPDFText_GetFontInfo(self._raw, index, buffer, 128, ctypes.byref(flags))
        name = buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
        return name.split("+", 1)[-1]


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x11_0000 and not 0xD800 <= code < 0xE000 else " "
