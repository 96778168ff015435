"""Rows by the thousand: the driver's own executemany, without SQLAlchemy's work on each row.

A plan has about 160 rows in the tables of parts; processed one by one they cost three times what
the database itself needs for them.
"""

import json
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Dialect, Table, insert
from sqlalchemy.orm import Session

Row = dict[str, Any]


def insert_rows(session: Session, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows of plain values; every row has a value for each column but the id."""
    if not rows:
        return
    connection = session.connection()
    columns = tuple(rows[0])
    jsons = [column for column in columns if isinstance(table.c[column].type, JSON)]
    for column in jsons:
        for row in rows:
            row[column] = json.dumps(row[column], ensure_ascii=False)
    statement, order = _statement(table, columns, connection.dialect)
    if order is None:
        connection.exec_driver_sql(statement, list(rows))
    else:
        connection.exec_driver_sql(statement, list(map(itemgetter(*order), rows)))


@cache
def _statement(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[str, tuple[str, ...] | None]:
    """Return the INSERT in the driver's own words, and the order of its values where they have no names."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    order = getattr(compiled, "positiontup", None)
    return str(compiled), tuple(order) if order else None
