"""The tables of the workbench. Times are seconds since 1970, in UTC. No value of a row is in any of them."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import BigInteger, Double, ForeignKey, Integer, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

HEAD = "0003"
"""The last of `migrations/versions`, which lead from any older database to these tables."""


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {int: BigInteger, float: Double, str: Text}  # noqa: RUF012 - as SQLAlchemy reads it


# SQLite counts up only what it calls INTEGER.
Number = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)]
"""What a row is called by."""
OfCase = Annotated[str, mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)]
"""The case that a row goes with."""
OfAccount = Annotated[str, mapped_column(ForeignKey("accounts.name", ondelete="CASCADE"))]
"""The account that a row goes with."""


class Account(Base):
    """Somebody who may sign in."""

    __tablename__ = "accounts"
    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[int]
    password: Mapped[str | None]
    """Argon2id in PHC form; None: enters by a one-time address only."""


class Entry(Base):
    """A one-time address, as SHA-256 of its token."""

    __tablename__ = "entries"
    digest: Mapped[str] = mapped_column(primary_key=True)


class Visit(Base):
    """A session, as SHA-256 of its identifier."""

    __tablename__ = "sessions"
    digest: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[OfAccount]
    ends: Mapped[float]


class Identity(Base):
    """Whom a provider of OpenID Connect may name to enter an account."""

    __tablename__ = "identities"
    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[OfAccount] = mapped_column(index=True)


class Passkey(Base):
    """A passkey of an account (WebAuthn): what its authenticator signs with is not here."""

    __tablename__ = "passkeys"
    id: Mapped[str] = mapped_column(primary_key=True)
    """Of the credential, base64url."""
    account: Mapped[OfAccount] = mapped_column(index=True)
    key: Mapped[str]
    """Its public key (COSE), base64url."""
    count: Mapped[int]
    """Signatures that its authenticator told of; one that falls is a copy."""
    name: Mapped[str]
    """As its owner calls it."""
    at: Mapped[float]


class Challenge(Base):
    """What a browser has to sign next, by the SHA-256 of its session."""

    __tablename__ = "challenges"
    digest: Mapped[str] = mapped_column(primary_key=True)
    challenge: Mapped[str]
    """Random, base64url."""
    ends: Mapped[float]


class Failure(Base):
    """A sign-in that failed."""

    __tablename__ = "failures"
    id: Mapped[Number]
    name: Mapped[str] = mapped_column(index=True)
    address: Mapped[str]
    at: Mapped[float]


class Case(Base):
    """Everything kept about one leak."""

    __tablename__ = "cases"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    by: Mapped[str]
    at: Mapped[float]
    verdict: Mapped[str] = mapped_column(default="")
    """`authentic` of its report, so that a list of cases opens no report."""


class File(Base):
    """One input of a case."""

    __tablename__ = "files"
    id: Mapped[Number]
    case: Mapped[OfCase]
    name: Mapped[str]
    """As its owner calls it."""
    path: Mapped[str]
    """Where it is on this machine."""
    size: Mapped[int]
    stamp: Mapped[str]
    """What the browser says of its last change: another stamp is another file."""
    ours: Mapped[bool]
    """It was uploaded, and goes with the case."""
    done: Mapped[bool]


class Job(Base):
    """Work under way on a case, or the last that was."""

    __tablename__ = "jobs"
    id: Mapped[Number]
    case: Mapped[OfCase]
    work: Mapped[str]
    asked: Mapped[str]
    """What the work is told, as JSON."""
    state: Mapped[str]
    phase: Mapped[str]
    records: Mapped[int] = mapped_column(default=0)
    bytes: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    known: Mapped[str] = mapped_column(default="[]")
    """Tables and kinds known so far, as JSON."""
    error: Mapped[str] = mapped_column(default="")
    pid: Mapped[int] = mapped_column(default=0)
    begun: Mapped[float]
    ended: Mapped[float | None]


class Notice(Base):
    """A draft of a notice, as somebody left it."""

    __tablename__ = "notices"
    id: Mapped[Number]
    case: Mapped[OfCase]
    law: Mapped[str]
    language: Mapped[str]
    text: Mapped[str]
    by: Mapped[str]
    at: Mapped[float]


class Comparison(Base):
    """The overlap of two cases, as JSON."""

    __tablename__ = "comparisons"
    id: Mapped[Number]
    case: Mapped[OfCase]
    other: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    result: Mapped[str]
    at: Mapped[float]


class Event(Base):
    """One line of the audit log; it outlives cases and accounts."""

    __tablename__ = "events"
    id: Mapped[Number]
    at: Mapped[float]
    who: Mapped[str]
    action: Mapped[str]
    case: Mapped[str]
    detail: Mapped[str]
