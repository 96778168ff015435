"""The cells between ruling lines, as pdfplumber finds them."""

from dataclasses import dataclass
from typing import Any

_SNAP = 3.0
MAX_EDGES = 6_000
_MAX_CROSSINGS = 3_000  # a page-long table of 60 rows and 12 columns has 800, a drawing more
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Grid:
    """A ruled table: its cells (left, bottom, right, top), in rows from above, from left to right."""

    rows: list[list[Box]]

    @property
    def box(self) -> Box:
        """Return the frame of the table."""
        cells = [cell for row in self.rows for cell in row]
        return (min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells))


def build_grids(edges: list[Box]) -> list[Grid]:
    """Return the ruled tables that straight lines make, from above; frames round a single cell are none."""
    if len(edges) < 4:
        return []
    from pdfplumber import table as plumber  # half a second to import, and most plans have no such page

    described = [_edge(edge) for edge in edges[:MAX_EDGES]]
    merged = plumber.merge_edges(described, _SNAP, _SNAP, _SNAP, _SNAP)
    across = sum(edge["orientation"] == "h" for edge in merged)
    if across * (len(merged) - across) > _MAX_CROSSINGS:
        return []
    crossings = plumber.edges_to_intersections(merged, _SNAP, _SNAP)
    cells = plumber.intersections_to_cells(crossings)
    grids = []
    for table in plumber.cells_to_tables(cells):
        rows: dict[float, list[Box]] = {}
        for x0, top, x1, bottom in sorted(table, key=lambda cell: (cell[1], cell[0])):
            rows.setdefault(round(top, 1), []).append((x0, -bottom, x1, -top))
        if len(table) > 1 and max(len(row) for row in rows.values()) > 1:
            grids.append(Grid(list(rows.values())))
    return sorted(grids, key=lambda grid: -grid.box[3])


def _edge(edge: Box) -> dict[str, Any]:
    """Return an edge as pdfplumber describes one, y counted downwards."""
    left, bottom, right, top = edge
    orientation = "h" if right - left >= top - bottom else "v"
    return {"x0": left, "x1": right, "top": -top, "bottom": -bottom, "width": right - left,
            "height": top - bottom, "orientation": orientation, "object_type": "line"}  # fmt: skip
