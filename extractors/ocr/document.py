"""From recognised pages to a Document: the same layout as of PDFs, each line with its confidence."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.normalize import build_line
from extractors.ocr.margins import align_margins
from extractors.ocr.reading import ReadPage
from extractors.ocr.repair import repair_lines
from extractors.pages.assembly import join_pages, lay_out
from extractors.pages.lines import TextLine
from schemas import Document, DocumentLine


def build_document(read: Sequence[ReadPage], reader: str, media_type: str) -> Document:
    """Return the document that pages make which all are pictures."""
    pages = [lay_out(one.page, one.page.lines(), one.grids, index, len(read)) for index, one in enumerate(read)]
    lines = [document_line(line) for line in join_pages(align_margins(pages, set(range(len(pages)))))]
    kept = repair_lines([line for line in lines if line.text])
    return Document(tuple(kept), reader, media_type, pages=len(read), ocr=True)


def document_line(line: TextLine) -> DocumentLine:
    """Return a recognised line with its confidence."""
    made = build_line([(line.text, "")], line.page, is_row=line.kind == "row")
    return replace(made, confidence=round(line.confidence or 0.0, 3))
