"""Files to records: .docx against python-docx, .pdf against pdfplumber.

pdfplumber's time goes by letters, so pages must be as full as those of real plans: a made plan is printed by
LibreOffice. The sample PDFs have half-empty pages, and letters that their font lacks, drawn out of order.
"""

import io

import docx
import pdfplumber

from benchmarks.made_kinds import as_kinds
from benchmarks.made_plans import make_text
from benchmarks.measure import Result, seconds
from benchmarks.text import PLANS
from extractors.pipeline import record_of

_LINES = 130  # of some 90 characters: a plan of six pages


def run() -> list[Result]:
    """Return the lines on Word files (documents a second) and on PDFs (pages a second)."""
    samples = [path.read_bytes() for path in sorted(PLANS.glob("*.pdf"))]
    return [
        _word_files(),
        _pdfs(".pdf to record, a plan as printed", [_print(make_text(1, _LINES))], at_least=5),
        _pdfs(".pdf to record, sample plans", samples),
    ]


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


def _pdfs(name: str, files: list[bytes], at_least: float | None = None) -> Result:
    pages = sum(map(_read_with_pdfplumber, files))
    ours = pages / seconds(lambda: [record_of(data, "plan.pdf") for data in files])
    theirs = pages / seconds(lambda: [_read_with_pdfplumber(data) for data in files])
    return Result(name, "pages", ours, "pdfplumber extract_text", theirs, at_least=at_least)


def _print(text: str) -> bytes:
    """Return a text as the PDF that LibreOffice prints."""
    document, buffer = docx.Document(), io.BytesIO()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(buffer)
    return as_kinds({"plan": buffer.getvalue()}, "pdf")["plan"]


def _read_with_pdfplumber(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
        return len(pdf.pages)
