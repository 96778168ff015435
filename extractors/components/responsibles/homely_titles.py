"""Titles of home and tales, "em", "chú", "bác": when they address somebody who holds a duty."""

import re

from extractors.components.responsibles.post_bounds import Span
from extractors.lexicon import load

_HOMELY_REGEX = re.compile("|".join(row["pattern"] for row in load("honorifics") if row.get("homely")))
# "Chú Sáu Đò và bảo vệ: …", "bác Tư: trực đêm" at the head of an item: who it is for
_HEADS_REGEX = re.compile(r" ?:| (?:và|cùng)(?: [^\s:;.,]+){1,6}:")


def is_told_of(view: str, lower: str, title: Span | None, name_end: int, start: int, holds: bool) -> bool:
    """Return whether a title only tells of somebody: "kể chuyện Bác Gấu", "em Lan đạt giải Nhì".

    ``start`` is where the words of the line begin, ``holds`` whether a post or a duty stands with the name.
    """
    if title is None or holds or _HOMELY_REGEX.fullmatch(view, *title) is None:
        return False
    return title[0] != start or _HEADS_REGEX.match(lower, name_end) is None
