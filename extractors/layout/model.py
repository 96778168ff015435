"""The parts of a layout; all offsets are code points of the plan's text."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from extractors.layout.flow import unwrap
from extractors.layout.fold import lower
from extractors.layout.markers import Marker, read_marker


class Zone(StrEnum):
    """Where on the page a line stands, in the order of Nghị định 30/2020/NĐ-CP, phụ lục I."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    PREAMBLE = "preamble"
    BODY = "body"
    FEET = "feet"


# A Line is as good as frozen: nothing writes to it. ``frozen=True`` would make each of a text's thousands
# cost three times as much to create.
@dataclass(slots=True, unsafe_hash=True)
class Line:
    """One line: ``[start, end)`` without its newline and outer blanks; ``cells`` are the bounds of a table
    row's cells, empty elsewhere; ``view`` is the layout's view of the line.

    ``marker`` and ``body``, where its words begin after the marker, are read when first asked for: to find
    citations and dates takes those of few lines. A row has none, its body is its start.
    """

    index: int
    start: int
    end: int
    view: str = field(repr=False)
    cells: tuple[tuple[int, int], ...] = ()
    _head: tuple[Marker | None, int] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def marker(self) -> Marker | None:
        """The marker that the line begins with."""
        return (self._head or self._read_head())[0]

    @property
    def body(self) -> int:
        """Where the line's words begin after its marker."""
        return self.start + (self._head or self._read_head())[1]

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of a table."""
        return bool(self.cells)

    def _read_head(self) -> tuple[Marker | None, int]:
        self._head = (None, 0) if self.cells else read_marker(self.view)
        return self._head


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
