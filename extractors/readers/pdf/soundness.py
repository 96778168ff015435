"""Whether the text layer of a page says what the page shows, or must be recognised from its picture.

1. sound: a plan as Word prints it, in any font, with names, abbreviations and tables
2. broken: letters without a map to Unicode ("\ufffd", private-use signs), wrong maps ("Kѓ hoҥch"), a scanner's
   hidden text that read Vietnamese as English ("Cdn cri Ngh! dinh", "Can cu Nghi dinh")
3. missing: hardly a word on a page with a picture all over it, a digital signature's lines at most
"""

import ctypes
import re

import pypdfium2.raw as pdfium_c
from pypdfium2 import PdfPage

from extractors.legacy import is_syllable
from extractors.pages.lines import TextLine

_LEAST_WORDS = 30
_LEAST_SYLLABLES = 0.55
_LEAST_MARKED = 0.2  # Vietnamese has marks on two words of three
_MOST_DAMAGED = 0.03
_SAMPLE = 240
_DAMAGE_REGEX = re.compile("[\ufffd\ue000-\uf8ff\x80-\x9f]")  # lost, of the font's own, control characters
_EDGES = ".,;:()[]“”\"'!?…-–/"
_FEW_LETTERS = 400  # a digital signature writes 100 to 300
_FULL_PAGE, _LARGE_PICTURE = 0.6, 0.2
_HARDLY_ANY = 25
_MANY_OUTLINES = 40  # a frame and some rules are fewer


def is_broken(lines: list[TextLine], page: PdfPage) -> bool:
    """Return whether the lines of a page are not the Vietnamese that the page shows."""
    words = " ".join(line.text for line in lines).split()
    words = words[:: len(words) // _SAMPLE + 1]
    if sum(map(_is_damaged, words)) > _MOST_DAMAGED * len(words):
        return len(words) >= 3
    plain = [bare for bare in (word.strip(_EDGES) for word in words) if len(bare) > 1 and not bare[0].isdigit()]
    if len(plain) < _LEAST_WORDS:
        return False
    if sum(map(is_syllable, plain)) < _LEAST_SYLLABLES * len(plain):
        return any(not word.isascii() for word in plain) or _covered_part(page) >= _FULL_PAGE
    # Text without marks may be typed so; where a picture lies behind it, a scanner read it.
    return sum(not word.isascii() for word in plain) < _LEAST_MARKED * len(plain) and _covered_part(page) >= _FULL_PAGE


def is_missing(letters: int, page: PdfPage) -> bool:
    """Return whether a page with so many letters shows more than its text: pictures, or letters drawn as outlines."""
    if letters >= _FEW_LETTERS:
        return False
    least = _LARGE_PICTURE if letters < _HARDLY_ANY else _FULL_PAGE
    outlines = not letters and pdfium_c.FPDFPage_CountObjects(page.raw) >= _MANY_OUTLINES
    return outlines or _covered_part(page) >= least


def _covered_part(page: PdfPage) -> float:
    """Return the part of the page that pictures cover."""
    width, height = page.get_size()
    box = [ctypes.c_float() for _ in range(4)]
    covered = 0.0
    for index in range(min(pdfium_c.FPDFPage_CountObjects(page.raw), 200)):
        item = pdfium_c.FPDFPage_GetObject(page.raw, index)
        if pdfium_c.FPDFPageObj_GetType(item) != pdfium_c.FPDF_PAGEOBJ_IMAGE:
            continue
        if pdfium_c.FPDFPageObj_GetBounds(item, *(ctypes.byref(edge) for edge in box)):
            left, bottom, right, top = (edge.value for edge in box)
            covered += max(right - left, 0) * max(top - bottom, 0)
    return covered / max(width * height, 1)


def _is_damaged(word: str) -> bool:
    return len(word) > 1 and _DAMAGE_REGEX.search(word) is not None
