"""Seats that are said once behind a list of persons and hold for all of them."""

import re

from extractors.components.responsibles.post_bounds import Span
from extractors.layout import Layout
from schemas import Responsible

_LISTED_REGEX = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_SHARED_SEAT_REGEX = re.compile(
    r"(?:ủy|uỷ|thành|tổ|báo cáo|cộng tác) viên|giám khảo|trọng tài|thư k[ýí]|phó (?:trưởng )?ban|tổ phó|nhóm phó"
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
