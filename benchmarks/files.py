"""Files to records: .docx against python-docx, .pdf against pdfplumber."""

import io

import docx
import pdfplumber

from benchmarks.measure import Result, seconds
from benchmarks.text import PLANS
from extractors.pipeline import record_of


def run() -> list[Result]:
    """Return the lines on Word files (documents a second) and on PDFs (pages a second)."""
    return [_word_files(), _pdfs()]


def _word_files() -> Result:
    files = [(path.read_bytes(), path.name) for path in sorted(PLANS.glob("*.docx"))]
    ours = len(files) / seconds(lambda: [record_of(data, name) for data, name in files])
    theirs = len(files) / seconds(lambda: [_read_with_python_docx(data) for data, _ in files])
    # The aim is a time of at most 3 times python-docx's, so a rate of at least a third.
    return Result(".docx to record", "documents", ours, "python-docx, all paragraphs", theirs, at_least=1 / 3)


def _read_with_python_docx(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    words = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            words += [cell.text for cell in row.cells]
    return "\n".join(words)


def _pdfs() -> Result:
    files = [(path.read_bytes(), path.name) for path in sorted(PLANS.glob("*.pdf"))]
    pages = sum(_read_with_pdfplumber(data) for data, _ in files)
    ours = pages / seconds(lambda: [record_of(data, name) for data, name in files], runs=3)
    theirs = pages / seconds(lambda: [_read_with_pdfplumber(data) for data, _ in files], runs=3)
    return Result(".pdf to record", "pages", ours, "pdfplumber extract_text", theirs, at_least=5)


def _read_with_pdfplumber(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
        return len(pdf.pages)
