"""The numbers, letters and bullets that lines begin with."""

import re

from extractors.layout.model import Marker

_PART_REGEX = re.compile(
    r"(?P<label>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:THỨ|thứ)?\s*[\wÀ-ỹ]+)\s*[.:)\-]?\s*", re.UNICODE
)
_ROMAN_REGEX = re.compile(r"(?P<label>[IVX]{1,6})\s*(?:[.):/]|-(?=\s))\s*")
_ARABIC_REGEX = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?=\s*[.):/\-]))(?:[.):/]+|\s*-)?(?!\d)\s*")
_CAPITAL_REGEX = re.compile(r"(?P<label>[A-HĐ])\s*[.):/]\s*")
_LETTER_REGEX = re.compile(r"(?P<label>[a-zđ](?:\.?\d{1,2})?)\s*[.)/]\s*")
_BULLET_REGEX = re.compile(r"(?P<label>[-+*•●○▪■◦·►→✓ ]|\uf0b7|\uf0a7|\uf02d)\s*")


def read_marker(line: str) -> tuple[Marker | None, int]:
    """Return the marker that a stripped line begins with and its length with the blanks after it.

    >>> read_marker("II. NỘI DUNG")
    (Marker(kind='roman', label='II', depth=1), 4)
    """
    if match := _PART_REGEX.match(line):
        return Marker("part", " ".join(match["label"].split())), match.end()
    if match := _ROMAN_REGEX.match(line):
        return Marker("roman", match["label"]), match.end()
    if match := _ARABIC_REGEX.match(line):
        label = match["label"]
        return Marker("arabic", label, label.count(".") + 1), match.end()
    if match := _CAPITAL_REGEX.match(line):
        return Marker("capital", match["label"]), match.end()
    if match := _LETTER_REGEX.match(line):
        return Marker("letter", match["label"]), match.end()
    if match := _BULLET_REGEX.match(line):
        return Marker("bullet", match["label"]), match.end()
    return None, 0
