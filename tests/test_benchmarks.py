"""The benchmarks do the work they measure: the bare pool fills a store, citations and dates alone are a record's."""

import pytest

from benchmarks import ingest, text
from corpus.store import connect, plans
from extractors.component import items
from extractors.pipeline import build_nlp
from extractors.reading import read_document


def test_the_bare_pool_reads_and_saves(tmp_path, monkeypatch):
    monkeypatch.setattr(ingest, "PLANS_INGESTED", 20)
    files = ingest._write_plans(tmp_path / "plans")
    url = f"sqlite:///{tmp_path / 'k.db'}"
    assert ingest._bare_pool(files, url) > 0
    with connect.open_session(connect.open_engine(url)) as session:
        assert plans.count_plans(session) == 20


@pytest.mark.parametrize("plan", sorted(p for p in text.PLANS.iterdir() if p.suffix != ".pdf"), ids=lambda p: p.name)
def test_citations_and_dates_alone_are_those_of_the_pipeline(plan):
    words = read_document(plan.read_bytes(), plan.name).text
    citations, dates = text._citations_and_dates(words)
    doc = build_nlp()(words)
    assert [c.model_copy(update={"section": None}) for c in items(doc, "citations")] == citations
    assert [(d.span, d.value) for d in items(doc, "dates")] == [(d.span, d.value) for d in dates]
