"""Seal and signature taken out of a picture by their colour, and paper made white.

Nghị định 30/2020/NĐ-CP has text in black, the seal in red, the signature in blue, and scans in colour. What
is red or blue is light in one channel, black is dark in all three; so the lightest channel of each pixel
keeps the text and shows ink hardly. Ink that is left there (a dark pen) is lightened by the strength that
pure strokes of it have on this page, so that black letters under it stay black.
"""

import numpy as np
from PIL import Image, ImageChops

_SHRINK = 4
_COLOURED = 45  # difference of channels from which a pixel is ink; JPEG leaves 20-30 round black letters
_LEAST_INK = 0.0002  # of the page: an eighth of a short signature
_WHITE = 235
_BRIGHTEST = 290  # strokes are not even: what is a little darker than most of the ink must be white too
_PAPER, _INK = 80, 5  # percentiles of grey levels
_PURPLE = 11  # what red and blue have over green there; black under one ink has it in one of them only
_UNEVEN = 40
_BLOCK = 24


def to_grey(picture: Image.Image) -> Image.Image:
    """Return a page in grey without coloured ink, its paper nearly white and its letters nearly black."""
    if picture.mode in ("1", "L", "LA", "I", "I;16", "F"):
        return _stretch(_to_eight_bits(picture))
    if picture.mode != "RGB":
        picture = _on_white(picture)
    small = np.asarray(picture.reduce(_SHRINK), np.int16)
    paper = np.percentile(small.reshape(-1, 3)[::7], _PAPER, axis=0)
    red, green, blue = picture.split()
    if np.ptp(paper) > 10:  # warm light on a photo
        scale = paper.max() / np.maximum(paper, 1)
        red, green, blue = (_scaled(band, by) for band, by in zip((red, green, blue), scale, strict=True))
        small = np.minimum(small * scale, 255).astype(np.int16)
    strength = _ink_strength(small)
    if strength is None:
        return _stretch(green if picture.mode == "RGB" else picture)
    light = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return _stretch(_lighten(light, red, green, blue, strength))


def _ink_strength(small: np.ndarray) -> list[tuple[bool, float, float]] | None:
    """Return for red and for blue ink (is red, chroma, lightest channel) of its strokes; None without ink."""
    high, low = small.max(axis=2), small.min(axis=2)
    chroma = high - low
    inked = (chroma > _COLOURED) & (high > 60)
    if inked.mean() < _LEAST_INK:
        return None
    reddish = small[:, :, 0] > small[:, :, 2]
    found = []
    for is_red in (True, False):
        mask = inked & (reddish == is_red)
        if mask.mean() < _LEAST_INK / 2:
            continue
        strong = chroma[mask] >= np.percentile(chroma[mask], 60)
        found.append((is_red, float(np.median(chroma[mask][strong])), float(np.median(high[mask][strong]))))
    return found


def _lighten(
    light: Image.Image, red: Image.Image, green: Image.Image, blue: Image.Image,
    strength: list[tuple[bool, float, float]],
) -> Image.Image:  # fmt: skip
    """Return the lightest channel with what is left of ink on it made white, in the parts where there is ink."""
    dark = ImageChops.darker(ImageChops.darker(red, green), blue)
    chroma = np.asarray(ImageChops.subtract(light, dark))
    grey = np.asarray(light).copy()
    rows = np.flatnonzero((chroma > _COLOURED // 2).any(axis=1))
    columns = np.flatnonzero((chroma > _COLOURED // 2).any(axis=0))
    if not len(rows):
        return light
    box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    part, colour = grey[box], chroma[box]
    reddish = np.asarray(red)[box] > np.asarray(blue)[box]
    for is_red, full, level in strength:
        if level >= _WHITE:
            continue
        mask = (colour > _COLOURED // 3) & (reddish == is_red)
        share = np.minimum(colour[mask] / full, 1)
        part[mask] = np.minimum(part[mask] * (1 + (_BRIGHTEST / level - 1) * share), 255).astype(np.uint8)
    if len(strength) == 2:  # where the signature crosses the seal it is nearly black, but for a touch of purple
        both = np.minimum(np.asarray(red)[box], np.asarray(blue)[box]).astype(np.int16)
        part[both - np.asarray(green)[box] > _PURPLE] = 255
    return Image.fromarray(grey)


def _stretch(grey: Image.Image) -> Image.Image:
    """Return the picture with paper white and letters black; light that differs over the page is evened out."""
    small = np.asarray(grey.reduce(_BLOCK // 3), np.float32)
    rows, columns = (n // 3 * 3 for n in small.shape)
    if min(rows, columns) >= 9:
        blocks = small[:rows, :columns].reshape(rows // 3, 3, columns // 3, 3).max(axis=(1, 3))
        if np.percentile(blocks, 75) - np.percentile(blocks, 8) > _UNEVEN:
            grey = _even(grey, blocks, (columns // 3 * _BLOCK, rows // 3 * _BLOCK))
            small = np.asarray(grey.reduce(_BLOCK // 3), np.float32)
    paper = float(np.percentile(small, _PAPER))
    black = min(float(np.percentile(np.asarray(grey.reduce(2)), 1)), paper * 0.6)
    white = black + (paper - black) * 0.88
    return grey.point([max(0, min(255, round((v - black) * 255 / max(white - black, 1)))) for v in range(256)])


def _even(grey: Image.Image, blocks: np.ndarray, size: tuple[int, int]) -> Image.Image:
    """Return the picture divided by the light of its paper, block by block."""
    wide = np.pad(blocks, 2, mode="edge")
    views = [wide[y : y + blocks.shape[0], x : x + blocks.shape[1]] for y in range(5) for x in range(5)]
    paper = np.percentile(np.stack(views), 80, axis=0)  # blocks full of letters take the light of their neighbours
    field = Image.fromarray(np.clip(paper, 30, 255).astype(np.uint8)).resize(size, Image.Resampling.BILINEAR)
    full = Image.new("L", grey.size, int(np.median(paper)))
    full.paste(field, (0, 0))
    levels = np.asarray(grey, np.float32) * 230 / np.asarray(full, np.float32)
    return Image.fromarray(np.minimum(levels, 255).astype(np.uint8))


def _to_eight_bits(picture: Image.Image) -> Image.Image:
    if picture.mode in ("I", "I;16", "F"):
        values = np.asarray(picture, np.float32)
        return Image.fromarray((values * (255 / max(float(values.max()), 1.0))).astype(np.uint8))
    return picture.convert("L")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        sheet = Image.new("RGB", picture.size, (255, 255, 255))
        sheet.paste(picture, mask=picture.getchannel("A"))
        return sheet
    return picture.convert("RGB")


def _scaled(band: Image.Image, by: float) -> Image.Image:
    return band.point([min(255, round(v * by)) for v in range(256)])
