"""Records out of the store for other programs: one JSON record a line, CSV tables, an Excel book."""

from corpus.export.files import FORMATS, export_plans, format_of
from corpus.export.frames import SHEETS, make_frames

__all__ = ["FORMATS", "SHEETS", "export_plans", "format_of", "make_frames"]
