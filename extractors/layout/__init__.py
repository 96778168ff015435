"""The shape of a plan's text: lines with their markers, tables, and the zones of the page."""

from extractors.layout.model import Layout, Line, Marker, Table, Zone
from extractors.layout.parse import parse_layout

__all__ = ["Layout", "Line", "Marker", "Table", "Zone", "parse_layout"]
