"""`leakassay workbench`: the local web application."""

from __future__ import annotations

from argparse import ArgumentTypeError
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.commands.interface import Command
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8421, metavar="N", help="port (default: 8421; 0: any)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of cases (default: in your home)")
    parser.add_argument(
        "--database", metavar="URL", help="postgresql://... for a team (default: SQLite in DIR)"
    )
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="address to listen on")
    parser.add_argument("--name", metavar="NAME", help="name that browsers use, where it is not the address")
    parser.add_argument("--tls-certificate", metavar="FILE", help="speak HTTPS under this certificate (PEM)")
    parser.add_argument("--tls-key", metavar="FILE", help="key of the certificate (PEM)")
    parser.add_argument(
        "--behind-proxy", metavar="NAME", help="a proxy of this name speaks HTTPS to browsers and says so"
    )
    parser.add_argument(
        "--allow-path",
        action="append",
        default=[],
        metavar="DIR",
        help="cases may be made from paths below DIR only (default: any on loopback, none elsewhere)",
    )
    parser.add_argument("--oidc-issuer", metavar="URL", help="sign-in by this provider of OpenID Connect too")
    parser.add_argument("--oidc-client", metavar="ID", help="what the workbench is called at the provider")
    parser.add_argument(
        "--oidc-secret-file", type=Path, metavar="FILE", help="its secret at the provider, where it has one"
    )


def _port(text: str) -> int:
    """Read a port. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal() and int(text) < 1 << 16):
        raise ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _run(arguments: argparse.Namespace) -> int:
    if not all(map(find_spec, ("uvicorn", "starlette", "sqlalchemy"))):
        raise LeakassayError(
            "the workbench needs its extra: pip install 'leakassay[workbench]', or '.[workbench]' in a clone."
        )
    from leakassay.apps.workbench import serving

    listening = serving.Listening(
        host=arguments.host,
        port=arguments.port,
        certificate=arguments.tls_certificate,
        key=arguments.tls_key,
        behind=arguments.behind_proxy,
        name=arguments.name,
    )
    told = serving.settings(
        listening,
        arguments.data or serving.data_folder(),
        arguments.database,
        arguments.allow_path,
        serving.provider(arguments.oidc_issuer, arguments.oidc_client, arguments.oidc_secret_file),
    )
    serving.serve(listening, told, browser=not arguments.no_browser)
    return 0


COMMAND = Command(
    "workbench",
    "run the local web application",
    _arguments,
    _run,
    about="Cases, uploads, reports, calls, notices and comparisons in a browser, on this machine alone "
    "unless told otherwise. Prints the address to open; Ctrl-C ends it.",
    example="leakassay workbench",
)
