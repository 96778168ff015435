"""The comparison as a workbook: overview, targets with charts, citations, time line, people, near-copies, changes."""

from pathlib import Path

from corpus.compare import wording
from corpus.compare.comparison import Comparison
from corpus.compare.writers.xlsx.book import ComparisonSheets
from corpus.compare.writers.xlsx.changes import add_changes
from corpus.compare.writers.xlsx.charts import add_charts
from corpus.compare.writers.xlsx.citations import add_citations
from corpus.compare.writers.xlsx.copies import add_copies
from corpus.compare.writers.xlsx.overview import add_overview
from corpus.compare.writers.xlsx.phases import add_phases
from corpus.compare.writers.xlsx.responsibles import add_responsibles
from corpus.compare.writers.xlsx.targets import add_targets
from corpus.export.sheets import open_book


def write(comparison: Comparison, path: Path) -> None:
    """Write the workbook; a cell that begins with = + - @ stays text (no formulas are made of strings)."""
    with open_book(path, {"title": wording.title_of(comparison), "comments": "Lập từ kehoach"}) as book:
        sheets = ComparisonSheets(book, comparison)
        add_overview(sheets, comparison)
        add_targets(sheets, comparison)
        add_charts(sheets, comparison)
        add_citations(sheets, comparison)
        add_phases(sheets, comparison)
        add_responsibles(sheets, comparison)
        add_copies(sheets, comparison)
        if comparison.changes is not None:
            add_changes(sheets, comparison.changes)
