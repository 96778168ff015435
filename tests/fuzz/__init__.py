"""Mutated files of every kind through the workers of an ingest: python -m tests.fuzz --help (make fuzz)."""
