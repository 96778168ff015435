"""A stretch or point of time with work assigned to it."""

from schemas.span import Item


class Phase(Item):
    """One phase; ``start`` and ``end`` are EDTF, None where the plan does not say."""

    label: str
    start: str | None = None
    end: str | None = None
    activities: list[str] = []
    section: str | None = None
