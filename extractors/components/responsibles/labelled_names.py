"""Persons named in full, without title or post, behind the name of their work, their post or their class."""

import re
from collections.abc import Iterator

from extractors.components.responsibles.listed_persons import named_at
from extractors.components.responsibles.post_bounds import Span, post_before, post_end
from extractors.layout import Layout, Line
from schemas import Responsible

_LABEL_REGEX = re.compile(r"(?P<label>[^:;.|(]{2,70}): ?(?=\S)")
_NEXT_LABEL_REGEX = re.compile(r"[;.] +(?:[-+*•] ?|(?:\d{1,2}|[a-zđ])[.)] )?")
_JOIN_REGEX = re.compile(r" ?[,;+] ?(?:và )?| và ")
_NO_WORK_REGEX = re.compile(
    r"(?:địa điểm|gương|nơi|(?<!môi )trường|đường|phố|kính|tác giả|tác phẩm|bài (?:thơ|hát)|truyện|(?:năm|ngày) sinh"
    r"|học sinh|(?<!\w)hs|(?<!\w)em|(?<!\w)giải(?! pháp| trình)|mang tên)(?!\w)"
)
_BRACKET_REGEX = re.compile(r"\((?=[^\W\d_])")
_LONGEST_BRACKET = 120
_NEAR = 24  # characters before a bracket that tell what it holds
_FEWEST_WORDS = 3  # of a name that nothing else speaks for


def find_labelled(layout: Layout, line: Line, taken: set[int], *, assigned: bool) -> Iterator[Responsible]:
    """Yield the persons of a line whom only what stands before them tells; a post tells them anywhere, the name of
    work, a board or a bracket where work is handed out (``assigned``).

    1. "Phụ trách chung: Lê Văn An. Phụ trách chuyên môn: Vi Thị Lụa."
    2. "Ban giám khảo: Lê Văn An (trưởng ban), Vi Thị Lụa (thư ký), Lò Thị Mai."
    3. "Chủ nhiệm lớp 6A: Lê Văn An; 6B: Vi Thị Lụa"
    4. "Tiểu ban hậu cần: Trưởng tiểu ban: Lê Văn An"
    5. "Tổ trưởng các tổ: Toán (Lê Văn An), Văn (Vi Thị Lụa)"
    """
    at = line.body if assigned or layout.lower.find(": ", line.body, line.end) >= 0 else None
    while at is not None:
        label = _LABEL_REGEX.match(layout.lower, at, line.end)
        while label is not None and not _NO_WORK_REGEX.search(label["label"]):
            found = list(_listed(layout, label, line.end, taken, assigned))
            yield from found
            label = None if found else _LABEL_REGEX.match(layout.lower, label.end(), line.end)
        following = _NEXT_LABEL_REGEX.search(layout.lower, at, line.end)
        at = following.end() if following else None
    for bracket in _BRACKET_REGEX.finditer(layout.view, line.body, line.end) if assigned else ():
        yield from _bracketed(layout, line, bracket.end(), taken)


def _listed(layout: Layout, label: re.Match[str], end: int, taken: set[int], assigned: bool) -> Iterator[Responsible]:
    """Yield the names of the list behind a label; the label is their post or their work."""
    start, stop = label.span("label")
    post: Span | None = (start, stop) if post_end(layout.lower, start, stop) == stop else None
    if post is None and not assigned:
        return
    work = None if post else layout.text[start:stop].strip()
    at = label.end()
    while True:
        person = named_at(layout, at, end, taken, post, assigned=True, alone=_FEWEST_WORDS)
        if person is None:
            return
        yield person if person.duties or not work else person.model_copy(update={"duties": [work]})
        stop = person.span[1]
        if layout.view.startswith(" (", stop):
            stop = max(stop, layout.view.find(")", stop, min(end, stop + _LONGEST_BRACKET)) + 1)
        join = _JOIN_REGEX.match(layout.lower, stop, end)
        if join is None:
            return
        at = join.end()


def _bracketed(layout: Layout, line: Line, at: int, taken: set[int]) -> Iterator[Responsible]:
    """Yield the person who is all that a bracket holds, with the post before it."""
    close = layout.view.find(")", at, min(line.end, at + _LONGEST_BRACKET))
    if close < 0 or _NO_WORK_REGEX.search(layout.lower, max(line.body, at - _NEAR), at):
        return
    post, _ = post_before(layout.lower, line.body, at)
    person = named_at(layout, at, close, taken, post, assigned=True, alone=_FEWEST_WORDS)
    if person is not None:
        yield person
