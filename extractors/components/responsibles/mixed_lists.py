"""Lists that begin with persons and go on with positions and bodies."""

from collections.abc import Iterator, Sequence

from extractors.components.responsibles.names import read_name
from extractors.components.responsibles.subject_items import responsible
from extractors.components.responsibles.subjects import read_subject
from extractors.components.responsibles.tails import read_tail
from extractors.layout import Layout, Line
from schemas import Responsible

_UNITS = ("tổ ", "khối ", "nhóm ", "trường ", "lớp ")  # "cô Ngát, tổ Văn": where she belongs
_JOINS = (", ", " và ", "; ")


def find_behind_persons(layout: Layout, line: Line, persons: Sequence[int]) -> Iterator[Responsible]:
    """Yield what a list of persons goes on with; ``persons`` are the starts of the names found in the line.

    1. "bà Trần Mai Lan - nhóm trưởng, Ban cơ sở vật chất"
    2. "câu lạc bộ (thầy Siu Hloan, chi đoàn giáo viên)"
    3. "ông Hoàng Văn Sáu (TPT Đội), Trưởng ban đại diện CMHS"
    """
    view, lower = layout.view, layout.lower
    for i, start in enumerate(persons):
        name = read_name(view, lower, start, line.end)
        if name is None:
            continue
        tail = read_tail(view, lower, name.end, line.end, listed=i > 0)
        join = next((mark for mark in _JOINS if lower.startswith(mark, tail.end)), None)
        if tail.duty is not None or join is None:
            continue
        at = tail.end + len(join)
        subject = read_subject(layout, at, line.end, True)
        if subject is None or lower.startswith(_UNITS, at) or not _closes(lower, subject.end, line.end):
            continue
        for holder in subject.holders:
            yield responsible(layout, holder, None, None)


def _closes(lower: str, at: int, end: int) -> bool:
    """Whether the list ends here: a verb behind it would make the words a clause of their own."""
    return at >= end or lower[at] in ".;)"
