"""Search over the store: documents by number, and words with or without marks."""

from corpus.search.hits import Hit
from corpus.search.numbers import find_citations, find_plans_by_number
from corpus.search.words import find_words

__all__ = ["Hit", "find_citations", "find_plans_by_number", "find_words"]
