"""How a cell is cut into the holders that it names."""

import re
from collections.abc import Iterator

from extractors.components.responsibles.holders import read_holder
from extractors.components.responsibles.names import read_name
from extractors.components.responsibles.post_bounds import Span
from extractors.components.responsibles.words import HONORIFIC_PATTERN
from extractors.layout import Layout

_TITLE_REGEX = re.compile(rf"(?:{HONORIFIC_PATTERN})[ .:]+")
# A dot behind "P" of "P. Hiệu trưởng", "ThS" or "Đ/c" parts nothing.
SPLIT_REGEX = re.compile(
    r" *[;+\n] *| *, *(?:và )?| và | ?/ ?(?=[^\d])| cùng (?:với )?| & | ?- ?(?=\S)"
    r"|(?<=[^\W\d]) \d{1,2}[.)] ?(?=[^\W\d])"  # "1. Lê Văn An 2. Vi Thị Lụa"
    r"|(?<!\W[pq])(?<!\Wts|\Wgs|\Wđc)(?<!\Wths|\Wpgs|\Wđ/c)(?<!\Wngưt|\Wngnd)\. (?=\S)"
)
_LEAD_REGEX = re.compile(
    r"(?:các (?:đ/c|đồng chí) (?:trong|thuộc) |phối hợp (?:với )?|chủ trì:? |thực hiện: |phụ trách: "
    r"|\d\.(?: |(?!\d))|[-+*•] ?)+"
)
_POST_TAILS = ("thiết bị", "thí nghiệm", "đồ dùng")


def pieces_of(layout: Layout, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of a cell; marks inside brackets and inside a post or body's name do not part."""
    lower, at, depth_end = layout.lower, start, start
    for match in SPLIT_REGEX.finditer(lower, start, end):
        opened = lower.find("(", at, match.start())
        if opened >= 0 and lower.find(")", opened, match.start()) < 0:
            depth_end = max(depth_end, lower.find(")", opened, end))
        if match.start() < depth_end or match.start() <= at:
            continue
        if _parts(layout, at, match, end):
            yield _trim(layout, at, match.start())
            at = match.end()
    yield _trim(layout, at, end)


def _parts(layout: Layout, at: int, mark: re.Match[str], end: int) -> bool:
    lower = layout.lower
    word = mark[0].strip()
    if lower[mark.end() : mark.end() + 1].isdigit() and lower[mark.start() - 1].isdigit() and "\n" not in mark[0]:
        return False  # "Khối 1, 2, 3"
    if word in (";", "+", "") and (word or "\n" in mark[0]):
        return True
    right = mark.end()
    known = (
        read_holder(lower, right, end, listed=True) is not None
        or _TITLE_REGEX.match(layout.view, right, end) is not None
        or ((name := read_name(layout.view, lower, right, end)) is not None and (name.sure or "," in word))
    )
    if word.startswith(","):
        left = lower[at : mark.start()]
        if lower.startswith(_POST_TAILS, right) and left.startswith(("nhân viên", "cán bộ", "nv", "cb", "thư viện")):
            return False
        holder = read_holder(lower, at, end)
        return holder is None or holder.end <= mark.start()
    if word == "-" or word == "/":
        left_holder = read_holder(lower, at, mark.start(), listed=True)
        stays = read_holder(lower, at, end)
        return known and left_holder is not None and not (stays is not None and stays.end > mark.start())
    return known


def _trim(layout: Layout, start: int, end: int) -> Span:
    lead = _LEAD_REGEX.match(layout.lower, start, end)
    start = lead.end() if lead else start
    while start < end and layout.view[start] in " .,-:;":
        start += 1
    while end > start and layout.view[end - 1] in " .,-:;":
        end -= 1
    return start, end
