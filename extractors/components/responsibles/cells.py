"""What one cell of a table names: persons, positions and bodies, several in a cell."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.components.responsibles.cell_pieces import SPLIT_REGEX, pieces_of
from extractors.components.responsibles.doubt import Doubts
from extractors.components.responsibles.given_names import given_name_at
from extractors.components.responsibles.holders import Holder, read_holder
from extractors.components.responsibles.names import NAME_REGEX, in_name_case, is_abbreviation, read_name
from extractors.components.responsibles.post_bounds import post_end
from extractors.components.responsibles.subject_items import responsible
from extractors.components.responsibles.tails import read_tail
from extractors.components.responsibles.words import HONORIFIC_PATTERN, VERB_REGEX
from extractors.layout import Layout
from schemas import Responsible

_POSTS_REGEX = re.compile(rf"{SPLIT_REGEX.pattern}| kiêm(?: nhiệm)? ")
_JUNK_REGEX = re.compile(r"(?:nt|như trên|x|-+|//+|\"+|\W*|cả năm|không|[\d\W]+(?:(?:đến|tới|và)[\d\W]+)*)$")
_NUMBERS_REGEX = re.compile(r"(?: ?[,;+&-] ?\d{1,2}[a-h]?)+")  # "Khối 1, 2, 3", "GVCN lớp 1 + 2"
_TITLE_REGEX = re.compile(rf"(?P<title>{HONORIFIC_PATTERN})[ .:]+")
_BRACKET_REGEX = re.compile(r" ?\(([^)]*)\)?$")
# "MN Hoa Mai", "THCS Lê Lợi": schools, though they look like names.
_SCHOOL_REGEX = re.compile(r"(?:MN|MG|TH|THCS|THPT|TH&THCS|PTDTBT|PTDTNT|Mầm non|Mẫu giáo|Tiểu học|Cụm) (?=[A-ZĐ\d])")
_GAP_REGEX = re.compile(r"[ :(]+")
# "CBGV phụ trách phổ cập", "GV đăng ký", "giáo viên dự thi": which of them, no work.
_SAID_OF_REGEX = re.compile(
    r"(?:phụ trách|tham gia|dạy|làm|trực|đứng)(?: [^\s,;:.()]+){1,3}|(?:có )?đăng k[ýí](?: [^\s,;:.()]+){0,2}"
    r"|dự thi|dự giờ|hướng dẫn|được (?:phân công|giao|cử|chọn|kiểm tra)"
)
_DUTY_POST_REGEX = re.compile(r"(?:cn|chủ nhiệm|phụ trách|dạy) (?=[^\W_])")  # "Tổ phó, CN 11A1"
_LONGEST_CELL = 1500
_HEAD_POST_REGEX = re.compile(r", (?P<post>(?:(?:phó |p\. ?)?(?:hiệu trưởng|ht)|pht|hiệu phó)) *\.?$")
_LONGEST_HEAD_POST = 30
_FULL_NAME = 3  # syllables: behind "cô Lan" such a post is another's


def read_cell(layout: Layout, start: int, end: int, doubts: Doubts) -> Iterator[Responsible]:
    """Yield the holders of a cell in a column that names who does the work.

    1. "BGH, GVCN"; "Hiệu trưởng, Ban thanh tra nhân dân"; "Các tổ CM"
    2. "Lương Thị Dịu (PHT), tổ trưởng tổ 5 tuổi"; "P.HT Phan Thu Hà"; "Đ/c Lan, Hương"
    3. "Trường TH Lạch Đông": what is no known post or person is a body
    """
    titled = False
    if headed := _with_head_post(layout, start, end):
        yield headed
        return
    for a, b in pieces_of(layout, start, min(end, start + _LONGEST_CELL)):
        piece = layout.lower[a:b]
        if _JUNK_REGEX.match(piece) or not any(c.isalpha() for c in piece):
            continue
        title = _TITLE_REGEX.match(layout.view, a, b)
        if title is not None and read_name(layout.view, layout.lower, title.end(), b) is not None:
            titled = True
            person = person_of(layout, a, b, sure=True)
        else:
            person = _named(layout, a, b, titled, doubts)
        if person is not None:
            yield person
        elif not _titled_after_post(layout, a, b):
            yield from _holder(layout, a, b)


def _with_head_post(layout: Layout, start: int, end: int) -> Responsible | None:
    """Return the person of a cell that holds one full name and its post at the head of the school: "Vi Thị Nết, HT"."""
    post = _HEAD_POST_REGEX.search(layout.lower, max(start, end - _LONGEST_HEAD_POST), end)
    person = person_of(layout, start, post.start(), sure=True) if post else None
    if post is None or person is None or person.span[1] != post.start() or len(person.name.split()) < _FULL_NAME:
        return None
    return person.model_copy(update={"positions": [layout.text[slice(*post.span("post"))]]})


def person_of(layout: Layout, start: int, end: int, *, sure: bool) -> Responsible | None:
    """Return the person that a cell holds, with or without a title."""
    view, lower, text = layout.view, layout.lower, layout.text
    title = _TITLE_REGEX.match(view, start, end)
    at = title.end() if title else start
    name = read_name(view, lower, at, end)
    if name is None or not (title or name.sure or (sure and name.words > 1)):
        return None
    tail = read_tail(view, lower, name.end, end)
    written = text[name.start : name.end]
    return Responsible(
        kind="person", name=in_name_case(written), honorific=text[slice(*title.span("title"))] if title else None,
        positions=[text[a:b] for a, b in tail.posts], unit=text[slice(*tail.unit)] if tail.unit else None,
        text=written, span=(name.start, name.end),
    )  # fmt: skip


def teacher_of(layout: Layout, start: int, end: int) -> Responsible | None:
    """Return the person of a cell under a subject that is taught; numbers of lessons are none."""
    return person_of(layout, start, end, sure=True) or _short_person(layout, start, end) if end - start > 1 else None


def split_posts(layout: Layout, start: int, end: int) -> list[str]:
    """Return the posts of a cell: "Hiệu trưởng - Trưởng ban", "PHT kiêm CTCĐ": two; "TTCM tổ 3 tuổi, nhà trẻ": one."""
    cuts, at = [], start
    for match in _POSTS_REGEX.finditer(layout.lower, start, end):
        post = post_end(layout.lower, match.end(), end) or _DUTY_POST_REGEX.match(layout.lower, match.end(), end)
        if post is not None and match.start() > at:
            cuts.append((at, match.start()))
            at = match.end()
    cuts.append((at, end))
    return [" ".join(layout.text[a:b].split()) for a, b in cuts if a < b and layout.text[a:b].strip(" -")]


def _named(layout: Layout, start: int, end: int, titled: bool, doubts: Doubts) -> Responsible | None:
    """Return the person that a piece of a cell names without a title; None where it names none."""
    view, lower = layout.view, layout.lower
    if _SCHOOL_REGEX.match(view, start, end):
        return None
    name = read_name(view, lower, start, end)
    if name is not None and is_abbreviation(view[name.start : name.end]):
        return None
    if name is not None:
        alone = name.end == end or view[name.end : name.end + 2].lstrip()[:1] in "(-:,"
        if (name.sure and alone) or (titled and name.end == end):
            return person_of(layout, start, end, sure=True) or _short_person(layout, start, end)
        if alone and read_holder(lower, start, end, listed=True) is None and doubts.is_person(view[start : name.end]):
            return person_of(layout, start, end, sure=True) or _short_person(layout, start, end)
        return None
    for match in re.finditer(r"[ (:]+", view[start : min(end, start + 80)]):
        at = start + match.end()
        after = read_name(view, lower, at, end)
        known = after is not None and (
            after.sure or given_name_at(layout.view, layout.lower, start, start + match.start(), at, end)
        )
        if known and post_end(lower, start, start + match.start()) == start + match.start():
            person = person_of(layout, at, end, sure=True) or _short_person(layout, at, end)
            if person is None:
                return None
            return person.model_copy(
                update={"positions": [layout.text[start : start + match.start()], *person.positions]}
            )
    return None


def _titled_after_post(layout: Layout, start: int, end: int) -> bool:
    """Whether a piece is a post with its person: "Kế toán: Chị Hà", "Tổ trưởng đ/c Lan"."""
    for match in _GAP_REGEX.finditer(layout.view, start, min(end, start + 80)):
        if "(" in match[0]:
            return False
        title = _TITLE_REGEX.match(layout.view, match.end(), end)
        if title and read_name(layout.view, layout.lower, title.end(), end):
            return post_end(layout.lower, start, match.start()) is not None
    return False


def _short_person(layout: Layout, start: int, end: int) -> Responsible | None:
    match = NAME_REGEX.match(layout.view, start, end)
    if match is None:
        return None
    written = layout.text[start : match.end()]
    return Responsible(kind="person", name=in_name_case(written), text=written, span=(start, match.end()))


def _holder(layout: Layout, start: int, end: int) -> Iterator[Responsible]:
    """Yield the position or body that a piece of a cell names; unknown short words are a body."""
    bracket = _BRACKET_REGEX.search(layout.lower, start, end)
    stop = bracket.start() if bracket and bracket.start() > start else end
    holder = read_holder(layout.lower, start, stop, listed=True)
    words = layout.view[start:stop].split()
    if holder is None:
        if stop - start > 1 and len(words) <= 6 and not VERB_REGEX.match(layout.lower, start, stop):
            yield responsible(layout, Holder("body", start, stop, stop), None, None)
        return
    rest = layout.lower[holder.stop : stop].strip()
    named = _SAID_OF_REGEX.fullmatch(rest) is not None
    if _NUMBERS_REGEX.fullmatch(rest):
        stop = holder.stop + len(layout.lower[holder.stop : stop].rstrip())
        holder = replace(holder, end=stop, stop=stop)
    elif rest and (named or not VERB_REGEX.match(rest)) and len(rest.split()) <= 4 and rest[0].isalnum():
        holder = Holder(holder.kind, holder.start, stop, stop, holder.title)
    if layout.lower[holder.start : holder.end] != "cá nhân":
        yield responsible(layout, holder, None, None)
