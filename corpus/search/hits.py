"""What a search finds: one place in one plan, with the words round it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from corpus.fold import fold_marks

HitKind = Literal["plan", "citation", "text", "finding"]
_AROUND = 90  # characters of a long line shown on each side of the first match
_WORDS_REGEX = re.compile(r"\w+")


@dataclass(frozen=True)
class Hit:
    """One place in one plan. ``text`` is what is shown; ``marks`` are the matches in it."""

    kind: HitKind
    plan: int
    school: str | None
    filename: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    span: tuple[int, int] | None = None
    page: int | None = None
    section: str | None = None
    parts: tuple[str, ...] = ()
    document: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the hit as other programs read it; ``document`` names the cited document's fields."""
        return {
            "plan": self.plan,
            "school": self.school,
            "filename": self.filename,
            "kind": self.kind,
            "text": self.text,
            "marks": [list(mark) for mark in self.marks],
            "span": list(self.span) if self.span else None,
            "page": self.page,
            "section": self.section,
            "parts": list(self.parts),
        } | self.document


def cut_snippet(line: str, found: list[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the part of a long line round its first match, with the matches' places in it.

    Places are (start, end) in ``line``; cuts fall between words and show as "…".
    """
    first = found[0][0] if found else 0
    start, end = max(0, first - _AROUND), min(len(line), first + 2 * _AROUND)
    start = line.find(" ", start) + 1 if start and line.find(" ", start, first) >= 0 else start
    end = line.rfind(" ", first, end) if end < len(line) and line.rfind(" ", first, end) > first else end
    head, tail = "… " if start else "", " …" if end < len(line) else ""
    shift = len(head) - start
    marks = tuple((s + shift, e + shift) for s, e in found if start <= s and e <= end)
    return head + line[start:end] + tail, marks


def find_marks(line: str, marked: Iterable[str], folded: Iterable[str]) -> list[tuple[int, int]]:
    """Return the places of words in a line: ``marked`` as they are written, ``folded`` without marks."""
    as_written, without_marks = set(marked), set(folded)
    plain = fold_marks(line)
    found = [
        match.span()
        for match in _WORDS_REGEX.finditer(line)
        if match[0].lower() in as_written or plain[match.start() : match.end()] in without_marks
    ]
    return _longest_runs(line, found)


def _longest_runs(line: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join words that stand side by side; where any do so, single words elsewhere are noise."""
    runs: list[tuple[int, int, int]] = []
    for start, end in found:
        if runs and not line[runs[-1][1] : start].strip(" ,;"):
            runs[-1] = (runs[-1][0], end, runs[-1][2] + 1)
        else:
            runs.append((start, end, 1))
    longest = max((count for _, _, count in runs), default=0)
    return [(start, end) for start, end, count in runs if longest < 2 or count > 1]
