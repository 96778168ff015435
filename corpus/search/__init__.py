"""Search over the store: who cites a document and who does not, and words with or without marks."""

from corpus.search.asked import CitationQuery, read_citation_query
from corpus.search.citations import find_citations, find_citing, find_plans_by_number
from corpus.search.documents import CitedDocument, list_documents
from corpus.search.hits import Hit
from corpus.search.not_citing import PlanLine, count_not_citing, count_unsure, find_not_citing
from corpus.search.words import find_words

__all__ = [
    "CitationQuery", "CitedDocument", "Hit", "PlanLine", "count_not_citing", "count_unsure", "find_citations",
    "find_citing", "find_not_citing", "find_plans_by_number", "find_words", "list_documents", "read_citation_query",
]  # fmt: skip
