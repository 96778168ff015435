"""A page set upright: cut out of the table it lies on, turned by quarters, then made level.

Angles come from the profile of the rows: where lines of text are level, rows of ink and rows of paper take
turns most sharply (the method of Postl, 1986).
"""

import numpy as np
from PIL import Image

_MOST_SKEW = 6.0  # degrees
_LEAST_SKEW = 0.12  # less moves a line of A4 by less than half a letter's stroke
_SAMPLE = 30_000
_SIDE = 900  # pixels of the longer side of the picture that angles are measured on
_DARK = 128
_BRIGHT = 120
_EDGE, _INSET = 0.5, 2


def crop_paper(picture: Image.Image) -> Image.Image:
    """Return the sheet of paper out of a picture that shows what lies round it; a scan is left as it is."""
    step = max(1, max(picture.size) // 400)
    small = picture.convert("RGB") if picture.mode in ("1", "P", "I;16", "I", "F") else picture
    grey = np.asarray(small.reduce(step).convert("L"))
    level = max(60, min(_BRIGHT, int(np.percentile(grey, 75) * 0.62)))
    rim = np.concatenate([grey[:3].ravel(), grey[-3:].ravel(), grey[:, :3].ravel(), grey[:, -3:].ravel()])
    if (rim < level).mean() < 0.35:
        return picture
    bright = grey >= level
    rows, columns = np.flatnonzero(bright.mean(axis=1) > _EDGE), np.flatnonzero(bright.mean(axis=0) > _EDGE)
    if len(rows) < grey.shape[0] * 0.4 or len(columns) < grey.shape[1] * 0.4:
        return picture
    left, top = int(columns[0] + _INSET) * step, int(rows[0] + _INSET) * step
    right, bottom = int(columns[-1] + 1 - _INSET) * step, int(rows[-1] + 1 - _INSET) * step
    return picture.crop((left, top, right, bottom))


def is_sideways(grey: Image.Image) -> bool:
    """Return whether lines of text run up and down the picture: it must be turned by a quarter."""
    ink = _ink(grey)
    if ink.sum() < 200:
        return False
    across, down = ink.sum(axis=1, dtype=np.float64), ink.sum(axis=0, dtype=np.float64)
    return _sharpness(down) > 1.6 * _sharpness(across)


def find_skew(grey: Image.Image) -> float:
    """Return by how many degrees the lines of text fall to the right; 0.0 where they are level or there are none."""
    ink = _ink(grey)
    ys, xs = np.nonzero(ink)
    if len(ys) < 200:
        return 0.0
    if len(ys) > _SAMPLE:
        pick = np.random.default_rng(1).choice(len(ys), _SAMPLE, replace=False)
        ys, xs = ys[pick], xs[pick]
    best, width = 0.0, _MOST_SKEW
    for step in (0.5, 0.1, 0.02):
        angles = np.arange(best - width, best + width + step / 2, step)
        best = float(angles[int(np.argmax([_level(ys, xs, angle) for angle in angles]))])
        width = step
    return best if abs(best) >= _LEAST_SKEW else 0.0


def level_page(grey: Image.Image, skew: float) -> Image.Image:
    """Return the grey picture turned so that its lines are level."""
    return grey.rotate(skew, Image.Resampling.BILINEAR, fillcolor=255) if skew else grey


def _ink(grey: Image.Image) -> np.ndarray:
    shrunk = np.asarray(grey.reduce(max(1, max(grey.size) // _SIDE)))
    rim = max(2, min(shrunk.shape) // 50)
    ink = shrunk < 170
    ink[:rim], ink[-rim:], ink[:, :rim], ink[:, -rim:] = False, False, False, False
    return ink


def _level(ys: np.ndarray, xs: np.ndarray, angle: float) -> float:
    rows = ys - xs * np.tan(np.radians(angle))
    counts = np.bincount((rows - rows.min()).astype(np.int64))
    return float((np.diff(counts.astype(np.float64)) ** 2).sum())


def _sharpness(profile: np.ndarray) -> float:
    return float((np.diff(profile) ** 2).sum() / max(profile.sum(), 1))
