"""Specks of dust painted out: what is smaller than a full stop and stands by itself on white paper."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

_INK = 190
_AROUND = 8  # pixels at half the size: 3 mm, within which every stop and mark has its letter
_MOST = 5  # pixels of ink in that square; a full stop of 12 pt has six, and a word beside it
_MOST_SPECKS = 4_000


def drop_specks(grey: Image.Image) -> Image.Image:
    """Return the picture without specks that stand alone."""
    small = grey.reduce(2)
    light = np.asarray(small)
    side = 2 * _AROUND + 1
    around = np.asarray(small.point([255 if v < _INK else 0 for v in range(256)]).filter(ImageFilter.BoxBlur(_AROUND)))
    alone = (light < _INK) & (around <= round(255 * _MOST / side**2))
    ys, xs = np.nonzero(alone)
    if not 0 < len(ys) <= _MOST_SPECKS:
        return grey
    clean = grey.copy()
    draw = ImageDraw.Draw(clean)
    for y, x in zip(ys.tolist(), xs.tolist(), strict=True):
        draw.rectangle([2 * x - 2, 2 * y - 2, 2 * x + 3, 2 * y + 3], fill=255)
    return clean
