"""Text to record: the whole pipeline, and citations with dates alone."""

import re
from pathlib import Path

import spacy
from spacy.language import Language

from benchmarks.made_plans import make_text
from benchmarks.measure import Result, seconds
from extractors.check import check_record
from extractors.pipeline import build_nlp, extract_record
from extractors.reading import read_document
from schemas import Document, Source

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
    alone = _only("citations", "dates")
    lines = [
        ("text to record", lambda: [_record(document) for document in documents], 200_000),
        ("citations and dates alone", lambda: [alone(text) for text in texts], 2_000_000),
    ]
    return [
        Result(f"{name}, {what}", "characters", total / seconds(work), "one regex of eight date shapes", baseline,
               floor=floor)
        for name, work, floor in lines
    ]  # fmt: skip


def _record(document: Document) -> None:
    check_record(extract_record(document, _SOURCE))


def _only(*names: str) -> Language:
    """Return a pipeline with these components and the layout, no others."""
    whole = build_nlp()
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}}, vocab=whole.vocab)
    nlp.tokenizer = whole.tokenizer
    nlp.add_pipe("kehoach_layout")
    for name in names:
        nlp.add_pipe(f"kehoach_{name}")
    return nlp
