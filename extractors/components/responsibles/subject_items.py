"""The items that a subject makes: each holder of its list, with the seat, the person or the duty behind it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.components.responsibles.given_names import given_name_at
from extractors.components.responsibles.holders import Holder, read_holder
from extractors.components.responsibles.listed_persons import named_at
from extractors.components.responsibles.names import read_name
from extractors.components.responsibles.persons import Found, responsible_of
from extractors.components.responsibles.post_bounds import Span, named_post, post_end
from extractors.components.responsibles.subjects import QUALIFIED_REGEX, SEATS, TITLE_REGEX, Subject, read_subject
from extractors.components.responsibles.tails import duty_span, read_tail
from extractors.layout import Layout, Line
from schemas import Responsible

_JOIN_REGEX = re.compile(r" ?[-:(,]? ?")
_HYPHEN_REGEX = re.compile(r" ?[-:]? ?")
_MARK_REGEX = re.compile(r" ?[-:,] ?")
_NAMES_REGEX = re.compile(r" ?[,;] ?| và ")
_BRACKET_REGEX = re.compile(r" ?\([^)]{0,120}\)")


class Named(NamedTuple):
    """A person, and the post that stands before the name."""

    person: Responsible
    post: Span


def items_of(layout: Layout, line: Line, subject: Subject, taken: set[int], told: bool) -> Iterator[Responsible]:
    """Yield an item for each holder of a subject, or for the person named right behind its post."""
    first = subject.holders[0]
    named = _named_after(layout, subject, line.end, taken) if subject.holders[-1].kind == "position" else None
    if named is not None:
        yield from with_others_named(layout, named, line.end, taken)
        if "(" not in layout.view[subject.end : named.person.span[0]]:
            return
    elif _title_after(layout, subject, line.end) or _is_named(layout, subject, line.end, taken):
        return
    role = _role_of_others(layout, subject, line.end)
    if role is not None:
        yield from role
        return
    seat = _seat_after(layout, subject, line.end)
    duty = (
        None if seat else duty_span(layout.view, layout.lower, after_bracket(layout, subject.end, line.end), line.end)
    )
    for holder in subject.holders:
        if layout.lower[holder.start : holder.end] != "cá nhân":
            item = responsible(layout, holder, first.title, duty)
            yield item.model_copy(update={"positions": [seat]}) if seat else item


def after_bracket(layout: Layout, at: int, end: int) -> int:
    """Return where the words go on behind "có liên quan" and a bracket."""
    if qualified := QUALIFIED_REGEX.match(layout.lower, at, end):
        at = qualified.end()
    opened = _BRACKET_REGEX.match(layout.lower, at, end)
    return opened.end() if opened else at


def _seat_after(layout: Layout, subject: Subject, end: int) -> str | None:
    """Return the seat in a committee that stands alone after holders: "Các tổ trưởng - Ủy viên"."""
    join = _MARK_REGEX.match(layout.lower, subject.end, end)
    if join is None or not layout.lower.startswith(SEATS, join.end()):
        return None
    stop = post_end(layout.lower, join.end(), end)
    if stop is None or layout.lower[stop:end].strip(" .;"):
        return None
    return layout.text[join.end() : stop]


def _is_named(layout: Layout, subject: Subject, end: int, taken: set[int]) -> bool:
    """Whether the post is that of a person found by a title: "Đ/c Phó Hiệu trưởng Vi Thị Lụa phụ trách"."""
    if subject.holders[-1].kind != "position" or not layout.lower.startswith(" ", subject.end):
        return False
    name = read_name(layout.view, layout.lower, subject.end + 1, end)
    return name is not None and name.start in taken


def _named_after(layout: Layout, subject: Subject, end: int, taken: set[int]) -> Named | None:
    """Return the person whose name follows the post: "Hiệu trưởng Nguyễn Văn A", "Tổ trưởng: Lê Thị B"."""
    post = subject.holders[-1]
    join = _JOIN_REGEX.match(layout.lower, subject.end, end)
    if join is None or join.end() >= end or not layout.view[join.end()].isupper():
        return None
    person = named_at(layout, join.end(), end, taken, (post.start, post.end), True)
    person = person or given_name_after(layout, post, join.end(), end, taken)
    return Named(person, (post.start, post.end)) if person else None


def given_name_after(layout: Layout, post: Holder, at: int, end: int, taken: set[int]) -> Responsible | None:
    """Return the person of whom only the given name stands behind the post: "Phó Hiệu trưởng Lan: phụ trách …"."""
    name = given_name_at(layout.view, layout.lower, post.start, post.end, at, end) if at == post.stop + 1 else None
    if name is None or name.start in taken:
        return None
    taken.add(name.start)
    tail = read_tail(layout.view, layout.lower, name.end, end)
    return responsible_of(layout, Found(name, None, tail, (post.start, post.end)), end)


def with_others_named(layout: Layout, first: Named, end: int, taken: set[int]) -> list[Responsible]:
    """Return the person named behind a post, and those who follow; the duty behind the last is that of all.

    1. "Thành viên: Phạm Thị Hồng, Đỗ Văn Nam và Bùi Thị Lan": more names of one post
    2. "Tổ trưởng tổ Toán Lê Văn An, tổ trưởng tổ Văn Vi Thị Lụa: duyệt giáo án": each with a post of its own
    """
    found, post, at = [first.person], first.post, first.person.span[1]
    while join := _NAMES_REGEX.match(layout.lower, at, end):
        own = named_post(layout.view, layout.lower, join.end(), end)
        post, start = (own[0], own[1].start) if own else (post, join.end())
        other = named_at(layout, start, end, taken, post, True)
        if other is None and (holder := read_holder(layout.lower, join.end(), end)):
            post = (holder.start, holder.end)
            other = given_name_after(layout, holder, holder.stop + 1, end, taken)
        if other is None:
            break
        found.append(other)
        at = other.span[1]
    duties = found[-1].duties
    return [item if item.duties else item.model_copy(update={"duties": duties}) for item in found]


def _title_after(layout: Layout, subject: Subject, end: int) -> bool:
    """Whether the words are those of a person with a title right after them.

    "GVCN lớp 9A: thầy Mai Văn Tĩnh", "Ban giám khảo: Thầy Nam, cô Lan"
    """
    join = _HYPHEN_REGEX.match(layout.lower, subject.end, end)
    if join is None or (subject.holders[-1].kind != "position" and subject.follow != ":"):
        return False
    title = TITLE_REGEX.match(layout.view, join.end(), end)
    return title is not None and read_name(layout.view, layout.lower, title.end(), end) is not None


def _role_of_others(layout: Layout, subject: Subject, end: int) -> list[Responsible] | None:
    """Return the holders of a committee's seat: "Trưởng ban: Hiệu trưởng" is the head teacher with that seat."""
    seat = subject.holders[0]
    if subject.follow != ":" or len(subject.holders) > 1 or not layout.lower.startswith(SEATS, seat.start):
        return None
    start = layout.lower.index(":", subject.end) + 1
    while start < end and layout.lower[start] == " ":
        start += 1
    others = read_subject(layout, start, end, True)
    if others is None or (others.holders[0].kind != "position" and others.follow != "end"):
        return None
    duty = duty_span(layout.view, layout.lower, others.end, end) if others.follow == "verb" else None
    found = [responsible(layout, holder, None, duty) for holder in others.holders]
    return [item.model_copy(update={"positions": [layout.text[seat.start : seat.end]]}) for item in found]


def responsible(layout: Layout, holder: Holder, title: Span | None, duty: Span | None) -> Responsible:
    """Return the item of a position or body; "các đồng chí" before a list is said of each."""
    text = layout.text
    title = holder.title or title
    return Responsible(
        kind=holder.kind, name=" ".join(text[holder.start : holder.end].split()),
        honorific=text[slice(*title)] if title else None, unit=text[slice(*holder.unit)] if holder.unit else None,
        duties=[text[slice(*duty)]] if duty else [], text=text[holder.start : holder.end],
        span=(holder.start, holder.end),
    )  # fmt: skip
