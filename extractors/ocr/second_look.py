"""What tesseract passed over on a page: ink that no word of its covers, looked at once more by itself.

Its layout analysis takes lines beside a seal or between blocks for pictures now and then: "HIỆU TRƯỞNG" and the
name under it, a line of the preamble. Alone on a white page they are read.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PIL import Image, ImageDraw

from extractors.ocr.tesseract import Seen, see_words

PixelBox = tuple[int, int, int, int]
_SHRINK = 4
_INK = 140
_LEAST_INK = 90  # pixels of the small picture: two words
_LEAST_IN_BLOCK = 6  # of 8 by 8 pixels; a speck has one or two
_BLOCK = 8
_SPARSE = 11  # tesseract's mode for text here and there
_SURE = 0.55
_PAD = 3
_RIM, _SPACE = 4, 24
_BLOCK_OF_LINES = 6  # tesseract's mode for one block of lines
_LEAST_FIGURE, _LEAST_HEIGHT = 25, 9  # pixels of ink, and of height: a figure of 9 pt has 18; a dash is no figure
_MOST_CELLS = 60
_CELL_SURE = 0.3
_LINES = 10_000  # numbers of lines of the second look, apart from those of the first


def look_into_cells(clean: Image.Image, seen: Sequence[Seen], cells: Sequence[PixelBox], dpi: int) -> list[Seen]:
    """Return the words with those of cells in which there is ink but no word: figures that stand alone.

    The cells are put one below another on a sheet of their own, where each is a line of text.
    """
    rest = _without_words(clean, seen)
    inside = [
        (max(left + _RIM, 0), max(top + _RIM, 0), right - _RIM, bottom - _RIM) for left, top, right, bottom in cells
    ]
    full = [found for box in inside if box[2] - box[0] > 8 and box[3] - box[1] > 8 and (found := _ink_in(rest, box))]
    full = full[:_MOST_CELLS]
    if not full:
        return list(seen)
    high = max(bottom - top for _, top, _, bottom in full) + _SPACE
    sheet = Image.new(
        "L", (max(right - left for left, _, right, _ in full) + 2 * _SPACE, high * len(full) + _SPACE), 255
    )
    for number, box in enumerate(full):
        sheet.paste(clean.crop(box), (_SPACE, number * high + _SPACE))
    found = []
    for one in see_words(sheet, dpi, _BLOCK_OF_LINES):
        number = min(max(one.top - _SPACE // 2, 0) // high, len(full) - 1)
        if any(map(str.isalnum, one.text)) and one.confidence >= _CELL_SURE:
            dx, dy = full[number][0] - _SPACE, full[number][1] - number * high - _SPACE
            box = {"left": one.left + dx, "right": one.right + dx, "top": one.top + dy, "bottom": one.bottom + dy}
            found.append(replace(one, **box, line=(2 * _LINES + number, 0, one.line[2])))
    return [*seen, *found]


def _ink_in(rest: Image.Image, cell: PixelBox) -> PixelBox | None:
    """Return the box round the ink in a cell with a margin; None where there is none but dust."""
    part = np.asarray(rest.crop(cell)) < _INK
    if part.sum() < _LEAST_FIGURE:
        return None
    rows, columns = np.flatnonzero(part.sum(axis=1) > 1), np.flatnonzero(part.sum(axis=0) > 1)
    if not len(rows) or not len(columns) or rows[-1] - rows[0] < _LEAST_HEIGHT:
        return None
    left, top = cell[:2]
    return (left + int(columns[0]) - 3, top + int(rows[0]) - 3, left + int(columns[-1]) + 4, top + int(rows[-1]) + 4)


def _without_words(clean: Image.Image, seen: Sequence[Seen]) -> Image.Image:
    rest = clean.copy()
    draw = ImageDraw.Draw(rest)
    for one in seen:
        draw.rectangle([one.left - _PAD, one.top - _PAD, one.right + _PAD, one.bottom + _PAD], fill=255)
    return rest


def look_again(clean: Image.Image, seen: Sequence[Seen], dpi: int) -> list[Seen]:
    """Return the words of the page with those that a second look at the bare ink gave."""
    rest = _without_words(clean, seen)
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
    if not rows or not columns:
        return None  # a sheet narrower than a block, as damaged PDFs have them, holds no words
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
