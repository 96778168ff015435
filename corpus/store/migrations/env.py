"""What Alembic runs: on the connection that ``run.upgrade`` hands over, compared with our tables."""

from alembic import context

from corpus.store.tables import Base


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Return whether autogenerate may look at a thing: the tables behind FTS5 belong to SQLite."""
    return not (kind == "table" and (name or "").startswith(("passages_fts", "citations_fts")))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=is_ours,
    render_as_batch=True,  # SQLite cannot alter a column in place
    user_module_prefix="sa.",
)
with context.begin_transaction():
    context.run_migrations()
