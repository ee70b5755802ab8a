"""What stands before all routes: by which name the server is called, how, and the headers of every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from leakassay.apps.workbench.interface import Settings

POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "frame-src 'self'"
)
"""No script or style in a page, nothing from elsewhere."""
REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox"
)
"""A report has its style inside; it runs no script, and is of no origin."""
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
    "content-security-policy": POLICY,
}


class Guard:
    """Refuses requests by a foreign name or without the proxy's mark, and adds headers that are not set."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message))
            await send(message)

        wrong = self._wrong(Headers(scope=scope))
        app = PlainTextResponse(wrong, 421) if wrong else self._app
        await app(scope, receive, sending)

    def _wrong(self, headers: Headers) -> str:
        name = headers.get("host", "").rsplit(":", 1)
        host = name[0] if len(name) == 1 or name[1].isdigit() else ":".join(name)
        if host.lower() not in self._settings.names:
            return "This server does not go by that name."
        if self._settings.proxied and headers.get("x-forwarded-proto") != "https":
            return "The proxy has to say X-Forwarded-Proto: https."
        return ""

    def _add(self, headers: MutableHeaders) -> None:
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        if self._settings.secure:
            headers.setdefault("strict-transport-security", "max-age=31536000")
