"""The page of an official document in Word, by Nghị định 30/2020/NĐ-CP, phụ lục I: margins, lines, rules, tables.

Paragraphs and rows are written as XML: a digest of a thousand schools has thousands of them, and
python-docx takes 1.5 ms for each.
"""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from corpus.export.cells import NOT_XML_REGEX

_FONT = "Times New Roman"
_ALIGNMENTS = {WD_ALIGN_PARAGRAPH.JUSTIFY: "both", WD_ALIGN_PARAGRAPH.CENTER: "center", WD_ALIGN_PARAGRAPH.LEFT: "left"}


def set_page(document: Any) -> None:
    """Set A4 with the decree's margins (top and bottom 20-25 mm, left 30-35, right 15-20), page number on top."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = section.right_margin = Cm(2)
    section.left_margin = Cm(3)
    section.different_first_page_header_footer = True  # the first page has no number
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(6)
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_field(header.add_run(), "PAGE")


def add_heading(document: Any, words: str) -> None:
    """Add a bold heading that stays with what follows it."""
    add_paragraph(document, words, bold=True, before=8, keep=True)


def add_paragraph(
    document: Any, words: str, *, bold: bool = False, italic: bool = False, size: int = 14, before: int = 0,
    after: int = 6, indent: bool = False, keep: bool = False, align: Any = WD_ALIGN_PARAGRAPH.JUSTIFY,
) -> None:  # fmt: skip
    """Add a paragraph of the body; ``size``, ``before`` and ``after`` in points."""
    properties = "<w:keepNext/>" if keep else ""
    properties += f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"/>'
    properties += '<w:ind w:firstLine="720"/>' if indent else ""
    properties += f'<w:jc w:val="{_ALIGNMENTS[align]}"/>'
    paragraph = f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr>{_run(words, size, bold, italic)}</w:p>"
    document.element.body.sectPr.addprevious(parse_xml(paragraph))


def _run(words: str, size: int, bold: bool = False, italic: bool = False) -> str:
    """Return a run as XML; what XML cannot hold is left out."""
    looks = f'{"<w:b/>" * bold}{"<w:i/>" * italic}<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    text = escape(NOT_XML_REGEX.sub("", " ".join(words.split())))
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def add_columns(document: Any, widths: Sequence[Any]) -> Sequence[Any]:
    """Return the cells of a borderless row, as official letterheads and feet are laid out in Word."""
    table = document.add_table(rows=1, cols=len(widths))
    _set_widths(table, widths)
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, width in zip(cells := row.cells, widths, strict=True):
        cell.width = width
        cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)
    return cells


def add_line(
    cell: Any, words: str, *, size: int, bold: bool = False, italic: bool = False,
    align: Any = WD_ALIGN_PARAGRAPH.CENTER,
) -> None:  # fmt: skip
    """Add a line to a cell of the letterhead or the feet; ``size`` in points."""
    paragraph = cell.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def add_rule(container: Any, inset: Any) -> None:
    """Add the short rule under issuer, motto and title: an empty line with a border, inset on both sides."""
    below = container.add_paragraph()
    below.paragraph_format.space_before, below.paragraph_format.space_after = Pt(2), Pt(4)
    below.paragraph_format.left_indent = below.paragraph_format.right_indent = inset
    below.add_run("").font.size = Pt(2)
    below.paragraph_format.line_spacing = Pt(2)
    _add_border(below, "top")


def add_table(
    document: Any, head: list[str], rows: list[list[str]], widths: tuple[float, ...], centred: tuple[int, ...],
    size: int = 12,
) -> None:  # fmt: skip
    """Add a bordered table as wide as the text; its head stands again on every page, rows do not break."""
    table = document.add_table(rows=0, cols=len(head), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table, [Cm(width) for width in widths])
    for number, words in enumerate([head, *rows]):
        table._tbl.append(parse_xml(_row(words, widths, centred, size, is_head=number == 0)))


def _row(words: list[str], widths: tuple[float, ...], centred: tuple[int, ...], size: int, is_head: bool) -> str:
    cells = []
    for i, (text, width) in enumerate(zip(words, widths, strict=True)):
        align = '<w:jc w:val="center"/>' if is_head or i in centred else ""
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 567)}" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:spacing w:after="40"/>{align}</w:pPr>{_run(text, size, bold=is_head)}</w:p></w:tc>'
        )
    repeat = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def _set_widths(table: Any, widths: Sequence[Any]) -> None:
    """Fix the widths of the columns: Word goes by the cells, LibreOffice by the grid."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _add_border(paragraph: Any, side: str) -> None:
    borders = OxmlElement("w:pBdr")
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders.append(border)
    paragraph._p.get_or_add_pPr().append(borders)


def _add_field(run: Any, code: str) -> None:
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        run._r.append(element)
