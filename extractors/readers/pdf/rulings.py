"""The ruling lines that a page of a PDF draws, as pdfium gives them."""

import ctypes
import itertools
from typing import Any

import pypdfium2.raw as pdfium_c
from pypdfium2 import PdfPage

from extractors.limits import MAX_PAGE_OBJECTS
from extractors.pages.grids import MAX_EDGES, Box, Grid, build_grids

_THIN = 3.0
_SHORT = 5.0
_MAX_SEGMENTS = 2_000
_MAX_FORM_DEPTH = 3
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def find_grids(page: PdfPage) -> list[Grid]:
    """Return the ruled tables of a page, from above; frames round a single cell are none."""
    edges: list[Box] = []
    _collect(page.raw, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject, _IDENTITY, edges, 0)
    return build_grids(edges)


def _collect(holder: Any, count: Any, get: Any, matrix: Matrix, edges: list[Box], depth: int) -> None:
    for index in range(min(count(holder), MAX_PAGE_OBJECTS)):
        item = get(holder, index)
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            _read_path(item, matrix, edges)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MAX_FORM_DEPTH:
            inner = _times(_matrix(item), matrix)
            _collect(item, pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject, inner, edges, depth + 1)
        if len(edges) > MAX_EDGES:
            return


def _read_path(item: Any, matrix: Matrix, edges: list[Box]) -> None:
    """Add the straight lines of a path: thin rectangles, strokes and frames; shading is no line."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    whole = _times(_matrix(item), matrix)
    points: list[tuple[float, float]] = []
    for index in range(min(pdfium_c.FPDFPath_CountSegments(item), _MAX_SEGMENTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(item, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            _add_shape(points, bool(stroke.value), edges)
            points = []
        points.append(_point(segment, whole))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    _add_shape(points, bool(stroke.value), edges)


def _add_shape(points: list[tuple[float, float]], stroked: bool, edges: list[Box]) -> None:
    if len(points) < 2:
        return
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    if top - bottom <= _THIN and right - left >= _SHORT:
        middle = (top + bottom) / 2
        edges.append((left, middle, right, middle))
    elif right - left <= _THIN and top - bottom >= _SHORT:
        middle = (left + right) / 2
        edges.append((middle, bottom, middle, top))
    elif stroked:
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                edges.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _point(segment: Any, matrix: Matrix) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    a, b, c, d, e, f = matrix
    return a * x.value + c * y.value + e, b * x.value + d * y.value + f


def _matrix(item: Any) -> Matrix:
    found = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l)
