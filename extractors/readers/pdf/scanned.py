"""The pages of a PDF that are pictures, or whose text layer is not to be trusted, recognised from what they show."""

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from extractors.errors import UnreadableFileError
from extractors.legacy import is_syllable
from extractors.limits import MAX_OCR_PAGES, MAX_PICTURE_PIXELS
from extractors.ocr.margins import align_margins
from extractors.ocr.reading import ReadPage, open_reader
from extractors.pages.assembly import PageLines, lay_out
from extractors.pages.lines import TextLine

_LEAST_DPI, _USUAL_DPI, _MOST_DPI = 150, 200, 300
_EDGES = ".,;:()[]“”\"'!?…-–/"
_AHEAD = 4  # pictures of pages that wait to be recognised; one has 12 MB


def read_scanned(
    pdf: pdfium.PdfDocument, scanned: Sequence[int], laid: Sequence[PageLines]
) -> tuple[list[PageLines], list[str]]:
    """Return all pages, with ``scanned`` ones (indices) as recognised, and remarks for the clerk.

    ``laid`` are the pages as their text layer has them; where that is better than what was recognised, it
    stays. UnreadableFileError where nothing can be recognised here and no other page has text.
    """
    try:
        read = _recognise(pdf, scanned[:MAX_OCR_PAGES])
    except UnreadableFileError as error:
        if all(not page.lines for page in laid):
            raise
        return list(laid), [f"trang là ảnh, chưa đọc: {_listed(scanned)} ({error})"]
    found: dict[int, PageLines] = {}
    for index, one in read.items():
        lines = one.page.lines()
        if lines and _is_better(lines, laid[index].lines):
            found[index] = lay_out(one.page, lines, one.grids, index, len(laid))
    merged = [found.get(index, page) for index, page in enumerate(laid)]
    aligned = align_margins(merged, set(found))
    remarks = [f"nhận dạng chữ từ ảnh (OCR): trang {_listed(sorted(found))}"] if found else []
    if left := scanned[MAX_OCR_PAGES:]:
        remarks.append(f"quá {MAX_OCR_PAGES} trang ảnh, chưa đọc: trang {_listed(left)}")
    return aligned, remarks


def _recognise(pdf: pdfium.PdfDocument, scanned: Sequence[int]) -> dict[int, ReadPage]:
    found: dict[int, ReadPage] = {}
    waiting: deque[tuple[int, Future[ReadPage]]] = deque()
    with open_reader() as reader:
        for index in scanned:
            page = pdf[index]
            try:
                waiting.append((index, reader.submit(_draw(page), index + 1, page.get_width())))
            finally:
                page.close()
            while len(waiting) > _AHEAD:
                done, future = waiting.popleft()
                found[done] = future.result()
        for done, future in waiting:
            found[done] = future.result()
    return found


def _draw(page: pdfium.PdfPage) -> Image.Image:
    """Return the picture of a page, pixel for pixel where it is one scanned picture."""
    sizes = []
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        left, _, right, _ = item.get_bounds()
        if right - left > page.get_width() / 2 and isinstance(item, pdfium.PdfImage):
            sizes.append(item.get_px_size()[0] / (right - left) * 72)
    dpi = min(max(max(sizes, default=_USUAL_DPI), _LEAST_DPI), _MOST_DPI)
    width, height = page.get_size()
    pixels = width * height * (dpi / 72) ** 2
    dpi *= min(1.0, (MAX_PICTURE_PIXELS / 4 / pixels) ** 0.5)  # sheets as large as posters
    return page.render(scale=dpi / 72).to_pil()  # pyright: ignore[reportArgumentType] (it takes parts of 1 too)


def _is_better(lines: Sequence[TextLine], before: Sequence[TextLine]) -> bool:
    """Return whether recognised lines have more Vietnamese words than those of the text layer, which may be none."""
    return not before or _marked_syllables(lines) > _marked_syllables(before)


def _marked_syllables(lines: Sequence[TextLine]) -> int:
    """Return how many words are syllables with marks: what no wrong reading gives by chance."""
    words = (word.strip(_EDGES) for line in lines for word in line.text.split())
    return sum(not word.isascii() and is_syllable(word) for word in words)


def _listed(indices: Sequence[int]) -> str:
    """Return page numbers in words: "1-3, 7"."""
    runs: list[list[int]] = []
    for number in (index + 1 for index in indices):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
