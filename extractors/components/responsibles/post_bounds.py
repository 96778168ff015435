"""Posts where they stand: how far one goes, whose name stands right behind it, and the one before a person."""

import re

from extractors.components.responsibles.given_names import given_name_at
from extractors.components.responsibles.names import Name, read_name
from extractors.components.responsibles.words import STOP_REGEX, VERB_REGEX, longest_post

Span = tuple[int, int]
# "Hiệu trưởng làm Trưởng ban", "Phó Hiệu trưởng kiêm Chủ tịch Công đoàn"
AS_REGEX = re.compile(
    r" +(?:làm|giữ chức(?: vụ)?|giữ vai trò|(?P<also>kiêm(?: nhiệm)?)"
    r"|là(?= (?:(?:phó )?trưởng|(?:ủy|uỷ|thành|tổ) viên|thư k|phó ))) +"
)
_WORD_REGEX = re.compile(r"[^\s,;:.()|]+")
# A comma is no end: "tổ trưởng tổ 3, 4 tuổi - đ/c Lan"; a post never goes on over one that is not its own.
_BEFORE_REGEX = re.compile(r"[;:|(](?= |$)|[;|(]|(?<!\Wp)(?<!\Wq)\.| - ")
_OF_PLACE_REGEX = re.compile(r" (?:của )?(?:(?:nhà )?trường|xã|phường|thị trấn|huyện|quận|tổ|đơn vị|lớp)(?!\w)")
_GROUPS = ("ban ", "nhóm ", "tổ ", "đội ")  # "Nhóm thư ký: ông A" is led by no secretary
# Which of several, where a colon shows that the duty begins behind it: "Phó Hiệu trưởng phụ trách bán trú: lập …"
_WHICH_REGEX = re.compile(
    r" phụ trách(?! chung)(?: [^\s,;:.()]+){1,5}"
    r"(?= ?:|(?:, | - )(?:(?:ủy|uỷ|thành) viên|thư k[ýí]|(?:phó )?(?:trưởng )?ban))"
)
_WHICH_LED_REGEX = re.compile(r" phụ trách(?! chung)(?: [^\s,;:.()]+){1,5}$")
_FIELD_REGEX = re.compile(r"tự (?:nhiên|đánh giá|quản)(?!\w)")  # "Trưởng tiểu ban khoa học tự nhiên" does no verb
_COUNT_REGEX = re.compile(r"(?<![\w./,-])\d{1,2} $")  # "02 giáo viên: thầy An, cô Lụa" counts them
_WEAK = frozenset({"và", "cùng", "với", "có", "là"})


def post_end(lower: str, start: int, end: int) -> int | None:
    """Return where the post that begins at ``start`` ends, with the words that say of what; None for no post."""
    best, loose = longest_post(lower, start, end)
    if best == start:
        return None
    at = best
    if which := _WHICH_REGEX.match(lower, best, end):
        return which.end()
    for _ in range(8):
        if at >= end or lower[at] != " " or lower.startswith(" - ", at):
            break
        if VERB_REGEX.match(lower, at + 1, end) and not _FIELD_REGEX.match(lower, at + 1, end):
            break
        word = _WORD_REGEX.match(lower, at + 1, end)
        if word is None or STOP_REGEX.match(lower, at + 1, end) or word[0] in _WEAK or word[0] == "-":
            break
        at = word.end()
    if loose and at > best and not _OF_PLACE_REGEX.match(lower, best, end):
        return None  # "bảo vệ môi trường", "thiết bị dạy học"
    if loose and at < end and lower[at : at + 1] == " " and not lower.startswith((" -", " ("), at):
        return at if AS_REGEX.match(lower, at, end) else None
    return at


def named_post(view: str, lower: str, start: int, end: int) -> tuple[Span, Name] | None:
    """Return the post at ``start`` and the name right behind it: "tổ trưởng tổ Văn Nông Thị Bích", "TPT Đội Hạnh"."""
    stop, _ = longest_post(lower, start, end)
    if stop == start or stop + 1 >= end or lower[stop] != " " or not view[stop + 1].isupper():
        return None
    name = read_name(view, lower, stop + 1, end)
    if name is not None and not name.sure:
        name = given_name_at(view, lower, start, stop, name.start, end)
    return ((start, stop), name) if name is not None else None


def post_before(lower: str, start: int, at: int) -> tuple[Span | None, str]:
    """Return the post that stands before a person at ``at``, and the mark between.

    1. "Giao cho kế toán (chị Kiều Thị Ly)": kế toán, "("
    2. "GVCN lớp 9A: thầy Mai Văn Tĩnh": GVCN lớp 9A, ":"
    3. "Trưởng ban - Đ/c Lan": Trưởng ban, "-"
    """
    end = at
    while end > start and lower[end - 1] == " ":
        end -= 1
    mark = lower[end - 1] if end > start and lower[end - 1] in ":(-" else ""
    if mark:
        end -= 1
        while end > start and lower[end - 1] == " ":
            end -= 1
    if mark == "-" and at - end < 3:
        return None, ""
    low = max(start, end - 90)
    cut = low
    for match in _BEFORE_REGEX.finditer(lower, low, end):
        cut = match.end()
    for word in _WORD_REGEX.finditer(lower, cut, end):
        found = post_end(lower, word.start(), end)
        if mark and found is not None and found < end and _WHICH_LED_REGEX.match(lower, found, end):
            found = end  # "Phó hiệu trưởng phụ trách chuyên môn - đ/c Oanh"
        if found == end and " nghỉ " in lower[word.start() : end]:
            return None, mark  # "giáo viên nghỉ thai sản (cô Thúy)"
        if found == end and _COUNT_REGEX.search(lower, max(start, word.start() - 5), word.start()):
            return None, mark
        if found == end and not lower.endswith(_GROUPS, low, word.start()):
            return (word.start(), end), mark
    return None, mark
