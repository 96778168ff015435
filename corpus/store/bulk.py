"""Rows by the thousand: the driver's own executemany, without SQLAlchemy's work on each row.

A plan has about 160 rows in the tables of parts; processed one by one they cost three times what
the database itself needs for them.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import JSON, Dialect, Table
from sqlalchemy.orm import Session

Values = tuple[Any, ...]


def insert_rows(session: Session, table: Table, columns: tuple[str, ...], rows: Sequence[Values]) -> None:
    """Insert rows of plain values in the order of ``columns``; what is JSON comes as text."""
    if rows:
        connection = session.connection()
        connection.exec_driver_sql(_statement(table, columns, connection.dialect), list(rows))


@cache
def _statement(table: Table, columns: tuple[str, ...], dialect: Dialect) -> str:
    """Return the INSERT in the driver's own words, its values by place."""
    quote, is_sqlite = dialect.identifier_preparer.quote, dialect.name == "sqlite"
    marks = ("?" if is_sqlite else "%s::json" if isinstance(table.c[name].type, JSON) else "%s" for name in columns)
    names = ", ".join(map(quote, columns))
    return f"INSERT INTO {quote(table.name)} ({names}) VALUES ({', '.join(marks)})"
