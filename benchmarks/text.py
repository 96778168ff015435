"""Text to record: the whole pipeline, and citations with dates alone, without and with spaCy's tokens."""

import re
from pathlib import Path

import spacy
from spacy.language import Language

from benchmarks.made_plans import make_text
from benchmarks.measure import Result, seconds
from extractors.check import check_record
from extractors.components.citations.find import find_citations
from extractors.components.citations.resolve import set_keys
from extractors.components.dates.find import find_dates
from extractors.layout import parse_layout
from extractors.pipeline import build_nlp, extract_record
from extractors.reading import read_document
from schemas import Citation, DateMention, Document, Source

PLANS = Path(__file__).parent.parent / "corpus" / "samples" / "plans"
# What an afternoon's program would do: the dates of a plan by one regex.
_AFTERNOON_REGEX = re.compile(
    r"ngày \d{1,2} tháng \d{1,2} năm \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|tháng \d{1,2}/\d{4}|tháng \d{1,2}"
    r"|năm học \d{4}\s?-\s?\d{4}|năm \d{4}|\d{1,2}/\d{1,2}|quý [IV]+"
)
_SOURCE = Source(filename="", sha256="0" * 64, media_type="text/plain", size_bytes=0, reader="benchmark")


def run() -> list[Result]:
    """Return the lines on text, in characters a second of one core's time.

    The sample plans are short and dense (six dates in a thousand characters); the long plan is made.
    """
    samples = [read_document(p.read_bytes(), p.name) for p in sorted(PLANS.iterdir()) if p.suffix != ".pdf"]
    long = [read_document(make_text(1).encode(), "long.txt")]
    return [*_measure("sample plans", samples), *_measure("a long plan", long)]


def _measure(what: str, documents: list[Document]) -> list[Result]:
    texts = [document.text for document in documents]
    total = sum(map(len, texts))
    baseline = total / seconds(lambda: [_AFTERNOON_REGEX.findall(text) for text in texts])
    piped = _only("citations", "dates")
    lines = [
        ("text to record", lambda: [_record(document) for document in documents], 200_000),
        ("citations and dates alone", lambda: [_citations_and_dates(text) for text in texts], 2_000_000),
        ("the two as a spaCy pipeline", lambda: [piped(text) for text in texts], None),
    ]
    return [
        Result(f"{name}, {what}", "characters", total / seconds(work), "one regex of eight date shapes", baseline,
               floor=floor)
        for name, work, floor in lines
    ]  # fmt: skip


def _record(document: Document) -> None:
    check_record(extract_record(document, _SOURCE))


def _citations_and_dates(text: str) -> tuple[list[Citation], list[DateMention]]:
    """Return what the two components find in a text, by the functions that they are made of."""
    layout = parse_layout(text)
    citations = find_citations(layout)
    set_keys(citations)
    return citations, find_dates(layout, citations, ())


def _only(*names: str) -> Language:
    """Return a pipeline with these components and the layout, no others."""
    whole = build_nlp()
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}}, vocab=whole.vocab)
    nlp.tokenizer = whole.tokenizer
    nlp.add_pipe("kehoach_layout")
    for name in names:
        nlp.add_pipe(f"kehoach_{name}")
    return nlp
