"""What a store and its originals hold, in a form that two of them can be compared in; and whether it is whole."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from corpus.store import connect, plans
from corpus.store import tables as t
from corpus.store.failures import list_failures
from corpus.store.originals import originals_folder
from corpus.store.records import load_record


def collection_of(url: str, copies: set[str] = frozenset()) -> dict[str, Any]:
    """Return the records, the rows of each table, the failures and the originals of a store.

    A file that lies there twice has the name of the copy that was read first: ``copies`` are such names.
    """
    engine = connect.open_engine(url, create=False)
    with connect.open_session(engine) as session:
        records = {}
        for plan in plans.list_plans(session):
            record = load_record(session, plan.id)
            assert (plan.sha256, plan.filename) == (record.source.sha256, record.source.filename)
            if record.source.filename in copies:
                record.source.filename = "a copy"
            records[plan.sha256] = record.model_dump_json()
        rows = {
            table.name: session.scalar(select(func.count()).select_from(table))
            for table in [t.Plan.__table__, t.Failure.__table__, *t.part_tables()]
        }
        failed = {(f.path, f.sha256, f.reason, f.category, f.filename, f.original) for f in list_failures(session)}
    engine.dispose()
    return {"records": records, "rows": rows, "failures": failed, "originals": originals_of(url)}


def originals_of(url: str) -> set[str]:
    """Return the SHA-256 of the originals; each is what it is called."""
    folder = originals_folder(url)
    found = list(folder.glob("??/*")) if folder else []
    for path in found:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    return {path.name for path in found}


def assert_whole(file: Path) -> None:
    """Check an SQLite store with SQLite's own means, its index of words too."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for name in ("passages_fts", "citations_fts"):
            connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
