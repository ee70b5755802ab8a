"""Passkeys and what they have to sign; Alembic keeps the version from here on."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make two tables, and drop the one that kept the version."""
    account = sa.Column(
        "account", sa.Text, sa.ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True
    )
    texts = {name: sa.Column(name, sa.Text, nullable=False) for name in ("key", "name", "challenge")}
    count = sa.Column("count", sa.BigInteger, nullable=False)
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Text, primary_key=True),
        account,
        texts["key"],
        count,
        texts["name"],
        sa.Column("at", sa.Double, nullable=False),
    )
    op.create_table(
        "challenges",
        sa.Column("digest", sa.Text, primary_key=True),
        texts["challenge"],
        sa.Column("ends", sa.Double, nullable=False),
    )
    op.drop_table("version")
