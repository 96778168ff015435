"""From the layout to the mentions of a time: points are found, joined, refused, and told what kind they are."""

from bisect import bisect_right
from collections.abc import Sequence

from extractors.components.dates.cells import find_cells
from extractors.components.dates.columns import Ratios, is_class
from extractors.components.dates.join import join_points
from extractors.components.dates.kinds import kind_of
from extractors.components.dates.parts import parts_of
from extractors.components.dates.point import Point
from extractors.components.dates.points import find_points
from extractors.layout import Layout
from schemas import Citation, DateMention, Section


def find_dates(layout: Layout, citations: Sequence[Citation], sections: Sequence[Section]) -> list[DateMention]:
    """Return the mentions of a time in the order of the text.

    ``citations`` of the text in its order tell which days are those of documents and which bare years are laws';
    ``sections``, the roots of their tree, tell where a plan speaks of the past.
    """
    lower = layout.flow_lower
    points = join_points(lower, find_points(lower))
    points = _merge(points, list(find_cells(layout)))
    if layout.tables:
        ratios = Ratios(layout)
        points = [point for point in points if not is_class(layout, point) and not ratios.hold(point)]
    points = _merge(points, _law_years(lower, citations, points))
    starts = [citation.span[0] for citation in citations]
    parts = parts_of(sections)
    return [
        DateMention(
            text=layout.text[point.start : point.end], span=(point.start, point.end), value=point.value,
            modifier=point.modifier,  # type: ignore[arg-type]
            kind=kind_of(layout, point, _citation_at(citations, starts, point.start), parts),
        )
        for point in points
    ]  # fmt: skip


def _law_years(lower: str, citations: Sequence[Citation], points: Sequence[Point]) -> list[Point]:
    """Return the bare years that date a cited law ("Luật Giáo dục 2019") and that no other point holds."""
    found, starts = [], [point.start for point in points]
    for citation in citations:
        issued = citation.issued
        if not issued or len(issued) != 4:
            continue
        at = lower.find(" " + issued, *citation.span) + 1
        near = points[max(0, bisect_right(starts, at) - 1) : bisect_right(starts, at)]
        if at and not any(point.end > at for point in near) and not lower[at + 4 : at + 5].isalnum():
            year = (int(issued), None, None)
            found.append(Point(at, at + 4, year, year, "year"))
    return found


def _merge(points: list[Point], cells: list[Point]) -> list[Point]:
    """Return all points in order; a cell's month wins over what stands at the same place."""
    if not cells:
        return points
    taken = {offset for cell in cells for offset in range(cell.start, cell.end)}
    kept = [point for point in points if point.start not in taken and point.end - 1 not in taken]
    return sorted(kept + cells, key=lambda point: point.start)


def _citation_at(citations: Sequence[Citation], starts: Sequence[int], offset: int) -> Citation | None:
    """Return the last citation that holds the offset; citations may nest, but never deeper than three."""
    at = bisect_right(starts, offset)
    for i in range(at - 1, max(0, at - 3) - 1, -1):
        if citations[i].span[1] > offset:
            return citations[i]
    return None
