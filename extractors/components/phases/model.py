"""What the finders of phases hand to the component: a head with its time."""

from dataclasses import dataclass

from extractors.components.phases.times import Time


@dataclass(frozen=True)
class Head:
    """The head of a phase: ``[start, end)`` its words, ``work`` where its work begins.

    ``kind`` is the word that opens it ("đợt", "tháng", "điểm" for a named day …); ``time`` is None
    where the head gives none; ``line`` is the index of its line; ``until`` bounds the work of a head
    that shares its line with another or is a row.
    """

    kind: str
    label: str
    start: int
    end: int
    work: int
    line: int
    time: Time | None
    until: int | None = None
    in_table: bool = False
