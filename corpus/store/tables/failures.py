"""The files that gave no record."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corpus.store.tables.base import Base, Moment


class Failure(Base):
    """A file that could not be read, by its path; it goes when the file is read after all.

    ``filename`` is its name as a record would have it ("gói.zip/a.docx"). ``original`` is the SHA-256 of the
    kept bytes to read again: its own, or those of the archive that it did not come out of.
    """

    __tablename__ = "failures"

    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(Text, unique=True)
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    category: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    failed_at: Mapped[datetime] = mapped_column(Moment)
    filename: Mapped[str | None] = mapped_column(Text)
    original: Mapped[str | None] = mapped_column(String(64))
