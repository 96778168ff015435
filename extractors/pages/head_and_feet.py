"""The head and the feet of a plan, whose left and right column are read one after the other.

1. the letterhead over the title: "PHÒNG GD&ĐT …" and "TRƯỜNG …" beside the motto and the date
2. "Nơi nhận" beside the signature, which the end of a page may cut
3. two signatures side by side, or one without "Nơi nhận"
"""

import itertools
import re

from extractors.pages.columns import cut, in_columns, join_wrapped
from extractors.pages.lines import PageView, TextLine
from extractors.side_by_side import is_cut_date, is_date, is_letterhead, is_recipients_head, is_signature, is_type

_MOTTO_REGEX = re.compile(r"cộng h(?:òa|oà) xã hội|độc lập\s*[-–—]|đ[ảẳẩ]ng cộng sản", re.IGNORECASE)
_POST_REGEX = re.compile(
    r"\b(?:hiệu trưởng|chủ tịch|bí thư|giám đốc|trưởng phòng|tổ trưởng|trưởng ban)\b|^[tk]/?[mtl]\b", re.IGNORECASE
)
_ADDRESSEE_REGEX = re.compile(r"[-–+]\s*\S|lưu\b", re.IGNORECASE)
_HEAD_LINES = 20
_MOST_ADDRESSEES = 8
_COLUMN_STEP = 60
_SIGNATURE_LINES = 8


def read_head(page: PageView, lines: list[TextLine]) -> list[TextLine]:
    """Return the first page's lines with the letterhead as column lines."""
    top = [line for line in lines[:_HEAD_LINES] if line.kind == "text"]
    title = max((line.y for line in top if is_type(line.text)), default=-1e9)
    top = [line for line in top if line.y > title]
    marks = [line.y for line in top if is_letterhead(line.text) or _MOTTO_REGEX.search(line.text)]
    if not marks:
        return lines
    low = min(marks)
    # The date stands below the motto, a little lower than the number.
    near = [line for line in top if low - 60 < line.y < low]
    dates = [line.y for line in near if is_date(line.text)]
    dates += [b.y for a in top for b in near if 0 < a.y - b.y < 1.9 * a.height and is_cut_date(a.text, b.text)]
    low = min([low, *dates])
    zone = [line for line in lines if line.kind == "text" and line.y >= low - 2]
    return in_columns(page, lines, zone, _MOTTO_REGEX)


def read_feet(page: PageView, lines: list[TextLine]) -> list[TextLine]:
    """Return a page's lines with "Nơi nhận" and the signature beside it as column lines."""
    lines = lines if page.keeps_order else _split_signatures(page, lines)
    heads = [line for line in lines if line.kind == "text" and is_recipients_head(line.text)]
    if not heads:
        return _read_lone_signature(lines)
    head = heads[-1]
    top = head.y + 2
    for line in lines:  # the signature may begin a line above
        beside = line.kind == "text" and head.y < line.y < head.y + 40 and line.left > head.left + _COLUMN_STEP
        if beside and is_signature(line.text):
            top = max(top, line.y + 1)
    ends = [line.y for line in lines if line.kind == "row" and line.y < head.y]
    ends += [line.y for line in lines if line.y < head.y and line.text.lower().startswith("phụ lục")]
    low = max(ends, default=-1e9)
    zone = [line for line in lines if line.kind == "text" and low < line.y <= top]
    return in_columns(page, lines, zone, _POST_REGEX)


def join_cut_feet(pages: list[list[TextLine]]) -> list[list[TextLine]]:
    """Return the pages with addressees that run over onto the next page put below those before them.

    "Nơi nhận" and the signature are cells of one row, which the end of a page cuts.
    """
    found = [list(lines) for lines in pages]
    for before, after in itertools.pairwise(found):
        place = next((i for i, line in enumerate(before) if is_recipients_head(line.text)), None)
        rest = list(itertools.takewhile(lambda line: line.kind == "text" and _ADDRESSEE_REGEX.match(line.text), after))
        if place is None or not rest or len(rest) > _MOST_ADDRESSEES:
            continue
        head = before[place]
        while place < len(before) and before[place].left < head.left + _COLUMN_STEP:
            place += 1
        before[place:place] = [line.moved(kind="column", page=head.page) for line in rest]
        del after[: len(rest)]
    return found


def _read_lone_signature(lines: list[TextLine]) -> list[TextLine]:
    """Mark a signature without "Nơi nhận" as column lines, so that post and name stay apart."""
    for index, line in enumerate(lines):
        if line.kind == "text" and is_signature(line.text) and len(lines) - index <= _SIGNATURE_LINES:
            return lines[:index] + [x.moved(kind="column") if x.kind == "text" else x for x in lines[index:]]
    return lines


def _split_signatures(page: PageView, lines: list[TextLine]) -> list[TextLine]:
    """Return the lines with two signatures side by side as column lines: "DUYỆT CỦA BGH    NGƯỜI LẬP KẾ HOẠCH"."""
    for index, line in enumerate(lines):
        if is_recipients_head(line.text):
            break  # from here on addressees stand beside one signature
        parts = cut(page, line) if line.kind == "text" else []
        if len(parts) != 2 or not any(is_signature(p.text) for p in parts):
            continue
        ends = (n for n in range(index + 1, len(lines)) if lines[n].kind == "row" or is_recipients_head(lines[n].text))
        end = min(next(ends, len(lines)), index + _SIGNATURE_LINES)
        pieces = [piece for below in lines[index:end] for piece in cut(page, below)]
        middle = (parts[0].right + parts[1].left) / 2
        sides = [p for p in pieces if p.center < middle] + [p for p in pieces if p.center >= middle]
        return lines[:index] + join_wrapped(sides) + lines[end:]
    return lines
