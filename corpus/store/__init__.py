"""The store: SQLite or PostgreSQL by SQLAlchemy; functions take a session first."""
