"""A workbench: its database, its folder and its secret."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from leakassay.apps.workbench.schema import HEAD, Event
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from leakassay.apps.workbench.interface import Settings

_SECRET = "workbench.key"  # noqa: S105 - the name of a file


class Bench:
    """Opens the database, brings its tables up to date, and derives keys. Raises LeakassayError."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        try:
            settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._secret = _secret(settings.data / _SECRET)
        except OSError as error:
            raise LeakassayError(
                f"the folder {settings.data} cannot be used ({error.strerror}): choose another with --data."
            ) from error
        self._engine = _engine(settings.database)
        self.session = sessionmaker(self._engine, expire_on_commit=False)
        self._prepare()

    def _prepare(self) -> None:
        try:
            if self._revision() != HEAD:
                from leakassay.apps.workbench.migrating import migrate

                migrate(self._engine)
        except SQLAlchemyError as error:
            raise LeakassayError("the database cannot be opened: check --database.") from error

    def _revision(self) -> str | None:
        """Give how far the tables are, without loading what migrates them; None where nothing says so."""
        if not inspect(self._engine).has_table("alembic_version"):
            return None
        with self._engine.connect() as connection:
            number: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return number

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    def key(self, use: str) -> bytes:
        """Derive a key of 32 bytes for a use (HMAC-SHA-256 of the workbench's secret)."""
        return hmac.digest(self._secret, use.encode(), "sha256")

    def sign(self, text: str) -> str:
        """Authenticate a short text, in hexadecimal."""
        return hmac.digest(self.key("sign"), text.encode(), "sha256").hex()

    def folder(self, case: str) -> Path:
        """Give the folder of a case."""
        return self.settings.data / "cases" / case

    def log(self, who: str, action: str, case: str = "", detail: str = "") -> None:
        """Write a line of the audit log."""
        with self.session.begin() as db:
            note(db, who, action, case, detail)


def note(db: Session, who: str, action: str, case: str = "", detail: str = "") -> None:
    """Write a line of the audit log as part of what it tells of."""
    db.add(Event(at=time.time(), who=who, action=action, case=case, detail=detail))


def digest(token: str) -> str:
    """Give what is kept of a random token (SHA-256, hexadecimal): nobody can enter with it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _secret(path: Path) -> bytes:
    """Read the workbench's secret, made at the first start."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
    except FileExistsError:
        pass
    return path.read_bytes()


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.drivername in {"postgresql", "postgres"}:
            parsed = parsed.set(drivername="postgresql+psycopg")
        # An error must not quote what was to be kept.
        engine = create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    except (SQLAlchemyError, ImportError) as error:
        raise LeakassayError(
            "the database URL cannot be used: give sqlite:///FILE or postgresql://USER@HOST/NAME, the latter "
            "with the extra `stores` installed."
        ) from error
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _sqlite)
    return engine


def _sqlite(connection: Any, _record: object) -> None:
    """Let readers and one writer work at the same time, and hold references."""
    cursor = connection.cursor()
    for setting in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=20000", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()
