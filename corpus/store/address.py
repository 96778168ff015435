"""Which database the store is: what a person gives, the URL that it means, and the file behind it."""

import os
import re
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from corpus.errors import StoreError

ENVIRONMENT_NAME = "KEHOACH_DB"
_PASSWORD_REGEX = re.compile(r"(?<=://)([^:/]*:).*@")


def read_url(database: str | None = None) -> str:
    """Return the SQLAlchemy URL for what a person gives: a URL, a path of an SQLite file, or nothing.

    Nothing means ``KEHOACH_DB``, and without that the file in the user's data folder.
    """
    given = (database or os.environ.get(ENVIRONMENT_NAME) or "").strip()
    if not given:
        return f"sqlite:///{user_data_path('kehoach', appauthor=False) / 'kehoach.db'}"
    if "://" not in given:
        return f"sqlite:///{Path(given).expanduser().absolute()}"
    if given.startswith(("postgres://", "postgresql://")):  # the driver that kehoach comes with
        return "postgresql+psycopg://" + given.split("://", 1)[1]
    return given


def parse_url(url: str) -> URL:
    """Return the address of a database in its parts; StoreError where it is none."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        shown = _PASSWORD_REGEX.sub(r"\1***@", url)
        raise StoreError(f"Địa chỉ kho dữ liệu không đúng: {shown}") from error


def file_of(url: URL) -> Path | None:
    """Return the file of an SQLite URL; None for a database in memory or on a server."""
    name = url.database or ""
    if url.get_backend_name() != "sqlite" or name in ("", ":memory:") or name.startswith("file:"):
        return None
    return Path(name)


def show_url(url: URL) -> str:
    """Return the address as a person is shown it: an SQLite file as its path, a server without the password."""
    file = file_of(url)
    return str(file) if file else url.render_as_string(hide_password=True)
