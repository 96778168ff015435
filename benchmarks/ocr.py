"""Scans to text: errors and speed against plain tesseract on the same pages.

Errors are those of each paragraph and table cell of the text layer that the scans were drawn from, against
the stretch of the output that is most like it (Levenshtein, blanks folded): the order in which columns are
read does not count, nor what is read too much. Plain tesseract is judged by the better of two layouts.
Speed is the time of the clock: two plain tesseract processes side by side, each page by itself, against one
file read by one process of ours.
"""

import io
import os
import statistics
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PIL import Image
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from benchmarks.made_scans import as_pdf, draw_pages, make_scan
from benchmarks.measure import Result
from benchmarks.text import PLANS
from extractors.ocr.tesseract import check_tesseract, find_tesseract
from extractors.reading import read_document

_LAYOUTS = ("3", "6")
_STAMPS = ((0.35, 0.3), (0.55, 0.5), (0.45, 0.4))  # in the text: the worst a clerk's stamp can do
_QUALITY = 90
_RUNS = 3


def run() -> list[Result]:
    """Return the lines on errors (on scans, and where a stamp covers text) and on pages a second."""
    check_tesseract()
    files = [path.read_bytes() for path in sorted(PLANS.glob("*.pdf"))]
    drawn = [draw_pages(file) for file in files]
    plain = [[make_scan(page, seed=i) for i, page in enumerate(pages)] for pages in drawn]
    covered = [
        [make_scan(page, seed=i, stamp=_STAMPS[i % len(_STAMPS)]) for i, page in enumerate(pages)] for pages in drawn
    ]
    return [
        _errors("character errors of scans", files, plain, 1.0),
        _errors("character errors under stamps", files, covered, 0.5),
        _speed([page for pages in plain for page in pages]),
    ]


def _errors(name: str, files: list[bytes], scans: list[list[Image.Image]], most: float) -> Result:
    letters = ours = 0
    theirs = dict.fromkeys(_LAYOUTS, 0)
    for file, pages in zip(files, scans, strict=True):
        truth = read_document(file, "plan.pdf").text.replace(" | ", "\n").split("\n")
        letters += sum(map(len, truth))
        ours += _distance(truth, read_document(as_pdf(pages, _QUALITY), "scan.pdf").text)
        for layout in _LAYOUTS:
            theirs[layout] += _distance(truth, " ".join(_read_plainly(_packed(page), layout) for page in pages))
    best = min(theirs.values())
    baseline = "tesseract -l vie, better of two layouts"
    return Result(name, "errors", 1000 * ours / letters, baseline, 1000 * best / letters, at_most=most, per="1000")


def _speed(pages: list[Image.Image]) -> Result:
    file, pictures = as_pdf(pages, _QUALITY), [_packed(page) for page in pages]

    def side_by_side() -> None:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(_read_plainly, pictures))

    ours, theirs = [], []
    for _ in range(_RUNS):  # in turn: the machine's other work falls on both
        ours.append(_clock(lambda: read_document(file, "scan.pdf")))
        theirs.append(_clock(side_by_side))
    rates = [len(pages) / statistics.median(times) for times in (ours, theirs)]
    return Result("scan to text", "pages", rates[0], "two tesseract processes", rates[1], at_least=0.9)


def _clock(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _read_plainly(picture: bytes, layout: str = "3") -> str:
    command = [str(find_tesseract()), "stdin", "stdout", "-l", "vie", "--psm", layout]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, input=picture, capture_output=True, check=True, env=environment).stdout.decode()


def _packed(page: Image.Image) -> bytes:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=_QUALITY, dpi=(200, 200))
    return out.getvalue()


def _distance(truth: list[str], said: str) -> int:
    """Return how many letters of the pieces are wrong or missing in what was read."""
    text, errors = _folded(said), 0
    for piece in filter(None, map(_folded, truth)):
        near = fuzz.partial_ratio_alignment(piece, text)
        errors += min(
            len(piece), Levenshtein.distance(piece, text[near.dest_start : near.dest_end]) if near else len(piece)
        )
    return errors


def _folded(text: str) -> str:
    return " ".join(text.replace("|", " ").split())
