"""A passkey made and used in a real browser, by the authenticator that its debugging protocol offers."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from test_browser import Server, chromium

from leakassay.apps.workbench import limiting, passkeys
from leakassay.apps.workbench.interface import RefusedError, Role
from leakassay.apps.workbench.passkeys import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser as Chromium
    from visiting import Browser

    from leakassay.apps.workbench.bench import Bench

    Open = Callable[[Role], Browser]

__all__ = ["chromium"]
PLACE = Place("localhost", "http://localhost", "a session")
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_a_passkey_signs_its_owner_in(chromium: Chromium, tmp_path: Path) -> None:
    server = Server(tmp_path / "data")
    page = chromium.new_context(locale="en-GB").new_page()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    try:
        page.goto(server.first.replace("127.0.0.1", "localhost"))
        page.get_by_role("link", name="local", exact=True).click()
        page.get_by_label("Name of the passkey").fill("<b>key</b>")
        page.get_by_role("button", name="Make a passkey").click()
        page.get_by_role("cell", name="<b>key</b>", exact=True).wait_for()
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.get_by_role("heading", name="Cases", exact=True).wait_for()
        # Removed, it opens nothing.
        page.get_by_role("link", name="local", exact=True).click()
        page.get_by_role("button", name="Remove <b>key</b>").click()
        page.get_by_role("button", name="Remove <b>key</b>").wait_for(state="detached")
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.get_by_text("This passkey opens no account here.").wait_for()
        assert len(devices.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]) == 1
        # By its number the server has no name that a passkey could be bound to.
        page.goto(server.first.split("/enter")[0])
        assert page.get_by_role("button", name="Sign in with a passkey").count() == 0
    finally:
        server.kill()


def test_a_challenge_is_answered_once_by_whom_it_was_put_to(bench: Bench) -> None:
    passkeys.ask(bench, PLACE)
    another = Place(PLACE.name, PLACE.origin, "another session")
    for place, status in ((another, 409), (PLACE, 403), (PLACE, 409)):
        with pytest.raises(RefusedError) as refused:
            passkeys.enter(bench, place, '{"id": "AAAA"}', "192.0.2.1")
        assert refused.value.status == status


@pytest.mark.parametrize("credential", ["", "{", "[]", "null", '{"id": 1}', '{"id": "A", "rawId": "A"}'])
def test_what_is_no_passkey_is_refused(bench: Bench, browser: Open, credential: str) -> None:
    client = browser(Role.READER)
    assert "challenge" in client.fill("/passkeys/options").json()
    assert client.fill("/passkeys", name="x", credential=credential).status_code == 422
    assert passkeys.of(bench, "reader") == []
    stranger = browser(Role.NOBODY)
    assert re.search('"challenge": ?"', stranger.fill("/enter/passkey/options").text)
    assert stranger.fill("/enter/passkey", credential=credential).status_code == 403


def test_guesses_at_passkeys_wait_as_those_at_passwords_do(
    browser: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "_BY_PAIR", 2)
    monkeypatch.setattr(limiting, "_BY_ADDRESS", 3)
    stranger, answers = browser(Role.NOBODY), []
    for _ in range(3):
        stranger.fill("/enter/passkey/options")
        answers.append(stranger.fill("/enter/passkey", credential='{"id": "AAAA"}').status_code)
    assert answers == [403, 403, 429]
    # Both kinds of guesses count towards what an address may.
    assert stranger.fill("/enter", name="ana", password="a guess").status_code == 403  # noqa: S106 - made up
    assert stranger.fill("/enter", name="ana", password="a guess").status_code == 429  # noqa: S106 - made up
