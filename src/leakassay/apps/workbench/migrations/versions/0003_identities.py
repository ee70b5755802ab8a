"""Who enters by a provider of OpenID Connect."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "identities",
        sa.Column("issuer", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column(
            "account",
            sa.Text,
            sa.ForeignKey("accounts.name", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
    )
