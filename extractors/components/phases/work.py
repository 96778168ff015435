"""The work under a head: what follows it on its line, in its row, and on the lines below."""

import re

from extractors.components.phases.model import Head
from extractors.layout import Layout, Line, Zone

_RANK = {"part": 0, "roman": 1, "capital": 2, "arabic": 3, "letter": 4, "bullet": 5}
_MAX_LINES = 60
_HOUR_REGEX = re.compile(
    r"(?:từ )?\d{1,2} ?(?:h|g|giờ) ?\d{0,2}(?: ?phút)?"
    r"(?:\s*(?:-|–|đến)\s*\d{1,2} ?(?:h|g|giờ) ?\d{0,2})?"
)

# "Tháng 9/2025", "Từ 05/9 đến 20/11/2021", "Lần 2": a cell that says when and not what
_WHEN_REGEX = re.compile(
    r"(?:(?:từ|đến|tới|hết|ngày|tháng|quý|tuần|năm|đầu|giữa|cuối|và|trước|thứ|đợt|lần|vòng|bước|giai đoạn|học k[ỳì]|hk)"
    r"(?![^\W\d])|sáng|chiều|tối|cả ngày|[ivx]{1,4}(?!\w)|[\d\s/.,;()+\-–])+"
)


def work_of(layout: Layout, head: Head, after: Head | None) -> list[str]:
    """Return the activities of a phase, each as the plan writes it."""
    line = layout.lines[head.line]
    if head.in_table:
        return _cells(layout, line, head)
    until = head.until if head.until is not None else line.end
    said = layout.text[head.work : until].strip(" \t:;-–,.").strip()
    work = [said] if any(c.isalnum() for c in said) else []
    if head.until is not None:
        return work
    for below in layout.lines[head.line + 1 : head.line + 1 + _MAX_LINES]:
        if below.start == below.end:
            continue
        reached = after is not None and below.index >= after.line
        if reached or below.is_row or not _under(layout, line, below):
            break
        work.append(layout.text[below.body : below.end])
    return work


def _cells(layout: Layout, line: Line, head: Head) -> list[str]:
    """Return the work of a row: the cell that names it, or the first cell of words after its time."""
    cells = [layout.text[start:end].strip() for start, end in line.cells]
    named = [" ".join(cell.split()) for cell in cells]
    if head.label in named and head.end == line.end and not _WHEN_REGEX.fullmatch(head.label.lower()):
        return [head.label]
    offset = head.start if head.end != line.end else line.cells[0][0]
    after = [cell for (start, _), cell in zip(line.cells, cells, strict=True) if start > offset]
    worded = [cell for cell in after if any(c.isalpha() for c in cell) and not _is_time(cell.lower())]
    return ([cell for cell in worded if len(cell.split()) > 2] or worded)[:1]


def _is_time(cell: str) -> bool:
    return _HOUR_REGEX.fullmatch(cell) is not None or _WHEN_REGEX.fullmatch(cell) is not None


def _under(layout: Layout, line: Line, below: Line) -> bool:
    """Whether a line stands below another in the outline: its marker is of a lower rank."""
    if layout.zones[below.index] is Zone.FEET or layout.lower.startswith("trên đây là", below.body):
        return False
    if line.marker is None:
        return below.marker is not None and _RANK[below.marker.kind] >= _RANK["letter"]
    if below.marker is None:
        return _RANK[line.marker.kind] < _RANK["bullet"]
    rank, rank_below = _RANK[line.marker.kind], _RANK[below.marker.kind]
    other_bullet = rank == rank_below == _RANK["bullet"] and line.marker.label != below.marker.label
    return rank_below > rank or other_bullet or below.marker.depth > line.marker.depth
