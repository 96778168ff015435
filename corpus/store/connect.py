"""The way to the store: which database, an engine on it with its tables in place, a session.

engine = open_engine("sqlite:///kehoach.db")
with open_session(engine) as session: ...
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session

from corpus.errors import StoreError
from corpus.store.migrations import HEAD

ENVIRONMENT_NAME = "KEHOACH_DB"
LOCK_SECONDS = 10.0  # another program's long write is waited for; a clerk's patience ends about here
WRITER_SECONDS = 60.0  # of another ingest's batches on a server; each takes part of a second
_WRITER_KEY = 7_205_302  # arbitrary but ours; see also corpus.store.migrations.run


def default_url() -> str:
    """Return the URL of the store in the user's data folder."""
    return f"sqlite:///{user_data_path('kehoach', appauthor=False) / 'kehoach.db'}"


def read_url(database: str | None = None) -> str:
    """Return the SQLAlchemy URL for what a person gives: a URL, a path of an SQLite file, or nothing.

    Nothing means ``KEHOACH_DB``, and without that the file in the user's data folder.
    """
    given = (database or os.environ.get(ENVIRONMENT_NAME) or "").strip()
    if not given:
        return default_url()
    if "://" not in given:
        return f"sqlite:///{Path(given).expanduser().absolute()}"
    if given.startswith(("postgres://", "postgresql://")):  # the driver that kehoach comes with
        return "postgresql+psycopg://" + given.split("://", 1)[1]
    return given


def open_engine(database: str | None = None, *, create: bool = True) -> Engine:
    """Return an engine on the store, its tables made or brought up to date.

    With ``create`` false nothing is made or changed: StoreError where there is no store yet.
    """
    url = parse_url(read_url(database))
    _look_at_file(url, create)
    try:
        engine = create_engine(url, **_arguments(url))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"Không dùng được địa chỉ kho dữ liệu {_shown(url)}: {_last_line(error)}") from error
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
    return f"{_shown(url)} ({url.get_backend_name()} {version}, {plans} kế hoạch)"


def url_of(engine: Engine) -> str:
    """Return the URL of an engine as another process needs it, password and all."""
    return engine.url.render_as_string(hide_password=False)


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


@contextmanager
def clear_errors(url: URL) -> Iterator[None]:
    """Turn an error of the database inside the block into a StoreError that a clerk understands."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{_reason(error, url)} ({_shown(url)})") from error
    except SQLAlchemyError as error:
        raise StoreError(f"Kho dữ liệu báo lỗi ({_shown(url)}): {_last_line(error)}") from error


def parse_url(url: str) -> URL:
    """Return the address of a database in its parts; StoreError where it is none."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"Địa chỉ kho dữ liệu không đúng: {url}") from error


def _arguments(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite" and "timeout" not in url.query:
        return {"connect_args": {"timeout": LOCK_SECONDS}}
    return {}


def file_of(url: URL) -> Path | None:
    """Return the file of an SQLite URL; None for a database in memory or on a server."""
    is_file = url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:"
    return Path(url.database) if is_file and url.database and not url.database.startswith("file:") else None


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
            f"Kho dữ liệu còn trống ({_shown(engine.url)}). Hãy nạp kế hoạch trước: kehoach ingest THƯ_MỤC"
        )
    from corpus.store.migrations.run import upgrade  # Alembic takes a tenth of a second to import

    upgrade(engine, found)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


# What the drivers say, and what it means to the person at the desk; the first that fits is taken.
_REASONS = (
    (("is locked", "lock timeout"), "Kho dữ liệu đang được một chương trình khác ghi; hãy đợi rồi thử lại"),
    (("readonly database", "read-only", "permission denied"), "Không có quyền ghi vào kho dữ liệu"),
    (("unable to open",), "Không mở được tệp kho dữ liệu; hãy kiểm tra đường dẫn và quyền truy cập"),
    (
        ("not a database", "malformed", "corrupt"),
        "Tệp kho dữ liệu bị hỏng hoặc không phải là kho của kehoach",
    ),
    (("disk is full", "no space left"), "Ổ đĩa đã đầy, không ghi được vào kho dữ liệu"),
    (("disk i/o error",), "Ổ đĩa báo lỗi khi đọc hoặc ghi kho dữ liệu"),
    (("password authentication failed", "no password supplied"), "Sai tên hoặc mật khẩu của kho dữ liệu"),
    (("does not exist",), "Máy chủ không có cơ sở dữ liệu hoặc người dùng này"),
    (
        (
            "connection refused",
            "could not connect",
            "connection failed",
            "failed to resolve",
            "timeout expired",
        ),
        "Không kết nối được với máy chủ của kho dữ liệu",
    ),
)


def _reason(error: DBAPIError, url: URL) -> str:
    words = str(error.orig).lower()
    for signs, reason in _REASONS:
        if any(sign in words for sign in signs):
            return reason
    return f"Kho dữ liệu báo lỗi: {_last_line(error.orig or error)}"


def _shown(url: URL) -> str:
    file = file_of(url)
    return str(file) if file else url.render_as_string(hide_password=True)


def _last_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
