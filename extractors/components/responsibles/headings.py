"""Headings that name nobody but a holder, over lines that are its duties."""

import re

from extractors.components.responsibles.column_kinds import head_regex
from extractors.components.responsibles.holders import read_holder
from extractors.components.responsibles.names import read_name
from extractors.components.responsibles.subject_items import responsible
from extractors.components.responsibles.subjects import TITLE_REGEX, read_subject
from extractors.layout import Layout, Line
from schemas import Responsible

_BOARD_REGEX = re.compile(
    r"(?:tiểu )?ban (?!giám hiệu)|bcđ|btc|hội đồng|tổ (?:công tác|kiểm tra|tư vấn|hỗ trợ|phục vụ)"
)
_MOST_DUTIES = 40  # lines under a heading


def find_heading(layout: Layout, index: int, last: int) -> list[Responsible]:
    """Return the holders of a line that names nobody but them, with the lines below as duties.

    1. "* Đối với tổ chuyên môn:" over "+ Xây dựng kế hoạch …"
    2. "5.2. Tổ chuyên môn" over lines without a subject of their own; where they have one, the line
       is a mere heading and no holder
    """
    line = layout.lines[index]
    subject = read_subject(layout, line.body, line.end, False)
    if subject is None or layout.lower[subject.end : line.end].strip(" :.;") or any(h.loose for h in subject.holders):
        return []
    below = _lines_below(layout, index, last)
    if not below or (_has_subject(layout, below[0])):
        return []
    own = [b for b in below if not _has_subject(layout, b) and not _heads_table(layout, b)]
    if not own:
        return []
    duties = [layout.text[b.body : b.end].strip(" .;,") for b in own]
    found = [responsible(layout, holder, subject.holders[0].title, None) for holder in subject.holders]
    return [item.model_copy(update={"duties": duties}) for item in found]


def heads_roster(layout: Layout, line: Line) -> bool:
    """Return whether a numbered line is the heading of a table or list of members.

    "1. Ban chỉ đạo thực hiện kế hoạch chiến lược" over "TT | Họ và tên | Chức vụ", or of a list of persons
    """
    if line.marker is None or line.marker.kind == "bullet" or layout.lower[line.start : line.end].endswith((".", ";")):
        return False
    holder = read_holder(layout.lower, line.body, line.end)
    if holder is None or holder.kind != "body" or holder.plural:
        return False
    if not _heads_table(layout, line):
        return _BOARD_REGEX.match(layout.lower, line.body) is not None and _heads_persons(layout, line)
    head = layout.lines[line.index + 1]
    return head_regex("names").search(layout.lower, head.start, head.end) is not None


def _heads_persons(layout: Layout, line: Line) -> bool:
    """Whether a list of persons begins right below: "1. Ban chỉ đạo dạy 2 buổi" over "- Ông Lê Văn An, trưởng ban"."""
    below = next((b for b in layout.lines[line.index + 1 : line.index + 3] if b.end > b.start), None)
    if below is None or below.marker is None or below.is_row:
        return False
    title = TITLE_REGEX.match(layout.view, below.body, below.end)
    name = read_name(layout.view, layout.lower, title.end() if title else below.body, below.end)
    return name is not None and (title is not None or name.sure)


def _lines_below(layout: Layout, index: int, last: int) -> list[Line]:
    head, below = layout.lines[index], []
    for line in layout.lines[index + 1 : min(last, index + _MOST_DUTIES) + 1]:
        if line.start == line.end:
            continue
        if line.is_row or _ends_part(head, line):
            break
        if line.marker is not None and line.marker.label == "*" and below and below[0].marker != line.marker:
            break
        below.append(line)
    return below


def _ends_part(head: Line, line: Line) -> bool:
    """Whether the line is one beside or above the head, no longer one under it."""
    above, here = head.marker, line.marker
    if here is None:
        return False
    if here.kind == "bullet":
        return above is not None and above.kind == "bullet" and above.label == here.label
    if above is None or above.kind == "bullet" or here.kind == "roman":
        return True
    return here.depth < above.depth or (above.kind, above.depth) == (here.kind, here.depth)


def _heads_table(layout: Layout, line: Line) -> bool:
    """Whether the line is the heading of a table: "1. Thành phần Hội đồng" is no duty of the Hội đồng above it."""
    following = layout.lines[line.index + 1 : line.index + 2]
    return bool(following) and following[0].is_row


def _has_subject(layout: Layout, line: Line) -> bool:
    if TITLE_REGEX.match(layout.view, line.body, line.end) or read_holder(layout.lower, line.body, line.end):
        return True
    name = read_name(layout.view, layout.lower, line.body, line.end)
    return name is not None and name.sure
