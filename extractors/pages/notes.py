"""Footnotes of a page: small lines at its bottom that begin with their number.

1. "1 Theo báo cáo tổng kết năm học 2021 - 2022" under a short rule, the "1" raised or not
2. its mark in the text, a small raised figure ("trong hè¹."), which is no part of the sentence
"""

import re
from statistics import median

from extractors.pages.lines import PageView, TextLine

_HEAD_REGEX = re.compile(r"\[?(\d{1,2})\]?[.)]?\s*(?=\D)")
_MARK_REGEX = re.compile(r"(?<=[^\W\d_]|[.,;:)\"”%])\s?\[?(\d{1,2})\]?(?!\d)|^\d{1,2}$")
_SMALL, _RAISED = 0.93, 0.8
_LOW_HALF = 0.5
_LEAST_LINES = 3
_LEAST_SIZE = 9.0  # no plan is set smaller; a lone figure below that is a mark


def split_notes(page: PageView, lines: list[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """Return the page's lines without footnotes and their marks, and the footnotes."""
    text = [line for line in lines if line.kind == "text"]
    if len(text) < _LEAST_LINES:
        return lines, []
    body = median(line.height for line in text)
    foot: list[TextLine] = []
    for line in sorted(text, key=lambda line: line.y):
        if line.text.strip("-– ").isdigit():  # the page number below, or the raised figure of a note
            continue
        if line.height > body * _SMALL or line.y > page.height * _LOW_HALF:
            break
        foot.append(line)
    foot.reverse()
    while foot and not _HEAD_REGEX.match(foot[0].text):
        foot.pop(0)
    if not foot:
        return lines, []
    names = {id(line) for line in foot}
    numbers = {found[1] for line in foot if (found := _HEAD_REGEX.match(line.text))}
    rest = [_without_marks(page, line, numbers) for line in lines if id(line) not in names]
    kept = [line for line in rest if line.text.strip()]
    # Small print that nothing in the text points to is no footnote.
    return (kept, foot) if any(line not in lines for line in kept) or len(kept) < len(rest) else (lines, [])


def join_notes(notes: list[TextLine]) -> list[TextLine]:
    """Return the footnotes of all pages, one line each, numbered through as "[1] …"."""
    found: list[TextLine] = []
    for line in notes:
        head = _HEAD_REGEX.match(line.text)
        if head and line.text[head.end() :].strip():
            text = f"[{len(found) + 1}] {line.text[head.end() :].strip()}"
            found.append(line.moved(text=text, kind="column"))
        elif head:
            found.append(line.moved(text=f"[{len(found) + 1}]", kind="column"))
        elif found:
            found[-1] = found[-1].moved(text=f"{found[-1].text.rstrip()} {line.text}")
    return found


def _without_marks(page: PageView, line: TextLine, numbers: set[str]) -> TextLine:
    if line.kind == "row":
        return line
    text = line.text
    for mark in reversed(list(_MARK_REGEX.finditer(text))):
        number = (mark[1] or mark[0]).strip()
        place = line.places[mark.end() - 1 - (mark[0][-1] == "]")]
        if number in numbers and page.size(place) < line.height * _RAISED:
            text = text[: mark.start()] + text[mark.end() :]
        elif number in numbers and mark[0] == text.strip() and line.height < _LEAST_SIZE:
            return line.moved(text="")
    return line if text == line.text else line.moved(text=text)
