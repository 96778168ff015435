"""The index of words over the passages: FTS5 on SQLite; PostgreSQL keeps its own by itself."""

from collections.abc import Sequence

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

_INDEX_SQLITE = text(
    """INSERT INTO passages_fts (rowid, text, folded)
       SELECT id, text, folded FROM passages WHERE plan_id IN :plans ORDER BY id"""
).bindparams(bindparam("plans", expanding=True))
_MANY = 500


def index_words(session: Session, plan_ids: Sequence[int]) -> None:
    """Put the passages of plans that were just inserted into the index."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for start in range(0, len(plan_ids), _MANY):
        session.execute(_INDEX_SQLITE, {"plans": list(plan_ids[start : start + _MANY])})
