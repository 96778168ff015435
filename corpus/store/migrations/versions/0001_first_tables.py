"""The first tables: plans, their items, the passages that search looks through, and failures."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables and the index of words."""
    _make_plans()
    _make_items()
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SQLITE_WORDS:
            op.execute(statement)
    elif op.get_bind().dialect.name == "postgresql":
        for statement in _POSTGRESQL_WORDS:
            op.execute(statement)


def downgrade() -> None:
    """Drop all that upgrade made."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE passages_fts")
        op.execute("DROP TABLE citations_fts")
    for table in _TABLES:
        op.drop_table(table)


# SQLite's words: FTS5 over the passages as written and as folded, and over what citations say of their
# documents; it keeps no text of its own. Rows go from it by a trigger, also when they go with their
# plan; they come into it by the batch (corpus.store.words), three times as fast as by a trigger.
_SQLITE_WORDS = (
    """CREATE VIRTUAL TABLE passages_fts USING fts5(text, folded, content='passages', content_rowid='id',
       tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER passages_delete AFTER DELETE ON passages BEGIN
       INSERT INTO passages_fts (passages_fts, rowid, text, folded)
       VALUES ('delete', old.id, old.text, old.folded); END""",
    """CREATE VIRTUAL TABLE citations_fts USING fts5(issuer_folded, subject_folded, content='citations',
       content_rowid='id', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER citations_delete AFTER DELETE ON citations BEGIN
       INSERT INTO citations_fts (citations_fts, rowid, issuer_folded, subject_folded)
       VALUES ('delete', old.id, old.issuer_folded, old.subject_folded); END""",
    # A batch of plans goes in at once: SQLite's defaults (1 MB, 4) write small pieces and merge them at
    # every turn, a tenth of the time of a save. More pieces cost a search a few microseconds each.
    "INSERT INTO passages_fts (passages_fts, rank) VALUES ('hashsize', 8000000)",
    "INSERT INTO passages_fts (passages_fts, rank) VALUES ('automerge', 8)",
)
# 'simple' knows no language: it only puts words into small letters, which is what is wanted.
_POSTGRESQL_WORDS = (
    "CREATE INDEX passages_words ON passages USING gin (to_tsvector('simple', text))",
    "CREATE INDEX passages_words_folded ON passages USING gin (to_tsvector('simple', folded))",
    "CREATE INDEX citations_words_issuer ON citations USING gin (to_tsvector('simple', issuer_folded))",
    "CREATE INDEX citations_words_subject ON citations USING gin (to_tsvector('simple', subject_folded))",
)
_TABLES = (
    "citations",
    "component_errors",
    "dates",
    "findings",
    "passages",
    "phases",
    "records",
    "responsibles",
    "sections",
    "targets",
    "failures",
    "plans",
)


def _make_plans() -> None:
    op.create_table(
        "failures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failures"),
        sa.UniqueConstraint("path", name="uq_failures_path"),
    )
    op.create_index("ix_failures_sha256", "failures", ["sha256"], unique=False)
    op.create_table(
        "plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("ocr", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("extractor_version", sa.Text(), nullable=False),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_type", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("number_folded", FOLDED, nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("kind_folded", FOLDED, nullable=False),
        sa.Column("issuing_body", sa.Text(), nullable=True),
        sa.Column("issuing_body_folded", FOLDED, nullable=True),
        sa.Column("levels", sa.Text(), nullable=False),
        sa.Column("parent_body", sa.Text(), nullable=True),
        sa.Column("issued", FOLDED, nullable=True),
        sa.Column("school_year", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("signer", sa.Text(), nullable=True),
        sa.Column("errors_found", sa.Integer(), nullable=False),
        sa.Column("warnings_found", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
        sa.UniqueConstraint("sha256", name="uq_plans_sha256"),
    )
    op.create_index("ix_plans_issuing_body_folded", "plans", ["issuing_body_folded"], unique=False)
    op.create_index("ix_plans_number_folded", "plans", ["number_folded"], unique=False)
    op.create_index("ix_plans_period", "plans", ["period"], unique=False)
    op.create_index("ix_plans_school_year", "plans", ["school_year"], unique=False)
    op.create_table(
        "records",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_records_plan_id_plans", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id", name="pk_records"),
    )


def _make_items() -> None:
    op.create_table(
        "citations",
        sa.Column("doc_type", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("number_folded", FOLDED, nullable=True),
        sa.Column("key", FOLDED, nullable=False),
        sa.Column("issued", FOLDED, nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("issuer_folded", FOLDED, nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("subject_folded", FOLDED, nullable=True),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_citations_plan_id_plans", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_citations"),
    )
    op.create_index("ix_citations_key_plan_id", "citations", ["key", "plan_id"], unique=False)
    op.create_index(
        "ix_citations_number_folded_plan_id_start", "citations", ["number_folded", "plan_id", "start"], unique=False
    )
    op.create_index("ix_citations_plan_id", "citations", ["plan_id"], unique=False)
    op.create_table(
        "component_errors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("component", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name="fk_component_errors_plan_id_plans", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_component_errors"),
    )
    op.create_index("ix_component_errors_plan_id", "component_errors", ["plan_id"], unique=False)
    op.create_table(
        "dates",
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("modifier", sa.String(length=8), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_dates_plan_id_plans", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_dates"),
    )
    op.create_index("ix_dates_plan_id", "dates", ["plan_id"], unique=False)
    op.create_table(
        "findings",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("severity", sa.String(length=8), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_findings_plan_id_plans", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
    )
    op.create_index("ix_findings_code", "findings", ["code"], unique=False)
    op.create_index("ix_findings_plan_id", "findings", ["plan_id"], unique=False)
    op.create_table(
        "passages",
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_passages_plan_id_plans", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
    )
    op.create_index("ix_passages_plan_id", "passages", ["plan_id"], unique=False)
    op.create_table(
        "phases",
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("begins", sa.Text(), nullable=True),
        sa.Column("ends", sa.Text(), nullable=True),
        sa.Column("activities", sa.JSON(), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_phases_plan_id_plans", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_phases"),
    )
    op.create_index("ix_phases_plan_id", "phases", ["plan_id"], unique=False)
    op.create_table(
        "responsibles",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_folded", FOLDED, nullable=False),
        sa.Column("honorific", sa.Text(), nullable=True),
        sa.Column("positions", sa.JSON(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("duties", sa.JSON(), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_responsibles_plan_id_plans", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_responsibles"),
    )
    op.create_index("ix_responsibles_name_folded", "responsibles", ["name_folded"], unique=False)
    op.create_index("ix_responsibles_plan_id", "responsibles", ["plan_id"], unique=False)
    op.create_table(
        "sections",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_sections_plan_id_plans", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_sections"),
    )
    op.create_index("ix_sections_plan_id", "sections", ["plan_id"], unique=False)
    op.create_table(
        "targets",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("comparator", sa.String(length=2), nullable=True),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("value_to", sa.Double(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("indicator", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_targets_plan_id_plans", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_targets"),
    )
    op.create_index("ix_targets_plan_id", "targets", ["plan_id"], unique=False)
