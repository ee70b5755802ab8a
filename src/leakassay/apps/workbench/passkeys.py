"""Passkeys (W3C WebAuthn, Level 3): signing in with what a person has, beside passwords.

A browser binds a passkey to the name by which the server is called; an address such as 127.0.0.1 is no name.
Each signature answers a challenge that is used once and kept by the digest of its session.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from leakassay.apps.workbench import limiting
from leakassay.apps.workbench.accounts import open_session
from leakassay.apps.workbench.bench import Bench, digest, note
from leakassay.apps.workbench.interface import RefusedError
from leakassay.apps.workbench.schema import Challenge, Passkey

_LASTS = 300.0
"""Seconds to answer a challenge."""
_MOST, _LONGEST = 20, 80
"""Passkeys of an account, and characters of a passkey's name."""
_NEEDED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class Place:
    """Where a browser believes to be."""

    name: str
    """The server's name, without a port."""
    origin: str
    session: str
    """Whose challenge it is: a session, or the cookie of somebody who is not signed in."""


def of(bench: Bench, account: str) -> list[Passkey]:
    """List the passkeys of an account, the oldest first."""
    with bench.session() as db:
        return list(db.scalars(select(Passkey).where(Passkey.account == account).order_by(Passkey.at)))


def offer(bench: Bench, place: Place, account: str) -> str:
    """Give what a browser needs to make a passkey, as JSON. Raises RefusedError."""
    known = of(bench, account)
    if len(known) >= _MOST:
        raise RefusedError(409, "This account has enough passkeys: remove one first.")
    options = generate_registration_options(
        rp_id=place.name,
        rp_name="leakassay",
        user_name=account,
        user_id=bench.key(f"passkeys of {account}"),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.id)) for one in known],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=_NEEDED
        ),
    )
    _ask(bench, place, options.challenge)
    return options_to_json(options)


def add(bench: Bench, place: Place, account: str, name: str, credential: str) -> None:
    """Keep a passkey that a browser made. Raises RefusedError."""
    challenge = _asked(bench, place)
    try:
        made = verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=place.name,
            expected_origin=place.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise RefusedError(422, "The passkey could not be checked: try again.") from error
    identifier = bytes_to_base64url(made.credential_id)
    shown = " ".join(name.split())[:_LONGEST] or "passkey"
    with bench.session.begin() as db:
        if db.get(Passkey, identifier) is not None:
            raise RefusedError(409, "This passkey is known already.")
        key = bytes_to_base64url(made.credential_public_key)
        db.add(
            Passkey(
                id=identifier, account=account, key=key, count=made.sign_count, name=shown, at=time.time()
            )
        )
        note(db, account, "passkey added")


def drop(bench: Bench, account: str, identifier: str) -> None:
    """Remove a passkey of an account."""
    with bench.session.begin() as db:
        db.execute(delete(Passkey).where(Passkey.id == identifier, Passkey.account == account))
        note(db, account, "passkey removed")


def ask(bench: Bench, place: Place) -> str:
    """Give what a browser needs to sign in by any passkey of this server, as JSON."""
    options = generate_authentication_options(rp_id=place.name, user_verification=_NEEDED)
    _ask(bench, place, options.challenge)
    return options_to_json(options)


def enter(bench: Bench, place: Place, credential: str, address: str) -> str:
    """Open a session by a passkey; gives the cookie. Raises RefusedError."""
    with bench.session() as db:
        known = db.get(Passkey, _identifier(credential))
    owner = known.account if known else ""
    limiting.check(bench, owner, address)
    challenge = _asked(bench, place)
    count = _signed(known, challenge, place, credential)
    if known is None or count is None:
        limiting.failed(bench, owner, address, owner)
        raise RefusedError(403, "This passkey opens no account here.")
    with bench.session.begin() as db:
        db.execute(update(Passkey).where(Passkey.id == known.id).values(count=count))
        note(db, known.account, "signed in with a passkey")
    return open_session(bench, known.account)


def _signed(known: Passkey | None, challenge: bytes, place: Place, credential: str) -> int | None:
    """Give the signatures that the authenticator tells of; None where it is not this passkey that signed."""
    if known is None:
        return None
    try:
        signed = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=place.name,
            expected_origin=place.origin,
            credential_public_key=base64url_to_bytes(known.key),
            credential_current_sign_count=known.count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    return signed.new_sign_count


def _identifier(credential: str) -> str:
    try:
        told = json.loads(credential)
    except ValueError:
        return ""
    return str(told.get("id", "")) if isinstance(told, dict) else ""


def _ask(bench: Bench, place: Place, challenge: bytes) -> None:
    """Keep what has to be signed; a new challenge ends the one before."""
    now = time.time()
    with bench.session.begin() as db:
        db.execute(delete(Challenge).where(Challenge.ends < now))
        text = bytes_to_base64url(challenge)
        db.merge(Challenge(digest=digest(place.session), challenge=text, ends=now + _LASTS))


def _asked(bench: Bench, place: Place) -> bytes:
    """Give what had to be signed, once. Raises RefusedError."""
    mine = Challenge.digest == digest(place.session)
    with bench.session.begin() as db:
        kept = db.scalar(select(Challenge).where(mine, Challenge.ends > time.time()))
        used = db.execute(delete(Challenge).where(mine))
        if kept is None or not getattr(used, "rowcount", 0):
            raise RefusedError(409, "This took too long: try again.")
        return base64url_to_bytes(kept.challenge)
