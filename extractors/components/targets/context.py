"""What the finders of targets look at: the text, the spans of dates and citations, the sections."""

import re
from bisect import bisect_right
from collections import Counter
from typing import Any

from spacy.tokens import Doc

from extractors.component import items, layout_of
from extractors.components.targets.wording import SCHOOL, STAFF, usual_subject
from schemas import Section, Target

# Whose plan it is, by its issuer: who aims where nobody is named, and who is meant by "em" or "đồng chí".
_ISSUERS = (
    ("liên đội", "Liên đội", "đội viên"),
    ("chi đội", "Chi đội", "đội viên"),
    ("chi bộ", "Chi bộ", "đảng viên"),
    ("đảng", "Đảng bộ", "đảng viên"),
    ("công đoàn", "Công đoàn", "đoàn viên"),
    ("chi đoàn", "Chi đoàn", "đoàn viên"),
    ("đoàn", "Đoàn trường", "đoàn viên"),
    ("trung tâm", "Trung tâm", "học viên"),
    ("ủy ban nhân dân xã", "xã", None),
    ("ubnd xã", "xã", None),
)
# How a plan calls its staff, where it has a short name for it.
_STAFF_REGEX = re.compile(
    r"(?:CB(?<!\wCB)(?:GVNV|GV-NV|-GV-NV|, ?GV, ?NV|CNV|VC|GV)|c(?<!\wc)án bộ, giáo viên, nhân viên)(?!\w)"
)
_YEAR_REGEX = re.compile(r"năm học (20\d\d) ?- ?20\d\d")


class Context:
    """The plan's text with what other components found in it; makes targets with text and section."""

    def __init__(self, doc: Doc) -> None:
        self.layout = layout_of(doc)
        self.text = self.layout.text
        self.lower = self.layout.lower
        spans = sorted(item.span for name in ("dates", "citations") for item in items(doc, name))
        self._taken_starts, self._taken_ends = _merge(spans)
        self.uses: dict[int, Any] = {}
        self._sections: list[tuple[int, int, str]] = _flatten(items(doc, "sections"))
        self._section_starts = [start for start, _, _ in self._sections]
        self.school, self.member = _plan_of(doc, self.lower)
        header = next(iter(items(doc, "header")), None)
        named = re.findall(r"20\d\d", (header.school_year or header.period or "") if header else "")
        self.first_year = int(named[0]) if named else None
        staff = Counter(_STAFF_REGEX.findall(self.text))
        self.staff = staff.most_common(1)[0][0] if staff else None
        years = Counter(_YEAR_REGEX.findall(self.lower))
        self.school_year = int(years.most_common(1)[0][0]) if years else None

    def usual_holder(self, words: str) -> str | None:
        """Return whom the words, in lower case, are usually counted of, as this plan calls them; None for unknown."""
        holder = usual_subject(words)
        return self.school if holder == SCHOOL else self.own_words(holder)

    def own_words(self, holder: str | None) -> str | None:
        """Return a usual holder as this plan calls it.

        The staff by its abbreviation, pupils as "học viên" of a centre or "trẻ" of a kindergarten.
        """
        if holder == STAFF:
            return self.staff or holder
        return self.member if holder == "học sinh" and self.member in ("học viên", "trẻ") else holder

    def is_taken(self, start: int, end: int) -> bool:
        """Whether the place lies in a date or a citation."""
        at = bisect_right(self._taken_starts, start) - 1
        return at >= 0 and self._taken_ends[at] >= end

    def section(self, offset: int) -> str | None:
        """Return the label path of the section that holds a place."""
        at = bisect_right(self._section_starts, offset) - 1
        return self._sections[at][2] or None if at >= 0 else None

    def target(self, start: int, end: int, **fields: Any) -> Target:
        """Return a target whose text is ``[start, end)`` without outer blanks and stops."""
        while start < end and self.text[start] in " \t\u00a0,.;:-+*":
            start += 1
        while end > start and self.text[end - 1] in " \t\u00a0,;:./-":
            end -= 1
        return Target(text=self.text[start:end], span=(start, end), section=self.section(start), **fields)


def _plan_of(doc: Doc, lower: str) -> tuple[str | None, str | None]:
    """Return the body that aims where a plan names none, and its members, from the issuing office.

    A plan of the Liên đội is for the Liên đội, one of a school for "nhà trường"; children of a
    kindergarten are "trẻ", of a school "học sinh".
    """
    header = next(iter(items(doc, "header")), None)
    issuer = ((header.issuing_body if header else None) or "").lower().replace("uỷ ban", "ủy ban")
    for start, body, member in _ISSUERS:
        if issuer.startswith(start) or issuer.startswith(f"ban chấp hành {start}"):
            return body, member
    small = "mầm non" in issuer or "mẫu giáo" in issuer or "nhà trẻ" in issuer
    school = "nhà trường" if "trường" in lower[:3000] else None
    return school, "trẻ" if small else "học sinh" if "trường" in issuer else None


def _merge(spans: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return starts and ends of the spans, those inside or over one another joined."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in spans:
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _flatten(sections: list[Section]) -> list[tuple[int, int, str]]:
    """Return (start, end, label path) where the path changes, in the order of the text."""
    changes: dict[int, tuple[int, str]] = {}
    waiting: list[tuple[Section, str]] = [(section, "") for section in reversed(sections)]
    while waiting:
        section, above = waiting.pop()
        label = section.label.rstrip(")")
        rest, _, last = above.rpartition(".")
        if last and label.startswith(f"{last}."):  # "2.1" inside of "2" is one step of the path
            path = f"{rest}.{label}" if rest else label
        else:
            path = f"{above}.{label}" if above else label
        changes[section.span[0]] = (section.span[1], path)
        changes.setdefault(section.span[1], (section.span[1], above))
        waiting += [(child, path) for child in reversed(section.children)]
    return [(start, end, path) for start, (end, path) in sorted(changes.items())]
