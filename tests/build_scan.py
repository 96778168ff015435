"""Pictures from rows of tests/tables/readers/image.yaml: a part of a page of a sample plan, scanned.

``of`` names the sample (a .pdf, so that no LibreOffice is needed), ``page`` counts from 0, ``part`` is top and
bottom as parts of the page's height; ``as`` the format, ``turn`` degrees, ``skew`` degrees, ``stamp`` a place.
"""

import io
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.made_scans import draw_pages, make_scan
from extractors.errors import UnreadableFileError
from extractors.ocr.tesseract import check_tesseract

_MARGIN = 60
PLANS = Path(__file__).parent.parent / "corpus" / "samples" / "plans"


def need_tesseract() -> None:
    """Skip the test where tesseract or its Vietnamese is not installed."""
    try:
        check_tesseract()
    except UnreadableFileError as error:
        pytest.skip(str(error))


@cache
def sample_page(name: str, index: int) -> Image.Image:
    """Return a clean page of a sample plan at 200 dpi."""
    return draw_pages((PLANS / name).read_bytes())[index]


def scan_of(row: dict) -> Image.Image:
    """Return the picture that a row describes."""
    page = sample_page(row["of"], row.get("page", 0))
    if "part" in row:
        top, bottom = row["part"]
        part = page.crop((0, round(top * page.height), page.width, round(bottom * page.height)))
        page = Image.new("RGB", (part.width, part.height + 2 * _MARGIN), (255, 255, 255))
        page.paste(part, (0, _MARGIN))
    stamp = tuple(row["stamp"]) if "stamp" in row else False
    scan = make_scan(page, seed=row.get("seed", 1), skew=row.get("skew", 0), noise=row.get("noise", 4), stamp=stamp)
    return scan.rotate(row["turn"], expand=True) if "turn" in row else scan


def build_scan(row: dict) -> bytes:
    """Return the bytes of the picture in the row's format; ``pages`` are rows of their own, of one .tif."""
    need_tesseract()
    pictures = [scan_of(row | page) for page in row.get("pages", [{}])]
    if row.get("mode"):
        pictures = [picture.convert(row["mode"]) for picture in pictures]
    out, kind = io.BytesIO(), row.get("as", "PNG")
    more = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
    pictures[0].save(out, kind, dpi=(200, 200), **more)
    return out.getvalue()
