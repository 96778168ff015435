"""The tables: one row a plan, its record as JSON, and its items in rows that can be searched.

EDTF values are kept as the record writes them. ``*_folded`` columns are what search compares:
numbers by ``corpus.numbers.search_form``, words by ``corpus.fold.fold_marks``.
"""

from datetime import UTC, datetime

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, Index, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


# Folded forms are compared byte by byte; PostgreSQL's usual collations skip strokes and blanks.
Folded = Text().with_variant(Text(collation="C"), "postgresql")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Base(DeclarativeBase):
    """The root of all tables; constraints have fixed names, so that migrations can name them."""

    metadata = MetaData(naming_convention=NAMES)


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

    citations: Mapped[list["CitationRow"]] = relationship(viewonly=True)
    findings: Mapped[list["FindingRow"]] = relationship(viewonly=True)


class StoredRecord(Base):
    """The plan record as JSON, just as it was saved."""

    __tablename__ = "records"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True)
    record: Mapped[str] = mapped_column(Text)


class PlanPart:
    """What every table of items has: the plan and the place in its text."""

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), index=True)
    start: Mapped[int | None]
    end: Mapped[int | None]
    page: Mapped[int | None]


class CitationRow(PlanPart, Base):
    """One mention of an official document in a plan.

    ``number_folded`` of a short mention ("Kế hoạch 1599") is that of the full one in the plan that
    it stands for. On SQLite the FTS5 table ``citations_fts`` lies over the folded issuer and subject.
    """

    __tablename__ = "citations"
    # in the order of an answer, so that its first lines are found without the others
    __table_args__ = (Index(None, "number_folded", "plan_id", "start"), Index(None, "key", "plan_id"))

    doc_type: Mapped[str] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text)
    number_folded: Mapped[str | None] = mapped_column(Folded)
    key: Mapped[str] = mapped_column(Folded)
    issued: Mapped[str | None] = mapped_column(Folded)
    issuer: Mapped[str | None] = mapped_column(Text)
    issuer_folded: Mapped[str | None] = mapped_column(Folded)
    subject: Mapped[str | None] = mapped_column(Text)
    subject_folded: Mapped[str | None] = mapped_column(Folded)
    role: Mapped[str] = mapped_column(String(16))
    section: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class DateRow(PlanPart, Base):
    """One mention of a time in a plan."""

    __tablename__ = "dates"

    value: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(16))
    modifier: Mapped[str | None] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Text)


class TargetRow(PlanPart, Base):
    """One quantity or award that a plan sets out to reach."""

    __tablename__ = "targets"

    kind: Mapped[str] = mapped_column(String(16))
    comparator: Mapped[str | None] = mapped_column(String(2))
    value: Mapped[float | None]
    value_to: Mapped[float | None]
    unit: Mapped[str | None] = mapped_column(Text)
    subject: Mapped[str | None] = mapped_column(Text)
    indicator: Mapped[str | None] = mapped_column(Text)
    section: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class PhaseRow(PlanPart, Base):
    """One phase of a plan; ``begins`` and ``ends`` are EDTF."""

    __tablename__ = "phases"

    label: Mapped[str] = mapped_column(Text)
    begins: Mapped[str | None] = mapped_column(Text)
    ends: Mapped[str | None] = mapped_column(Text)
    activities: Mapped[list[str]] = mapped_column(JSON)
    section: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class ResponsibleRow(PlanPart, Base):
    """One holder of a duty in a plan."""

    __tablename__ = "responsibles"

    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    name_folded: Mapped[str] = mapped_column(Folded, index=True)
    honorific: Mapped[str | None] = mapped_column(Text)
    positions: Mapped[list[str]] = mapped_column(JSON)
    unit: Mapped[str | None] = mapped_column(Text)
    duties: Mapped[list[str]] = mapped_column(JSON)
    section: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class FindingRow(PlanPart, Base):
    """One fault of a plan."""

    __tablename__ = "findings"

    code: Mapped[str] = mapped_column(Text, index=True)
    severity: Mapped[str] = mapped_column(String(8))
    message: Mapped[str] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)


class SectionRow(PlanPart, Base):
    """One numbered part of a plan; ``path`` is the label path ("II.2.a") that items name."""

    __tablename__ = "sections"

    path: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    level: Mapped[int]


class Passage(PlanPart, Base):
    """One line of a plan, or one finding's message: what the search in words looks through.

    ``part`` is "text" or "finding". On SQLite the FTS5 table ``passages_fts`` lies over it; see
    ``corpus.store.words``.
    """

    __tablename__ = "passages"

    part: Mapped[str] = mapped_column(String(16))
    section: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)


class ComponentErrorRow(Base):
    """One defect of the program that left a part of a record empty."""

    __tablename__ = "component_errors"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), index=True)
    component: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)
    message: Mapped[str] = mapped_column(Text)
    page: Mapped[int | None]


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
