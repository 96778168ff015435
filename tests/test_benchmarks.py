"""The benchmark of ingest does the work it measures: its bare pool fills a store as the flow does."""

from benchmarks import ingest
from corpus.store import connect, plans


def test_the_bare_pool_reads_and_saves(tmp_path, monkeypatch):
    monkeypatch.setattr(ingest, "PLANS_INGESTED", 20)
    files = ingest._write_plans(tmp_path / "plans")
    url = f"sqlite:///{tmp_path / 'k.db'}"
    assert ingest._bare_pool(files, url) > 0
    with connect.open_session(connect.open_engine(url)) as session:
        assert plans.count_plans(session) == 20
