"""The state of one walk over a text, and how a citation that was read joins those found."""

from dataclasses import dataclass

from extractors.components.citations.late_issuer import fits, split_subject
from extractors.components.citations.roles import Roles
from extractors.components.citations.tail import Views, read_subject, read_tail
from extractors.layout import Layout
from schemas import Citation


@dataclass
class Walk:
    """The state of one walk: where the last citation ended, and what type a list goes on with.

    ``list_issuer`` is said before a list's numbers ("các Thông tư của Bộ GDĐT: số 27/2020/TT-BGDĐT …; số …") and
    holds up to ``list_end``.
    """

    layout: Layout
    views: Views
    roles: Roles
    found: list[Citation]
    last_end: int = 0
    list_type: str = ""
    list_issuer: str | None = None
    list_end: int = 0

    @property
    def view(self) -> str:
        """Return the text in the form that is matched."""
        return self.views.view


def finish(
    walk: Walk, name: str, number: str | None, start: int, end: int, subject: str | None = None, symbol: str = ""
) -> None:
    """Read date, issuer and subject behind the number and keep the citation; a blank number has its ``symbol``."""
    tail = read_tail(walk.views, end)
    issuer = tail.issuer
    if subject is None:
        subject = read_subject(walk.views, tail.end)
        if issuer is None:
            subject, issuer = split_subject(number or f"0/{symbol}", subject)
    if issuer is None and end <= walk.list_end and walk.list_issuer and fits(number or "", walk.list_issuer):
        issuer = walk.list_issuer
    walk.list_type = name
    add(walk, name, number, start, tail.end, tail.issued, issuer, subject)


def add(
    walk: Walk,
    name: str,
    number: str | None,
    start: int,
    end: int,
    issued: str | None,
    issuer: str | None,
    subject: str | None,
) -> None:
    """Keep a citation at ``[start, end)``, less the marks at its end; the walk goes on behind it."""
    while end > start and walk.view[end - 1] in " ,:":
        end -= 1
    role = walk.roles.role_at(start, walk.last_end)
    text = walk.layout.text[start:end]
    walk.found.append(
        Citation(
            doc_type=name,
            number=number,
            key="",
            issued=issued,
            issuer=issuer,
            subject=subject,
            role=role,
            text=text,
            span=(start, end),
        )
    )
    walk.last_end = end
