"""Signs that tesseract's Vietnamese does not know, told by their shape: "≥ 98" and "≤ 2" come as ">98" and "<2"."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from extractors.ocr.tesseract import Seen

_WITH_BAR = {">": "≥", "<": "≤"}
_INK = 150
_BAR = 0.8  # of the sign's width; the strokes of ">" cover a third of it in any row
_BELOW = 0.25  # of the word's height: the bar may stand below the box


def read_bars(clean: Image.Image, seen: Sequence[Seen]) -> list[Seen]:
    """Return the words with ">" and "<" that stand over a bar as "≥" and "≤"."""
    return [_read_bar(clean, one) if one.text[0] in _WITH_BAR else one for one in seen]


def _read_bar(clean: Image.Image, one: Seen) -> Seen:
    high = one.bottom - one.top
    ink = np.asarray(clean.crop((one.left, one.top, one.right, one.bottom + round(_BELOW * high)))) < _INK
    columns = np.flatnonzero(ink[:high].any(axis=0))
    if not len(columns):
        return one
    gaps = np.flatnonzero(np.diff(columns) > 1)
    width = int(columns[gaps[0]] if len(gaps) else columns[-1]) + 1 - int(columns[0])
    sign = ink[:, columns[0] : columns[0] + min(width, high + 2)]
    has_bar = bool((sign.mean(axis=1) >= _BAR).any())
    return replace(one, text=_WITH_BAR[one.text[0]] + one.text[1:]) if has_bar else one
