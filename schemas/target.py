"""A quantity or an award that a plan sets out to reach (chỉ tiêu)."""

from typing import Literal

from schemas.span import Item

TargetKind = Literal["quantity", "award"]
Comparator = Literal["=", ">=", ">", "<=", "<"]


class Target(Item):
    """One target: ``comparator value[–value_to] unit`` of ``indicator`` by ``subject``."""

    kind: TargetKind
    comparator: Comparator | None = None
    value: float | None = None
    value_to: float | None = None
    unit: str | None = None
    subject: str | None = None
    indicator: str | None = None
    section: str | None = None
