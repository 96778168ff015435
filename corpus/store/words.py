"""The index of words over passages and citations: FTS5 on SQLite; PostgreSQL keeps its own by itself."""

from collections.abc import Sequence

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

_INDEX_SQLITE = tuple(
    text(statement).bindparams(bindparam("plans", expanding=True))
    for statement in (
        """INSERT INTO passages_fts (rowid, text, folded)
           SELECT id, text, folded FROM passages WHERE plan_id IN :plans ORDER BY id""",
        """INSERT INTO citations_fts (rowid, issuer_folded, subject_folded)
           SELECT id, issuer_folded, subject_folded FROM citations WHERE plan_id IN :plans ORDER BY id""",
    )
)
_MANY = 500


def index_words(session: Session, plan_ids: Sequence[int]) -> None:
    """Put the passages and citations of plans that were just inserted into the index."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for statement in _INDEX_SQLITE:
        for start in range(0, len(plan_ids), _MANY):
            session.execute(statement, {"plans": list(plan_ids[start : start + _MANY])})
