"""Who answers for what."""

from typing import Literal

from schemas.span import Item

HolderKind = Literal["person", "position", "body"]


class Responsible(Item):
    """One holder at one place of assignment: a person, a position or a body, with duties."""

    kind: HolderKind
    name: str
    honorific: str | None = None
    positions: list[str] = []
    unit: str | None = None
    duties: list[str] = []
    section: str | None = None
