"""From a file to a record: read_document, build_nlp, extract_record, check_record."""

import hashlib
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.check import check_record
from extractors.component import Component, items
from extractors.layout import parse_layout
from extractors.reading import printable, read_document
from extractors.registry import discover
from extractors.tokenizer import TEXT_KEY, PlanTokenizer
from schemas import Document, Header, Item, OcrLine, OcrRepair, PlanRecord, Source

EXTRACTOR_VERSION = "1"
PARTS = ("sections", "citations", "dates", "targets", "phases", "responsibles")


@Language.component("kehoach_layout")
def _set_layout(doc: Doc) -> Doc:
    """Put the layout of the text on the doc; every component reads it."""
    doc._.layout = parse_layout(doc.user_data.get(TEXT_KEY) or doc.text)
    doc._.component_errors = []
    return doc


@cache
def build_nlp() -> Language:
    """Return the spaCy pipeline with every component of ``extractors/components``, in the order they need."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    nlp.tokenizer = PlanTokenizer(nlp.vocab)
    nlp.max_length = 20_000_000  # readers bound the text; spaCy's own limit is for parsers
    nlp.add_pipe("kehoach_layout")
    for unit in in_order(_components()):
        factory = f"kehoach_{unit.name}"
        Language.component(factory, func=unit.__call__)  # spaCy renames what has a name
        nlp.add_pipe(factory)
    return nlp


def record_of(data: bytes, filename: str) -> PlanRecord:
    """Return the checked record of a file's bytes; UnreadableFileError where it cannot be read."""
    return record_of_document(read_document(data, filename), data, filename)


def record_of_document(document: Document, data: bytes, filename: str) -> PlanRecord:
    """Return the checked record of a document that was read from these bytes."""
    source = Source(
        filename=printable(filename), sha256=hashlib.sha256(data).hexdigest(), media_type=document.media_type,
        size_bytes=len(data), pages=document.pages, reader=document.reader, ocr=document.ocr,
        notes=list(document.notes), ocr_lines=ocr_lines(document),
    )  # fmt: skip
    return check_record(extract_record(document, source))


def extract_record(document: Document, source: Source) -> PlanRecord:
    """Return the record of a document; a component that fails leaves its part empty and status partial."""
    doc = build_nlp()(document.text)
    parts: dict[str, Any] = {part: items(doc, part) for part in PARTS}
    header = next(iter(items(doc, "header")), None) or Header()
    errors = doc._.component_errors
    _set_pages(document, [item for part in PARTS[1:] for item in parts[part]])
    return PlanRecord(
        extractor_version=EXTRACTOR_VERSION, source=source, status="partial" if errors else "success",
        errors=errors, text=document.text, page_starts=page_starts(document), header=header, **parts,
    )  # fmt: skip


def _set_pages(document: Document, found: list[Item]) -> None:
    """Give every item the page that its first line stands on, where the reader knows pages."""
    if document.pages is None:
        return
    starts = [0, *accumulate(len(line.text) + 1 for line in document.lines)]
    for item in found:
        item.page = document.lines[bisect_right(starts, item.span[0]) - 1].page


def page_starts(document: Document) -> list[int]:
    """Return where each page begins in the text, page 1 first; a page without words begins where the next does."""
    starts: list[int] = []
    offset = 0
    for line in document.lines if document.pages is not None else ():
        starts += [offset] * ((line.page or 0) - len(starts))
        offset += len(line.text) + 1
    return starts


def ocr_lines(document: Document) -> list[OcrLine]:
    """Return the lines that were recognised in pictures, placed in the document's text."""
    found: list[OcrLine] = []
    offset = 0
    for line in document.lines:
        if line.confidence is not None:
            repairs = [OcrRepair(span=(offset + r.start, offset + r.end), raw=r.raw) for r in line.repairs]
            span = (offset, offset + len(line.text))
            found.append(OcrLine(span=span, confidence=line.confidence, repairs=repairs))
        offset += len(line.text) + 1
    return found


def _components() -> list[Component]:
    found = []
    for module in discover("extractors.components"):
        name = module.__name__.rsplit(".", 1)[1]
        unit = getattr(module, name)
        if not isinstance(unit, Component) or unit.name != name:
            raise TypeError(f"{module.__name__} must define the component {name}")
        found.append(unit)
    return found


def in_order(units: list[Component]) -> list[Component]:
    """Return components so that each stands after those it requires; ValueError on a cycle or a lack."""
    placed: dict[str, Component] = {}
    waiting = sorted(units, key=lambda unit: unit.name)
    while waiting:
        ready = next((u for u in waiting if all(need in placed for need in u.requires)), None)
        if ready is None:
            raise ValueError(f"components wait for one another: {[u.name for u in waiting]}")
        placed[ready.name] = ready
        waiting.remove(ready)
    return list(placed.values())
