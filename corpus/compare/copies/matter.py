"""What of a plan is compared for copying: its own matter, with names, numbers and dates masked.

The letterhead, the legal preamble and the foot say the same in every honest plan, so they are left out. Of the rest
only syllables in small letters count: that masks the names of schools, places and people, numbers, dates,
abbreviations and headings in capitals at once, so that a copy under another name stays a copy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas import PlanRecord

_SYLLABLE_REGEX = re.compile(r"[^\W\d_]+")
_FOOT_REGEX = re.compile(r"^\W*(?:nơi nhận|trên đây là (?:kế hoạch|toàn bộ)|người lập kế hoạch)\b", re.M | re.I)
_HEAD_AT_MOST = 0.4
"""No plan's head is longer than this share of it: a first heading found later is not the end of the head."""


@dataclass(frozen=True)
class Matter:
    """A stretch of a plan's text that is compared; offsets are those of the record's text."""

    text: str
    start: int
    end: int

    def syllables(self) -> list[str]:
        """Return the syllables that count."""
        return [one for one in _SYLLABLE_REGEX.findall(self.text, self.start, self.end) if one.islower()]

    def places(self) -> Iterator[tuple[str, int, int]]:
        """Yield the syllables that count with their places."""
        for match in _SYLLABLE_REGEX.finditer(self.text, self.start, self.end):
            if match[0].islower():
                yield match[0], match.start(), match.end()


def matter_of(record: PlanRecord) -> Matter:
    """Return a plan's own matter: from its first section, or the end of the legal preamble, to its foot."""
    text = record.text
    limit = int(len(text) * _HEAD_AT_MOST)
    heads = [section.span[0] for section in record.sections[:1] if section.span[0] <= limit]
    basis = [c.span[1] for c in record.citations if c.role != "mention" and c.section is None and c.span[1] <= limit]
    title = record.header.spans.get("title", (0, 0))[1]
    start = heads[0] if heads else _end_of_line(text, max([*basis, title if title <= limit else 0]))
    feet = [match.start() for match in _FOOT_REGEX.finditer(text, max(start, len(text) // 2))]
    return Matter(text, start, min([*feet, len(text)]))


def _end_of_line(text: str, place: int) -> int:
    if place == 0:
        return 0
    end = text.find("\n", place)
    return len(text) if end < 0 else end
