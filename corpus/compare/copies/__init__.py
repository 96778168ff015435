"""Near-copies among plans: found by MinHash and LSH, measured exactly, with the passages that they share."""

from corpus.compare.copies.find import Copy, compare_copies, find_copies
from corpus.compare.copies.matter import Matter, matter_of
from corpus.compare.copies.passages import Passage, shared_passages

__all__ = ["Copy", "Matter", "Passage", "compare_copies", "find_copies", "matter_of", "shared_passages"]
