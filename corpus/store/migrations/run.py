"""Run migrations on an engine, without an alembic.ini: kehoach is installed, not checked out."""

import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from corpus.errors import StoreError

FOLDER = Path(__file__).parent
# Two programs that start together must not both make the tables; the number is arbitrary but ours.
_LOCK_KEY = 7_205_301
LOCK_SECONDS = 10.0
_PAUSE_SECONDS = 0.05


def configure(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for this folder, on a connection."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine, found: str | None) -> None:
    """Bring the tables from revision ``found`` (None: no tables) to the newest, all or nothing."""
    known = {script.revision for script in ScriptDirectory.from_config(configure()).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError("Kho dữ liệu do một phiên bản kehoach mới hơn tạo ra; hãy cập nhật kehoach.")
    if engine.dialect.name == "sqlite":
        _use_wal(engine)
    with engine.connect() as connection:
        _lock(connection)
        command.upgrade(configure(connection), "head")
        connection.commit()


def _use_wal(engine: Engine) -> None:
    """Readers and the writer do not wait for one another; the mode is kept in the file.

    SQLite changes the mode only where nobody else has the file open in a transaction, and then fails
    without waiting: of two programs that start together one tries again, and finds the mode changed.
    """
    end = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            with engine.connect() as connection:
                connection.execute(text("PRAGMA journal_mode = WAL"))
        except OperationalError as error:
            if "locked" not in str(error.orig) or time.monotonic() > end:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
    elif connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
