"""What the headings over a line say of its numbers: results of the past, goals, criteria."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from extractors.layout import Layout, Line
from extractors.lexicon import load

_CUES = [
    (row["mood"], re.compile(row["pattern"]), re.compile(row["unless"]) if "unless" in row else None,
     row.get("weak", False))
    for row in load("target_moods")
]  # fmt: skip
_RANKS = {"part": 0, "capital": 1, "roman": 2, "arabic": 3, "letter": 8}
_CAPITALS_WITHIN = 2.5  # "A. Học sinh" under "III. CHỈ TIÊU", where other plans have "III." under "A."
_BULLET_RANKS = {"*": 9, "-": 10, "+": 11}
_LONGEST_HEADING = 130
_ITEM_RANK = 9  # bullets
_SCHOOL_YEAR_REGEX = re.compile(r"năm học (20\d\d) ?[-–] ?20\d\d")
_YEAR_REGEX = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that others stand under; ``head`` is its title, or what stands before its colon."""

    rank: float
    head: str
    mood: str | None


class Moods:
    """The headings over each line; ``mood`` is None where no heading says anything."""

    def __init__(self, layout: Layout) -> None:
        self._starts: list[int] = []
        self._paths: list[tuple[Heading, ...]] = []
        path: tuple[Heading, ...] = ()
        named = _SCHOOL_YEAR_REGEX.search(layout.lower)
        begins = int(named[1]) if named else None
        capitals = _CAPITALS_WITHIN if _has_capitals_within(layout) else _RANKS["capital"]
        part: Line | None = None  # "PHẦN THỨ HAI" alone on its line: the next line is its title
        for line in layout.lines:
            heading = _read_heading(layout, line, capitals)
            if heading is not None:
                if part is not None and line.marker is None:
                    heading = replace(heading, rank=_RANKS["part"])
                path = (*(h for h in path if h.rank < heading.rank), _inherit(path, heading, begins))
                self._starts.append(line.index)
                self._paths.append(path)
            if line.end > line.start:
                part = line if line.marker and line.marker.kind == "part" and line.body == line.end else None

    def over(self, line: Line) -> tuple[Heading, ...]:
        """Return the headings that hold for a line, outermost first, its own last."""
        at = bisect_right(self._starts, line.index) - 1
        return self._paths[at] if at >= 0 else ()


def mood_of(path: tuple[Heading, ...]) -> str | None:
    """Return the mood of a path: the innermost that is not neutral; "neutral" under neutral ones only."""
    moods = [heading.mood for heading in path if heading.mood]
    strong = [mood for mood in moods if mood not in ("neutral", "purpose")]
    if strong and strong[-1] == "goal" and moods[-1] == "purpose" and len(moods) > 1:
        return "goal"
    return strong[-1] if strong and moods[-1] != "purpose" else moods[-1] if moods else None


def _has_capitals_within(layout: Layout) -> bool:
    """Whether the sections with capitals stand within those with roman numbers: the first "A." comes after an "I."."""
    kinds = (line.marker for line in layout.lines if not line.is_row and line.marker)
    first = next((marker for marker in kinds if marker.kind in ("roman", "capital")), None)
    return first is not None and first.kind == "roman"


def _read_heading(layout: Layout, line: Line, capitals: float) -> Heading | None:
    """Return the heading that a line is, None for other lines; ``capitals`` is the rank of "A." in this plan."""
    if line.is_row or line.end == line.start:
        return None
    length = line.end - line.body
    if line.marker is None:
        text = layout.view[line.body : line.end]
        if length > 90 or not (text.isupper() or text.endswith(":")):
            return None
        rank = 2 if text.isupper() else 7
    elif line.marker.kind == "bullet":
        rank = _BULLET_RANKS.get(line.marker.label, 10)
        if length > _LONGEST_HEADING and ":" not in layout.view[line.body : line.body + 80]:
            return Heading(rank, "", None)
    else:
        rank = capitals if line.marker.kind == "capital" else _RANKS[line.marker.kind] + line.marker.depth - 1
    head = layout.lower[line.body : min(line.end, line.body + _LONGEST_HEADING)]
    colon = head.find(":")
    if colon >= 0:
        head = head[:colon]
        if "%" in head and ";" in head:  # the colon of its last item, not one behind a head
            return Heading(rank, "", None)
    elif "%" in head or length > _LONGEST_HEADING or _is_sentence(layout, line, rank):
        return Heading(rank, "", None)
    return Heading(rank, head.strip(" .:"), None)


def _is_sentence(layout: Layout, line: Line, rank: float) -> bool:
    """Whether a line without a colon says something: a bullet with a stop, "3. Trang bị 10 bình, kinh phí …."."""
    last = layout.view[line.end - 1]
    return last in (".;," if rank >= _ITEM_RANK else ".;") and (
        rank >= _ITEM_RANK or ", " in layout.view[line.body : line.end]
    )


def _inherit(path: tuple[Heading, ...], heading: Heading, begins: int | None) -> Heading:
    """Return the heading with the mood of its words; a weak cue under a goal says nothing.

    ``begins`` is the year in which the plan's school year begins: "Kết quả thi THPT quốc gia 2016" of 2015-2016 is
    nothing past.
    """
    ahead = begins is not None and any(int(year) > begins for year in _YEAR_REGEX.findall(heading.head))
    above = [h.mood for h in path if h.rank < heading.rank and h.mood]
    near = [h.mood for h in path if _RANKS["part"] < h.rank < heading.rank and h.mood]
    for mood, pattern, unless, weak in _CUES:
        if heading.head and pattern.search(heading.head) and not (unless and unless.search(heading.head)):
            if mood == "past" and ahead and "goal" in above:
                continue
            if weak and (near if mood == "criteria" else above):  # "V. KHEN THƯỞNG" in "PHẦN II. NHIỆM VỤ, CHỈ TIÊU"
                continue
            if mood in ("criteria", "past") and heading.rank >= _ITEM_RANK and "goal" in above and weak:
                continue
            return Heading(heading.rank, heading.head, mood)
    return heading
