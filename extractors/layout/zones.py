"""The zones of the page: letterhead, title, preamble, body, feet (Nghị định 30/2020/NĐ-CP, phụ lục I)."""

import re

from extractors.layout.model import Line, Zone

_TYPE_REGEX = re.compile(r"kế hoạch(?: liên tịch| phối hợp)?\W*$")
_PREAMBLE_REGEX = re.compile(r"(?:[-+*]\s*)?(?:căn cứ|thực hiện|thi hành|triển khai|nhằm|để |xét |theo )")
_FEET_REGEX = re.compile(r"nơi nhận\b")


def find_zones(lines: list[Line], view: str, lowered: str) -> tuple[Zone, ...]:
    """Return the zone of every line; a plan without a letterhead simply has no line in that zone."""
    zones: list[Zone] = []
    zone = Zone.LETTERHEAD if _has_type_line(lines, lowered) else Zone.TITLE
    for line in lines:
        words = lowered[line.start : line.end]
        if zone is Zone.LETTERHEAD and _TYPE_REGEX.match(words):
            zone = Zone.TITLE
        elif zone is Zone.TITLE and _PREAMBLE_REGEX.match(words):
            zone = Zone.PREAMBLE
        elif zone in (Zone.TITLE, Zone.PREAMBLE) and line.marker and line.marker.kind in ("roman", "capital", "part"):
            zone = Zone.BODY
        elif zone is Zone.BODY and _FEET_REGEX.match(words):
            zone = Zone.FEET
        zones.append(zone)
    return tuple(zones)


def _has_type_line(lines: list[Line], lowered: str) -> bool:
    return any(_TYPE_REGEX.match(lowered[line.start : line.end]) for line in lines[:20])
