"""A mention of a time."""

from typing import Literal

from schemas.span import Item

DateKind = Literal["issue", "deadline", "event", "phase", "period", "other"]
Modifier = Literal["start", "mid", "end"]


class DateMention(Item):
    """One mention of a time; ``value`` is EDTF, or None for what no calendar has (31/11)."""

    value: str | None
    kind: DateKind
    modifier: Modifier | None = None
