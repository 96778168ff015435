"""Where each file lay, and which original to read again: for ``kehoach failures`` and ``kehoach retry``.

What was saved before knows neither; such rows stay as they are, with null.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("plans", sa.Column("path", sa.Text(), nullable=True))
    op.add_column("failures", sa.Column("filename", sa.Text(), nullable=True))
    op.add_column("failures", sa.Column("original", sa.String(length=64), nullable=True))


def downgrade() -> None:
    """Drop the columns in place: to make the table anew would take a plan's parts with it (ON DELETE CASCADE)."""
    op.drop_column("failures", "original")
    op.drop_column("failures", "filename")
    op.drop_column("plans", "path")
