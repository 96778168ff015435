"""Prefect flows: thin tasks round the pure functions of extractors and corpus."""
