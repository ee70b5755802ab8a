from collections.abc import Callable

import pytest
from visiting import Browser

from leakassay.apps.workbench import accounts, limiting
from leakassay.apps.workbench.bench import Bench
from leakassay.apps.workbench.interface import RefusedError, Role

PASSWORD = "correct horse battery"  # noqa: S105 - made up
Open = Callable[[Role], Browser]


def test_a_one_time_address_opens_once_and_older_ones_not_at_all(bench: Bench) -> None:
    old, new = accounts.one_time(bench), accounts.one_time(bench)
    assert old
    assert new
    with pytest.raises(RefusedError):
        accounts.enter(bench, old)
    person = accounts.who(bench, accounts.enter(bench, new))
    assert person is not None
    assert person.role is Role.CUSTODIAN
    with pytest.raises(RefusedError):
        accounts.enter(bench, new)


def test_the_address_in_a_browser_leads_to_the_cases(
    bench: Bench, browser: Callable[[Role], Browser]
) -> None:
    client, token = browser(Role.NOBODY), accounts.one_time(bench)
    assert client.get(f"/enter?token={token}").url.path == "/"
    assert client.get("/accounts").status_code == 200
    client.token = _token(client)
    assert client.fill("/leave").url.path == "/enter"
    assert client.get(f"/enter?token={token}").status_code == 403


def _token(client: Browser) -> str:
    """Give the token of the page that the browser sees now."""
    return str(client.get("/").text.split('name="token" value="')[1][:64])


def test_a_password_opens_its_account_and_ends_one_time_addresses(bench: Bench, browser: Open) -> None:
    custodian = browser(Role.CUSTODIAN)
    assert custodian.fill("/accounts", name="ana", role="analyst", password=PASSWORD[:11]).status_code == 422
    assert custodian.fill("/accounts", name="a<b", role="analyst", password=PASSWORD).status_code == 422
    assert custodian.fill("/accounts", name="ana", role="analyst", password=PASSWORD).status_code == 200
    assert accounts.one_time(bench) is None
    client = browser(Role.NOBODY)
    assert client.fill("/enter", name="ana", password=PASSWORD).url.path == "/"
    assert client.get("/accounts").status_code == 403
    client.token = _token(client)
    assert client.fill("/password", password=PASSWORD[::-1]).url.path == "/enter"
    client.token = _token(client)
    assert client.fill("/enter", name="ana", password=PASSWORD).status_code == 403
    assert client.fill("/enter", name="ana", password=PASSWORD[::-1]).url.path == "/"
    log = custodian.get("/log").text
    assert "signed in" in log
    assert PASSWORD not in log
    custodian.fill("/accounts/delete", name="ana")
    assert client.get("/").url.path == "/enter"


def test_guesses_have_to_wait(browser: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiting, "_BY_PAIR", 2)
    client = browser(Role.NOBODY)
    answers = [client.fill("/enter", name="ana", password=f"guess {n}").status_code for n in range(4)]
    assert answers == [403, 403, 429, 429]


def test_the_last_custodian_stays(browser: Open) -> None:
    custodian = browser(Role.CUSTODIAN)
    assert custodian.fill("/accounts/delete", name="custodian").status_code == 409
    assert custodian.fill("/accounts", name="custodian", role="reader", password=PASSWORD).status_code == 409
    assert custodian.get("/accounts").status_code == 200
