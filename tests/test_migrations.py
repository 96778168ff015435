"""Migrations: from nothing they make just what the tables say, all or nothing, and back."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from corpus.store import connect
from corpus.store.migrations import HEAD, run
from corpus.store.records import load_record
from corpus.store.save import save_plans
from corpus.store.tables import Base
from tests.records import make_record
from tests.stores import url_of


def test_there_is_one_newest_revision_and_the_store_knows_it():
    assert ScriptDirectory.from_config(run.configure()).get_heads() == [HEAD]


def test_migrations_make_what_the_tables_say(engine):
    def is_ours(name, kind, _parents):
        return not (kind == "table" and name.startswith(("passages_fts", "citations_fts")))

    with engine.connect() as connection:
        options = {"include_name": is_ours, "compare_type": True}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata)
    assert [d for d in found if "_words" not in str(d)] == []


def test_every_revision_goes_back(engine):
    with engine.connect() as connection:
        command.downgrade(run.configure(connection), "base")
        connection.commit()
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    run.upgrade(engine, None)
    with engine.connect() as connection:
        assert "plans" in inspect(connection).get_table_names()


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    from corpus.store import tables  # noqa: F401

    def fail(*_args, **_options):
        raise RuntimeError("the lights went out")

    url = f"sqlite:///{tmp_path / 'k.db'}"
    monkeypatch.setattr("alembic.op.create_index", fail)
    with pytest.raises(RuntimeError):
        connect.open_engine(url)
    monkeypatch.undo()
    engine = connect.open_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_opening_a_store_that_is_up_to_date_runs_no_migration(engine, monkeypatch):
    monkeypatch.setattr(run, "upgrade", lambda *_: pytest.fail("a migration was run"))
    connect.open_engine(url_of(engine)).dispose()


def test_a_store_takes_records_after_the_migrations(session):

    assert save_plans(session, [make_record()]) == ["new"]


def test_what_an_older_version_has_kept_is_there_after_the_newest_migrations(engine):
    from corpus.store import failures, plans

    with connect.open_session(engine) as session:
        save_plans(session, [make_record()], paths={make_record().source.sha256: "/x/a.txt"})
        failures.save_failures(session, [failures.FailedFile("/x/b.pdf", "Tệp là bản quét", "scan", None, "b.pdf")])
        session.commit()
    with engine.connect() as connection:
        command.downgrade(run.configure(connection), "0001")
        connection.commit()
        names = {column["name"] for column in inspect(connection).get_columns("failures")}
        assert names == {"id", "path", "sha256", "category", "reason", "failed_at"}
    engine.dispose()
    again = connect.open_engine(url_of(engine))
    with connect.open_session(again) as session:
        plan = plans.find_plan(session, "a.txt")
        assert (plan.path, load_record(session, plan.id)) == (None, make_record())
        [trouble] = failures.list_troubles(session)
        assert (trouble.path, trouble.filename, trouble.original) == ("/x/b.pdf", "b.pdf", None)
    again.dispose()
