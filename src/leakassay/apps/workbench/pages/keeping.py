"""What a custodian keeps: accounts and the audit log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leakassay.apps.workbench import identities, passkeys
from leakassay.apps.workbench.accounts import accounts, drop_account, put_account
from leakassay.apps.workbench.gate import Ask, go
from leakassay.apps.workbench.interface import RefusedError, Role
from leakassay.apps.workbench.schema import Event

if TYPE_CHECKING:
    from starlette.responses import Response

_EVENTS = 500


def people(ask: Ask) -> Response:
    """List the accounts."""
    roles = [role for role in Role if role is not Role.NOBODY]
    return ask.page(
        "accounts.html",
        accounts=accounts(ask.bench),
        roles=roles,
        named=Role,
        subjects=identities.subjects(ask.bench),
        provider=ask.bench.settings.provider,
    )


def setting(ask: Ask) -> Response:
    """Make an account, or change one."""
    name, password = ask.form.get("name", "").strip(), ask.form.get("password", "")
    put_account(ask.bench, ask.by, name, role_of(ask), password)
    return go("/accounts")


def role_of(ask: Ask) -> Role:
    """Read the role that a form gives. Raises RefusedError."""
    role = next((r for r in Role if r and r.name.lower() == ask.form.get("role")), None)
    if role is None:
        raise RefusedError(422, "There is no such role.")
    return role


def own_password(ask: Ask) -> Response:
    """Show one's own passkeys, and the form for one's password."""
    return ask.page("password.html", passkeys=passkeys.of(ask.bench, ask.by))


def changing(ask: Ask) -> Response:
    """Change one's own password; all one's sessions end."""
    if ask.person:
        put_account(ask.bench, ask.by, ask.by, ask.person.role, ask.form.get("password", ""))
    return go("/enter")


def dropping(ask: Ask) -> Response:
    """Delete an account."""
    drop_account(ask.bench, ask.by, ask.form.get("name", ""))
    return go("/accounts")


def log(ask: Ask) -> Response:
    """Show the audit log, the newest first."""
    with ask.bench.session() as db:
        events = list(db.scalars(select(Event).order_by(Event.id.desc()).limit(_EVENTS)))
    return ask.page("log.html", events=events)
