"""The text of one paragraph as it stands on the page, tracked changes accepted.

Kept: inserted runs, results of fields, links, content controls, text boxes (once).
Dropped: deleted and moved-away runs, field codes, hidden text, comments, note marks.
"""

from collections.abc import Iterator

from extractors.limits import MAX_NESTING
from extractors.normalize import read_symbols
from extractors.word.package import Element, W
from extractors.word.styles import RunLook, Styles

Piece = tuple[str, str]
BREAK = "\n"
_VAL = f"{W}val"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_MATH_PARAGRAPH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara"
_RUN, _TEXT, _PROPERTIES = f"{W}r", f"{W}t", f"{W}rPr"
_BOX = f"{W}txbxContent"
_ALTERNATE, _CHOICE, _FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
_HOLDERS = {f"{W}{name}" for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple",
                                      "customXml", "dir", "bdo", "ruby", "rubyBase")}  # fmt: skip
# A soft hyphen is dropped with the line's others, except in legacy fonts: there its code is a letter.
_PLAIN = {f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad", f"{W}ptab": "\t"}
_BREAKS = {f"{W}br", f"{W}cr"}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}
Note = tuple[str, str]


class ParagraphReader:
    """Reads paragraphs in order; fields may run over several of them, so it remembers where it stands."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []  # of every open field: are we in its result?
        self.notes: list[Note] = []
        self.boxes: list[Element] = []

    def read(self, paragraph: Element, style: str | None) -> list[Piece]:
        """Return the pieces of (text, font) of a w:p; text boxes met on the way go to ``boxes``."""
        pieces: list[Piece] = []
        for run in _runs(paragraph, 0):
            if run.tag == _RUN:
                self._read_run(run, style, pieces)
            else:
                pieces.append(("".join(t.text or "" for t in run.iter(_MATH_TEXT)), ""))
        while self._fields and not self._fields[-1]:  # a field code never runs over the paragraph's end
            self._fields.pop()
        return pieces

    def _read_run(self, run: Element, style: str | None, pieces: list[Piece]) -> None:
        first = run[0] if len(run) else None
        look = self._styles.look(first if first is not None and first.tag == _PROPERTIES else None, style)
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self._add(child.text or "", look, pieces)
            elif tag == f"{W}fldChar":
                self._turn(child.get(f"{W}fldCharType"))
            elif tag in _PLAIN:
                self._add(_PLAIN[tag], look, pieces)
            elif tag in _BREAKS:
                self._add(BREAK, look, pieces)
            elif tag == f"{W}sym":
                self._add(_symbol(child), look, pieces)
            elif tag in _NOTES and not look.hidden:
                self.notes.append((_NOTES[tag], child.get(f"{W}id", "")))
            elif tag == _ALTERNATE:
                self.boxes.extend(_boxes(_chosen(child)))
            elif tag in _PICTURES:
                self.boxes.extend(_boxes(child))

    def _add(self, text: str, look: RunLook, pieces: list[Piece]) -> None:
        if look.hidden or not text or (self._fields and not all(self._fields)):
            return
        text = read_symbols(text, look.font)
        if look.capitals:
            text = text.upper()
        if pieces and pieces[-1][1] == look.font:  # words split over runs
            text = pieces.pop()[0] + text
        pieces.append((text, look.font))

    def _turn(self, kind: str | None) -> None:
        if kind == "begin" and len(self._fields) < MAX_NESTING:
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _runs(parent: Element, depth: int) -> Iterator[Element]:
    for child in parent:
        tag = child.tag
        if tag in (_RUN, _MATH):
            yield child
        elif depth < MAX_NESTING and (tag in _HOLDERS or tag == _MATH_PARAGRAPH):
            yield from _runs(child, depth + 1)
        elif tag == _ALTERNATE and depth < MAX_NESTING:
            chosen = _chosen(child)
            if chosen is not None:
                yield from _runs(chosen, depth + 1)


def _chosen(alternate: Element) -> Element | None:
    """Return the one branch of mc:AlternateContent that is read: the same box stands in both."""
    choice = alternate.find(_CHOICE)
    return choice if choice is not None and len(choice) else alternate.find(_FALLBACK)


def _boxes(holder: Element | None) -> Iterator[Element]:
    """Yield the outermost text boxes below a drawing; a drawing may hold a second copy of its own."""
    if holder is None:
        return
    for child in holder:
        if child.tag == _BOX:
            yield child
        elif child.tag == _ALTERNATE:
            yield from _boxes(_chosen(child))
        else:
            yield from _boxes(child)


def _symbol(sym: Element) -> str:
    code = sym.get(f"{W}char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number < 0x100:
        number += 0xF000
    return read_symbols(chr(number), sym.get(f"{W}font", "")) if number < 0x11_0000 else ""
