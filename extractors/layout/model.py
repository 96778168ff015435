"""The parts of a layout; all offsets are code points of the plan's text."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

from extractors.layout.flow import unwrap
from extractors.layout.fold import lower

MarkerKind = Literal["part", "roman", "capital", "arabic", "letter", "bullet"]


class Zone(StrEnum):
    """Where on the page a line stands, in the order of Nghị định 30/2020/NĐ-CP, phụ lục I."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    PREAMBLE = "preamble"
    BODY = "body"
    FEET = "feet"


# Marker and Line are as good as frozen: nothing writes to them. ``frozen=True`` would make each of a
# text's thousands cost three times as much to create.
@dataclass(slots=True, unsafe_hash=True)
class Marker:
    """The number or bullet that a line begins with: "II." is kind roman, label "II", depth 1.

    ``depth`` is the count of groups ("2.1." is 2); a bullet's label is the character itself.
    """

    kind: MarkerKind
    label: str
    depth: int = 1


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """One line: ``[start, end)`` without its newline and outer blanks; ``body`` is where its words
    begin after the marker; ``cells`` are the bounds of a table row's cells, empty elsewhere."""

    index: int
    start: int
    end: int
    body: int
    marker: Marker | None = None
    cells: tuple[tuple[int, int], ...] = ()

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of a table."""
        return bool(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows: lines ``[first, last]``, of which the first ``heads`` are column heads."""

    first: int
    last: int
    heads: int


@dataclass(frozen=True)
class Layout:
    """A plan's text with its lines, tables and zones.

    ``text`` is untouched; ``view`` is the same length with plain spaces, hyphens and quotation
    marks; ``lower`` is the view in lower case. Match on these, slice ``text``.
    """

    text: str
    view: str
    lower: str
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    zones: tuple[Zone, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _table_of_line(self) -> dict[int, Table]:
        return {i: table for table in self.tables for i in range(table.first, table.last + 1)}

    @cached_property
    def flow(self) -> str:
        """Return the view with a blank for every line break that stands within a sentence (hard-wrapped text)."""
        return unwrap(self.view)

    @cached_property
    def flow_lower(self) -> str:
        """Return the flow in lower case."""
        return self.lower if self.flow == self.view else lower(self.flow)

    def goes_on(self, line: Line) -> bool:
        """Return whether a line continues the sentence of the one above."""
        at = self.view.rfind("\n", max(0, line.start - 200), line.start)
        return at >= 0 and self.flow[at] == " "

    @cached_property
    def grids(self) -> dict[int, Any]:
        """The columns of tables already read, by the tables' first lines; ``grid.py`` keeps them here."""
        return {}

    def line_at(self, offset: int) -> Line:
        """Return the line that holds ``offset``, or the one before it when between lines."""
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)]

    def zone_at(self, offset: int) -> Zone:
        """Return the zone of the line that holds ``offset``."""
        return self.zones[self.line_at(offset).index]

    def table_at(self, line: Line) -> Table | None:
        """Return the table that the line is a row of, or None."""
        return self._table_of_line.get(line.index)

    def cell_index(self, line: Line, offset: int) -> int | None:
        """Return which cell of the row holds ``offset``, from 0, or None outside of tables."""
        for i, (start, end) in enumerate(line.cells):
            if start <= offset <= end:
                return i
        return None

    def words(self, line: Line) -> str:
        """Return the line's words after its marker, from the view."""
        return self.view[line.body : line.end]
