"""Whom a provider of OpenID Connect may name to enter an account: issuer and subject, set by a custodian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from leakassay.apps.workbench.accounts import keep_account
from leakassay.apps.workbench.interface import RefusedError
from leakassay.apps.workbench.schema import Identity

if TYPE_CHECKING:
    from leakassay.apps.workbench.bench import Bench
    from leakassay.apps.workbench.interface import Role

_LONGEST = 255
"""Characters of a subject (OpenID Connect Core 1.0, section 2)."""


def owner(bench: Bench, issuer: str, subject: str) -> str | None:
    """Give the account that somebody may enter."""
    with bench.session() as db:
        found = db.get(Identity, (issuer, subject))
        return found.account if found else None


def let_in(bench: Bench, by: str, name: str, role: Role, *, issuer: str, subject: str) -> None:
    """Let a subject into an account, made where there is none; its sessions end. Raises RefusedError."""
    if not 0 < len(subject) <= _LONGEST:
        raise RefusedError(422, "A subject has one to 255 characters.")
    with bench.session.begin() as db:
        known = db.get(Identity, (issuer, subject))
        if known is not None and known.account != name:
            raise RefusedError(409, "This subject enters another account already.")
        keep_account(db, by, name, role)
        db.flush()
        db.execute(delete(Identity).where(Identity.account == name))
        db.add(Identity(issuer=issuer, subject=subject, account=name))


def subjects(bench: Bench) -> dict[str, str]:
    """List whom the provider may name, by account."""
    with bench.session() as db:
        return {one.account: one.subject for one in db.scalars(select(Identity))}
