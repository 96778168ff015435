"""Under what a document is cited: the role, and whether a place is in the preamble at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extractors.components.citations.shapes import finder
from extractors.layout import Layout, Line, Zone
from schemas import Role

# What a sentence of the preamble opens with; after a bullet, a number, "." or ";".
_LEAD = (
    r"(?P<lead>(?:các |những )?(?:căn|căc) cứ|trên cơ sở|dựa (?:vào|trên|theo)|theo|xét|vận dụng|"
    r"(?:nhằm |để |tiếp tục |tích cực )?(?:thực hiện|thi hành|triển khai|quán triệt|chấp hành))(?!\w)"
)
_FIRST_REGEX = re.compile(_LEAD)
_OPENING_REGEX = re.compile(rf"[;.:,]\)? {{0,3}}(?:và )?{_LEAD}")
_INSIDE_REGEX = re.compile(r"(?<!\w)(?P<lead>căn cứ|thực hiện|thi hành|triển khai)(?: vào| thực hiện| theo)? {1,2}$")
_HEADING_REGEX = re.compile(
    r"(?:(?:phần|mục)? ?[\divx.]{0,6}[.):/ -]{0,3})(?:các |những |một số )?(?:căn cứ|"
    r"cơ sở pháp lý|cơ sở pháp lí|cơ sở xây dựng|văn bản chỉ đạo|"
    r"văn bản pháp lý|cơ sở để xây dựng)(?!\w)(?![^:]*(?:\d{2,}|số |luật|tình hình))"
)
_HEADING_WORDS = ("căn cứ", "cơ sở ", "văn bản ")  # each heading has one of them, few lines have
_LONGEST_HEADING = 90
_NEVER_BASES = (Zone.BODY, Zone.FEET)
# Text that is wrapped by hand fills its lines; a shorter line ended because its writer ended it.
_WRAPPED_LINE = 50
_MOST_WRAPPED_LINES = 30
_BASIS = ("căn cứ", "căc cứ", "trên cơ sở", "dựa", "theo", "xét", "vận dụng", "các", "những")


@dataclass
class Roles:
    """Tells the role of a place; it walks through the lines once and remembers the lead of each."""

    layout: Layout
    _line: Line | None = None
    _read_to: int = 0
    _role: Role | None = None

    @cached_property
    def _leads(self) -> dict[int, Role]:
        """The role that a line begins under, by the index of the line; lines outside the preamble have none."""
        leads: dict[int, Role] = {}
        heading: Line | None = None
        role: Role = "mention"
        lower, zones = self.layout.lower, self.layout.zones
        named = {self.layout.line_at(at).index for words in _HEADING_WORDS for at in _places_of(words, lower)}
        for line in self.layout.lines:
            if heading is not None and _closes(line, heading):
                heading = None
            short = line.end - line.start < _LONGEST_HEADING and not line.cells
            if (
                short
                and line.index in named
                and line.view[-1:] not in ";,"
                and _HEADING_REGEX.match(lower, line.start, line.end)
            ):
                heading, role = line, "basis"
                leads[line.index] = role
                continue
            if heading is None and (zones[line.index] in _NEVER_BASES or not self._is_preamble(line)):
                role = "mention"
                continue
            leads[line.index] = role
            first = _FIRST_REGEX.match(self.layout.lower, line.body, line.end)
            if first and not self._is_continued(line):
                leads[line.index] = role = _role_of(first["lead"])
        return leads

    def _is_preamble(self, line: Line) -> bool:
        """Whether the line is in the preamble; where zones are unsure, a lead before a document tells."""
        zone = self.layout.zones[line.index]
        if zone not in (Zone.LETTERHEAD, Zone.TITLE):
            return zone is Zone.PREAMBLE and not self._is_title(line)
        first = _FIRST_REGEX.match(self.layout.lower, line.body, line.end)
        if first is None or first["lead"] in ("theo", "xét"):
            return False
        document = finder().search(self.layout.view, line.body, min(line.end, first.end() + 30))
        if first["lead"].endswith("căn cứ"):
            return True
        # A title may begin so too ("Thực hiện Nghị quyết số 29-NQ/TW ..."), but it ends without a mark.
        return document is not None and self.layout.view[line.end - 1 : line.end] in (";", ",", ".", ":")

    def _is_title(self, line: Line) -> bool:
        """Whether a line right under "KẾ HOẠCH" is its title, though it begins like a preamble."""
        if self.layout.view[line.end - 1 : line.end] in (";", ",", ".", ":") or line.index == 0:
            return False
        above = next(
            (w for w in reversed(self.layout.lines[max(0, line.index - 3) : line.index]) if w.end > w.start), None
        )
        words = self.layout.view[above.start : above.end] if above and above.end - above.start < 40 else ""
        return words.startswith(("KẾ HOẠCH", "CHƯƠNG TRÌNH"))

    def in_preamble(self, offset: int) -> bool:
        """Return whether the place is in the preamble, or in a section of bases that stands for one."""
        return self.layout.line_at(offset).index in self._leads

    def role_at(self, offset: int, last_end: int) -> Role:
        """Return the role of a citation that begins at ``offset``; ``last_end`` is the end of the one before it.

        Places are asked for in the order of the text: what was read of a line is not read again.
        """
        line = self.layout.line_at(offset)
        lead = self._leads.get(line.index)
        if lead is None:
            return "mention"
        line = self._first_line(line)
        lowered = self.layout.flow_lower
        if self._line is not line:
            self._line, self._read_to, self._role = line, line.body, None
            if first := _FIRST_REGEX.match(lowered, line.body, line.end):
                self._role = _role_of(first["lead"])
        for match in _OPENING_REGEX.finditer(lowered, self._read_to, offset):
            if lowered[match.start()] != "," or self._switches(match, offset, last_end):
                self._role = _role_of(match["lead"])
        self._read_to = max(self._read_to, offset)
        found = self._role
        if found is None and last_end > line.body and finder().match(self.layout.view, line.body):
            found = lead  # named in the subject of the one that the line begins with
        if found is None and (inside := _INSIDE_REGEX.search(lowered, max(line.body, offset - 40), offset)):
            found = _role_of(inside["lead"])
        if found is None and (line.marker or finder().match(self.layout.view, line.body)):
            found = lead
        return found or "mention"

    def _first_line(self, line: Line) -> Line:
        """Return the line that a hard-wrapped sentence or list item of the preamble begins on."""
        lines = self.layout.lines
        for _ in range(_MOST_WRAPPED_LINES):
            above = lines[line.index - 1] if line.index else line
            if above.index not in self._leads or not self._goes_on(line, above):
                break
            line = above
        return line

    def _goes_on(self, line: Line, above: Line) -> bool:
        if self.layout.goes_on(line):
            return True
        if line.marker or line.is_row or above.end == above.start or self.layout.view[above.end - 1] in ".;:|":
            return False
        is_lead = _FIRST_REGEX.match(self.layout.lower, line.body, line.end) is not None
        long = above.end - above.start >= _WRAPPED_LINE
        return long and not is_lead and not finder().match(self.layout.view, line.body)

    def _is_continued(self, line: Line) -> bool:
        return self.layout.view[line.body : line.body + 1].islower() and self.layout.goes_on(line)

    def _switches(self, match: re.Match[str], offset: int, last_end: int) -> bool:
        """Whether a lead after a comma opens a clause of its own and is no part of a subject."""
        if match["lead"] in ("căn cứ", "căc cứ", "trên cơ sở"):
            return True
        if match["lead"] in ("theo", "xét") or match["lead"].startswith(("để", "nhằm")):
            return False
        gap = match.start() - last_end
        return 0 <= gap < 6 and not self.layout.view[last_end : match.start()].strip()


def _places_of(words: str, lower: str) -> Iterator[int]:
    """Yield where the words stand; ``find`` scans memory, a regex of all takes three times as long."""
    at = lower.find(words)
    while at >= 0:
        yield at
        at = lower.find(words, at + 1)


def _role_of(lead: str) -> Role:
    return "basis" if lead.startswith(_BASIS) else "implements"


def _closes(line: Line, heading: Line) -> bool:
    """Whether the line is a heading of the same rank as the one that opened a section of bases."""
    if line.marker is None or line.marker.kind in ("bullet", "letter"):
        return False
    if heading.marker is None:
        return line.marker.kind in ("roman", "part", "capital", "arabic")
    rank = ("part", "roman", "capital", "arabic")
    if line.marker.kind == heading.marker.kind:
        return line.marker.depth <= heading.marker.depth
    if line.marker.kind in rank and heading.marker.kind in rank:
        return rank.index(line.marker.kind) < rank.index(heading.marker.kind)
    return False
