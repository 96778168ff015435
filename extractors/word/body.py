"""The walk over a document's body: paragraphs, tables, boxes and notes to lines, in the order of the page."""

from collections.abc import Iterator
from itertools import islice

from extractors.errors import UnreadableFileError
from extractors.limits import MAX_CHARACTERS, MAX_NESTING, MAX_PARAGRAPHS
from extractors.normalize import build_line
from extractors.word.legacy_letters import LegacyLetters
from extractors.word.numbering import Numbering
from extractors.word.package import Element, Parts, W
from extractors.word.paragraphs import BREAK, ParagraphReader, Piece
from extractors.word.side_columns import split_columns
from extractors.word.styles import Styles, is_on
from extractors.word.tables import Cell, TableForm, read_form
from schemas import DocumentLine

_PARAGRAPH, _TABLE, _PROPERTIES = f"{W}p", f"{W}tbl", f"{W}pPr"
_VAL = f"{W}val"
_HOLDERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_SEPARATOR: Piece = (" | ", "")
_TOO_LONG = "Văn bản quá dài so với một kế hoạch, không đọc."
_SENTENCE_ENDS = ".;:!?/"
Paragraph = list[Piece]


class BodyReader:
    """Reads one document; call ``lines`` once. ``letters`` turns those of old fonts into Unicode first."""

    def __init__(self, package: Parts, letters: LegacyLetters | None = None) -> None:
        self._package = package
        self._letters = letters
        self._styles = Styles(package)
        self._numbering = Numbering(package, self._styles)
        self._paragraphs = ParagraphReader(self._styles)
        self._pending: Paragraph = []
        self._size = 0

    def lines(self) -> list[DocumentLine]:
        """Return the lines of the body, then the notes as "[1] …"."""
        found: list[DocumentLine] = []
        body = self._package.main.find(f"{W}body")
        if self._letters:
            self._letters.rewrite(body, self._styles)
        for pieces in split_columns(self._bounded(body)):
            self._take(pieces, found)
        for number, pieces in enumerate(self._notes(), start=1):
            self._take([(f"[{number}] ", ""), *pieces], found)
        return found

    def _bounded(self, body: Element) -> list[Paragraph]:
        paragraphs = list(islice(self._blocks(body, 0), MAX_PARAGRAPHS + 1))
        if len(paragraphs) > MAX_PARAGRAPHS:
            raise UnreadableFileError(_TOO_LONG, "too_large")
        return paragraphs

    def _take(self, pieces: Paragraph, found: list[DocumentLine]) -> None:
        line = build_line(pieces, is_row=any(p is _SEPARATOR for p in pieces))
        self._size += len(line.text)
        if self._size > MAX_CHARACTERS:
            raise UnreadableFileError(_TOO_LONG, "too_large")
        if line.text or pieces == _BLANK:
            found.append(line)

    def _blocks(self, parent: Element, depth: int, keep_blank: bool = False) -> Iterator[Paragraph]:
        """Yield the paragraphs and table rows below an element; blank paragraphs only if asked."""
        if depth > MAX_NESTING:
            raise UnreadableFileError("Tệp Word lồng bảng quá sâu, không đọc.", "damaged")
        for child in parent:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child, depth, keep_blank)
            elif child.tag == _TABLE:
                yield from self._table(read_form(child, self._styles), depth + 1)
            elif child.tag in _HOLDERS:
                yield from self._blocks(child, depth + 1, keep_blank)

    def _paragraph(self, paragraph: Element, depth: int, keep_blank: bool) -> Iterator[Paragraph]:
        properties = paragraph.find(_PROPERTIES)
        style = properties.find(f"{W}pStyle") if properties is not None else None
        style_id = style.get(_VAL) if style is not None else None
        reader = self._paragraphs
        own = reader.read(paragraph, style_id)
        boxes, reader.boxes = reader.boxes, []
        pieces = self._pending + own
        self._pending = []
        if _mark_is_deleted(properties):  # the next paragraph goes on in this line
            self._pending = pieces
        else:
            label = self._numbering.label(properties, style_id)
            if any(not text.isspace() for text, _ in pieces):
                if label:
                    pieces.insert(0, (self._letters.read_label(label) if self._letters else label, ""))
                yield from _split_at_breaks(pieces)
            elif keep_blank:
                yield list(_BLANK)
        for box in boxes:
            yield from self._blocks(box, depth + 1)

    def _table(self, form: TableForm, depth: int) -> Iterator[Paragraph]:
        if form.kind == "data":
            for row in form.rows:
                yield self._row(row, depth)
            return
        cells = [cell for row in form.rows for cell in row]
        if form.kind == "feet":
            cells.sort(key=lambda cell: cell.column)
        for cell in cells:
            yield from self._blocks(cell.element, depth, keep_blank=form.kind == "feet")

    def _row(self, row: list[Cell], depth: int) -> Paragraph:
        pieces: Paragraph = []
        for index, cell in enumerate(row):
            if index:
                pieces.append(_SEPARATOR)
            blocks = [block for block in self._blocks(cell.element, depth) if block != _BLANK]
            for number, block in enumerate(blocks):
                pieces += ([(" ", "")] if number else []) + _stripped(block)
        # A row of empty cells only is no line of the page.
        return pieces if any(p[0].strip() and p is not _SEPARATOR for p in pieces) else []

    def _notes(self) -> Iterator[Paragraph]:
        parts: dict[str, dict[str, Element]] = {}
        done = 0
        while done < len(self._paragraphs.notes):
            role, name = self._paragraphs.notes[done]
            done += 1
            if role not in parts:
                root = self._package.part(role)
                if root is not None and self._letters:
                    self._letters.rewrite(root, self._styles)
                parts[role] = {note.get(f"{W}id", ""): note for note in root} if root is not None else {}
            pieces: Paragraph = []
            if (note := parts[role].get(name)) is not None:
                for block in self._blocks(note, 1):
                    pieces += ([(" ", "")] if pieces else []) + _stripped(block)
            yield pieces


_BLANK: Paragraph = [("", "")]


def _stripped(block: Paragraph) -> Paragraph:
    """Return the pieces without blanks at the ends of the whole."""
    pieces = list(block)
    if pieces:
        pieces[0] = (pieces[0][0].lstrip(), pieces[0][1])
        pieces[-1] = (pieces[-1][0].rstrip(), pieces[-1][1])
    return pieces


def _mark_is_deleted(properties: Element | None) -> bool:
    mark = properties.find(f"{W}rPr") if properties is not None else None
    return mark is not None and (is_on(mark, "del") is not None or is_on(mark, "moveFrom") is not None)


def _split_at_breaks(pieces: Paragraph) -> Iterator[Paragraph]:
    """Yield the lines of a paragraph with manual breaks; a break inside a sentence is a blank."""
    if not any(BREAK in text for text, _ in pieces):
        yield pieces
        return
    lines: list[Paragraph] = [[]]
    for text, font in pieces:
        for index, part in enumerate(text.split(BREAK)):
            if index:
                lines.append([])
            lines[-1].append((part, font))
    whole: Paragraph = []
    for line in lines:
        before = "".join(t for t, _ in whole).strip()
        after = "".join(t for t, _ in line).strip()
        if before and after and not _goes_on(before, after):
            yield whole
            whole = line
        else:
            whole = whole + ([(" ", "")] if before and after else []) + line
    yield whole


def _goes_on(before: str, after: str) -> bool:
    return after[0].islower() and before[-1] not in _SENTENCE_ENDS and before.upper() != before
