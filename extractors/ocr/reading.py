"""Pages from pictures: made clean, recognised some at a time, laid out like the pages of a PDF."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image

from extractors.limits import OCR_CHILDREN
from extractors.ocr.drawn_rules import take_rules
from extractors.ocr.ink import to_grey
from extractors.ocr.page import ScanPage
from extractors.ocr.second_look import PixelBox, look_again, look_into_cells
from extractors.ocr.signs import read_bars
from extractors.ocr.specks import drop_specks
from extractors.ocr.tesseract import check_tesseract, see_words
from extractors.ocr.turn import crop_paper, find_skew, is_sideways, level_page
from extractors.pages.grids import Grid, build_grids

_A4_WIDTH, _A4_HEIGHT = 595.0, 842.0
_LEAST_SYLLABLES, _LEAST_LETTERS = 0.4, 30  # fewer: the page may stand on its head
_MOST_PIXELS = 3600  # of the longer side: letters of A4 at 300 dpi; more only costs time
_LEAST_PIXELS = 1500  # fewer are enlarged: tesseract wants letters 20 pixels high


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A recognised page with the ruled tables on it."""

    page: ScanPage
    grids: list[Grid]


class PictureReader:
    """Recognises pages in the order in which they are handed in, OCR_CHILDREN at a time."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool

    def submit(self, picture: Image.Image, number: int, width: float | None = None) -> "Future[ReadPage]":
        """Return the page to come from a picture; its result raises UnreadableFileError where tesseract fails.

        ``width`` is that of the sheet in points; None where nothing tells, as of photos: A4 then.
        """
        return self._pool.submit(read_picture, picture, number, width)


@contextmanager
def open_reader() -> Iterator[PictureReader]:
    """Yield a reader of pictures; UnreadableFileError where tesseract or its Vietnamese are not installed."""
    check_tesseract()
    pool = ThreadPoolExecutor(OCR_CHILDREN, thread_name_prefix="ocr")
    try:
        yield PictureReader(pool)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def read_picture(picture: Image.Image, number: int = 1, width: float | None = None) -> ReadPage:
    """Return what stands on the picture of a page ``width`` points wide, whichever way it lies."""
    picture = _sized(picture)
    scale = width / picture.width if width else None
    grey = to_grey(crop_paper(picture))
    turns = (90, 270) if is_sideways(grey) else (0, 180)
    first = _read_upright(_turned(grey, turns[0]), number, scale)
    if _makes_sense(first):
        return first
    other = _read_upright(_turned(grey, turns[1]), number, scale)
    return max(first, other, key=lambda read: read.page.syllables * read.page.letters_count)


def _read_upright(grey: Image.Image, number: int, scale: float | None) -> ReadPage:
    grey = level_page(grey, find_skew(grey))
    scale = scale or (_A4_HEIGHT if grey.width > grey.height * 1.1 else _A4_WIDTH) / grey.width
    clean, edges = take_rules(grey, scale)
    clean = drop_specks(clean)
    dpi = round(72 / scale)
    grids = build_grids(edges)
    seen = look_again(clean, see_words(clean, dpi), dpi)
    if grids:
        seen = look_into_cells(clean, seen, _in_pixels(grids, grey.height, scale), dpi)
    seen = read_bars(clean, seen)
    page = ScanPage(seen, number, grey.width * scale, grey.height * scale, scale)
    return ReadPage(page, grids)


def _in_pixels(grids: list[Grid], height: int, scale: float) -> list[PixelBox]:
    return [
        (round(left / scale), height - round(top / scale), round(right / scale), height - round(bottom / scale))
        for grid in grids for row in grid.rows for left, bottom, right, top in row
    ]  # fmt: skip


def _makes_sense(read: ReadPage) -> bool:
    return read.page.letters_count < _LEAST_LETTERS or read.page.syllables >= _LEAST_SYLLABLES


def _turned(grey: Image.Image, degrees: int) -> Image.Image:
    turns = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}
    return grey.transpose(turns[degrees]) if degrees else grey


def _sized(picture: Image.Image) -> Image.Image:
    """Return the picture at a size that tesseract reads well: neither tiny nor huge."""
    side = max(picture.size)
    if side > _MOST_PIXELS:
        return picture.reduce(2) if side >= 2 * _MOST_PIXELS * 0.8 else _scaled(picture, _MOST_PIXELS / side)
    return _scaled(picture, _LEAST_PIXELS / side) if side < _LEAST_PIXELS else picture


def _scaled(picture: Image.Image, by: float) -> Image.Image:
    picture = picture.convert("RGB") if picture.mode in ("P", "1") else picture
    size = (max(1, round(picture.width * by)), max(1, round(picture.height * by)))
    return picture.resize(size, Image.Resampling.BILINEAR)
