"""The office's collection of records, and what is asked of it."""
