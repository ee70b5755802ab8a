"""The first tables: accounts, cases, files, jobs, notices, comparisons and the log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)


def _time(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Double, nullable=False)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _number() -> sa.Column[int]:
    return sa.Column("id", _NUMBER, primary_key=True)


def _case(name: str = "case", *, index: bool = True) -> sa.Column[str]:
    cases = sa.ForeignKey("cases.id", ondelete="CASCADE")
    return sa.Column(name, sa.Text, cases, nullable=False, index=index)


def upgrade() -> None:
    """Make them."""
    _people()
    op.create_table("cases", _key("id"), _text("name"), _text("by"), _time("at"), _text("verdict"))
    flags = (sa.Column(name, sa.Boolean, nullable=False) for name in ("ours", "done"))
    named = (_text("name"), _text("path"), _whole("size"), _text("stamp"))
    op.create_table("files", _number(), _case(), *named, *flags)
    counts = (_whole("records"), _whole("bytes"), _whole("total"))
    said = (_text("work"), _text("asked"), _text("state"), _text("phase"))
    ended = sa.Column("ended", sa.Double, nullable=True)
    told = (_text("known"), _text("error"), _whole("pid"), _time("begun"), ended)
    op.create_table("jobs", _number(), _case(), *said, *counts, *told)
    draft = (_text("law"), _text("language"), _text("text"), _text("by"), _time("at"))
    op.create_table("notices", _number(), _case(), *draft)
    other = _case("other", index=False)
    op.create_table("comparisons", _number(), _case(), other, _text("result"), _time("at"))
    line = (_time("at"), _text("who"), _text("action"), _text("case"), _text("detail"))
    op.create_table("events", _number(), *line)
    op.create_table("version", sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False))


def _people() -> None:
    password = sa.Column("password", sa.Text, nullable=True)
    op.create_table("accounts", _key("name"), _whole("role"), password)
    op.create_table("entries", _key("digest"))
    account = sa.Column(
        "account", sa.Text, sa.ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False
    )
    op.create_table("sessions", _key("digest"), account, _time("ends"))
    named = sa.Column("name", sa.Text, nullable=False, index=True)
    op.create_table("failures", _number(), named, _text("address"), _time("at"))
