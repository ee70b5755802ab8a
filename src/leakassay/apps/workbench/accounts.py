"""Accounts, sessions and one-time addresses.

Passwords: Argon2id (RFC 9106, second recommended: 64 MiB, three passes, four lanes). A session is a random
identifier in a signed cookie, kept as its SHA-256; its form token is derived from it.
"""

from __future__ import annotations

import hmac
import re
import secrets
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlalchemy import delete, func, select

from leakassay.apps.workbench import limiting
from leakassay.apps.workbench.bench import digest, note
from leakassay.apps.workbench.interface import RefusedError, Role
from leakassay.apps.workbench.schema import Account, Entry, Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leakassay.apps.workbench.bench import Bench

LOCAL = "local"
"""The account of whoever entered by the one-time address."""
LASTS = 12 * 3600.0
"""Seconds of a session."""
SHORTEST = 12
"""Characters of a password."""
_LONGEST = 256
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
_HASHING = threading.Semaphore(2)
"""Each hash takes 64 MiB: a flood of sign-ins waits."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is behind a request."""

    name: str
    role: Role
    session: str


def hashed(password: str) -> str:
    """Hash a password, in PHC form."""
    with _HASHING:
        kdf = Argon2id(salt=secrets.token_bytes(16), length=32, iterations=3, lanes=4, memory_cost=1 << 16)
        return kdf.derive_phc_encoded(password.encode("utf-8", "replace"))


def _matches(password: str, phc: str) -> bool:
    with _HASHING:
        try:
            Argon2id.verify_phc_encoded(password.encode("utf-8", "replace"), phc)
        except InvalidKey:
            return False
    return True


def put_account(bench: Bench, by: str, name: str, role: Role, password: str) -> None:
    """Make an account, or give it another role and password; its sessions end. Raises RefusedError."""
    if not SHORTEST <= len(password) <= _LONGEST:
        raise RefusedError(422, "A password has at least 12 characters.")
    phc = hashed(password)
    with bench.session.begin() as db:
        keep_account(db, by, name, role).password = phc


def keep_account(db: Session, by: str, name: str, role: Role) -> Account:
    """Make an account or give it another role; its sessions end. Raises RefusedError."""
    if not _NAME.fullmatch(name):
        raise RefusedError(422, "A name has letters, digits and . _ @ - only.")
    _not_the_last(db, name, role)
    account = db.get(Account, name) or Account(name=name, password=None)
    account.role = int(role)
    db.add(account)
    db.execute(delete(Visit).where(Visit.account == name))
    note(db, by, "account set", detail=f"{name}: {role.name.lower()}")
    return account


def drop_account(bench: Bench, by: str, name: str) -> None:
    """Delete an account and end its sessions. Raises RefusedError for the last custodian."""
    with bench.session.begin() as db:
        _not_the_last(db, name, Role.NOBODY)
        db.execute(delete(Visit).where(Visit.account == name))
        db.execute(delete(Account).where(Account.name == name))
        note(db, by, "account deleted", detail=name)


def _not_the_last(db: Session, name: str, role: Role) -> None:
    """Keep one custodian: without one, nobody could let anybody in."""
    others = select(Account.name).where(Account.role == int(Role.CUSTODIAN), Account.name != name)
    was = db.get(Account, name)
    if was and was.role == Role.CUSTODIAN > role and db.scalar(others.limit(1)) is None:
        raise RefusedError(409, "The last custodian stays one.")


def one_time(bench: Bench) -> str | None:
    """Give the token of a new one-time address; None once somebody has a password. Older ones end."""
    with bench.session.begin() as db:
        if db.scalar(select(Account.name).where(Account.password.is_not(None)).limit(1)):
            return None
        if db.get(Account, LOCAL) is None:
            db.add(Account(name=LOCAL, role=int(Role.CUSTODIAN), password=None))
        db.execute(delete(Entry))
        token = secrets.token_urlsafe(32)
        db.add(Entry(digest=digest(token)))
        return token


def enter(bench: Bench, token: str) -> str:
    """Open a session by a one-time token, which ends with it; gives the cookie. Raises RefusedError."""
    with bench.session.begin() as db:
        used = db.execute(delete(Entry).where(Entry.digest == digest(token)))
        if not getattr(used, "rowcount", 0):
            raise RefusedError(
                403, "This address was used already, or is none. Start the workbench again for a new one."
            )
        note(db, LOCAL, "entered by the one-time address")
    return open_session(bench, LOCAL)


def sign_in(bench: Bench, name: str, password: str, address: str) -> str:
    """Open a session by password; gives the cookie. Raises RefusedError."""
    name = name[:_LONGEST]
    limiting.check(bench, name, address)
    with bench.session() as db:
        account = db.get(Account, name)
    # An unknown name costs as much as a known one, and is told the same.
    known = account.password if account and account.password else _nobody()
    if not (_matches(password[:_LONGEST], known) and account and account.password):
        limiting.failed(bench, name, address, name if _NAME.fullmatch(name) else "")
        raise RefusedError(403, "The name or the password is wrong.")
    bench.log(name, "signed in")
    return open_session(bench, name)


_UNKNOWN: list[str] = []


def _nobody() -> str:
    if not _UNKNOWN:
        _UNKNOWN.append(hashed(secrets.token_urlsafe(32)))
    return _UNKNOWN[0]


def open_session(bench: Bench, name: str) -> str:
    """Open a session of an account that has proved to be there; gives the cookie."""
    session = secrets.token_urlsafe(32)
    with bench.session.begin() as db:
        db.execute(delete(Visit).where(Visit.ends < time.time()))
        db.add(Visit(digest=digest(session), account=name, ends=time.time() + LASTS))
    return f"{session}.{bench.sign(session)}"


def who(bench: Bench, cookie: str) -> Person | None:
    """Tell who holds a cookie; None for one that is forged, old or of nobody."""
    session, _, signature = cookie.partition(".")
    if not hmac.compare_digest(bench.sign(session).encode(), signature.encode("utf-8", "replace")):
        return None
    with bench.session() as db:
        held = select(Account.name, Account.role).join(Visit, Visit.account == Account.name)
        row = db.execute(held.where(Visit.digest == digest(session), Visit.ends > time.time())).first()
    return Person(row.name, Role(row.role), session) if row else None


def leave(bench: Bench, person: Person) -> None:
    """End a session."""
    with bench.session.begin() as db:
        db.execute(delete(Visit).where(Visit.digest == digest(person.session)))


def form_token(bench: Bench, person: Person | None, guest: str) -> str:
    """Give the token that every form of a session carries; before sign-in, of a cookie that the page set."""
    return bench.sign(f"form\0{person.session if person else guest}")


def accounts(bench: Bench) -> list[Account]:
    """List the accounts."""
    with bench.session() as db:
        return list(db.scalars(select(Account).order_by(func.lower(Account.name))))
