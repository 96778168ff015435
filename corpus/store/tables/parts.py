"""What a record holds, in rows: its items, findings, sections and lines, and the defects that it came with."""

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corpus.store.tables.base import Base, Folded


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
