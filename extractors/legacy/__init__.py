"""Vietnamese before Unicode: TCVN3 (ABC), VNI-Windows, VPS, VISCII and VIQR read as what the page shows.

1. by the font, run by run, where the file keeps fonts: "Uû ban nh©n d©n" in .VnTime, "Tröôøng hoïc" in VNI-Times
2. by what gives Vietnamese syllables, paragraph by paragraph, where it does not: text files, wrong fonts
"""

from extractors.legacy.convert import Converted, convert
from extractors.legacy.document import convert_document, read_lines
from extractors.legacy.eight_bit import decode_eight_bit
from extractors.legacy.fonts import LegacyFont, legacy_font
from extractors.legacy.readings import reads_as
from extractors.legacy.runs import joined, read_runs, read_stretch, split
from extractors.legacy.said import conversion_note
from extractors.legacy.syllables import is_syllable
from extractors.legacy.tables import TCVN3, VIQR, VISCII, VNI, VPS

__all__ = [
    "TCVN3", "VIQR", "VISCII", "VNI", "VPS", "Converted", "LegacyFont", "conversion_note", "convert",
    "convert_document", "decode_eight_bit", "is_syllable", "joined", "legacy_font", "read_lines", "read_runs",
    "read_stretch", "reads_as", "split",
]  # fmt: skip
