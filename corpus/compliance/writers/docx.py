"""The digest as a báo cáo that can be signed, laid out by Nghị định 30/2020/NĐ-CP, phụ lục I."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from corpus.compliance import wording
from schemas import PlanRecord
from schemas.digest import Digest, SchoolDigest

FILENAME = "digest.docx"
_FONT = "Times New Roman"
_ALIGNMENTS = {WD_ALIGN_PARAGRAPH.JUSTIFY: "both", WD_ALIGN_PARAGRAPH.CENTER: "center", WD_ALIGN_PARAGRAPH.LEFT: "left"}
_NOT_XML_REGEX = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")


def write(digest: Digest, path: Path, _records: Mapping[str, PlanRecord]) -> None:
    """Write the digest as a Word file."""
    document = Document()
    _set_page(document)
    _letterhead(document, digest)
    _title(document, digest)
    _hand_ins(document, digest)
    _requirements(document, digest)
    _schools(document, digest)
    _matters(document, digest)
    if digest.previous_as_of:
        _changes(document, digest)
    _feet(document, digest)
    document.core_properties.title = digest.title
    document.core_properties.author = digest.office.name
    document.save(str(path))


def _set_page(document: Any) -> None:
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


def _letterhead(document: Any, digest: Digest) -> None:
    """Boxes 1 to 4 of the decree: number and date stand on one height, so they are a row of their own."""
    office, widths = digest.office, (Cm(6.6), Cm(9.9))
    left, right = _columns(document, widths)
    if office.parent:
        _line(left, office.parent.upper(), size=12)
    _line(left, office.name.upper(), size=12, bold=True)
    _rule(left, Cm(2.2))  # a third to a half of the line above
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    _line(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    _rule(right, Cm(2.2))  # as long as the motto
    left, right = _columns(document, widths)
    _line(left, f"Số:        /BC-{office.symbol or '...'}", size=13)
    place = office.place or "…………"
    _line(right, f"{place}, {wording.day_in_full(digest.as_of)}", size=13, italic=True)


def _title(document: Any, digest: Digest) -> None:
    _paragraph(document, "BÁO CÁO", bold=True, align=WD_ALIGN_PARAGRAPH.CENTER, before=12)
    _paragraph(document, digest.title, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER, after=0)
    _rule(document, Cm(5.6))
    year = f" năm học {digest.school_year.replace('/', '-')}" if digest.school_year else ""
    opening = (
        f"Tính đến {wording.day_in_full(digest.as_of)}, {digest.office.name} tổng hợp kết quả rà soát kế hoạch{year} "
        f"của các trường theo {wording.directive_name(digest)} như sau:"
    )
    _paragraph(document, opening, indent=True)


def _hand_ins(document: Any, digest: Digest) -> None:
    _heading(document, "I. TÌNH HÌNH GỬI KẾ HOẠCH")
    counts = wording.count_hand_ins(digest)
    said = "; ".join(f"{wording.HAND_INS[how].lower()}: {count}" for how, count in counts.items() if count)
    _paragraph(document, f"Tổng số trường trong danh sách: {len(digest.schools)}. Trong đó {said}.", indent=True)
    for how in ("missing", "late", "unknown"):
        names = [school.school for school in digest.schools if school.hand_in == how]
        if names:
            _paragraph(document, f"- {wording.HAND_INS[how]}: {'; '.join(names)}.", indent=True)
    for doubt in digest.doubtful:
        _paragraph(document, f"- Cần xác nhận: {doubt}", indent=True)
    if digest.unmatched_plans:
        files = "; ".join(plan.filename for plan in digest.unmatched_plans)
        _paragraph(document, f"- Kế hoạch chưa xác định được trường: {files}.", indent=True)


def _requirements(document: Any, digest: Digest) -> None:
    _heading(document, "II. KẾT QUẢ THEO TỪNG YÊU CẦU")
    head = ["TT", "Yêu cầu", *wording.VERDICTS.values()]
    rows = [
        [str(i), total.title, str(total.met), str(total.not_found), str(total.different), str(total.review)]
        for i, total in enumerate(digest.totals, start=1)
    ]
    _table(document, head, rows, (1.1, 7.5, 1.5, 2.0, 1.6, 2.3), centred=(0, 2, 3, 4, 5))
    _paragraph(document, wording.METHOD_NOTE, italic=True, size=12, before=6)


def _schools(document: Any, digest: Digest) -> None:
    _heading(document, "III. KẾT QUẢ THEO TỪNG TRƯỜNG")
    head = ["TT", "Trường", "Kế hoạch", "Gửi", *wording.VERDICTS.values()]
    rows = [[str(i), *_school_row(school)] for i, school in enumerate(digest.schools, start=1)]
    _table(document, head, rows, (1.0, 3.9, 3.5, 1.9, 1.2, 1.5, 1.4, 1.6), centred=(0, 3, 4, 5, 6, 7), size=11)


def _school_row(school: SchoolDigest) -> list[str]:
    if school.plan is None:
        return [school.school, "", wording.HAND_INS[school.hand_in], "", "", "", ""]
    counts = wording.count_verdicts(school)
    plan = school.plan.number or "(chưa có số)"
    return [school.school, plan, wording.HAND_INS[school.hand_in], *(str(count) for count in counts.values())]


def _matters(document: Any, digest: Digest) -> None:
    """For each school what should be looked at, with the words of its plan."""
    _heading(document, "IV. NỘI DUNG CẦN TRAO ĐỔI VỚI TỪNG TRƯỜNG")
    titles = {requirement.id: requirement.title for requirement in digest.requirements}
    number = 0
    for school in digest.schools:
        checks = wording.open_checks(school)
        findings = wording.open_findings(school)
        if school.plan is None or not (checks or findings or school.near_copies):
            continue
        number += 1
        _paragraph(document, f"{number}. {school.school}", bold=True, keep=True)
        for check in checks:
            words = f"- {titles[check.requirement_id]} ({wording.VERDICTS[check.verdict].lower()})."
            words += f" {check.note}" if check.note else ""
            quotes = "; ".join(wording.quote(evidence) for evidence in check.evidence)
            _paragraph(document, words + (f" Trích: {quotes}." if quotes else ""), size=13)
        for finding in findings:
            _paragraph(document, f"- {finding.message}", size=13)
        for copy in school.near_copies:
            _paragraph(document, f"- {wording.say_near_copy(copy)}", size=13)
    if not number:
        _paragraph(document, "Không có nội dung cần trao đổi.", indent=True)


def _changes(document: Any, digest: Digest) -> None:
    _heading(document, f"V. THAY ĐỔI SO VỚI LẦN TỔNG HỢP {wording.day(digest.previous_as_of)}")
    if not digest.changes:
        _paragraph(document, "Không có thay đổi.", indent=True)
    for change in digest.changes:
        _paragraph(document, f"- {change.school}: {change.note}", size=13)


def _feet(document: Any, digest: Digest) -> None:
    closing = f"Trên đây là báo cáo {_lowered(digest.title)}, tính đến ngày {wording.day(digest.as_of)}./."
    _paragraph(document, closing, indent=True, before=6)
    left, right = _columns(document, (Cm(7.5), Cm(8.5)))
    _line(left, "Nơi nhận:", size=12, bold=True, italic=True, align=WD_ALIGN_PARAGRAPH.LEFT)
    for recipient in digest.office.recipients or ["Các trường trong danh sách"]:
        _line(left, f"- {recipient};", size=11, align=WD_ALIGN_PARAGRAPH.LEFT)
    _line(left, "- Lưu: VT.", size=11, align=WD_ALIGN_PARAGRAPH.LEFT)
    _line(right, (digest.office.signer_position or "THỦ TRƯỞNG CƠ QUAN").upper(), size=14, bold=True)
    for _ in range(4):
        _line(right, "", size=14)
    _line(right, digest.office.signer_name or "", size=14, bold=True)


def _lowered(title: str) -> str:
    """Return a title inside a sentence: its first word small, unless it is written large throughout."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _heading(document: Any, words: str) -> None:
    _paragraph(document, words, bold=True, before=8, keep=True)


def _paragraph(
    document: Any, words: str, *, bold: bool = False, italic: bool = False, size: int = 14, before: int = 0,
    after: int = 6, indent: bool = False, keep: bool = False, align: Any = WD_ALIGN_PARAGRAPH.JUSTIFY,
) -> None:  # fmt: skip
    """Add a paragraph as XML: a digest of a thousand schools has thousands, and python-docx takes 1.5 ms for each."""
    properties = "<w:keepNext/>" if keep else ""
    properties += f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"/>'
    properties += '<w:ind w:firstLine="720"/>' if indent else ""
    properties += f'<w:jc w:val="{_ALIGNMENTS[align]}"/>'
    paragraph = f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr>{_run(words, size, bold, italic)}</w:p>"
    document.element.body.sectPr.addprevious(parse_xml(paragraph))


def _run(words: str, size: int, bold: bool = False, italic: bool = False) -> str:
    """Return a run as XML; what XML cannot hold is left out."""
    looks = f'{"<w:b/>" * bold}{"<w:i/>" * italic}<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    text = escape(_NOT_XML_REGEX.sub("", " ".join(words.split())))
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _columns(document: Any, widths: Sequence[Any]) -> Sequence[Any]:
    """Return the cells of a borderless row, as official letterheads and feet are laid out in Word."""
    table = document.add_table(rows=1, cols=len(widths))
    _set_widths(table, widths)
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, width in zip(cells := row.cells, widths, strict=True):
        cell.width = width
        cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)
    return cells


def _line(
    cell: Any, words: str, *, size: int, bold: bool = False, italic: bool = False,
    align: Any = WD_ALIGN_PARAGRAPH.CENTER,
) -> None:  # fmt: skip
    paragraph = cell.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _rule(container: Any, inset: Any) -> None:
    """Add the short rule under issuer, motto and title: an empty line with a border, inset on both sides."""
    below = container.add_paragraph()
    below.paragraph_format.space_before, below.paragraph_format.space_after = Pt(2), Pt(4)
    below.paragraph_format.left_indent = below.paragraph_format.right_indent = inset
    below.add_run("").font.size = Pt(2)
    below.paragraph_format.line_spacing = Pt(2)
    _add_border(below, "top")


def _table(
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
