"""Sign-in by an organisation's provider: OpenID Connect Core 1.0, authorization code flow, PKCE (RFC 7636).

Whom the provider names by its issuer and a subject enters the account that a custodian let them into; nobody
else enters, and no claim gives a role. What state, nonce and verifier are derived from is kept by the
browser, in a cookie that is signed and ends: the server keeps nothing of a sign-in under way, and no token
after it.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import ClaimError, JoseError
from joserfc.jwk import KeySet

from leakassay.apps.workbench import limiting
from leakassay.apps.workbench.accounts import open_session
from leakassay.apps.workbench.identities import owner
from leakassay.apps.workbench.interface import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.apps.workbench.bench import Bench
    from leakassay.apps.workbench.interface import Provider

LASTS = 600.0
"""Seconds to sign in at the provider."""
BACK = "/enter/provider/back"
"""Where the provider sends the browser to: its clients are registered with this address."""
_SIGNED = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
"""By the provider's own key; never by a secret that both know, never by none."""
_SECONDS, _LEEWAY, _KEEPS = 10.0, 60, 600.0
"""To wait for the provider; by which its clock may differ; for which its description is kept."""
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True, slots=True)
class Flow:
    """One sign-in under way, and what it is known by to the provider."""

    cookie: str
    state: str
    nonce: str
    verifier: str


def begin(bench: Bench, provider: Provider, origin: str) -> tuple[str, str]:
    """Give the address at the provider, and the cookie to keep. Raises RefusedError."""
    told = _described(provider)
    left = f"{int(time.time() + LASTS)}.{secrets.token_hex(16)}"
    flow = _flow(bench, f"{left}.{bench.sign(f'provider {left}')}")
    with _client(provider, told, origin) as client:
        address, _ = client.create_authorization_url(
            told["authorization_endpoint"], state=flow.state, code_verifier=flow.verifier, nonce=flow.nonce
        )
    return str(address), flow.cookie


def enter(
    bench: Bench, provider: Provider, origin: str, given: Mapping[str, str], *, cookie: str, address: str
) -> str:
    """Open a session by what the browser came back with; gives the cookie. Raises RefusedError."""
    limiting.check(bench, "", address)
    try:
        subject = _told(bench, provider, origin, given, cookie)
    except _Untrue as error:
        limiting.failed(bench, "", address, f"provider: {error}")
        raise RefusedError(403, "What the provider told could not be verified, so nobody enters.") from error
    except RefusedError as refused:
        if refused.status == 403:  # a provider that is away is nobody's guess
            limiting.failed(bench, "", address, "provider")
        raise
    name = owner(bench, provider.issuer, subject)
    if name is None:
        limiting.failed(bench, "", address, f"provider: {subject[:255]}")
        raise RefusedError(
            403, "The provider knows you, but no account here is yours: ask a custodian to let you in."
        )
    bench.log(name, "signed in by the provider")
    return open_session(bench, name)


class _Untrue(Exception):  # noqa: N818 - what it tells of is no error of ours
    """An ID token that does not hold; the text is the claim, or `signature`, and never a value."""


def _told(bench: Bench, provider: Provider, origin: str, given: Mapping[str, str], cookie: str) -> str:
    """Give whom the provider names. Raises _Untrue and RefusedError."""
    flow = _returned(bench, cookie, given)
    tokens = _redeemed(provider, origin, given["code"], flow)
    keys = _fetched(_described(provider)["jwks_uri"])
    try:
        return _subject(provider, tokens, keys, flow.nonce)
    except ClaimError as error:
        raise _Untrue(error.claim) from error
    except (JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _Untrue("signature") from error


def _flow(bench: Bench, cookie: str) -> Flow:
    state, nonce, verifier = (bench.sign(f"{use}\0{cookie}") for use in ("state", "nonce", "verifier"))
    return Flow(cookie, state, nonce, verifier)


def _returned(bench: Bench, cookie: str, given: Mapping[str, str]) -> Flow:
    """Give the sign-in that the browser began and now comes back from. Raises RefusedError."""
    left, _, signature = cookie.rpartition(".")
    flow = _flow(bench, cookie)
    ours = _same(bench.sign(f"provider {left}"), signature) and _same(flow.state, given.get("state", ""))
    if not ours or int(left.partition(".")[0]) < time.time():
        raise RefusedError(403, "This sign-in was not begun here, or took too long: begin again.")
    if "error" in given or not given.get("code"):
        raise RefusedError(403, "The provider did not let you in.")
    return flow


def _same(right: str, given: str) -> bool:
    return hmac.compare_digest(right.encode(), given.encode("utf-8", "replace"))


def _redeemed(provider: Provider, origin: str, code: str, flow: Flow) -> Mapping[str, Any]:
    """Give the tokens for a code. Raises RefusedError."""
    told = _described(provider)
    try:
        with _client(provider, told, origin) as client:
            tokens: Mapping[str, Any] = client.fetch_token(
                told["token_endpoint"],
                code=code,
                code_verifier=flow.verifier,
                grant_type="authorization_code",
            )
    except (AuthlibBaseError, httpx2.HTTPError, ValueError) as error:
        raise RefusedError(403, "The provider did not confirm this sign-in: begin again.") from error
    return tokens


def _subject(provider: Provider, tokens: Mapping[str, Any], keys: Any, nonce: str) -> str:
    """Verify an ID token; gives whom it names. Raises JoseError, or what a malformed one leads to."""
    token = jwt.decode(tokens["id_token"], KeySet.import_key_set(keys), algorithms=_SIGNED)
    claims = CodeIDToken(
        token.claims,
        token.header,
        {
            "iss": {"essential": True, "value": provider.issuer},
            "aud": {"essential": True, "value": provider.client},
            "sub": {"essential": True},
        },
        {"client_id": provider.client, "nonce": nonce, "access_token": tokens.get("access_token")},
    )
    claims.validate(leeway=_LEEWAY)
    if not isinstance(claims["sub"], str):
        raise TypeError
    return claims["sub"]


def _client(provider: Provider, told: Mapping[str, Any], origin: str) -> OAuth2Client:
    """Speak for the workbench, in a way that the provider takes."""
    ways = told.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    way = "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
    return OAuth2Client(
        provider.client,
        provider.secret,
        token_endpoint_auth_method=way if provider.secret else "none",
        scope="openid",
        redirect_uri=origin + BACK,
        code_challenge_method="S256",
        timeout=_SECONDS,
    )


def _described(provider: Provider) -> Mapping[str, Any]:
    return _known(provider.issuer, int(time.time() / _KEEPS))


@lru_cache(4)
def _known(issuer: str, _period: int) -> Mapping[str, Any]:
    """Ask the issuer where its endpoints are (OpenID Connect Discovery 1.0). Raises RefusedError."""
    told = _fetched(issuer.rstrip("/") + "/.well-known/openid-configuration")
    if told.get("issuer") != issuer or not all(guarded(str(told.get(one))) for one in _NEEDED):
        raise RefusedError(502, "The sign-in provider describes another one: check --oidc-issuer.")
    return told


def _fetched(address: str) -> dict[str, Any]:
    try:
        answer = httpx2.get(address, timeout=_SECONDS).raise_for_status().json()
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        raise RefusedError(502, "The sign-in provider cannot be reached: try again later.") from error
    return answer if isinstance(answer, dict) else {}


def guarded(address: str) -> bool:
    """Tell whether what is sent there can be heard by nobody else: HTTPS, or this machine itself.

    >>> guarded("https://id.example.org"), guarded("http://127.0.0.1:9000"), guarded("http://id.example.org")
    (True, True, False)
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and _here(host)))
    except ValueError:
        return False


def _here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
