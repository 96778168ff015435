"""One page's text as pdfium gives it: lines with their places, words of a line on demand."""

import ctypes
import re
from itertools import groupby

import pypdfium2.raw as pdfium_c
from pypdfium2 import PdfPage

from extractors.legacy import TCVN3, Converted, joined, legacy_font, read_lines, read_runs, reads_as
from extractors.pages.lines import TextLine, Word

# pdfium joins the two lines of a word with a hyphen at the end; the break is put back.
_LINE_REGEX = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_WORD_REGEX = re.compile(r"[^ \u00a0\t]+")
_BLANKS = " \u00a0\t"
_LEAST_SIZE = 1.0
_LONGEST_NAME = 128  # bytes of a font's name
_GAP = 0.15
_MOSTLY = 0.5  # the part of a page's words that must read in an old encoding before its lines are changed here
# Letters that the font lacks are drawn after the others of their stretch: "Đ c l p - T do ộ ậ ự".
_SCATTERED_REGEX = re.compile("(?: [Ă-ừẠ-ỹ]{1,3}){3}(?: |\r|$)")
_LONE_REGEX = re.compile("[ \u00a0][Ă-ừẠ-ỹ]{1,3}(?:[ \u00a0]|$)")
_LEAST_BLANK, _MOST_BLANK = 0.1, 0.5
# pdfium's marks for a hyphen at the end of a line; Vietnamese is never hyphenated, so it is a real one.
_HYPHEN_MARKS = "\x02\ufffe"
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0x00: " "}


class PageText:
    """The text of one open page; use it only while the page is open."""

    def __init__(self, page: PdfPage, number: int) -> None:
        self.number = number
        self.keeps_order = True
        self.encodings: set[str] = set()  # from before Unicode, that lines were converted from
        self.width, self.height = page.get_size()
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        count = self._textpage.count_chars()
        self.text = self._read_text(count)
        self._box = pdfium_c.FS_RECTF()
        self._box_ref = ctypes.byref(self._box)
        self._matrix = pdfium_c.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()

    def close(self) -> None:
        """Give the page's text back to pdfium."""
        self._textpage.close()

    def lines(self) -> list[TextLine]:
        """Return the lines in the order in which the file draws them."""
        scattered = bool(_SCATTERED_REGEX.search(self.text))
        found: list[TextLine] = []
        for match in _LINE_REGEX.finditer(self.text):
            text, places = match[0].translate(_HYPHENS), tuple(range(match.start(), match.end()))
            if scattered or _LONE_REGEX.search(text):
                text, places = self._sorted(text, places)
            plain = text.lstrip(_BLANKS)
            if not plain:
                continue
            line = self._line(plain, places[len(text) - len(plain) :])
            last = found[-1] if found else None
            # pdfium ends a line where a raised figure stands: what goes on beside it is one line.
            if last is not None and abs(last.y - line.y) < 1 and -1 < line.left - last.right < _GAP * line.height:
                text = last.text.rstrip(_BLANKS)
                places = last.places[: len(text)] + line.places
                found[-1] = last.moved(text=text + line.text, places=places, right=line.right)
            else:
                found.append(line)
        if any(legacy_font(line.font) for line in found):
            return [self._read_fonts(line) for line in found]
        made = read_lines([line.text for line in found], _MOSTLY)
        if made:
            found = [line.moved(text=self._with_soft_hyphen(line)) for line in found]
            made = read_lines([line.text for line in found], _MOSTLY)
        return [self._converted(line, *made[n]) if n in made else line for n, line in enumerate(found)]

    def words(self, line: TextLine) -> list[Word]:
        """Return the words of a line with their places."""
        found = []
        for match in _WORD_REGEX.finditer(line.text):
            places = line.places[match.start() : match.end()]
            first, last = line.places[match.start()], line.places[match.end() - 1]
            left, right = self._place(first)
            if last != first:
                right = self._place(last)[1]
            found.append(Word(match[0], left, right, self._baseline(first), line.height, match.start(), places))
        return found

    def letters(self, word: Word) -> list[Word]:
        """Return the letters of a word as words of their own: a word may run over a ruling line."""
        found = []
        for letter, place in zip(word.text, word.places, strict=True):
            left, right = self._place(place)
            found.append(Word(letter, left, right, word.y, word.height, word.offset, (place,)))
        return found

    def _read_fonts(self, line: TextLine) -> TextLine:
        """Return the line with what stands in an old font in Unicode, letter by letter as their fonts say."""
        letters = zip(self._with_soft_hyphen(line), map(self._font, line.places), strict=True)
        runs = [("".join(c for c, _ in run), font) for font, run in groupby(letters, key=lambda letter: letter[1])]
        made, used = read_runs(runs)
        return self._converted(line, joined(made), used[0].encoding) if used else line

    def _with_soft_hyphen(self, line: TextLine) -> str:
        """Return the text with the soft hyphen, TCVN3's ư, that pdfium takes for a hyphen at a line's end: "th­"."""
        words = line.text.split()
        if not words or self.text[line.places[-1]] not in _HYPHEN_MARKS:
            return line.text
        return line.text[:-1] + "\u00ad" if reads_as(words[-1][:-1] + "\u00ad", TCVN3) else line.text

    def _converted(self, line: TextLine, made: Converted, encoding: str) -> TextLine:
        self.encodings.add(encoding)
        return line.moved(text=made.text, places=tuple(line.places[origin] for origin in made.origins[:-1]))

    def _line(self, text: str, places: tuple[int, ...]) -> TextLine:
        first = _WORD_REGEX.match(text)
        head, end = places[first.end() - 1 if first else 0], places[len(text.rstrip(_BLANKS)) - 1]
        left, right = self._place(places[0])
        head_right = right if head == places[0] else self._place(head)[1]
        last_right = head_right if end == head else self._place(end)[1]
        return TextLine(
            text, left, last_right, self._baseline(places[0]), self.size(places[len(places) // 2]), self.number,
            head_right - left, places=places, font=self._font(places[0]),
        )  # fmt: skip

    def _sorted(self, text: str, places: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
        """Return a line whose letters were drawn out of order, from left to right."""
        size = self.size(places[0])
        boxes = self._boxes(places)
        drawn: list[tuple[float, float, str, int]] = []
        for n, (letter, place, (left, right)) in enumerate(zip(text, places, boxes, strict=True)):
            if letter in _BLANKS and right - left <= 0.1:
                # pdfium put it in; where the next letter stands a blank further on, one was drawn there too.
                right = boxes[n + 1][0] if n + 1 < len(boxes) else left
                if not _LEAST_BLANK * size < right - left < _MOST_BLANK * size:
                    continue
            drawn.append((left, right, letter, place))
        lefts = [box[0] for box in drawn]
        if not drawn or (len(drawn) == len(text) and lefts == sorted(lefts)):
            return text, places
        drawn.sort(key=lambda box: box[0])
        letters, order = "", []
        for n, (left, _, letter, place) in enumerate(drawn):
            if n and left - drawn[n - 1][1] > _GAP * size and letter not in _BLANKS and letters[-1] not in _BLANKS:
                letters += " "
                order.append(place)
            letters += letter
            order.append(place)
        return letters, tuple(order)

    def _read_text(self, count: int) -> str:
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        pdfium_c.FPDFText_GetText(self._raw, 0, count, buffer)
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) != count or text.endswith("\x00"):  # signs beyond 16 bits: places must stay in step
            text = "".join(_character(pdfium_c.FPDFText_GetUnicode(self._raw, i)) for i in range(count))
        return text

    def _boxes(self, places: tuple[int, ...]) -> list[tuple[float, float]]:
        """Return the left and right of many letters; a call for each would cost as much again as pdfium's own."""
        read, page, box, reference = pdfium_c.FPDFText_GetLooseCharBox, self._raw, self._box, self._box_ref
        boxes = []
        for place in places:
            read(page, place, reference)
            boxes.append((box.left, box.right))
        return boxes

    def _place(self, index: int) -> tuple[float, float]:
        pdfium_c.FPDFText_GetLooseCharBox(self._raw, index, self._box_ref)
        return self._box.left, self._box.right

    def size(self, index: int) -> float:
        """Return the size of the letters; the heights of their boxes differ from font to font."""
        size = pdfium_c.FPDFText_GetFontSize(self._raw, index)
        if pdfium_c.FPDFText_GetMatrix(self._raw, index, ctypes.byref(self._matrix)):
            size *= abs(self._matrix.d) or 1  # raised figures, and fonts of size 1 enlarged by the matrix
        return size or _LEAST_SIZE

    def _baseline(self, index: int) -> float:
        pdfium_c.FPDFText_GetCharOrigin(self._raw, index, ctypes.byref(self._x), ctypes.byref(self._y))
        return self._y.value

    def _font(self, index: int) -> str:
        name, flags = self._name, ctypes.byref(self._flags)
        length = pdfium_c.FPDFText_GetFontInfo(self._raw, index, name, _LONGEST_NAME, flags)
        said = name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_NAME else ""
        return said.split("+", 1)[-1]


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x11_0000 and not 0xD800 <= code < 0xE000 else " "
