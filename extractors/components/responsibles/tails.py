"""What stands round a person's name: posts before and after it, the unit, and the duty."""

import re
from dataclasses import dataclass, field

from extractors.components.responsibles.names import Name, read_name
from extractors.components.responsibles.words import (
    ANY_POST_REGEX,
    HONORIFIC_PATTERN,
    STOP_REGEX,
    VERB_REGEX,
    bodies,
    posts,
)

Span = tuple[int, int]
_SEPARATOR_REGEX = re.compile(r" *[-,:;(] *| +")
# "Hiệu trưởng làm Trưởng ban", "Phó Hiệu trưởng kiêm Chủ tịch Công đoàn"
_AS_REGEX = re.compile(
    r" +(?:làm|giữ chức(?: vụ)?|giữ vai trò|(?P<also>kiêm(?: nhiệm)?)"
    r"|là(?= (?:(?:phó )?trưởng|(?:ủy|uỷ|thành|tổ) viên|thư k|phó ))) +"
)
_HELD_REGEX = re.compile(r" (?:là|gồm)(?!\w)")  # ", ủy viên là các tổ trưởng": others hold it
_OTHERS_REGEX = re.compile(
    r"các |(?:(?:giáo viên|gv)(?: (?:chủ nhiệm|bộ môn|dạy))?|gvcn|gvbm|(?:tổ|khối|nhóm) trưởng|ttcm) (?:các|khối|tổ,) ?"
)
_PART_REGEX = re.compile(r"[,;]| - | kiêm (?=\w)")
_SENTENCE_END_REGEX = re.compile(r";|(?<!\W[PpQq])\.(?=\s|$|/)|\.\.\.")
_WORD_REGEX = re.compile(r"[^\s,;:.()|]+")
# A comma is no end: "tổ trưởng tổ 3, 4 tuổi - đ/c Lan"; a post never goes on over one that is not its own.
_BEFORE_REGEX = re.compile(r"[;:|(](?= |$)|[;|(]|(?<!\Wp)(?<!\Wq)\.| - ")
_TITLE_REGEX = re.compile(rf"(?:{HONORIFIC_PATTERN})[ .:]")
_OF_PLACE_REGEX = re.compile(r" (?:của )?(?:(?:nhà )?trường|xã|phường|thị trấn|huyện|quận|tổ|đơn vị|lớp)(?!\w)")
_SHORT_POST_REGEX = re.compile(r"tt|tp|nt|np|kt|vt|yt|tv|bv|tk|bt|cn")  # posts where a bracket behind a name holds them
_LONGEST_BRACKET = 200
_LONGEST_DUTY = 1500
# "- TKHĐ -": a post that only the school knows, set off by marks like the others.
_ABBREVIATION_REGEX = re.compile(r"[A-ZĐƯÔÂ][A-ZĐƯÔÂ.]{1,7}(?= *[-,:;)]|$)(?! ?- ?\d)")
_GROUPS = ("ban ", "nhóm ", "tổ ", "đội ")  # "Nhóm thư ký: ông A" is led by no secretary
_WEAK = frozenset({"và", "cùng", "với", "có", "là"})


@dataclass(slots=True)
class Tail:
    """What follows a name: posts, the unit, the bounds of the duty, and where reading stopped.

    ``seat`` is the post that words give ("làm ủy viên"), which may hold for a whole list.
    """

    posts: list[Span] = field(default_factory=list)
    seat: Span | None = None
    unit: Span | None = None
    duty: int | None = None
    duty_end: int | None = None
    end: int = 0


def read_tail(view: str, lower: str, at: int, end: int, *, listed: bool = False) -> Tail:
    """Return what follows a person's name that ends at ``at``.

    1. "- Hiệu trưởng - Chủ tịch Hội đồng: phụ trách chung": two posts and a duty
    2. ", Hiệu trưởng, Trưởng ban: chỉ đạo chung"
    3. "(PHT) phụ trách chung"; "(trưởng bản Nà Vạc)"; "(tổ 1)" is a unit
    4. "Phó Hiệu trưởng trực tiếp chỉ đạo": no mark between
    5. ", tổ trưởng tổ Văn Nông Thị Bích": a post with a name of its own is another's
    6. "- nhóm trưởng, giáo viên chủ nhiệm khối 9": those of a whole year are others; so is a post behind
       a bracket of one who is ``listed``: "ông A (tổ trưởng), bà B (TPT Đội), Trưởng ban đại diện CMHS"
    """
    tail, bracketed = Tail(end=at), False
    while at < end:
        as_post = _AS_REGEX.match(lower, at, end)
        if as_post and (stop := post_end(lower, as_post.end(), end)) is not None:
            tail.posts.append((as_post.end(), stop))
            tail.seat = tail.seat if as_post["also"] else tail.posts[-1]
            at = tail.end = stop
            continue
        separator = _SEPARATOR_REGEX.match(lower, at, end)
        if separator is None or ";" in separator[0]:
            break
        mark, after = separator[0].strip(), separator.end()
        if mark == "(":
            close = lower.find(")", after, min(end, after + _LONGEST_BRACKET))
            close = min(end, after + _LONGEST_BRACKET) if close < 0 else close
            _read_bracket(lower, after, close, tail)
            at = tail.end = min(close + 1, end)
            bracketed = bool(tail.posts)
            continue
        if mark == "," and tail.posts and ((listed and bracketed) or _OTHERS_REGEX.match(lower, after, end)):
            break
        if mark in (",", "") and named_post(view, lower, after, end) is not None:
            break
        stop = post_end(lower, after, end) or _marked_post_end(view, lower, mark, after, end)
        if stop is not None and not _HELD_REGEX.match(lower, stop, end):
            tail.posts.append((after, stop))
            at = tail.end = stop
            continue
        if _TITLE_REGEX.match(view, after, end):
            break
        after_mark = after < end and (mark == ":" or (mark == "-" and bool(tail.posts)))
        if after_mark or VERB_REGEX.match(lower, after, end):
            tail.duty = after
        break
    return tail


def _marked_post_end(view: str, lower: str, mark: str, start: int, end: int) -> int | None:
    """Return where a post ends that only the mark before it tells: an abbreviation, a common word before its duty.

    "Hà Thị Thu - TKHĐ - Ủy viên", "Đ/c Lan - kế toán tham mưu kinh phí"
    """
    if mark not in ("-", ","):
        return None
    if abbreviation := _ABBREVIATION_REGEX.match(view, start, end):
        return abbreviation.end()
    common, _ = own_end(lower, start, end)
    if mark == "," or common == start or lower.startswith(" dạy", common):
        return None
    return common if VERB_REGEX.match(lower, common + 1, end) else None


def _read_bracket(lower: str, start: int, end: int, tail: Tail) -> None:
    at = start
    parts = [m.span() for m in _PART_REGEX.finditer(lower, start, end)] + [(end, end)]
    for mark_start, mark_end in parts:
        first = at + len(lower[at:mark_start]) - len(lower[at:mark_start].lstrip())
        stop = mark_start - (len(lower[first:mark_start]) - len(lower[first:mark_start].rstrip()))
        if _SHORT_POST_REGEX.fullmatch(lower, first, stop) or any(
            regex.match(lower, first, stop) for _, regex in posts()
        ):
            tail.posts.append((first, stop))
        elif tail.posts and first < stop and mark_start < end:
            pass
        elif not tail.posts and any(regex.match(lower, first, stop) for _, regex in bodies()):
            tail.unit = (first, stop)
        elif VERB_REGEX.match(lower, first, stop):
            tail.duty, tail.duty_end = first, end
        at = mark_end


def post_end(lower: str, start: int, end: int) -> int | None:
    """Return where the post that begins at ``start`` ends, with the words that say of what; None for no post."""
    best, loose = own_end(lower, start, end)
    if best == start:
        return None
    at = best
    for _ in range(8):
        if at >= end or lower[at] != " " or lower.startswith(" - ", at) or VERB_REGEX.match(lower, at + 1, end):
            break
        word = _WORD_REGEX.match(lower, at + 1, end)
        if word is None or STOP_REGEX.match(lower, at + 1, end) or word[0] in _WEAK or word[0] == "-":
            break
        at = word.end()
    if loose and at > best and not _OF_PLACE_REGEX.match(lower, best, end):
        return None  # "bảo vệ môi trường", "thiết bị dạy học"
    if loose and at < end and lower[at : at + 1] == " " and not lower.startswith((" -", " ("), at):
        return at if _AS_REGEX.match(lower, at, end) else None
    return at


def own_end(lower: str, start: int, end: int) -> tuple[int, bool]:
    """Return where the post at ``start`` ends by the lexicon, ``start`` for none, and whether it is a common word."""
    best, loose = start, False
    for row, regex in posts() if ANY_POST_REGEX.match(lower, start, end) else ():
        match = regex.match(lower, start, end)
        if match and match.end() > best:
            best, loose = match.end(), bool(row.get("loose"))
    return best, loose


def named_post(view: str, lower: str, start: int, end: int) -> tuple[Span, Name] | None:
    """Return the post at ``start`` and the sure name right behind it: "tổ trưởng tổ Văn Nông Thị Bích"."""
    stop, _ = own_end(lower, start, end)
    if stop == start or stop + 1 >= end or lower[stop] != " " or not view[stop + 1].isupper():
        return None
    name = read_name(view, lower, stop + 1, end)
    return ((start, stop), name) if name is not None and name.sure else None


def duty_span(view: str, lower: str, start: int, end: int) -> Span | None:
    """Return the duty that begins at ``start``: up to the sentence's end or the next clause; None for none."""
    end = min(end, start + _LONGEST_DUTY)
    match = _SENTENCE_END_REGEX.search(view, start, end)
    stop = match.start() if match else end
    words = view[start:stop].strip(" .;,:-/")
    if len(words) < 4:
        return None
    first = start + view[start:stop].index(words[0])
    return first, first + len(words)


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
        if found == end and not lower.endswith(_GROUPS, low, word.start()):
            return (word.start(), end), mark
    return None, mark
