"""PDF with a text layer: lines joined to paragraphs, tables by their ruling lines, pages kept."""

import statistics
import threading
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.errors import UnreadableFileError
from extractors.legacy import conversion_note
from extractors.limits import MAX_CHARACTERS, MAX_PAGES
from extractors.normalize import build_line, read_symbols
from extractors.readers.pdf.columns import join_cut_feet, read_feet, read_head
from extractors.readers.pdf.furniture import drop_furniture
from extractors.readers.pdf.notes import join_notes, split_notes
from extractors.readers.pdf.pages import PageText, TextLine
from extractors.readers.pdf.paragraphs import join_lines
from extractors.readers.pdf.rulings import find_grids
from extractors.readers.pdf.tables import join_split_tables, read_tables
from schemas import Document, DocumentLine

MEDIA_TYPE = "application/pdf"
_MARK_WITHIN = 1024
_LEAST_LETTERS = 25
_DAMAGED = "Tệp PDF bị hỏng hoặc tải về chưa đủ, không mở được; hãy xin lại tệp gốc."
_PASSWORD = "Tệp PDF có mật khẩu, chưa đọc được; hãy gỡ mật khẩu rồi nạp lại."
_SCAN = "Tệp PDF là bản quét (ảnh chụp), không có lớp chữ nên chưa đọc được; hãy nạp tệp Word gốc."
_EMPTY = "Tệp PDF không có chữ nào để đọc."
Sheet = tuple[float, float]
_PDFIUM = threading.Lock()  # pdfium is not safe for threads: one file at a time in a process


def score(data: bytes, filename: str) -> float:
    """Return how surely the bytes are a PDF: its mark stands within the first kilobyte."""
    place = data[:_MARK_WITHIN].find(b"%PDF-")
    return 1.0 if place == 0 else 0.8 if place > 0 else 0.0


def read(data: bytes, filename: str) -> Document:
    """Return the lines with their pages; UnreadableFileError for scans, passwords and damage."""
    with _PDFIUM:
        pdf = _open(data)
        try:
            return _read(pdf)
        except pdfium.PdfiumError as error:
            raise UnreadableFileError(_DAMAGED, "damaged") from error
        finally:
            pdf.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise UnreadableFileError(_PASSWORD, "password") from error
        raise UnreadableFileError(_DAMAGED, "damaged") from error


def _read(pdf: pdfium.PdfDocument) -> Document:
    count = len(pdf)
    if count > MAX_PAGES:
        raise UnreadableFileError(f"Tệp PDF có {count} trang, quá dài so với một kế hoạch, không đọc.", "too_large")
    pages, sheets, notes, blank, size = [], [], [], [], 0
    encodings: set[str] = set()
    for index in range(count):
        page = _read_page(pdf, index, count)
        pages.append(page.lines)
        notes += page.foot
        sheets.append(page.sheet)
        encodings |= page.encodings
        size += page.letters
        if page.is_picture:
            blank.append(index + 1)
        if size > MAX_CHARACTERS:
            raise UnreadableFileError("Văn bản quá dài so với một kế hoạch, không đọc.", "too_large")
    if size < _LEAST_LETTERS * max(count, 1) / 2 or not any(pages):
        raise UnreadableFileError(_SCAN, "scan") if blank else UnreadableFileError(_EMPTY, "empty")
    clean = join_cut_feet(drop_furniture(pages, [height for _, height in sheets]))
    flow = [line for lines in clean for line in lines]
    width = statistics.median(width for width, _ in sheets)
    lines = [_document_line(line) for line in join_lines(join_split_tables(flow), width) + join_notes(notes)]
    remarks = [f"trang là ảnh, chưa đọc: {', '.join(map(str, blank))}"] if blank else []
    remarks += [conversion_note(encodings)] if encodings else []
    return Document(tuple(line for line in lines if line.text), "pdf", MEDIA_TYPE, pages=count, notes=tuple(remarks))


@dataclass(frozen=True, slots=True)
class _Page:
    """What is kept of a page: lines, footnotes, width and height, the number of letters, old encodings met."""

    lines: list[TextLine]
    foot: list[TextLine]
    sheet: Sheet
    letters: int
    is_picture: bool
    encodings: set[str]


def _read_page(pdf: pdfium.PdfDocument, index: int, count: int) -> _Page:
    page = pdf[index]
    text = PageText(page, index + 1)
    try:
        letters = sum(map(len, text.text.split()))
        lines = text.lines()
        if grids := find_grids(page):
            lines = read_tables(text, lines, grids)
        lines, foot = split_notes(text, lines)
        if index == 0:
            lines = read_head(text, lines)
        lines = read_feet(text, lines) if index >= count // 2 or count < 3 else lines
        is_picture = letters < _LEAST_LETTERS and pdfium_c.FPDFPage_CountObjects(page.raw) > 0
        return _Page(lines, foot, (text.width, text.height), letters, is_picture, text.encodings)
    finally:
        text.close()
        page.close()


def _document_line(line: TextLine) -> DocumentLine:
    return build_line([(read_symbols(line.text, line.font), line.font)], line.page, is_row=line.kind == "row")
