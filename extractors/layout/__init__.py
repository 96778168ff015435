"""The shape of a plan's text: lines with their markers, tables, and the zones of the page."""

from extractors.layout.grid import column_heads, row_columns
from extractors.layout.markers import Marker
from extractors.layout.model import Layout, Line, Table, Zone
from extractors.layout.parse import parse_layout

__all__ = ["Layout", "Line", "Marker", "Table", "Zone", "column_heads", "parse_layout", "row_columns"]
