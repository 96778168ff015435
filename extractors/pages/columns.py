"""Lines of two columns side by side: left column, then right column.

1. a line that the file draws across both columns is cut at the wide gap ("Số: 19/KH-THCS    Duy Lộc, ngày …")
2. a file that draws line by line is sorted into its columns; one that draws cell by cell keeps its order
3. a name, an addressee or a date that had no room on one line is put together
"""

import itertools
import re

from extractors.pages.lines import PageView, TextLine, Word
from extractors.side_by_side import is_cut_date, is_signature, is_type

_OWN_LINE_REGEX = re.compile(
    r"[-–+*•]|số\b|trường\b|phòng\b|sở\b|ubnd|ủy ban|uỷ ban|chi bộ|đảng|đoàn|công đoàn|tổ\b|hội|cộng h|độc lập|huyện\b"
    r"|xã\b|phường\b|thành phố|tp\b|thị|quận\b|tỉnh\b|cụm|liên đội|nơi nhận|lưu|như|\(|bộ\b|ban\b",
    re.IGNORECASE,
)
_WIDE_GAP = 1.5
_BLANKS_GAP = 3.0
_RIGHT_PART = 0.35


def in_columns(
    page: PageView, lines: list[TextLine], zone: list[TextLine], right_mark: re.Pattern[str]
) -> list[TextLine]:
    """Return the page's lines with those of ``zone`` as column lines, where its first line stood.

    ``right_mark`` finds what stands in the right column only.
    """
    if not zone:
        return lines
    names = {id(line) for line in zone}
    pieces: list[TextLine] = []
    crossed = False
    for line in zone:
        parts = cut(page, line)
        pieces += parts
        crossed = crossed or (len(parts) > 1 and any(right_mark.search(part.text) for part in parts[1:]))
    crossed = crossed or (not page.keeps_order and _has_columns(page, pieces, right_mark))
    if crossed:
        pieces = _sorted_columns(pieces, right_mark)
    place = next(i for i, line in enumerate(lines) if id(line) in names)
    rest = [line for line in lines[place:] if id(line) not in names]
    return lines[:place] + join_wrapped(pieces) + rest


def _has_columns(page: PageView, pieces: list[TextLine], right_mark: re.Pattern[str]) -> bool:
    """Return whether what marks the right column stands to the right of something."""
    marks = [p for p in pieces if p.left > _RIGHT_PART * page.width and right_mark.search(p.text)]
    return any(p.right < marks[0].left + 5 for p in pieces) if marks else False


def cut(page: PageView, line: TextLine) -> list[TextLine]:
    """Return the line's parts on both sides of wide gaps, as column lines."""
    words = page.words(line)
    groups: list[list[Word]] = [words[:1]]
    for last, word in itertools.pairwise(words):
        gap = word.left - last.right
        blanks = word.offset - last.offset - len(last.text)
        is_blank_field = last.text.endswith(":") or word.text[0] in "/-"
        wide = gap > _WIDE_GAP * line.height if blanks <= 2 else gap > _BLANKS_GAP * line.height
        if wide and not (is_blank_field and gap < 6 * line.height):
            groups.append([])
        groups[-1].append(word)
    if len(groups) == 1:
        return [line.moved(kind="column")]
    found = []
    for group in groups:
        first, last = group[0], group[-1]
        begin, end = first.offset, last.offset + len(last.text)
        found.append(line.moved(
            text=line.text[begin:end], places=line.places[begin:end], left=first.left, right=last.right,
            head_width=first.right - first.left, kind="column",
        ))  # fmt: skip
    return found


def _sorted_columns(pieces: list[TextLine], right_mark: re.Pattern[str]) -> list[TextLine]:
    mark = next((p for p in pieces if right_mark.search(p.text)), pieces[-1])
    lefts = [p for p in pieces if p.center < mark.left]
    rights = [p for p in pieces if p.center >= mark.left]
    return sorted(lefts, key=lambda p: -p.y) + sorted(rights, key=lambda p: -p.y)


def join_wrapped(pieces: list[TextLine]) -> list[TextLine]:
    """Return column lines with names and addressees that did not fit on one line joined."""
    found: list[TextLine] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and _goes_on(last, piece, pieces):
            whole = last.with_text_of(piece, f"{last.text.rstrip()} {piece.text}")
            found[-1] = whole.moved(right=max(last.right, piece.right), y=piece.y)
        else:
            found.append(piece)
    return found


def _goes_on(last: TextLine, piece: TextLine, pieces: list[TextLine]) -> bool:
    if not 0 < last.y - piece.y < 1.9 * last.height:
        return False
    if is_cut_date(last.text, piece.text):
        return True
    if _OWN_LINE_REGEX.match(piece.text):
        return False
    column = [p for p in pieces if p.left < last.right and p.right > last.left]
    room = max((p.width for p in column), default=0.0)
    if last.width + piece.head_width + 0.25 * last.height <= room:
        return False
    if last.text.lstrip()[:1] in "-–+":
        return last.text.rstrip()[-1:] not in ";.:" and abs(piece.left - last.left) < 40
    return (
        last.text.upper() == last.text and piece.text.upper() == piece.text and piece.text[0].isalpha()
        and len(piece.text.split()) <= 3 and not is_signature(piece.text) and not is_type(piece.text)
        and abs(piece.center - last.center) < 15
    )  # fmt: skip
