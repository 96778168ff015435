"""Seats and posts that are said once, behind or before a list of persons, and hold for all of them."""

import re

from extractors.components.responsibles.post_bounds import Span
from extractors.components.responsibles.words import HONORIFIC_PATTERN
from extractors.layout import Layout
from schemas import Responsible

_LISTED_REGEX = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_SHARED_SEAT_REGEX = re.compile(
    r"(?:ủy|uỷ|thành|tổ|báo cáo|cộng tác) viên|giám khảo|trọng tài|thư k[ýí]|phó (?:trưởng )?ban|tổ phó|nhóm phó"
)
# "nhóm Văn – cô", "; nhóm Sử, Địa - cô": the team that a person leads
_LED_REGEX = re.compile(
    rf"[;,.]?\s*(?:và )?(?:nhóm|tổ|khối|bộ môn|môn|tiểu ban)(?!\w)[^;:.()|]{{1,60}}?"
    rf"\s?[-–:]\s?(?:(?:{HONORIFIC_PATTERN})[ .:]+)?"
)


class SharedSeats:
    """Gives the seat said behind the last of a list ("A, B làm ủy viên") to those before.

    "cô Hân - TPT Đội, cô Oanh - văn thư làm tổ viên": both are; "… làm Trưởng ban" is said of one.
    """

    def __init__(self) -> None:
        self._first = 0

    def follow(self, lower: str, last_end: int, start: int, index: int) -> None:
        """Begin a new list at the person ``index`` unless only a comma or "và" parts it from the one before."""
        if not _LISTED_REGEX.fullmatch(lower, last_end, start):
            self._first = index

    def spread(self, layout: Layout, found: list[Responsible], seat: Span | None) -> None:
        """Add the seat to the persons of the list before the last."""
        if seat is None:
            return
        if _SHARED_SEAT_REGEX.match(layout.lower, *seat):
            said = layout.text[slice(*seat)]
            for i in range(self._first, len(found) - 1):
                if not any(_SHARED_SEAT_REGEX.match(post.lower()) for post in found[i].positions):
                    found[i] = found[i].model_copy(update={"positions": [*found[i].positions, said]})
        self._first = len(found)


def with_led_teams(layout: Layout, found: list[Responsible]) -> list[Responsible]:
    """Give a post said once to the leaders of teams behind it: "Nhóm trưởng: nhóm Văn – cô A; nhóm Sử – cô B"."""
    kept: list[Responsible] = []
    post: Responsible | None = None
    at = 0
    for item in found:
        led = post is not None and item.kind == "person" and _LED_REGEX.fullmatch(layout.lower, at, item.span[0])
        if led and post is not None:
            if kept[-1] is post:  # before the first whom it leads to
                kept.pop()
            kept.append(item.model_copy(update={"positions": [*item.positions, post.text]}))
            at = item.span[1]
            continue
        post = None
        kept.append(item)
        line = layout.line_at(item.span[0])
        if item.kind == "position" and item.span[0] == line.body and layout.lower.startswith(":", item.span[1]):
            post, at = item, item.span[1] + 1
    return kept
