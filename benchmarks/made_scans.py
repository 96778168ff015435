"""Scans and photos made by a script from sample plans: skewed, noisy, with a red stamp and a blue signature.

What an office gets on paper and scans is not ours to publish; these are made anew at every run, from the
same seed the same pixels, so nothing big lies in the repository. Used by tests, benchmarks and the maker of
the sample district:

    pages = draw_pages(pdf_of(path))                    # a .docx (by LibreOffice) or .pdf, 200 dpi
    data = as_pdf([make_scan(page, seed=1) for page in pages[:-1]] + [make_scan(pages[-1], seed=2, stamp=True)])
    data = as_jpeg(make_photo(pages[0], seed=3))        # a photo, taken with the telephone turned

Ink has the colours of Nghị định 30/2020/NĐ-CP: text black, seal red, signature blue.
"""

import io
import math
import random
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DPI = 200
_SPECKS = 60  # of dust on a page of A4 at 200 dpi
_RED, _BLUE = (205, 30, 45), (35, 55, 165)
_STAMP_MILLIMETRES = 36  # the seal of a State body (Thông tư 21/2012/TT-BCA)
_LINE = "TRƯỜNG THCS * PHÒNG GIÁO DỤC VÀ ĐÀO TẠO * "


def pdf_of(path: Path) -> bytes:
    """Return a plan as a PDF: the file itself where it is one, a Word file as LibreOffice prints it."""
    if path.suffix == ".pdf":
        return path.read_bytes()
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        raise FileNotFoundError("LibreOffice prints the Word files that scans are made from")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
        profile = f"-env:UserInstallation={Path(room, 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", room, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return Path(room, f"{path.stem}.pdf").read_bytes()


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
        x, y = stamp if isinstance(stamp, tuple) else _feet(scan)
        scan = put_stamp(scan, (round(x * scan.width), round(y * scan.height)), chance, dpi)
    angle = chance.uniform(-1.5, 1.5) if skew is None else skew
    scan = scan.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    scan = scan.filter(ImageFilter.GaussianBlur(blur)) if blur else scan
    return _with_noise(scan, noise, chance)


def put_stamp(page: Image.Image, middle: tuple[int, int], chance: random.Random, dpi: int = DPI) -> Image.Image:
    """Return the page with a seal round ``middle`` and a signature across it; ink darkens what it lies on."""
    size = round(_STAMP_MILLIMETRES / 25.4 * dpi)
    seal = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(seal)
    for part, width in ((0.0, 0.022), (0.05, 0.012), (0.24, 0.012)):
        draw.ellipse([part * size, part * size, (1 - part) * size, (1 - part) * size],
                     outline=255, width=max(1, round(width * size)))  # fmt: skip
    _ring_of_letters(seal, size)
    points = [
        (size / 2 + size * (0.16 if i % 2 == 0 else 0.065) * math.sin(i * math.pi / 5),
         size * 0.42 - size * (0.16 if i % 2 == 0 else 0.065) * math.cos(i * math.pi / 5))
        for i in range(10)
    ]  # fmt: skip
    draw.polygon(points, fill=255)
    draw.text((size / 2, size * 0.64), "THCS", font=_font(size // 11), fill=255, anchor="mm")
    seal = seal.rotate(chance.uniform(-12, 12), Image.Resampling.BICUBIC)
    left, top = middle[0] - size // 2, middle[1] - size // 2
    page = _with_ink(page, seal, (left, top), _RED, chance)
    hand = Image.new("L", (round(size * 1.5), size), 0)
    _scribble(hand, chance, max(2, round(dpi / 50)))
    return _with_ink(page, hand, (left + size // 3, top), _BLUE, chance)


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


def _feet(page: Image.Image) -> tuple[float, float]:
    """Return the place of the signer's name: the lowest inked lines of the right half, as parts of the page."""
    grey = np.asarray(page.convert("L"))
    body = round(0.93 * page.height)
    half = grey[:body, page.width // 2 :] < 128
    rows = np.flatnonzero(half.sum(axis=1) > 3)
    if not len(rows):  # a page with the last addressees only
        rows = np.flatnonzero((grey[:body] < 128).sum(axis=1) > 3)
    low = int(rows[-1]) if len(rows) else page.height // 2
    columns = np.flatnonzero(half[max(0, low - 40) : low + 1].any(axis=0))
    middle = page.width // 2 + (int(columns[0] + columns[-1]) // 2 if len(columns) else page.width // 4)
    # The seal covers the left third of the signature (Nghị định 30/2020/NĐ-CP, phụ lục I).
    return (middle - 0.06 * page.width) / page.width, (low - 0.02 * page.height) / page.height


def _with_ink(
    page: Image.Image, shape: Image.Image, place: tuple[int, int], colour: tuple[int, int, int], chance: random.Random
) -> Image.Image:
    noise = np.random.default_rng(chance.randrange(2**32)).normal(0.88, 0.12, (shape.height, shape.width))
    cover = np.zeros((page.height, page.width), np.float32)
    left, top = place
    x0, y0, x1, y1 = (
        max(left, 0),
        max(top, 0),
        min(left + shape.width, page.width),
        min(top + shape.height, page.height),
    )
    part = np.asarray(shape, np.float32) / 255 * np.clip(noise, 0.3, 1)
    cover[y0:y1, x0:x1] = part[y0 - top : y1 - top, x0 - left : x1 - left]
    tint = 1 - cover[:, :, None] * (1 - np.array(colour, np.float32) / 255)
    return Image.fromarray((np.asarray(page, np.float32) * tint).astype(np.uint8))


def _ring_of_letters(seal: Image.Image, size: int) -> None:
    font = _font(size // 13)
    for n, letter in enumerate(_LINE):
        angle = 360 * n / len(_LINE)
        tile = Image.new("L", (size, size), 0)
        ImageDraw.Draw(tile).text((size / 2, size * 0.145), letter, font=font, fill=255, anchor="mm")
        seal.paste(255, mask=tile.rotate(-angle, Image.Resampling.BICUBIC))


def _scribble(hand: Image.Image, chance: random.Random, width: int) -> None:
    wide, high = hand.size
    points = [
        (wide * (0.06 + 0.88 * t / 120) + wide * 0.05 * math.sin(t / 3.1),
         high * (0.5 + 0.3 * math.sin(t / 4.0 + chance.random() * 0.2) * (1 - t / 200)))
        for t in range(121)
    ]  # fmt: skip
    ImageDraw.Draw(hand).line(points, fill=255, width=width, joint="curve")


def _with_noise(page: Image.Image, noise: float, chance: random.Random) -> Image.Image:
    dice = np.random.default_rng(chance.randrange(2**32))
    grain = dice.normal(0, noise, (page.height, page.width, 1)).astype(np.float32)
    pixels = np.asarray(page, np.float32) * 0.97 + grain
    for _ in range(round(_SPECKS * page.width * page.height / 3_870_000)):
        y, x = dice.integers(0, page.height - 3), dice.integers(0, page.width - 3)
        pixels[y : y + dice.integers(1, 4), x : x + dice.integers(1, 4)] = 60
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for name in ("DejaVuSans-Bold.ttf", "arialbd.ttf", "LiberationSans-Bold.ttf"):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
