"""Saving records in batches, against the same rows through SQLAlchemy's own insert."""

import tempfile
import time
from pathlib import Path
from typing import cast

from sqlalchemy import JSON, Table, insert

from benchmarks.made_plans import make_record
from benchmarks.measure import Result
from corpus.store import connect
from corpus.store.rows import COLUMNS, part_rows, plan_row
from corpus.store.save import save_plans
from schemas import PlanRecord

RECORDS = 600
BATCH = 100
RUNS = 3


def run() -> list[Result]:
    """Return the lines on saving, in plans a second of processor time, the best of a few runs.

    The best, since what other programs on the machine take from the caches only ever adds.
    """
    records = [make_record(i) for i in range(RECORDS)]
    rows = sum(len(some) for some in part_rows(records[0], 1).values())
    texts = [record.model_dump_json() for record in records]
    theirs = RECORDS / min(_seconds(records[:BATCH], None, plainly=True) for _ in range(RUNS)) / (RECORDS / BATCH)
    return [
        Result(f"{name}, {rows} rows each", "plans", RECORDS / min(_seconds(records, given) for _ in range(RUNS)),
               "SQLAlchemy insert(), no index of words", theirs, floor=floor)
        # Ingest has each record's JSON at hand; who has not pays for making it.
        for name, given, floor in (("save records with their JSON", texts, 600), ("save records", None, 500))
    ]  # fmt: skip


def _seconds(records: list[PlanRecord], texts: list[str] | None, plainly: bool = False) -> float:
    with tempfile.TemporaryDirectory() as folder:
        engine = connect.open_engine(str(Path(folder) / "k.db"))
        with connect.open_session(engine) as session:
            start = time.process_time()
            for i in range(0, len(records), BATCH):
                if plainly:
                    _save_plainly(session, records[i : i + BATCH])
                else:
                    save_plans(session, records[i : i + BATCH], texts[i : i + BATCH] if texts else None)
                session.commit()
            spent = time.process_time() - start
        engine.dispose()
    return spent


def _save_plainly(session, records: list[PlanRecord]) -> None:
    from corpus.store import tables as t

    session.execute(insert(t.Plan), [plan_row(record) for record in records])
    for plan_id, record in enumerate(records, start=1):
        for table, rows in part_rows(record, plan_id).items():
            columns = cast(Table, table.__table__).c
            named = [
                {name: [] if isinstance(columns[name].type, JSON) else value
                 for name, value in zip(COLUMNS[table], row, strict=True)}
                for row in rows
            ]  # fmt: skip
            if named:
                session.execute(insert(table), named)
