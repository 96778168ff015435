"""What stands round a person's name: posts before and after it, the unit, and the duty."""

import re
from dataclasses import dataclass, field

from extractors.components.responsibles.post_bounds import AS_REGEX, Span, longest_post, named_post, post_end
from extractors.components.responsibles.words import HONORIFIC_PATTERN, SUBJECT_REGEX, VERB_REGEX, bodies, posts

_SEPARATOR_REGEX = re.compile(r" *[-,:;(] *| +")
_HELD_REGEX = re.compile(r" (?:là|gồm)(?!\w)")  # ", ủy viên là các tổ trưởng": others hold it
_OTHERS_REGEX = re.compile(
    r"các |(?:(?:giáo viên|gv)(?: (?:chủ nhiệm|bộ môn|dạy))?|gvcn|gvbm|(?:tổ|khối|nhóm) trưởng|ttcm) (?:các|khối|tổ,) ?"
)
_PART_REGEX = re.compile(r"[,;]| - | kiêm (?=\w)")
_SENTENCE_END_REGEX = re.compile(r";|(?<!\W[PpQq])\.(?=\s|$|/)|\.\.\.")
_TITLE_REGEX = re.compile(rf"(?:{HONORIFIC_PATTERN})[ .:]")
_LEADS_REGEX = re.compile(rf" ?[-:] ?(?:{HONORIFIC_PATTERN})[ .:]")
_SHORT_POST_REGEX = re.compile(r"tt|tp|nt|np|kt|vt|yt|tv|bv|tk|bt|cn")  # posts where a bracket behind a name holds them
# "(TT Toán - Tin)": the short post with its team, whose dash parts no posts
_SHORT_LEADER_REGEX = re.compile(
    rf"(?:tt|tp) (?:tổ )?(?:{SUBJECT_REGEX.pattern})(?:(?: ?-|,| và) ?(?:{SUBJECT_REGEX.pattern}))*"
)
_LONGEST_BRACKET = 200
_LONGEST_DUTY = 1500
# "- TKHĐ -": a post that only the school knows, set off by marks like the others.
_ABBREVIATION_REGEX = re.compile(r"[A-ZĐƯÔÂ][A-ZĐƯÔÂ.]{1,7}(?= *[-,:;)]|$)(?! ?- ?\d)")
# "Thầy Hồ Văn Dũng - tổ Văn phòng - Trưởng ban": where one works, before a further post
_TEAM_REGEX = re.compile(r"(?:tổ|khối|bộ phận) (?!trưởng|phó|viên)[^\-,:;.()|\d]{2,30}?(?= ?[-,] )")
# "Cô Lê Na - văn phòng: thư ký": where one works, said for a post
_OFFICE_REGEX = re.compile(r"(?:nhân viên )?(?:văn phòng|hành chính|nhà bếp|tổ văn phòng)(?= *(?:[:;]|, |$))")


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


def read_tail(view: str, lower: str, at: int, end: int, *, listed: bool = False, led: bool = False) -> Tail:
    """Return what follows a person's name that ends at ``at``.

    1. "- Hiệu trưởng - Chủ tịch Hội đồng: phụ trách chung": two posts and a duty
    2. ", Hiệu trưởng, Trưởng ban: chỉ đạo chung"
    3. "(PHT) phụ trách chung"; "(trưởng bản Nà Vạc)"; "(tổ 1)" is a unit
    4. "Phó Hiệu trưởng trực tiếp chỉ đạo": no mark between
    5. ", tổ trưởng tổ Văn Nông Thị Bích": a post with a name of its own is another's
    6. "- nhóm trưởng, giáo viên chủ nhiệm khối 9": those of a whole year are others; so is a post behind
       a bracket of one who is ``listed``: "ông A (tổ trưởng), bà B (TPT Đội), Trưởng ban đại diện CMHS"
    7. "Tổ trưởng tổ Toán - thầy A, tổ trưởng tổ Văn - cô B": behind one who is ``led`` by his post comes the next one's
    """
    tail, bracketed = Tail(end=at), False
    while at < end:
        as_post = AS_REGEX.match(lower, at, end)
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
            at = tail.end = _read_bracket(lower, after, end, tail)
            bracketed = bool(tail.posts)
            continue
        if mark in (",", "") and _is_of_another(view, lower, after, end, mark, tail, closed=listed and bracketed):
            break
        if mark in ("-", ",") and tail.unit is None and (team := _TEAM_REGEX.match(lower, after, end)):
            tail.unit = team.span()
            at = tail.end = team.end()
            continue
        stop = _post_after(view, lower, mark, after, end)
        if led and mark == "," and stop is not None and _LEADS_REGEX.match(view, stop, end):
            break
        if stop is not None and not _HELD_REGEX.match(lower, stop, end):
            tail.posts.append((after, stop))
            tail.seat = tail.posts[-1] if mark == ":" else tail.seat
            at = tail.end = stop
            continue
        if _TITLE_REGEX.match(view, after, end):
            break
        after_mark = after < end and (mark == ":" or (mark == "-" and bool(tail.posts)))
        if after_mark or VERB_REGEX.match(lower, after, end):
            tail.duty = after
        break
    return tail


def _is_of_another(view: str, lower: str, start: int, end: int, mark: str, tail: Tail, *, closed: bool) -> bool:
    """Whether the words behind a comma are no longer of the person; ``closed`` where a bracket said all of it."""
    if mark == "," and tail.posts and (closed or _OTHERS_REGEX.match(lower, start, end)):
        return True
    return named_post(view, lower, start, end) is not None


def _post_after(view: str, lower: str, mark: str, start: int, end: int) -> int | None:
    """Return where the post behind a mark ends; "phụ trách chi đội" is a duty there, though it may be a post."""
    if lower.startswith("phụ trách ", start):
        return None
    return post_end(lower, start, end) or _marked_post_end(view, lower, mark, start, end)


def _marked_post_end(view: str, lower: str, mark: str, start: int, end: int) -> int | None:
    """Return where a post ends that only the mark before it tells: an abbreviation, a common word before its duty.

    "Hà Thị Thu - TKHĐ - Ủy viên", "Đ/c Lan - kế toán tham mưu kinh phí"
    """
    if mark not in ("-", ","):
        return None
    if short := _ABBREVIATION_REGEX.match(view, start, end) or _OFFICE_REGEX.match(lower, start, end):
        return short.end()
    common, _ = longest_post(lower, start, end)
    if mark == "," or common == start or lower.startswith(" dạy", common):
        return None
    return common if VERB_REGEX.match(lower, common + 1, end) else None


def _read_bracket(lower: str, start: int, end: int, tail: Tail) -> int:
    """Add what a bracket says to the tail and return where the bracket ends."""
    last = min(end, start + _LONGEST_BRACKET)
    close = lower.find(")", start, last)
    _read_parts(lower, start, close if close >= 0 else last, tail)
    return min((close if close >= 0 else last) + 1, end)


def _read_parts(lower: str, start: int, end: int, tail: Tail) -> None:
    at = start
    if _SHORT_LEADER_REGEX.fullmatch(lower, start, end):
        tail.posts.append((start, end))
        return
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
