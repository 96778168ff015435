"""A table of an .odt as that of a .docx: merged cells, repeated ones, and whether lines are drawn round them."""

from collections.abc import Iterator
from typing import Protocol

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  (lxml brings no stubs)

from extractors.readers.odt.styles import TABLE, Styles
from extractors.word.package import Element, W

_VAL = f"{W}val"
_ROW_HOLDERS = {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}
_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_MOST_REPEATED = 64


class BlockWriter(Protocol):
    """What writes the blocks of a cell."""

    styles: Styles

    def blocks(self, source: Element, target: Element) -> None:
        """Write the blocks below an element."""


def translate_table(table: Element, target: Element, writer: BlockWriter) -> None:
    """Write a w:tbl for a table:table."""
    made = etree.SubElement(target, f"{W}tbl")
    properties = etree.SubElement(made, f"{W}tblPr")
    for row in _rows(table):
        _translate_row(row, etree.SubElement(made, f"{W}tr"), writer)
    cells = (cell for row in _rows(table) for cell in row.iterchildren(_CELL))
    if any(writer.styles.has_borders(cell.get(f"{TABLE}style-name")) for cell in cells):
        etree.SubElement(etree.SubElement(properties, f"{W}tblBorders"), f"{W}top", {_VAL: "single"})


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROW_HOLDERS:
            yield from _rows(child)


def _translate_row(row: Element, target: Element, writer: BlockWriter) -> None:
    hidden = 0  # the cells that one before them has taken in
    for cell in row:
        if cell.tag not in (_CELL, _COVERED):
            continue
        for _ in range(_count(cell, "number-columns-repeated")):
            if cell.tag == _COVERED and hidden:
                hidden -= 1
                continue
            made = etree.SubElement(target, f"{W}tc")
            properties = etree.SubElement(made, f"{W}tcPr")
            if cell.tag == _COVERED:
                etree.SubElement(properties, f"{W}vMerge")
                continue
            width = _count(cell, "number-columns-spanned")
            hidden = width - 1
            etree.SubElement(properties, f"{W}gridSpan", {_VAL: str(width)})
            writer.blocks(cell, made)


def _count(cell: Element, name: str) -> int:
    text = cell.get(f"{TABLE}{name}", "1")
    return max(min(int(text), _MOST_REPEATED), 1) if text.isdecimal() and len(text) < 6 else 1
