"""Roles, states of a job, and what a workbench is told at its start."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Role(IntEnum):
    """Who may do what; each role may all that the ones below may."""

    NOBODY = 0
    """Not signed in."""
    READER = 1
    """Sees cases, reports, notices and what calls prove."""
    ANALYST = 2
    """Makes cases, runs assays, records calls, drafts notices, compares."""
    CUSTODIAN = 3
    """Draws and opens call sheets, deletes cases, manages accounts, reads the log."""


class State(StrEnum):
    """What became of a job."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    """The worker died; the job can be started again."""


class Work(StrEnum):
    """What a worker can be asked for."""

    ASSAY = "assay"
    DRAW = "draw"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class Provider:
    """Who else may say who somebody is, by OpenID Connect."""

    issuer: str
    """Its address, exactly as it writes it itself."""
    client: str
    """What the workbench is called there."""
    secret: str | None = field(default=None, repr=False)
    """None: the provider asks for none (a public client), and PKCE alone binds the code."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workbench is told at its start."""

    data: Path
    """Folder of cases, keys and, unless told otherwise, the database."""
    database: str
    """URL of SQLAlchemy."""
    names: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    """Names that a browser may call this server by; others are refused (DNS rebinding)."""
    secure: bool = False
    """Browsers reach it by HTTPS: cookies are marked so."""
    proxied: bool = False
    """Requests come through a proxy, which says so in X-Forwarded-Proto."""
    imports: tuple[Path, ...] | None = None
    """Folders that cases may be made from without an upload; None: any that the server can read."""
    provider: Provider | None = None
    """None: nobody but the workbench itself says who somebody is."""


class RefusedError(Exception):
    """A request that is refused; the text is a sentence of the catalogue."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
