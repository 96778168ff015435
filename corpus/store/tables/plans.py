"""The plans and their records: one row a plan in each."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corpus.store.tables.base import Base, Folded, Moment


class Plan(Base):
    """One plan, known by the SHA-256 of its file; its record lies in ``records``, so that a list of
    plans reads small rows.

    ``path`` is where the file lay when it was read, of a file in an archive with its path in it.
    ``levels`` are the school's, as "|tiểu học|THCS|"; ``kind_folded`` is the type and title in
    folded words, by which kinds of plans are told ("thi dua", "kiem tra noi bo").
    """

    __tablename__ = "plans"
    __table_args__ = (
        Index(None, "number_folded"),
        Index(None, "school_year"),
        Index(None, "period"),
        Index(None, "issuing_body_folded"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    filename: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    size_bytes: Mapped[int]
    pages: Mapped[int | None]
    reader: Mapped[str] = mapped_column(Text)
    ocr: Mapped[bool]
    status: Mapped[str] = mapped_column(String(16))
    extractor_version: Mapped[str] = mapped_column(Text)
    ingested_at: Mapped[datetime] = mapped_column(Moment)
    document_type: Mapped[str | None] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text)
    number_folded: Mapped[str | None] = mapped_column(Folded)
    title: Mapped[str | None] = mapped_column(Text)
    kind_folded: Mapped[str] = mapped_column(Folded)
    issuing_body: Mapped[str | None] = mapped_column(Text)
    issuing_body_folded: Mapped[str | None] = mapped_column(Folded)
    levels: Mapped[str] = mapped_column(Text)
    parent_body: Mapped[str | None] = mapped_column(Text)
    issued: Mapped[str | None] = mapped_column(Folded)
    school_year: Mapped[str | None] = mapped_column(Text)
    period: Mapped[str | None] = mapped_column(Text)
    signer: Mapped[str | None] = mapped_column(Text)
    path: Mapped[str | None] = mapped_column(Text)
    errors_found: Mapped[int]
    warnings_found: Mapped[int]


class StoredRecord(Base):
    """The plan record as JSON, just as it was saved."""

    __tablename__ = "records"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True)
    record: Mapped[str] = mapped_column(Text)
