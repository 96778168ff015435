"""A seal and a signature as they lie on the last page of a plan: red and blue, where a clerk puts them.

Ink has the colours of Nghị định 30/2020/NĐ-CP: text black, seal red, signature blue.
"""

import math
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFont

_RED, _BLUE = (205, 30, 45), (35, 55, 165)
_STAMP_MILLIMETRES = 36  # the seal of a State body (Thông tư 21/2012/TT-BCA)
_LINE = "TRƯỜNG THCS * PHÒNG GIÁO DỤC VÀ ĐÀO TẠO * "


def put_stamp(page: Image.Image, middle: tuple[int, int], chance: random.Random, dpi: int) -> Image.Image:
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


def signature_place(page: Image.Image) -> tuple[float, float]:
    """Return the middle of a seal beside the signer's name, as parts of the page.

    The name is taken to be the lowest inked lines of the right half.
    """
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
    x0, x1 = max(left, 0), min(left + shape.width, page.width)
    y0, y1 = max(top, 0), min(top + shape.height, page.height)
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


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for name in ("DejaVuSans-Bold.ttf", "arialbd.ttf", "LiberationSans-Bold.ttf"):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
