"""A provider of OpenID Connect on a port of this machine, which can be told to lie."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

CLIENT, SECRET = "workbench", "a secret of the client"


class Provider:
    """Signs in whomever `subject` names, and answers as `lies` say."""

    def __init__(self) -> None:
        self.subject = "subject-1"
        self.lies: dict[str, Any] = {}
        self.key = self.signs = RSAKey.generate_key(2048, {"kid": "k"})
        self.refuses = False
        self.tokens: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}
        routes = [
            Route("/.well-known/openid-configuration", self._describe),
            Route("/authorize", self._authorize),
            Route("/token", self._redeem, methods=["POST"]),
            Route("/keys", self._keys),
        ]
        config = uvicorn.Config(Starlette(routes=routes), host="127.0.0.1", port=0, log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.issuer = f"http://127.0.0.1:{port}"

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join()

    def _describe(self, _request: Request) -> Response:
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return JSONResponse(
            {"issuer": self.issuer, **{name: f"{self.issuer}/{end}" for name, end in ends.items()}}
        )

    def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        if self.refuses:
            return RedirectResponse(f"{asked['redirect_uri']}?error=access_denied&state={asked['state']}")
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?code={code}&state={asked['state']}")

    async def _redeem(self, request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode()))
        asked = self._codes.pop(form["code"], None)
        hashed = hashlib.sha256(form["code_verifier"].encode()).digest()
        right = asked and base64.urlsafe_b64encode(hashed).decode().rstrip("=") == asked["code_challenge"]
        basic = "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if not asked or not right or request.headers["authorization"] != basic:
            return JSONResponse({"error": "invalid_grant"}, 400)
        if form["redirect_uri"] != asked["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        told = {
            "access_token": secrets.token_urlsafe(16),
            "token_type": "Bearer",
            "id_token": self._said(asked),
        }
        self.tokens += [told["access_token"], told["id_token"]]
        return JSONResponse(told)

    def _said(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": asked["client_id"],
            "exp": now + 300,
            "iat": now,
            "nonce": asked["nonce"],
            **self.lies,
        }
        return jwt.encode({"alg": "RS256", "kid": "k"}, claims, self.signs)

    def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})
