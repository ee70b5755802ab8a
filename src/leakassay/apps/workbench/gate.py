"""What every request passes: who asks, may they, is the form theirs; and how a page is answered."""

from __future__ import annotations

import hmac
import inspect
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from leakassay.apps.workbench.accounts import LASTS, Person, form_token, who
from leakassay.apps.workbench.interface import RefusedError, Role
from leakassay.apps.workbench.language import LANGUAGES, preferred, words
from leakassay.errors import LeakassayError
from leakassay.report.language import language
from leakassay.report.templating import environment

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from jinja2 import Environment
    from starlette.requests import Request

    from leakassay.apps.workbench.bench import Bench

SESSION, GUEST, LANGUAGE = "workbench", "workbench-guest", "workbench-language"
TOKEN = "x-form-token"  # noqa: S105 - the name of a header
_FORM_BYTES = 2 << 20
_FIELDS = 200


@dataclass(frozen=True, slots=True)
class Page:
    """One route: who may, and what it does. Listed in `routes`."""

    method: str
    path: str
    least: Role
    run: Callable[[Ask], Response] | Callable[[Ask], Awaitable[Response]]
    streams: bool = False
    """Its body is no form, but is read by the page itself."""


@dataclass(slots=True)
class Ask:
    """One request, and who asks."""

    bench: Bench
    request: Request
    person: Person | None
    guest: str
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def by(self) -> str:
        """Who asks."""
        return self.person.name if self.person else ""

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return self.request.client.host if self.request.client else ""

    @property
    def case(self) -> str:
        """The case that the address names."""
        return str(self.request.path_params["case"])

    @property
    def code(self) -> str:
        """The language to answer in."""
        chosen = self.request.cookies.get(LANGUAGE, "")
        return chosen if chosen in LANGUAGES else preferred(self.request.headers.get("accept-language", ""))

    def number(self, name: str, low: int, high: int) -> int:
        """Read a whole number of the form. Raises RefusedError."""
        text = self.form.get(name, "").strip()
        if not (text.isascii() and text.isdigit() and len(text) < 19 and low <= int(text) <= high):
            raise RefusedError(422, "A number is missing or out of range.")
        return int(text)

    def part(self, template: str, **values: Any) -> str:
        """Fill a template, which is a page or a part of one."""
        role = self.person.role if self.person else Role.NOBODY
        return (
            _pages()
            .get_template(template)
            .render(
                tr=words(self.code),
                say=language(self.code),
                code=self.code,
                languages=LANGUAGES,
                person=self.person,
                role=role,
                may=lambda name: role >= Role[name],
                token=form_token(self.bench, self.person, self.guest),
                here=self.request.url.path,
                **values,
            )
        )

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """Answer with a page."""
        answer = HTMLResponse(self.part(template, **values), status)
        if self.person is None:
            self.keep(answer, GUEST, self.guest)
        return answer

    def keep(self, answer: Response, name: str, value: str) -> None:
        """Set a cookie that no script can read."""
        secure = self.bench.settings.secure
        answer.set_cookie(name, value, int(LASTS), httponly=True, samesite="lax", secure=secure)


def go(path: str) -> Response:
    """Send the browser to another page after a form."""
    return RedirectResponse(path, 303)


@cache
def _pages() -> Environment:
    return environment("leakassay.apps.workbench", when=_when, size=_size)


def _when(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")


def _size(count: int) -> str:
    return next(
        (
            f"{count / (1 << bits):,.1f} {unit}"
            for unit, bits in (("GiB", 30), ("MiB", 20), ("KiB", 10))
            if count >> bits
        ),
        f"{count} B",
    )


def endpoint(bench: Bench, page: Page) -> Callable[[Request], Awaitable[Response]]:
    """Put a page behind the gate."""

    async def serve(request: Request) -> Response:
        ask = await run_in_threadpool(_arrived, bench, request)
        try:
            if ask.person is None and page.least > Role.NOBODY and page.method == "GET":
                return go("/enter")
            _check(ask, page)
            if page.method == "POST":
                await _take_form(ask)
            if inspect.iscoroutinefunction(page.run):
                return cast("Response", await page.run(ask))
            return cast("Response", await run_in_threadpool(page.run, ask))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody hears it; what came before the cut is kept
        except RefusedError as refused:
            return _refused(ask, page, refused.status, words(ask.code)(refused.sentence))
        except LeakassayError as error:
            return _refused(ask, page, 409, str(error))

    return serve


def _arrived(bench: Bench, request: Request) -> Ask:
    guest = request.cookies.get(GUEST, "")
    person = who(bench, request.cookies.get(SESSION, ""))
    return Ask(bench, request, person, guest if len(guest) == _GUEST else secrets.token_hex(_GUEST // 2))


_GUEST = 32


def _refused(ask: Ask, page: Page, status: int, sentence: str) -> Response:
    if page.streams:
        return JSONResponse({"error": sentence}, status)
    return ask.page("refused.html", status, sentence=sentence)


def _check(ask: Ask, page: Page) -> None:
    """Refuse whoever may not, and requests that another site made the browser send."""
    role = ask.person.role if ask.person else Role.NOBODY
    if role < page.least:
        raise RefusedError(403, "Your role does not allow this.")
    if page.method == "GET":
        return
    headers = ask.request.headers
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise RefusedError(403, "This request came from another site.")
    if "origin" in headers and urlsplit(headers["origin"]).netloc != headers.get("host", ""):
        raise RefusedError(403, "This request came from another site.")
    if page.method != "POST":
        _same(ask, headers.get(TOKEN, ""))


def _same(ask: Ask, token: str) -> None:
    right = form_token(ask.bench, ask.person, ask.guest)
    if not hmac.compare_digest(right.encode(), token.encode("utf-8", "replace")):
        raise RefusedError(403, "This form is out of date: load the page again.")


async def _take_form(ask: Ask) -> None:
    body = bytearray()
    async for part in ask.request.stream():
        body += part
        if len(body) > _FORM_BYTES:
            raise RefusedError(413, "This form is too large.")
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, max_num_fields=_FIELDS, errors="replace"
        )
    except ValueError as error:
        raise RefusedError(400, "This form cannot be read.") from error
    # PostgreSQL keeps no text with a NUL in it, and no field needs one.
    ask.form = {name: value.replace("\0", "") for name, value in pairs}
    _same(ask, ask.form.get("token", ""))
