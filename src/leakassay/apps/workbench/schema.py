"""The tables of the workbench. Times are seconds since 1970, in UTC. No value of a row is in any of them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Double, ForeignKey, Integer, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

VERSION = 1
"""Rises with every change below; a database of another version is refused, never altered in silence."""


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {int: BigInteger, float: Double, str: Text}  # noqa: RUF012 - as SQLAlchemy reads it


_NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up only what it calls INTEGER."""


class Version(Base):
    """One row: the version of the tables."""

    __tablename__ = "version"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


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
    account: Mapped[str] = mapped_column(ForeignKey("accounts.name", ondelete="CASCADE"))
    ends: Mapped[float]


class Failure(Base):
    """A sign-in that failed."""

    __tablename__ = "failures"
    id: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
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
    id: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    case: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
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
    id: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    case: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
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
    id: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    case: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    law: Mapped[str]
    language: Mapped[str]
    text: Mapped[str]
    by: Mapped[str]
    at: Mapped[float]


class Comparison(Base):
    """The overlap of two cases, as JSON."""

    __tablename__ = "comparisons"
    id: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    case: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    other: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    result: Mapped[str]
    at: Mapped[float]


class Event(Base):
    """One line of the audit log; it outlives cases and accounts."""

    __tablename__ = "events"
    id: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    at: Mapped[float]
    who: Mapped[str]
    action: Mapped[str]
    case: Mapped[str]
    detail: Mapped[str]
