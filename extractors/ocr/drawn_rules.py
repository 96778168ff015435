"""The ruling lines of a page in a picture: found as long runs of ink, given as edges, and painted out.

Tesseract takes the frame of a table for a picture and loses cells; with the lines gone the words stay, and
the edges tell which cell each stands in.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from extractors.limits import MAX_PICTURE_RUNS
from extractors.pages.grids import Box

_HALF = 2  # lines are looked for at half the size
_INK = 185  # a line one pixel wide is grey there
_FILLED = 0.95
_ACROSS, _DOWN = 0.065, 0.026  # of the page's width: a column of 39 pt, a row of 15 pt; no letter is as long
_APART, _BARE = 4, 0.35  # pixels beside a line, and the part of them that may be ink: feet of bold letters are a row too
_THICK = 0.006
_REACH = 0.004  # lines that should meet may stop short of it by as much


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of ink in one row of pixels (or column): place, begin, end."""

    place: int
    begin: int
    end: int


def take_rules(grey: Image.Image, scale: float) -> tuple[Image.Image, list[Box]]:
    """Return the picture without ruling lines, and the lines as edges in points, y upwards.

    ``scale`` is points a pixel.
    """
    ink = np.asarray(grey.reduce(_HALF)) < _INK
    wide = ink.shape[1]
    across = _lines(_runs(ink, round(wide * _ACROSS)), wide)
    down = _lines(_runs(np.ascontiguousarray(ink.T), round(wide * _DOWN)), wide)
    if not across and not down:
        return grey, []
    clean = grey.copy()
    draw = ImageDraw.Draw(clean)
    point, top, reach = scale * _HALF, grey.height * scale, wide * _REACH
    edges: list[Box] = []
    for line in across:
        for run in line:
            draw.rectangle([run.begin * 2 - 1, run.place * 2 - 1, run.end * 2 + 1, run.place * 2 + 2], fill=255)
        left, right = min(r.begin for r in line) - reach, max(r.end for r in line) + reach
        y = top - _middle(line) * point
        edges.append((left * point, y, right * point, y))
    for line in down:
        for run in line:
            draw.rectangle([run.place * 2 - 1, run.begin * 2 - 1, run.place * 2 + 2, run.end * 2 + 1], fill=255)
        high, low = min(r.begin for r in line) - reach, max(r.end for r in line) + reach
        x = _middle(line) * point
        edges.append((x, top - low * point, x, top - high * point))
    return clean, edges


def _runs(ink: np.ndarray, length: int) -> list[Run]:
    """Return the stretches of at least ``length`` pixels in the rows of ``ink`` that are nearly all ink."""
    thick = ink | np.vstack([ink[1:], ink[-1:]])  # a line that falls by a pixel goes on
    counts = np.zeros((thick.shape[0], thick.shape[1] + 1), np.int32)
    np.cumsum(thick, axis=1, out=counts[:, 1:])
    full = counts[:, length:] - counts[:, :-length] >= length * _FILLED
    rows = np.flatnonzero(full.any(axis=1))
    found: list[Run] = []
    for row in rows:
        marks = np.diff(np.concatenate([[0], full[row].astype(np.int8), [0]]))
        above, below = ink[max(row - _APART, 0)], ink[min(row + _APART, len(ink) - 1)]
        for begin, last in zip(np.flatnonzero(marks == 1), np.flatnonzero(marks == -1), strict=True):
            end = int(last) + length - 1
            if above[begin:end].mean() < _BARE and below[begin:end].mean() < _BARE:
                found.append(Run(int(row), int(begin), end))
        if len(found) > MAX_PICTURE_RUNS:  # a picture, no ruled page
            return []
    return found


def _lines(runs: list[Run], wide: int) -> list[list[Run]]:
    """Return runs that touch one another as lines; what is thicker than a line is left out."""
    lines: list[list[Run]] = []
    live: list[list[Run]] = []
    for run in runs:  # in the order of their rows
        live = [line for line in live if line[-1].place >= run.place - 2]
        met = [line for line in live if any(r.place >= run.place - 2 and r.begin <= run.end + 2
                                            and r.end >= run.begin - 2 for r in line[-6:])]  # fmt: skip
        if not met:
            live.append([run])
            lines.append(live[-1])
            continue
        met[0].append(run)
        for other in met[1:]:
            met[0].extend(other)
            live.remove(other)
            lines = [line for line in lines if line is not other]
    most = wide * _THICK
    return [line for line in lines if _thickness(line) <= most]


def _thickness(line: list[Run]) -> float:
    length = max(r.end for r in line) - min(r.begin for r in line)
    return sum(r.end - r.begin for r in line) / max(length, 1)


def _middle(line: list[Run]) -> float:
    weight = sum(r.end - r.begin for r in line)
    return sum((r.place + 1) * (r.end - r.begin) for r in line) / max(weight, 1)
