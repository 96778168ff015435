"""Sections: the numbered parts of the body, one inside another."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.component import component, layout_of
from extractors.layout import Layout, Line, Marker, Zone
from extractors.letters import UPPER
from schemas import Section

DEEPEST = 8  # a hostile list of "1." lines must not nest without end
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
# The Vietnamese alphabet (NĐ 30, phụ lục I: đ follows d), with the Latin letters that typists slip in.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_ORDINALS = {"nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7}
_RANKS = {"part": 0, "capital": 2, "roman": 2, "arabic": 4, "letter": 6}
_PART_RANKS = {"phần": 0, "chương": 1, "mục": 1, "điều": 3}
_PERSON_REGEX = re.compile(rf"(?:Ông|Bà|Thầy|Cô|Đ/c|đ/c|Đc|Đồng chí|Anh|Chị)\s*:?\s+[{UPPER}]\S*\s+[{UPPER}]")
_BASIS_REGEX = re.compile(r"căn cứ|thực hiện|luật|thông tư|nghị định|quyết định|công văn|chỉ thị|nghị quyết|kế hoạch")
_LABEL_END_REGEX = re.compile(r"\s*:")
_TITLE_WORDS = 90  # "Mục đích: nâng cao …" is titled "Mục đích"; a colon further on belongs to the sentence
_HEADING_WORDS = 150


@dataclass
class _Open:
    """A section whose end is not known yet; ``group`` tells its numbering from others of its rank."""

    rank: int
    group: str
    number: int
    person: bool
    section: Section
    parts: list["_Open"] = field(default_factory=list)


@component("sections")
def sections(doc: Doc) -> list[Section]:
    """Return the top-level sections with their parts inside; bullets and unnumbered headings are none.

    1. "I. MỤC ĐÍCH", "I.MỤC ĐÍCH", "I/ Mục đích", "I- MỤC ĐÍCH"
    2. "A. ĐẶC ĐIỂM", "B/ NỘI DUNG"
    3. "1. Yêu cầu", "1/ Yêu cầu", "1) Yêu cầu", "1- Yêu cầu"
    4. "2.1. Quy mô", "3.1.2 Thời gian"
    5. "a) Chỉ tiêu", "a. Chỉ tiêu", "đ) Đội ngũ"
    6. "PHẦN THỨ NHẤT", "CHƯƠNG II", "Mục 1."
    7. "1. Hội đồng" with "1. Ông Lê Văn A" below it: a list inside
    8. "(1) Tuyên truyền"
    """
    return _Outline(layout_of(doc)).read()


class _Outline:
    """Reads the lines once and keeps the path of open sections."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.top: list[Section] = []
        self.path: list[_Open] = []
        self.last_end = 0
        self.after_heading = False

    def read(self) -> list[Section]:
        """Return the top-level sections."""
        for line, zone in zip(self.layout.lines, self.layout.zones, strict=True):
            if line.start == line.end:
                continue
            marker = line.marker
            if zone is Zone.FEET or zone is Zone.TITLE or zone is Zone.LETTERHEAD:
                self._close(0)
                continue
            if marker and marker.kind != "bullet" and not (zone is Zone.PREAMBLE and self._is_basis(line)):
                self._open(line, marker)
                self.after_heading = False
            else:
                words = self.layout.view[line.start : line.end]
                self.after_heading = len(words) < _TITLE_WORDS and words.isupper() and not line.is_row
            self.last_end = line.end
        self._close(0)
        return self.top

    def _is_basis(self, line: Line) -> bool:
        words = self.layout.lower[line.body : line.end]
        return bool(_BASIS_REGEX.match(words)) and (len(words) > _TITLE_WORDS or words[-1:] in ";.,")

    def _open(self, line: Line, marker: Marker) -> None:
        new = _Open(*_place(marker), bool(_PERSON_REGEX.match(self.layout.view, line.body, line.end)),
                    Section(label=self._label(line, marker), title=self._title(line), level=1,
                            span=(line.start, line.end)))  # fmt: skip
        self._close(min(self._depth_of(new, marker), DEEPEST - 1))
        new.section.level = len(self.path) + 1
        (self.path[-1].section.children if self.path else self.top).append(new.section)
        self.path.append(new)

    def _close(self, depth: int) -> None:
        for closed in self.path[depth:]:
            closed.section.span = (closed.section.span[0], max(self.last_end, closed.section.span[1]))
        del self.path[depth:]

    def _depth_of(self, new: _Open, marker: Marker) -> int:
        """Return how many open sections stay open above the new one."""
        if marker.depth > 1 or "." in marker.label:
            inside = self._inside_prefix(marker.label)
            if inside is not None:
                return inside
        alike = [i for i, o in enumerate(self.path) if o.group == new.group]
        following = [i for i in alike if self.path[i].number + 1 == new.number]
        if following:
            same = [i for i in following if self.path[i].person == new.person]
            return (same or following)[-1]
        if alike and new.number > 1:
            ahead = [i for i in alike if self.path[i].number < new.number]
            return (ahead or alike)[-1]
        if alike and (self.after_heading or new.rank < _RANKS["arabic"]):
            return alike[-1]
        return self._below(new, alike, marker.depth > 1)

    def _inside_prefix(self, label: str) -> int | None:
        prefix = label.rsplit(".", 1)[0]
        for i in range(len(self.path) - 1, -1, -1):
            if self.path[i].section.label.rstrip(")") == prefix:
                return i + 1
        return None

    def _below(self, new: _Open, alike: list[int], dotted: bool) -> int:
        """Return the depth of a numbering that begins: inside of the last part, as a rule.

        Parts, capitals, romans and "2.1" are never inside of what ranks below them; "1." may stand under "a)".
        """
        if alike or (new.rank >= _RANKS["arabic"] and not dotted):
            return len(self.path)
        for i, opened in enumerate(self.path):
            if opened.rank > new.rank:
                return i
        return len(self.path)

    def _label(self, line: Line, marker: Marker) -> str:
        """Return the label with the bracket that the plan writes: "a)" but "1" for "1."."""
        written = self.layout.view[line.start : line.body].rstrip()
        return marker.label + ")" if written.endswith(")") and not marker.label.endswith(")") else marker.label

    def _title(self, line: Line) -> str:
        words = self.layout.text[line.body : line.end]
        if not words and line.index + 1 < len(self.layout.lines):
            return self._title_below(line)
        colon = _LABEL_END_REGEX.search(words, 0, _TITLE_WORDS)
        return words[: colon.start()] if colon and colon.start() > 2 else words.rstrip(" .:;")

    def _title_below(self, line: Line) -> str:
        """Return the title of "PHẦN I" that stands on the next line."""
        below = self.layout.lines[line.index + 1 : line.index + 4]
        following = next((n for n in below if n.end > n.start), None)
        if following is None or following.marker or following.is_row:
            return ""
        if following.end - following.start > _HEADING_WORDS:
            return ""
        return self.layout.text[following.start : following.end].rstrip(" .:;")


def _place(marker: Marker) -> tuple[int, str, int]:
    """Return a marker's rank, the name of its numbering and its number."""
    label = marker.label.strip("()").lower()
    if marker.kind == "part":
        name, number = label.split(" ", 1)
        return _PART_RANKS[name], name, _number_of(number.rpartition(" ")[2])
    rank = _RANKS[marker.kind] + marker.depth - 1
    bracketed = marker.label.startswith("(")
    return rank + bracketed, f"{marker.kind}{marker.depth}{'()' * bracketed}", _number_of(label, marker.kind)


def _number_of(label: str, kind: str = "part") -> int:
    if kind == "arabic" or label[0].isdigit():
        last = label.rpartition(".")[2]
        return int(last) if last.isdigit() else 0
    if kind in ("roman", "part") and not set(label.upper()) - set(_ROMAN_VALUES):
        return _roman(label.upper())
    if label in _ORDINALS:
        return _ORDINALS[label]
    last = label.rpartition(".")[2]
    return int(last) if last.isdigit() else _LETTERS.find(label[0]) + 1


def _roman(label: str) -> int:
    values = [_ROMAN_VALUES[c] for c in label]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
