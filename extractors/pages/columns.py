"""The two columns at the head and at the feet of a plan: left column, then right column.

1. a line that the file draws across both columns is cut at the wide gap ("Số: 19/KH-THCS    Duy Lộc, ngày …")
2. a file that draws line by line is sorted into its columns; one that draws cell by cell keeps its order
"""

import itertools
import re

from extractors.pages.lines import PageView, TextLine, Word
from extractors.side_by_side import is_letterhead, is_recipients_head, is_signature

_DATE_REGEX = re.compile(r"\bngày.{0,20}tháng.{0,20}năm.{0,8}$", re.IGNORECASE)
_DATE_BEGUN_REGEX = re.compile(r"\bngày(?:.{0,20}tháng.{0,20}(?:năm)?)?\s*$", re.IGNORECASE)
_TYPE_REGEX = re.compile(r"^(?:kế hoạch|chương trình|báo cáo|phương án|đề án|quyết định|hướng dẫn)\b", re.IGNORECASE)
_MOTTO_REGEX = re.compile(r"cộng h(?:òa|oà) xã hội|độc lập\s*[-–—]|đ[ảẳẩ]ng cộng sản", re.IGNORECASE)
_POST_REGEX = re.compile(
    r"\b(?:hiệu trưởng|chủ tịch|bí thư|giám đốc|trưởng phòng|tổ trưởng|trưởng ban)\b|^[tk]/?[mtl]\b", re.IGNORECASE
)
_ADDRESSEE_REGEX = re.compile(r"[-–+]\s*\S|lưu\b", re.IGNORECASE)
_HEAD_LINES = 20
_MOST_ADDRESSEES = 8
_COLUMN_STEP = 60
_WIDE_GAP = 1.5
_BLANKS_GAP = 3.0
_RIGHT_PART = 0.35
_SIGNATURE_LINES = 8


def read_head(page: PageView, lines: list[TextLine]) -> list[TextLine]:
    """Return the first page's lines with the letterhead as column lines."""
    top = [line for line in lines[:_HEAD_LINES] if line.kind == "text"]
    title = max((line.y for line in top if _TYPE_REGEX.match(line.text) and line.text.isupper()), default=-1e9)
    top = [line for line in top if line.y > title]
    marks = [line.y for line in top if is_letterhead(line.text) or _MOTTO_REGEX.search(line.text)]
    if not marks:
        return lines
    low = min(marks)
    # The date stands below the motto, a little lower than the number.
    near = [line for line in top if low - 60 < line.y < low]
    dates = [line.y for line in near if _DATE_REGEX.search(line.text)]
    dates += [b.y for a in top for b in near if 0 < a.y - b.y < 1.9 * a.height and _is_cut_date(a.text, b.text)]
    low = min([low, *dates])
    zone = [line for line in lines if line.kind == "text" and line.y >= low - 2]
    return _in_columns(page, lines, zone, _MOTTO_REGEX)


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
    return _in_columns(page, lines, zone, _POST_REGEX)


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
        if line.kind == "text" and is_signature(line.text) and len(lines) - index <= 8:
            return lines[:index] + [x.moved(kind="column") if x.kind == "text" else x for x in lines[index:]]
    return lines


def _in_columns(
    page: PageView, lines: list[TextLine], zone: list[TextLine], right_mark: re.Pattern[str]
) -> list[TextLine]:
    if not zone:
        return lines
    names = {id(line) for line in zone}
    pieces: list[TextLine] = []
    crossed = False
    for line in zone:
        parts = _cut(page, line)
        pieces += parts
        crossed = crossed or (len(parts) > 1 and any(right_mark.search(part.text) for part in parts[1:]))
    crossed = crossed or (not page.keeps_order and _has_columns(page, pieces, right_mark))
    if crossed:
        pieces = _sorted_columns(pieces, right_mark)
    place = next(i for i, line in enumerate(lines) if id(line) in names)
    rest = [line for line in lines[place:] if id(line) not in names]
    return lines[:place] + _join_wrapped(pieces) + rest


def _split_signatures(page: PageView, lines: list[TextLine]) -> list[TextLine]:
    """Return the lines with two signatures side by side as column lines: "DUYỆT CỦA BGH    NGƯỜI LẬP KẾ HOẠCH"."""
    for index, line in enumerate(lines):
        if is_recipients_head(line.text):
            break  # from here on addressees stand beside one signature
        parts = _cut(page, line) if line.kind == "text" else []
        if len(parts) != 2 or not any(is_signature(p.text) for p in parts):
            continue
        ends = (n for n in range(index + 1, len(lines)) if lines[n].kind == "row" or is_recipients_head(lines[n].text))
        end = min(next(ends, len(lines)), index + _SIGNATURE_LINES)
        pieces = [piece for below in lines[index:end] for piece in _cut(page, below)]
        middle = (parts[0].right + parts[1].left) / 2
        sides = [p for p in pieces if p.center < middle] + [p for p in pieces if p.center >= middle]
        return lines[:index] + _join_wrapped(sides) + lines[end:]
    return lines


def _has_columns(page: PageView, pieces: list[TextLine], right_mark: re.Pattern[str]) -> bool:
    """Return whether what marks the right column stands to the right of something."""
    marks = [p for p in pieces if p.left > _RIGHT_PART * page.width and right_mark.search(p.text)]
    return any(p.right < marks[0].left + 5 for p in pieces) if marks else False


def _cut(page: PageView, line: TextLine) -> list[TextLine]:
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


_OWN_LINE_REGEX = re.compile(
    r"[-–+*•]|số\b|trường\b|phòng\b|sở\b|ubnd|ủy ban|uỷ ban|chi bộ|đảng|đoàn|công đoàn|tổ\b|hội|cộng h|độc lập|huyện\b"
    r"|xã\b|phường\b|thành phố|tp\b|thị|quận\b|tỉnh\b|cụm|liên đội|nơi nhận|lưu|như|\(|bộ\b|ban\b",
    re.IGNORECASE,
)


def _join_wrapped(pieces: list[TextLine]) -> list[TextLine]:
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
    if _is_cut_date(last.text, piece.text):
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
        and len(piece.text.split()) <= 3 and not is_signature(piece.text) and not _TYPE_REGEX.match(piece.text)
        and abs(piece.center - last.center) < 15
    )  # fmt: skip


def _is_cut_date(above: str, below: str) -> bool:
    """Return whether place and date did not fit on one line: "Thanh Lĩnh, ngày 28 tháng 8" over "năm 2024"."""
    return bool(_DATE_BEGUN_REGEX.search(above) and _DATE_REGEX.search(f"{above.rstrip()} {below.strip()}"))
