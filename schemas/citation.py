"""A mention of an official document."""

from typing import Literal

from schemas.span import Item

Role = Literal["basis", "implements", "mention"]


class Citation(Item):
    """One mention of an official document; see ``citations`` in the record's contract.

    ``number`` is in normal form ("24/2018/QĐ-UBND"), ``key`` is equal for two mentions of the
    same document, ``issued`` is EDTF, ``section`` is a label path ("II.2.a") or None in the preamble.
    """

    doc_type: str
    number: str | None = None
    key: str
    issued: str | None = None
    issuer: str | None = None
    subject: str | None = None
    role: Role = "mention"
    section: str | None = None
