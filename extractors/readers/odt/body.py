"""The body of an .odt as that of a .docx: paragraphs, lists, tables, boxes and notes.

Tracked changes are accepted: what was deleted stands apart in text:tracked-changes and is not read.
Headers and footers stand in styles.xml and are not read either.
"""

import re
from dataclasses import dataclass

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  (lxml brings no stubs)

from extractors.readers.odt.lists import Lists
from extractors.readers.odt.styles import DRAW, OFFICE, SVG, TABLE, TEXT, Styles
from extractors.readers.odt.tables import translate_table
from extractors.word.package import Element, W

_VAL = f"{W}val"
_BLANKS_REGEX = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
_HOLDERS = {
    f"{TEXT}{name}"
    for name in ("section", "table-of-content", "index-body", "index-title", "illustration-index", "table-index",
                 "object-index", "user-index", "alphabetical-index", "bibliography", "numbered-paragraph")
}  # fmt: skip
_SILENT = {
    f"{TEXT}tracked-changes", f"{TEXT}change", f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}hidden-text",
    f"{TEXT}ruby-text", f"{TEXT}note-citation", f"{OFFICE}annotation", f"{OFFICE}annotation-end",
    f"{SVG}title", f"{SVG}desc", f"{OFFICE}forms", f"{TEXT}sequence-decls",
}  # fmt: skip
_BOXES = {f"{DRAW}text-box", f"{DRAW}custom-shape", f"{DRAW}rect", f"{DRAW}ellipse", f"{DRAW}polygon"}
_MOST_BLANKS = 1000


@dataclass
class OdtParts:
    """The parts of a .docx that an .odt was turned into."""

    main: Element
    parts: dict[str, Element]

    def part(self, role: str) -> Element | None:
        """Return the root of a part; None where the file has none."""
        return self.parts.get(role)

    def raw(self, role: str) -> bytes:
        """Return b"": every run says itself how it looks."""
        return b""


def translate(body: Element, content: Element, styles: Element | None) -> OdtParts:
    """Return the office:text of an .odt, with the styles of both its parts, as the parts of a .docx."""
    main = etree.Element(f"{W}document")
    translator = Translator(Styles(content, styles))
    translator.blocks(body, etree.SubElement(main, f"{W}body"))
    return OdtParts(main, {"numbering": translator.lists.root, **translator.notes})


class Translator:
    """Turns the elements of one document; lists and notes gather on the way."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.lists = Lists(styles)
        self.notes = {role: etree.Element(f"{W}{role}") for role in ("footnotes", "endnotes")}

    def blocks(self, source: Element, target: Element) -> None:
        """Write the paragraphs, lists and tables below an element."""
        for child in source:
            tag = child.tag
            if tag in _PARAGRAPHS:
                self._paragraph(child, target, self._outline_place(child))
            elif tag == f"{TEXT}list":
                self._list(child, target, None, 0)
            elif tag == f"{TABLE}table":
                translate_table(child, target, self)
            elif tag in _HOLDERS and child.get(f"{TEXT}display") != "none":
                self.blocks(child, target)
            elif tag.startswith(DRAW):  # a frame that is bound to the page, not to a paragraph
                paragraph = etree.SubElement(target, f"{W}p")
                self._box(child, paragraph)

    def _outline_place(self, heading: Element) -> tuple[int, int] | None:
        """Return the (numId, level) of a heading that the document numbers as a chapter."""
        level = heading.get(f"{TEXT}outline-level", "")
        if heading.tag != f"{TEXT}h" or not level.isdecimal() or len(level) > 1 or self.styles.outline is None:
            return None
        return None if heading.get(f"{TEXT}is-list-header") == "true" else (self.lists.outline(), int(level) - 1)

    def _list(self, source: Element, target: Element, style: str | None, depth: int) -> None:
        name: str = source.get(f"{TEXT}style-name") or style or ""
        self._items(source, target, (name, self.lists.number_of(source, name)), depth)

    def _items(self, source: Element, target: Element, place: tuple[str, int], depth: int) -> None:
        style, number = place
        for item in source:
            label: tuple[int, int] | None = (number, depth) if item.tag == f"{TEXT}list-item" else None
            start = item.get(f"{TEXT}start-value")
            if label and start and start.isdecimal():
                label = (self.lists.starting(number, depth, start), depth)
            for child in item:
                if child.tag in _PARAGRAPHS:
                    self._paragraph(child, target, label)
                    label = None  # what follows in the item has no number
                elif child.tag == f"{TEXT}list":
                    own = child.get(f"{TEXT}style-name")
                    if own and own != style:
                        self._list(child, target, own, depth + 1)
                    else:
                        self._items(child, target, place, depth + 1)
                elif child.tag == f"{TABLE}table":
                    translate_table(child, target, self)

    def _paragraph(self, source: Element, target: Element, place: tuple[int, int] | None) -> None:
        paragraph = etree.SubElement(target, f"{W}p")
        if place:
            properties = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}numPr")
            etree.SubElement(properties, f"{W}ilvl", {_VAL: str(place[1])})
            etree.SubElement(properties, f"{W}numId", {_VAL: str(place[0])})
        self._inline(source, paragraph, None, source.get(f"{TEXT}style-name"))

    def _inline(self, source: Element, paragraph: Element, run: str | None, style: str | None) -> None:
        self._text(source.text, paragraph, run, style)
        for child in source:
            tag = child.tag
            if tag == f"{TEXT}s":
                count = child.get(f"{TEXT}c", "1")
                blanks = " " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, _MOST_BLANKS)
                self._run(paragraph, run, style, "t").text = blanks
            elif tag == f"{TEXT}tab":
                self._run(paragraph, run, style, "tab")
            elif tag == f"{TEXT}line-break":
                self._run(paragraph, run, style, "br")
            elif tag == f"{TEXT}note":
                self._note(child, paragraph, run, style)
            elif tag.startswith(DRAW) and tag != f"{DRAW}a":
                self._box(child, paragraph)
            elif tag not in _SILENT:
                self._inline(child, paragraph, child.get(f"{TEXT}style-name") if tag == f"{TEXT}span" else run, style)
            self._text(child.tail, paragraph, run, style)

    def _text(self, text: str | None, paragraph: Element, run: str | None, style: str | None) -> None:
        if text:
            self._run(paragraph, run, style, "t").text = _BLANKS_REGEX.sub(" ", text)

    def _run(self, paragraph: Element, run: str | None, style: str | None, tag: str) -> Element:
        """Return a new element in a run of its own that says how it looks."""
        made = etree.SubElement(paragraph, f"{W}r")
        look = self.styles.look(run, style)
        properties = etree.SubElement(made, f"{W}rPr")
        if look.font:
            etree.SubElement(properties, f"{W}rFonts", {f"{W}ascii": look.font})
        if look.hidden:
            etree.SubElement(properties, f"{W}vanish")
        if look.capitals:
            etree.SubElement(properties, f"{W}caps")
        return etree.SubElement(made, f"{W}{tag}")

    def _note(self, source: Element, paragraph: Element, run: str | None, style: str | None) -> None:
        kind = "endnote" if source.get(f"{TEXT}note-class") == "endnote" else "footnote"
        notes = self.notes[f"{kind}s"]
        number = str(len(notes) + 1)
        note = etree.SubElement(notes, f"{W}{kind}", {f"{W}id": number})
        for body in source.iterchildren(f"{TEXT}note-body"):
            self.blocks(body, note)
        self._run(paragraph, run, style, f"{kind}Reference").set(f"{W}id", number)

    def _box(self, source: Element, paragraph: Element) -> None:
        """Write the text boxes in a drawing, whatever stands round them."""
        if source.tag in _BOXES:
            run = etree.SubElement(paragraph, f"{W}r")
            self.blocks(source, etree.SubElement(etree.SubElement(run, f"{W}pict"), f"{W}txbxContent"))
            return
        for child in source:
            if child.tag not in _SILENT and child.tag.startswith(DRAW):
                self._box(child, paragraph)
