"""Sign-in by the organisation's provider, and letting somebody in by it: routed where one is configured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.apps.workbench import identities, providing
from leakassay.apps.workbench.gate import SESSION, Ask, go
from leakassay.apps.workbench.interface import RefusedError
from leakassay.apps.workbench.pages.keeping import role_of
from leakassay.apps.workbench.pages.passing import place_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from leakassay.apps.workbench.interface import Provider

FLOW = "workbench-provider"


def beginning(ask: Ask) -> Response:
    """Send the browser to the provider; by a link, as the policy lets no form lead to another site."""
    address, cookie = providing.begin(ask.bench, _provider(ask), place_of(ask).origin)
    answer = go(address)
    ask.keep(answer, FLOW, cookie)
    return answer


def returning(ask: Ask) -> Response:
    """Open a session by what the provider sent the browser back with."""
    cookie, given = ask.request.cookies.get(FLOW, ""), ask.request.query_params
    session = providing.enter(
        ask.bench, _provider(ask), place_of(ask).origin, given, cookie=cookie, address=ask.address
    )
    answer = go("/")
    ask.keep(answer, SESSION, session)
    answer.delete_cookie(FLOW)
    return answer


def letting_in(ask: Ask) -> Response:
    """Let a subject of the provider into an account."""
    name, subject = (ask.form.get(one, "").strip() for one in ("name", "subject"))
    identities.let_in(ask.bench, ask.by, name, role_of(ask), issuer=_provider(ask).issuer, subject=subject)
    return go("/accounts")


def _provider(ask: Ask) -> Provider:
    provider = ask.bench.settings.provider
    if provider is None:
        raise RefusedError(404, "No sign-in provider is configured.")
    return provider
