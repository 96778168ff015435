"""Finds the times that a plan speaks of, with their EDTF values and kinds."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from extractors.component import component, items, layout_of
from extractors.components.dates.cells import find_cells
from extractors.components.dates.columns import Ratios, is_class
from extractors.components.dates.join import join_points
from extractors.components.dates.kinds import kind_of
from extractors.components.dates.parts import parts_of
from extractors.components.dates.point import Point
from extractors.components.dates.points import find_points
from schemas import Citation, DateMention


@component("dates", requires=("citations", "sections"))
def dates(doc: Doc) -> list[DateMention]:
    """Return the mentions of a time in the order of the text.

    1. a day: "ngày 28 tháng 12 năm 2018", "ngày 05/9/2020", "06.9.2022", "30/09/22", "mồng 5 tháng 9", "20/11"
    2. a month: "tháng 8 năm 2021", "Tháng 9/2020", "9/2022" in a cell, "cuối tháng 6/2020", "Tuần 3 tháng 5/2023"
    3. a year or years: "năm 2013", "năm học 2021 - 2022", "NH 2021-2022", "giai đoạn 2020 - 2025"
    4. a stretch: "05/9 - 22/9/2023", "ngày 15-17/3/2023", "từ tháng 4 đến tháng 5/2019", "Tháng 2, 3/2021"
    5. a quarter: "Quý I/2024", "quý IV năm 2024"
    6. a date with blanks: "ngày … tháng … năm 2020"
    7. a bare month in a column headed "Tháng": "9", "01, 02"
    8. a lunar new year: "Tết Quý Mão 2023"
    """
    layout = layout_of(doc)
    lower = layout.flow_lower
    points = join_points(lower, find_points(lower))
    points = _merge(points, list(find_cells(layout)))
    if layout.tables:
        ratios = Ratios(layout)
        points = [point for point in points if not is_class(layout, point) and not ratios.hold(point)]
    citations: list[Citation] = items(doc, "citations")
    points = _merge(points, _law_years(lower, citations, points))
    starts = [citation.span[0] for citation in citations]
    parts = parts_of(items(doc, "sections"))
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
