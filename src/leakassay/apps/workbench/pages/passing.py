"""Passkeys: made, listed and removed by their owner, and used to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from leakassay.apps.workbench import passkeys
from leakassay.apps.workbench.gate import SESSION, Ask, go
from leakassay.apps.workbench.passkeys import Place

if TYPE_CHECKING:
    from collections.abc import Mapping


def place_of(ask: Ask) -> Place:
    """Tell where the browser believes to be; the guard let only our own names through."""
    url = ask.request.url
    scheme = "https" if ask.bench.settings.secure else "http"
    session = ask.person.session if ask.person else ask.guest
    return Place(url.hostname or "", f"{scheme}://{ask.request.headers['host']}", session)


def offering(ask: Ask) -> Response:
    """Give what a browser needs to make a passkey."""
    return _json(passkeys.offer(ask.bench, place_of(ask), ask.by))


def adding(ask: Ask) -> Response:
    """Keep a new passkey."""
    given: Mapping[str, str] = ask.form
    passkeys.add(ask.bench, place_of(ask), ask.by, given.get("name", ""), given.get("credential", ""))
    return JSONResponse({"go": "/password"})


def removing(ask: Ask) -> Response:
    """Remove a passkey."""
    passkeys.drop(ask.bench, ask.by, ask.form.get("passkey", ""))
    return go("/password")


def asking(ask: Ask) -> Response:
    """Give what a browser needs to sign in."""
    return _json(passkeys.ask(ask.bench, place_of(ask)))


def entering(ask: Ask) -> Response:
    """Open a session by a passkey."""
    answer = JSONResponse({"go": "/"})
    credential = ask.form.get("credential", "")
    ask.keep(answer, SESSION, passkeys.enter(ask.bench, place_of(ask), credential, ask.address))
    return answer


def _json(content: str) -> Response:
    return Response(content, media_type="application/json")
