"""Scans and photos made by a script from sample plans: skewed, noisy, with a red stamp and a blue signature.

What an office gets on paper and scans is not ours to publish; these are made anew at every run, from the
same seed the same pixels, so nothing big lies in the repository. Used by tests, benchmarks and the maker of
the sample district:

    pages = draw_pages(pdf)                             # 200 dpi
    data = as_pdf([make_scan(page, seed=1) for page in pages[:-1]] + [make_scan(pages[-1], seed=2, stamp=True)])
    data = as_jpeg(make_photo(pages[0], seed=3))        # a photo, taken with the telephone turned
"""

import io
import random
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from benchmarks.made_stamp import put_stamp, signature_place

DPI = 200
_SPECKS = 60  # of dust on a page of A4 at 200 dpi


def draw_pages(pdf: bytes, dpi: int = DPI) -> list[Image.Image]:
    """Return the pages of a PDF as clean colour pictures."""
    document = pdfium.PdfDocument(pdf)
    try:
        scale: Any = dpi / 72  # declared an int by pypdfium2, which takes parts of 1 too
        return [page.render(scale=scale).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def make_scan(
    page: Image.Image, seed: int, *, skew: float | None = None, noise: float = 9, blur: float = 0.6,
    stamp: bool | tuple[float, float] = False, dpi: int = DPI,
) -> Image.Image:  # fmt: skip
    """Return a page as an office scanner gives it: a skew of up to 1.5 degrees, noise, specks, soft edges.

    ``skew`` is in degrees, by the seed where None; ``noise`` the standard deviation of 255 grey levels;
    ``stamp`` True puts seal and signature over the lowest lines of the right half, a pair (x, y) in parts
    of the page puts their middle there.
    """
    chance = random.Random(seed)
    scan = page.convert("RGB")
    if stamp:
        x, y = stamp if isinstance(stamp, tuple) else signature_place(scan)
        scan = put_stamp(scan, (round(x * scan.width), round(y * scan.height)), chance, dpi)
    angle = chance.uniform(-1.5, 1.5) if skew is None else skew
    scan = scan.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    scan = scan.filter(ImageFilter.GaussianBlur(blur)) if blur else scan
    return _with_noise(scan, noise, chance)


def make_photo(page: Image.Image, seed: int, *, turn: int = 6) -> Image.Image:
    """Return a page as a telephone takes it: on a dark table, in uneven light, a little aslant.

    ``turn`` is the EXIF orientation the picture is stored with (6: turned a quarter, as telephones do); it
    stands in the picture's EXIF, which ``as_jpeg`` keeps.
    """
    chance = random.Random(seed)
    wide, high = page.size
    board = Image.new("RGB", (round(wide * 1.12), round(high * 1.1)), (70, 55, 45))
    board.paste(page.convert("RGB"), (round(wide * 0.06), round(high * 0.05)))
    w, h = board.size
    bend = [chance.uniform(0, 0.012) * w for _ in range(8)]
    corners = (-bend[0], -bend[1], -bend[2], h + bend[3], w + bend[4], h + bend[5], w + bend[6], -bend[7])
    photo = board.transform((w, h), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=(70, 55, 45))
    light = np.linspace(0.62, 1.0, w, dtype=np.float32)[None, :] * np.linspace(0.8, 1.0, h, dtype=np.float32)[:, None]
    lit = np.asarray(photo, np.float32) * light[:, :, None] * np.array([1.0, 0.97, 0.9], np.float32)
    photo = _with_noise(Image.fromarray(lit.astype(np.uint8)), 5, chance).filter(ImageFilter.GaussianBlur(0.5))
    stored = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[turn]
    photo = photo.transpose(stored) if stored is not None else photo
    photo.getexif()[0x0112] = turn
    return photo


def as_pdf(pages: list[Image.Image], quality: int = 75, dpi: int = DPI) -> bytes:
    """Return pages as a PDF of JPEG pictures, as scanners write one."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], quality=quality)
    return out.getvalue()


def as_jpeg(page: Image.Image, quality: int = 85, dpi: int = DPI) -> bytes:
    """Return one page as a JPEG with its EXIF."""
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality, dpi=(dpi, dpi), exif=page.getexif())
    return out.getvalue()


def _with_noise(page: Image.Image, noise: float, chance: random.Random) -> Image.Image:
    dice = np.random.default_rng(chance.randrange(2**32))
    grain = dice.normal(0, noise, (page.height, page.width, 1)).astype(np.float32)
    pixels = np.asarray(page, np.float32) * 0.97 + grain
    for _ in range(round(_SPECKS * page.width * page.height / 3_870_000)):
        y, x = dice.integers(0, page.height - 3), dice.integers(0, page.width - 3)
        pixels[y : y + dice.integers(1, 4), x : x + dice.integers(1, 4)] = 60
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
