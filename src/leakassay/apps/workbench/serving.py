"""Start the web process: where it listens, who may reach it, and the first address."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
import webbrowser
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.apps.workbench.interface import Provider, Settings
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the web process listens, and how browsers reach it."""

    host: str = "127.0.0.1"
    port: int = 8421
    certificate: str | None = None
    key: str | None = None
    behind: str | None = None
    """The name of a proxy that speaks HTTPS to browsers."""
    name: str | None = None
    """The name that browsers use, where it is not the address."""


def data_folder() -> Path:
    """Give where cases are kept unless told otherwise (XDG Base Directory)."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "leakassay"


def provider(issuer: str | None, client: str | None, secret: Path | None) -> Provider | None:
    """Decide who else may say who somebody is. Raises LeakassayError."""
    if not issuer and not client and not secret:
        return None
    if not issuer or not client:
        raise LeakassayError("give both --oidc-issuer and --oidc-client.")
    if not all(map(find_spec, ("authlib", "httpx2"))):
        raise LeakassayError("sign-in by OpenID Connect needs its extra: pip install 'leakassay[oidc]'.")
    from leakassay.apps.workbench.providing import guarded

    if not guarded(issuer):
        raise LeakassayError("--oidc-issuer has to begin with https://, unless it is on this machine.")
    try:
        word = secret.read_text(encoding="utf-8").strip() if secret else None
    except (OSError, UnicodeDecodeError) as error:
        raise LeakassayError("the file of --oidc-secret-file cannot be read as text.") from error
    return Provider(issuer, client, word)


def settings(
    listening: Listening,
    data: Path,
    database: str | None,
    imports: Sequence[str],
    provider: Provider | None = None,
) -> Settings:
    """Decide what the workbench is told. Raises LeakassayError where a network could reach it unguarded."""
    tls = bool(listening.certificate and listening.key)
    if bool(listening.certificate) != bool(listening.key):
        raise LeakassayError("give both --tls-certificate and --tls-key.")
    local = _loopback(listening.host)
    if not local and not tls and not listening.behind:
        raise LeakassayError(
            f"{listening.host} can be reached from a network: give --tls-certificate and --tls-key, or "
            "--behind-proxy NAME if a proxy there speaks HTTPS."
        )
    shown = [n for n in (listening.behind, listening.name, *([] if local else [listening.host])) if n]
    data = data.expanduser().resolve()
    return Settings(
        data=data,
        database=database or f"sqlite:///{data / 'workbench.sqlite'}",
        names=tuple(dict.fromkeys([*(n.lower() for n in shown), *([] if listening.behind else _LOOPBACK)])),
        secure=tls or bool(listening.behind),
        proxied=bool(listening.behind),
        imports=tuple(Path(one) for one in imports) if imports or not local or listening.behind else None,
        provider=provider,
    )


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(listening: Listening, told: Settings, *, browser: bool) -> None:
    """Serve until stopped. Raises LeakassayError where the port is taken."""
    import uvicorn

    from leakassay.apps.workbench.accounts import one_time
    from leakassay.apps.workbench.bench import Bench
    from leakassay.apps.workbench.routes import application

    bench = Bench(told)
    config = uvicorn.Config(
        application(bench),
        host=listening.host,
        port=listening.port,
        ssl_certfile=listening.certificate,
        ssl_keyfile=listening.key,
        proxy_headers=told.proxied,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    listener = _bound(listening)
    address = _address(listening, told, listener.getsockname()[1])
    token = one_time(bench)
    first = f"{address}/enter?token={token}" if token else address
    print(f"The workbench runs at {first}", flush=True)  # noqa: T201 - the one thing its user needs
    if browser and sys.stdout.isatty():
        webbrowser.open(first)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        bench.close()


def _bound(listening: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    try:
        return socket.create_server((listening.host, listening.port), family=family)
    except OSError as error:
        raise LeakassayError(
            f"port {listening.port} of {listening.host} cannot be used ({error.strerror}): choose another "
            "with --port."
        ) from error


def _address(listening: Listening, told: Settings, port: int) -> str:
    if listening.behind:
        return f"https://{listening.behind}"
    host = listening.name or listening.host
    scheme = "https" if told.secure else "http"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"
