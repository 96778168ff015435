"""What tesseract passed over on a page: ink that no word of its covers, looked at once more by itself.

Its layout analysis takes lines beside a seal or between blocks for pictures now and then: "HIỆU TRƯỞNG" and the
name under it, a line of the preamble. Alone on a white page they are read.
"""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from extractors.ocr.tesseract import Seen, see_words

_SHRINK = 4
_INK = 140
_LEAST_INK = 90  # pixels of the small picture: two words
_LEAST_IN_BLOCK = 6  # of 8 by 8 pixels; a speck has one or two
_BLOCK = 8
_SPARSE = 11  # tesseract's mode for text here and there
_SURE = 0.55
_PAD = 3
_LINES = 10_000  # numbers of lines of the second look, apart from those of the first


def look_again(clean: Image.Image, seen: Sequence[Seen], dpi: int) -> list[Seen]:
    """Return the words of the page with those that a second look at the bare ink gave."""
    rest = clean.copy()
    draw = ImageDraw.Draw(rest)
    for one in seen:
        draw.rectangle([one.left - _PAD, one.top - _PAD, one.right + _PAD, one.bottom + _PAD], fill=255)
    box = _box_of_ink(rest)
    if box is None:
        return list(seen)
    left, top = box[:2]
    found = [
        Seen(one.text, one.left + left, one.top + top, one.right + left, one.bottom + top, one.confidence,
             (one.line[0] + _LINES, *one.line[1:]))
        for one in see_words(rest.crop(box), dpi, _SPARSE)
        if one.confidence >= _SURE and any(map(str.isalnum, one.text))
    ]  # fmt: skip
    return [*seen, *found]


def _box_of_ink(rest: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box round the ink that is left; None where it is only specks."""
    ink = np.asarray(rest.reduce(_SHRINK)) < _INK
    rows, columns = (n // _BLOCK for n in ink.shape)
    blocks = ink[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK).sum(axis=(1, 3))
    blocks[[0, -1]] = 0  # the shadow of the sheet's edge
    blocks[:, [0, -1]] = 0
    full = blocks >= _LEAST_IN_BLOCK
    if blocks[full].sum() < _LEAST_INK:
        return None
    ys, xs = np.nonzero(full)
    step = _SHRINK * _BLOCK
    return (int(max(xs.min() - 1, 0)) * step, int(max(ys.min() - 1, 0)) * step,
            min(int(xs.max() + 2) * step, rest.width), min(int(ys.max() + 2) * step, rest.height))  # fmt: skip
