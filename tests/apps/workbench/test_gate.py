import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from visiting import Browser

from leakassay.apps.workbench.bench import Bench
from leakassay.apps.workbench.gate import SESSION, Page
from leakassay.apps.workbench.interface import Role
from leakassay.apps.workbench.routes import PAGES, application
from leakassay.apps.workbench.serving import Listening, settings
from leakassay.errors import LeakassayError

Open = Callable[[Role], Browser]


def _path(page: Page, case: str) -> str:
    return page.path.replace("{case}", case).replace("{notice:int}", "1")


def test_no_page_lets_in_whoever_has_not_the_role(browser: Open, case: str) -> None:
    for role in list(Role)[:-1]:
        client = browser(role)
        for page in (p for p in PAGES if p.least > role):
            headers = {"x-form-token": client.token}
            answer = client.request(
                page.method,
                _path(page, case),
                data={"token": client.token},
                headers=headers,
                follow_redirects=False,
            )
            sent_away = role is Role.NOBODY and page.method == "GET"
            assert answer.status_code == (303 if sent_away else 403), page


def test_no_form_is_taken_without_its_token(browser: Open, case: str) -> None:
    client = browser(Role.CUSTODIAN)
    for page in (p for p in PAGES if p.method != "GET"):
        for token in ("", "0" * 64, browser(Role.READER).token):
            headers = {"x-form-token": token}
            answer = client.request(page.method, _path(page, case), data={"token": token}, headers=headers)
            assert answer.status_code == 403, page


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_no_form_is_taken_from_another_site(browser: Open, headers: dict[str, str]) -> None:
    client = browser(Role.CUSTODIAN)
    answer = client.post("/cases", data={"token": client.token, "name": "x"}, headers=headers)
    assert answer.status_code == 403


def test_every_page_is_strict_and_has_nothing_inline(browser: Open, case: str) -> None:
    client = browser(Role.CUSTODIAN)
    judged = re.compile("report|notice|columns")  # what a case has once it was judged
    for page in (p for p in PAGES if p.method == "GET" and not judged.search(p.path)):
        answer = client.get(_path(page, case))
        assert answer.status_code == 200, page
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert not re.search(r"<style|style=|\son[a-z]+=|<script(?! src=\"/static/)", answer.text)


def test_a_foreign_name_is_refused_as_it_may_be_rebound(bench: Bench) -> None:
    client = TestClient(application(bench), base_url="http://evil.example")
    assert client.get("/enter").status_code == 421
    assert TestClient(application(bench), base_url="http://localhost:8421").get("/enter").status_code == 200


def test_a_forged_cookie_is_nobody(browser: Open) -> None:
    client = browser(Role.READER)
    session = client.cookies[SESSION]
    for forged in (session[:-1] + ("0" if session[-1] != "0" else "1"), session.split(".")[0], ".", "é.é"):
        answer = client.get("/", headers={"cookie": f"{SESSION}={forged}".encode()}, follow_redirects=False)
        assert answer.headers.get("location") == "/enter" or answer.status_code == 200
    client.cookies.clear()
    client.cookies.set(SESSION, session.split(".")[0] + "." + "0" * 64)
    assert client.get("/", follow_redirects=False).headers["location"] == "/enter"


def test_behind_a_proxy_requests_have_to_be_marked_and_cookies_are_secure(tmp_path: Path) -> None:
    told = settings(Listening(behind="leaks.example"), tmp_path, None, [])
    client = TestClient(application(Bench(told)), base_url="http://leaks.example")
    assert client.get("/enter").status_code == 421
    answer = client.get("/enter", headers={"x-forwarded-proto": "https"})
    assert answer.status_code == 200
    assert "Secure" in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert told.imports == ()


def test_it_does_not_listen_to_a_network_unguarded(tmp_path: Path) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1", "leaks.example"):  # noqa: S104 - refused is what it is
        with pytest.raises(LeakassayError, match="network"):
            settings(Listening(host=host), tmp_path, None, [])
    assert settings(Listening(host="0.0.0.0", certificate="c", key="k"), tmp_path, None, []).secure  # noqa: S104
    assert not settings(Listening(), tmp_path, None, []).secure


def test_a_form_that_is_too_large_or_no_form_is_refused(browser: Open) -> None:
    client = browser(Role.ANALYST)
    assert client.post("/cases", content=b"token=" + b"x" * (3 << 20)).status_code == 413
    assert client.post("/cases", content=b"\xff\xfe").status_code == 400


def test_the_language_leads_back_to_this_server_only(browser: Open) -> None:
    client = browser(Role.READER)
    for back in ("//evil.example", "/\\evil.example", "http://evil.example", "/\n/evil.example"):
        answer = client.post(
            "/language", data={"token": client.token, "code": "zh", "back": back}, follow_redirects=False
        )
        assert answer.headers["location"] == "/"
    assert "案件" in client.get("/").text
