"""The history of the tables, run by Alembic from Python; ``HEAD`` is the newest revision."""

HEAD = "0002"
