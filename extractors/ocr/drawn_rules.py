"""The ruling lines of a page in a picture: found as long runs of ink, given as edges, and painted out.

Tesseract takes the frame of a table for a picture and loses cells; with the lines gone the words stay, and
the edges tell which cell each stands in.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from extractors.limits import MAX_PICTURE_RUNS
from extractors.pages.grids import Box

_HALF = 2  # lines are looked for at half the size
_INK = 185  # a line one pixel wide is grey there
_FILLED = 0.95
_ACROSS, _DOWN = 0.065, 0.026  # of the page's width: a column of 39 pt, a row of 15 pt; no letter is as long
_APART, _BARE = (
    4,
    0.35,
)  # pixels beside a line, and the part of them that may be ink: feet of bold letters are a row too
_THICK = 0.006
_BAND, _DARK = 8, 200  # pixels beside a line at full size, and what is ink there
_CHUNK, _LAP = 48, 12  # pixels of a line that are erased at a time: it may fall by one over a longer way
_PIECE = 6  # pixels of an end of a line that are looked at by themselves


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
    pixels = np.array(grey)
    point, top = scale * _HALF, grey.height * scale
    edges: list[Box] = []
    for line in across:
        _erase(pixels, line)
        left, right = min(r.begin for r in line), max(r.end for r in line)
        y = top - _middle(line) * point
        edges.append((left * point, y, right * point, y))
    for line in down:
        _erase(pixels.T, line)
        high, low = min(r.begin for r in line), max(r.end for r in line)
        x = _middle(line) * point
        edges.append((x, top - low * point, x, top - high * point))
    return Image.fromarray(pixels), edges


def _erase(pixels: np.ndarray, line: list[Run]) -> None:
    """Make a line white where it is as thick as usual; letters that touch it lose no more than its own rows."""
    pieces = [(run.place, begin, min(begin + _CHUNK, run.end * 2 + _LAP))
              for run in line for begin in range(max(run.begin * 2 - _LAP, 0), run.end * 2 + _LAP, _CHUNK)]  # fmt: skip
    for place, begin, end in pieces:
        band = pixels[place * 2 - _BAND : place * 2 + 2 + _BAND, begin:end]
        if band.shape[0] < 2 * _BAND + 2 or not band.shape[1]:
            continue
        middle = _BAND + int(np.argmin(band[_BAND : _BAND + 4].mean(axis=1)))
        dark = band < _DARK
        up = np.cumprod(dark[middle::-1], axis=0).sum(axis=0)
        under = np.cumprod(dark[middle:], axis=0).sum(axis=0)
        above, below = round(float(np.median(up))), round(float(np.median(under)))
        if above + below > _BAND + 2:
            continue
        band[max(middle - above + 1, 0) : middle + max(below, 1)] = 255
        plain = up + under <= above + below + 2  # nothing stands on the line here: its grey rim goes too
        for rim in (middle - above - 1, middle - above, middle + below, middle + below + 1):
            if 0 <= rim < len(band):
                band[rim, plain] = 255


def _runs(ink: np.ndarray, length: int) -> list[Run]:
    """Return the stretches of at least ``length`` pixels in the rows of ``ink`` that are nearly all ink."""
    thick = ink | np.vstack([ink[1:], ink[-1:]])  # a line that falls by a pixel goes on
    counts = np.zeros((thick.shape[0], thick.shape[1] + 1), np.int32)
    np.cumsum(thick, axis=1, out=counts[:, 1:])
    length = max(length, 1)  # a strip of a few pixels is no page, and has no rules
    full = counts[:, length:] - counts[:, :-length] >= length * _FILLED
    rows = np.flatnonzero(full.any(axis=1))
    found: list[Run] = []
    for row in rows:
        marks = np.diff(np.concatenate([[0], full[row].astype(np.int8), [0]]))
        above, below = ink[max(row - _APART, 0)], ink[min(row + _APART, len(ink) - 1)]
        for begin, last in zip(np.flatnonzero(marks == 1), np.flatnonzero(marks == -1), strict=True):
            end = int(last) + length - 1
            near = [ink[min(max(row + n, 0), len(ink) - 1), begin:end] for n in (-5, -4, -3, 3, 4, 5)]
            beside = np.max(near, axis=0)
            first, last_piece = _bare_part(beside)
            if above[begin:end].mean() < _BARE and below[begin:end].mean() < _BARE and last_piece - first >= length:
                found.append(Run(int(row), int(begin) + first, int(begin) + last_piece))
        if len(found) > MAX_PICTURE_RUNS:  # a picture, no ruled page
            return []
    return found


def _bare_part(beside: np.ndarray) -> tuple[int, int]:
    """Return the part of a line at whose ends nothing stands beside it: the stem of a "p" may lengthen a line."""
    first, last = 0, len(beside)
    while last - first > 2 * _PIECE and beside[first : first + _PIECE].mean() > 0.5:
        first += _PIECE
    while last - first > 2 * _PIECE and beside[last - _PIECE : last].mean() > 0.5:
        last -= _PIECE
    return first, last


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
