"""Rows and cells of a w:tbl, and whether the table is one of data or holds two columns of a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.side_by_side import is_letterhead, is_recipients_head, is_signature
from extractors.word.package import Element, W
from extractors.word.styles import Styles, draws_lines

_VAL = f"{W}val"
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"}
_MAX_LAYOUT_ROWS = 8
_MAX_LAYOUT_COLUMNS = 4


@dataclass(slots=True)
class Cell:
    """A w:tc that stands on the page: not the hidden part of a merged one."""

    element: Element
    column: int


@dataclass(slots=True)
class TableForm:
    """How a table is to be read: as rows, row by row of columns (letterhead), or column by column (feet)."""

    rows: list[list[Cell]]
    kind: str


def read_form(table: Element, styles: Styles) -> TableForm:
    """Return the table's cells and what it is: "data", "letterhead", "feet" or "box"."""
    rows = [cells for row in _rows(table) if (cells := _cells(row))]
    return TableForm(rows, _kind(rows, table, styles))


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            properties = child.find(f"{W}trPr")
            if properties is None or properties.find(f"{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Element, column: int = 0) -> list[Cell]:
    found: list[Cell] = []
    for child in row:
        if child.tag == f"{W}tc":
            properties = child.find(f"{W}tcPr")
            width, hidden = 1, False
            if properties is not None:
                span, merge = properties.find(f"{W}gridSpan"), properties.find(f"{W}vMerge")
                text = span.get(_VAL, "1") if span is not None else "1"
                width = int(text) if text.isdecimal() and len(text) < 4 else 1
                across = properties.find(f"{W}hMerge")
                hidden = any(m is not None and m.get(_VAL, "continue") != "restart" for m in (merge, across))
            if not hidden:
                found.append(Cell(child, column))
            column += width
        elif child.tag in _WRAPPERS:
            inner = _cells(child, column)
            found += inner
            column += len(inner)
    return found


def _kind(rows: list[list[Cell]], table: Element, styles: Styles) -> str:
    columns = {cell.column for row in rows for cell in row}
    if len(columns) <= 1:
        return "box"
    if len(rows) > _MAX_LAYOUT_ROWS or max(len(row) for row in rows) > _MAX_LAYOUT_COLUMNS:
        return "data"
    texts = [_lines(cell.element) for row in rows for cell in row]
    lines = [line for cell in texts for line in cell]
    if any(map(is_recipients_head, lines)):
        return "feet"
    if any(map(is_letterhead, lines)):
        return "letterhead"
    if _is_bordered(table, styles):
        return "data"
    if any(map(is_signature, lines)) and not _looks_like_data(texts):
        return "feet"
    several = sum(len(cell) > 1 for cell in texts)
    return "letterhead" if len(rows) == 1 and several == len(texts) else "data"


def _looks_like_data(texts: list[list[str]]) -> bool:
    """Return whether a borderless table lists things: numbers in front, or full sentences."""
    return any(cell and (cell[0].rstrip(".").isdecimal() or len(cell[0]) > 100) for cell in texts)


def _is_bordered(table: Element, styles: Styles) -> bool:
    properties = table.find(f"{W}tblPr")
    own = properties.find(f"{W}tblBorders") if properties is not None else None
    if own is not None and len(own):
        return draws_lines(own)
    if any(draws_lines(b) for b in table.iter(f"{W}tcBorders")):
        return True
    style = properties.find(f"{W}tblStyle") if properties is not None else None
    return styles.has_borders(style.get(_VAL) if style is not None else None)


def _lines(cell: Element) -> list[str]:
    lines = ["".join(t.text or "" for t in p.iter(f"{W}t")).strip() for p in cell.iter(f"{W}p")]
    return [line for line in lines if line]
