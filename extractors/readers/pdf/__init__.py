"""PDF with a text layer: lines joined to paragraphs, tables by their ruling lines, pages kept."""

import threading
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.errors import UnreadableFileError
from extractors.legacy import conversion_note
from extractors.limits import MAX_CHARACTERS, MAX_PAGES
from extractors.normalize import build_line, read_symbols
from extractors.pages.assembly import PageLines, join_pages, lay_out
from extractors.pages.lines import TextLine
from extractors.readers.pdf.pages import PageText
from extractors.readers.pdf.rulings import find_grids
from extractors.readers.pdf.soundness import is_broken, is_missing
from schemas import Document, DocumentLine

MEDIA_TYPE = "application/pdf"
_MARK_WITHIN = 1024
_DAMAGED = "Tệp PDF bị hỏng hoặc tải về chưa đủ, không mở được; hãy xin lại tệp gốc."
_PASSWORD = "Tệp PDF có mật khẩu, chưa đọc được; hãy gỡ mật khẩu rồi nạp lại."
_NO_WORDS = "Tệp PDF là bản quét (ảnh chụp) nhưng không nhận ra chữ nào; hãy quét lại cho rõ hoặc nạp tệp Word gốc."
_EMPTY = "Tệp PDF không có chữ nào để đọc."
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
    pages: list[_Page] = []
    for index in range(count):
        pages.append(_read_page(pdf, index, count))
        if sum(page.letters for page in pages) > MAX_CHARACTERS:
            raise UnreadableFileError("Văn bản quá dài so với một kế hoạch, không đọc.", "too_large")
    laid, remarks = [page.laid for page in pages], []
    scanned = [index for index, page in enumerate(pages) if page.wants_ocr]
    if scanned:
        from extractors.readers.pdf.scanned import read_scanned  # pictures and tesseract cost those who need them

        laid, remarks = read_scanned(pdf, scanned, laid)
    if not any(page.lines for page in laid):
        raise UnreadableFileError(_NO_WORDS, "scan") if scanned else UnreadableFileError(_EMPTY, "empty")
    lines = [line for line in map(_document_line, join_pages(laid)) if line.text]
    is_scan = any(line.confidence is not None for line in lines)
    if is_scan:
        from extractors.ocr.repair import repair_lines

        lines = repair_lines(lines)
    encodings = {encoding for page in pages for encoding in page.encodings}
    remarks += [conversion_note(encodings)] if encodings else []
    return Document(tuple(lines), "pdf", MEDIA_TYPE, pages=count, ocr=is_scan, notes=tuple(remarks))


@dataclass(frozen=True, slots=True)
class _Page:
    """What is kept of a page: its lines, the number of letters, whether they are to be trusted, old encodings met."""

    laid: PageLines
    letters: int
    wants_ocr: bool
    encodings: set[str]


def _read_page(pdf: pdfium.PdfDocument, index: int, count: int) -> _Page:
    page = pdf[index]
    text = PageText(page, index + 1)
    try:
        letters = sum(map(len, text.text.split()))
        lines = text.lines()
        laid = lay_out(text, lines, find_grids(page), index, count)
        wants_ocr = is_missing(letters, page) or is_broken(lines, page)
        return _Page(laid, letters, wants_ocr, text.encodings)
    finally:
        text.close()
        page.close()


def _document_line(line: TextLine) -> DocumentLine:
    made = build_line([(read_symbols(line.text, line.font), line.font)], line.page, is_row=line.kind == "row")
    return made if line.confidence is None else replace(made, confidence=round(line.confidence, 3))
