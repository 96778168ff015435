"""The zones of the page: letterhead, title, preamble, body, feet (Nghị định 30/2020/NĐ-CP, phụ lục I)."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.layout.feet import find_annex, find_feet
from extractors.layout.model import Line, Zone
from extractors.layout.preamble import end_of_bases, find_body, find_preamble, is_basis, is_sentence
from extractors.lexicon import load

_TYPES = "|".join(
    spelling for row in load("title_types") for spelling in (row["name"].lower(), *row.get("spellings", ()))
)
_ADORNED = r"(?:\(?dự thảo\)?|dự kiến)?[\s:]*"
_TYPE_LINE_REGEX = re.compile(rf"{_ADORNED}(?:{_TYPES})\b")
_TYPE_ALONE_REGEX = re.compile(
    rf"{_ADORNED}(?:{_TYPES})(?: hành động)?(?: liên tịch| phối hợp)?(?:\s*\(?dự thảo\)?)?[\s\W]*$"
)
_LONGEST_TYPE_LINE = 200  # a type line is a heading: longer lines are sentences
_LETTERHEAD_REGEX = re.compile(
    r"cộng h(?:[oò][àa]|ồ) xã hội|độc lập\s*-|đảng cộng sản việt nam|số\s*:|số\s*[\d…._]+\s*[-/]"
    r"|.*\bngày\b.*\btháng\b.*\bnăm\b"
    r"|(?:ubnd|ủy ban|uỷ ban|sở|phòng|trường|đảng bộ|chi bộ|đảng ủy|công đoàn|đoàn|liên đội|tổ)\b.{0,80}$"
)


def find_zones(lines: Sequence[Line], view: str, lowered: str) -> tuple[Zone, ...]:
    """Return the zone of every line; a plan without a letterhead simply has no line in that zone."""
    head = _find_type_line(lines, view, lowered)
    head = _letterhead_end(lines, lowered) if head is None else head
    has_type = head < len(lines) and _TYPE_LINE_REGEX.match(lowered, lines[head].start) is not None
    preamble = find_preamble(lines, lowered, head + has_type)
    body = find_body(lines, lowered, preamble)
    feet = find_feet(lines, view, lowered, body)
    body = end_of_bases(lines, lowered, body, feet)
    bounds = (0, head, preamble, body, feet, find_annex(lines, view, feet), len(lines))
    zones: list[Zone] = []
    for zone, (start, end) in zip((*Zone, Zone.BODY), pairwise(bounds), strict=True):  # an annex is a body again
        zones += [zone] * (end - start)
    return tuple(zones)


def _find_type_line(lines: Sequence[Line], view: str, lowered: str) -> int | None:
    """Return the index of the line with the document's type among the first 40 that hold words."""
    first_title, seen = None, 0
    for line in lines:
        if line.start == line.end:
            continue
        seen += 1
        if seen > 40 or (line.marker and line.marker.kind in ("roman", "part")):
            break
        words = lowered[line.start : line.end]
        if len(words) < _LONGEST_TYPE_LINE and not line.is_row and _TYPE_LINE_REGEX.match(words):
            if _TYPE_ALONE_REGEX.match(words):
                return line.index
            upper = view[line.start : line.end].isupper()
            if first_title is None and (upper or not is_sentence(words)):
                first_title = line.index
        if is_basis(words):
            break
    return first_title


def _letterhead_end(lines: Sequence[Line], lowered: str) -> int:
    """Return how many lines at the top belong to a letterhead that no type line ends."""
    end = 0
    for line in lines[:14]:
        if line.start == line.end:
            continue
        if line.end - line.start > 120 or not _LETTERHEAD_REGEX.match(lowered[line.start : line.end]):
            break
        end = line.index + 1
    return end
