"""In and out: the one-time address, sign-in, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.apps.workbench.accounts import enter, leave, sign_in
from leakassay.apps.workbench.gate import LANGUAGE, SESSION, Ask, go
from leakassay.apps.workbench.interface import RefusedError
from leakassay.apps.workbench.language import LANGUAGES

if TYPE_CHECKING:
    from starlette.responses import Response


def entrance(ask: Ask) -> Response:
    """Show the sign-in form, or open a session by a one-time token in the address."""
    token = ask.request.query_params.get("token")
    if token is None:
        return ask.page("enter.html", provider=ask.bench.settings.provider)
    return _in(ask, enter(ask.bench, token))


def sign(ask: Ask) -> Response:
    """Open a session by name and password."""
    return _in(ask, sign_in(ask.bench, ask.form.get("name", ""), ask.form.get("password", ""), ask.address))


def _in(ask: Ask, cookie: str) -> Response:
    answer = go("/")
    ask.keep(answer, SESSION, cookie)
    return answer


def out(ask: Ask) -> Response:
    """End the session."""
    if ask.person:
        leave(ask.bench, ask.person)
    answer = go("/enter")
    answer.delete_cookie(SESSION)
    return answer


def speak(ask: Ask) -> Response:
    """Change the language, and go back to where the reader was."""
    code, back = ask.form.get("code", ""), ask.form.get("back", "/")
    if code not in LANGUAGES:
        raise RefusedError(422, "There is no such language.")
    # Only a path of this server: `//` and `/\\` would lead to another one.
    answer = go(back if back.startswith("/") and back[1:2] not in {"/", "\\"} and back.isprintable() else "/")
    ask.keep(answer, LANGUAGE, code)
    return answer
