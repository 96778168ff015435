"""The way into the store: an engine with its tables in place, a session, the one writer's turn.

engine = open_engine("sqlite:///kehoach.db")
with open_session(engine) as session: ...
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.orm import Session

from corpus.errors import StoreError
from corpus.store.address import file_of, parse_url, read_url, show_url
from corpus.store.database_errors import clear_errors, first_line
from corpus.store.migrations import HEAD

LOCK_SECONDS = 10.0  # another program's long write is waited for; a clerk's patience ends about here
WRITER_SECONDS = 60.0  # of another ingest's batches on a server; each takes part of a second
_WRITER_KEY = 7_205_302  # arbitrary but ours; see also corpus.store.migrations.run


def open_engine(database: str | None = None, *, create: bool = True) -> Engine:
    """Return an engine on the store, its tables made or brought up to date.

    With ``create`` false nothing is made or changed: StoreError where there is no store yet.
    """
    url = parse_url(read_url(database))
    _look_at_file(url, create)
    try:
        engine = create_engine(url, **_arguments(url))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"Không dùng được địa chỉ kho dữ liệu {show_url(url)}: {first_line(error)}") from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
    with clear_errors(url):
        _bring_up_to_date(engine, create)
    return engine


def describe_store(database: str | None = None) -> str:
    """Return in Vietnamese where the store is, on which database, and how much it holds; nothing is made.

    StoreError where it cannot be used; a file that is not there yet will be made by the first ingest.
    """
    url = parse_url(read_url(database))
    file = file_of(url)
    if file is not None and not file.exists():
        return f"{file} (chưa có, sẽ được tạo khi nạp kế hoạch)"
    engine = open_engine(database, create=False)
    try:
        with clear_errors(url), engine.connect() as connection:
            plans = connection.execute(text("SELECT count(*) FROM plans")).scalar()
        version = ".".join(map(str, engine.dialect.server_version_info or ()))
    finally:
        engine.dispose()
    return f"{show_url(url)} ({url.get_backend_name()} {version}, {plans} kế hoạch)"


@contextmanager
def open_session(engine: Engine) -> Iterator[Session]:
    """Yield a session; what is not committed in it is rolled back, and database errors are StoreError."""
    with clear_errors(engine.url), Session(engine, expire_on_commit=False) as session:
        yield session


@contextmanager
def open_writing(engine: Engine) -> Iterator[Session]:
    """Yield a session that is the only writer until it ends: what it looks up stays true while it writes.

    Without this two ingests of one file both find that it is new. SQLite also refuses at once, without
    waiting its turn, who has read before another's write and writes after it.
    """
    with open_session(engine) as session:
        connection = session.connection()
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        elif connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{WRITER_SECONDS:.0f}s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_KEY})
        yield session


def _arguments(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite" and "timeout" not in url.query:
        return {"connect_args": {"timeout": LOCK_SECONDS}}
    return {}


def _look_at_file(url: URL, create: bool) -> None:
    """Make the folder of an SQLite file, or say why there can be none: SQLite's own words are few."""
    file = file_of(url)
    if file is None:
        return
    if file.is_dir():
        raise StoreError(f"Đường dẫn kho dữ liệu là một thư mục, cần một tệp: {file}")
    if not create and not file.exists():
        raise StoreError(f"Chưa có kho dữ liệu tại {file}. Hãy nạp kế hoạch trước: kehoach ingest THƯ_MỤC")
    if create:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"Không tạo được thư mục cho kho dữ liệu: {file.parent}") from error


def _set_pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")  # safe with WAL, and twice as fast as FULL
    cursor.close()


def _bring_up_to_date(engine: Engine, create: bool) -> None:
    with engine.connect() as connection:
        found = _revision(connection)
    if found == HEAD:
        return
    if found is None and not create:
        raise StoreError(
            f"Kho dữ liệu còn trống ({show_url(engine.url)}). Hãy nạp kế hoạch trước: kehoach ingest THƯ_MỤC"
        )
    from corpus.store.migrations.run import upgrade  # Alembic takes a tenth of a second to import

    upgrade(engine, found)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
