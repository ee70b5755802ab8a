"""Signing in by a provider of OpenID Connect that runs, tells the truth, and lies."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from joserfc.jwk import RSAKey
from provider import CLIENT, SECRET, Provider
from visiting import HERE, Browser

from leakassay.apps.workbench import accounts, limiting
from leakassay.apps.workbench.gate import SESSION
from leakassay.apps.workbench.interface import Provider as Told
from leakassay.apps.workbench.interface import Role
from leakassay.apps.workbench.pages.providing import FLOW
from leakassay.apps.workbench.routes import application, of_provider
from leakassay.apps.workbench.schema import Account, Event
from leakassay.apps.workbench.serving import provider as told_provider
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from leakassay.apps.workbench.bench import Bench

    Open = Callable[[Role], Browser]


@pytest.fixture
def provider(bench: Bench) -> Iterator[Provider]:
    one = Provider()
    bench.settings = replace(bench.settings, provider=Told(one.issuer, CLIENT, SECRET))
    yield one
    one.close()


def _sent(client: Browser) -> str:
    """Begin, sign in at the provider, and give the address that it sends the browser back to."""
    begun = client.get("/enter/provider", follow_redirects=False)
    assert begun.status_code == 303
    return httpx2.get(begun.headers["location"]).headers["location"]


def _let_in(browser: Open, subject: str, role: str = "analyst") -> int:
    return (
        browser(Role.CUSTODIAN).fill("/accounts/provider", name="ana", role=role, subject=subject).status_code
    )


def _details(bench: Bench) -> list[str]:
    with bench.session() as db:
        return [f"{one.action}: {one.detail}" for one in db.query(Event).order_by(Event.id)]


@pytest.mark.usefixtures("bench")
def test_without_a_provider_there_are_no_such_pages(browser: Open) -> None:
    client = browser(Role.CUSTODIAN)
    for page in of_provider():
        assert client.request(page.method, page.path, data={"token": client.token}).status_code == 404
    assert "/enter/provider" not in client.get("/enter").text
    assert 'name="subject"' not in client.get("/accounts").text


def test_whom_a_custodian_let_in_enters_with_the_role_of_the_account(
    bench: Bench, provider: Provider, browser: Open
) -> None:
    assert _let_in(browser, provider.subject) == 200
    client = browser(Role.NOBODY)
    assert 'href="/enter/provider"' in client.get("/enter").text
    # A claim gives no role.
    provider.lies = {"role": "custodian", "groups": ["custodian"]}
    back = _sent(client)
    assert client.get(back).url.path == "/"
    person = accounts.who(bench, client.cookies[SESSION])
    assert person is not None
    assert (person.name, person.role) == ("ana", Role.ANALYST)
    assert client.get("/accounts").status_code == 403
    # The code is used, and so is the browser's part in it.
    assert client.get(back).status_code == 403
    log = "\n".join(_details(bench))
    assert "signed in by the provider" in log
    code = parse_qs(urlsplit(back).query)["code"][0]
    assert provider.tokens
    assert not any(one in log for one in [*provider.tokens, code, SECRET])
    # Another subject in its place ends the session and the old subject's way in.
    assert _let_in(browser, "subject-2") == 200
    assert client.get("/").url.path == "/enter"
    assert client.get(_sent(client)).status_code == 403


def test_an_unknown_subject_makes_no_account_and_is_told_to_the_custodian(
    bench: Bench, provider: Provider, browser: Open
) -> None:
    client = browser(Role.NOBODY)
    answer = client.get(_sent(client))
    assert answer.status_code == 403
    assert "ask a custodian to let you in" in answer.text
    assert SESSION not in client.cookies
    assert _details(bench)[-1] == f"sign-in failed: provider: {provider.subject}"
    with bench.session() as db:
        assert db.query(Account).count() == 0


@pytest.mark.parametrize(
    ("lies", "reason"),
    [
        ({"nonce": "another"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"aud": "another client"}, "aud"),
        ({"aud": [CLIENT, "another"]}, "azp"),
        ({"iss": "http://127.0.0.1:1"}, "iss"),
        ({"exp": int(time.time()) - 600}, "exp"),
        ({"iat": int(time.time()) + 6000}, "iat"),
        ({"sub": ""}, "sub"),
        ({"sub": 5}, ""),
        ({"at_hash": "AAAA"}, "at_hash"),
    ],
)
def test_a_token_that_says_anything_else_opens_nothing(
    bench: Bench, provider: Provider, browser: Open, lies: dict[str, Any], reason: str
) -> None:
    assert _let_in(browser, provider.subject) == 200
    provider.lies, client = lies, browser(Role.NOBODY)
    answer = client.get(_sent(client))
    assert answer.status_code == 403
    assert "could not be verified" in answer.text
    assert SESSION not in client.cookies
    assert _details(bench)[-1].startswith(f"sign-in failed: provider: {reason}")
    assert not any(one in answer.text for one in provider.tokens)


def test_a_token_signed_by_another_key_opens_nothing(bench: Bench, provider: Provider, browser: Open) -> None:
    assert _let_in(browser, provider.subject) == 200
    provider.signs, client = RSAKey.generate_key(2048, {"kid": "k"}), browser(Role.NOBODY)
    assert "could not be verified" in client.get(_sent(client)).text
    assert _details(bench)[-1] == "sign-in failed: provider: signature"


def test_only_the_browser_that_began_comes_back(provider: Provider, browser: Open) -> None:
    assert _let_in(browser, provider.subject) == 200
    client, another = browser(Role.NOBODY), browser(Role.NOBODY)
    back = _sent(client)
    # Without what it keeps, with another's, with a forged one, and with another state.
    assert "was not begun here" in another.get(back).text
    _sent(another)
    assert "was not begun here" in another.get(back).text
    another.cookies.set(FLOW, "9999999999.00.00")
    assert "was not begun here" in another.get(back).text
    assert client.get(back.replace("state=", "state=0")).status_code == 403
    provider.refuses = True
    refused = _sent(client)
    assert "did not let you in" in client.get(refused).text


def test_a_sign_in_that_took_too_long_ends(
    provider: Provider, browser: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _let_in(browser, provider.subject) == 200
    monkeypatch.setattr("leakassay.apps.workbench.providing.LASTS", -5.0)
    client = browser(Role.NOBODY)
    assert "took too long" in client.get(_sent(client)).text


def test_failures_wait_as_those_of_passwords_do(
    provider: Provider, browser: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "_BY_PAIR", 2)
    client = browser(Role.NOBODY)
    assert provider.issuer
    assert [client.get("/enter/provider/back").status_code for _ in range(3)] == [403, 403, 429]


def test_a_provider_that_is_away_or_another_is_told(bench: Bench, provider: Provider) -> None:
    for issuer, sentence in (
        ("http://127.0.0.1:1", "cannot be reached"),
        (f"{provider.issuer}/", "another one"),
    ):
        bench.settings = replace(bench.settings, provider=Told(issuer, CLIENT, SECRET))
        answer = Browser(application(bench), base_url=HERE).get("/enter/provider")
        assert answer.status_code == 502
        assert sentence in answer.text


def test_a_subject_enters_one_account(provider: Provider, browser: Open) -> None:
    custodian = browser(Role.CUSTODIAN)
    for name, subject, status in (("ana", "s", 200), ("ben", "s", 409), ("ben", "", 422), ("a<b", "t", 422)):
        answer = custodian.fill("/accounts/provider", name=name, role="reader", subject=subject)
        assert answer.status_code == status
    assert (
        custodian.fill("/accounts/provider", name="custodian", role="reader", subject="t").status_code == 409
    )
    assert (
        browser(Role.ANALYST).fill("/accounts/provider", name="ana", role="reader", subject="s").status_code
        == 403
    )
    assert "<code>s</code>" in custodian.get("/accounts").text
    assert provider.issuer


def test_what_is_told_at_the_start_has_to_be_whole_and_guarded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("word\n")
    told = told_provider("https://id.example.org", CLIENT, secret)
    assert told is not None
    assert told.secret == "word"  # noqa: S105 - made up
    assert "word" not in repr(told)
    assert told_provider(None, None, None) is None
    for issuer, client, file in (
        ("https://id.example.org", None, None),
        (None, CLIENT, None),
        ("http://id.example.org", CLIENT, None),
        ("https://id.example.org", CLIENT, tmp_path / "none"),
    ):
        with pytest.raises(LeakassayError, match="oidc"):
            told_provider(issuer, client, file)
