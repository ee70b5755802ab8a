"""How many sign-ins may fail, by whatever means, until the next has to wait."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select

from leakassay.apps.workbench.bench import note
from leakassay.apps.workbench.interface import RefusedError
from leakassay.apps.workbench.schema import Failure

if TYPE_CHECKING:
    from leakassay.apps.workbench.bench import Bench

_WINDOW, _BY_PAIR, _BY_ADDRESS, _BY_NAME = 900.0, 10, 30, 100
"""Failed sign-ins within so many seconds after which a name from an address, an address, or a name waits.

A name alone waits late, so that a stranger cannot lock its owner out with a handful of guesses.
"""


def check(bench: Bench, name: str, address: str) -> None:
    """Refuse whoever failed too often of late. Raises RefusedError. An empty name is nobody's."""
    with bench.session.begin() as db:
        db.execute(delete(Failure).where(Failure.at < time.time() - _WINDOW))
        near = or_(Failure.name == name, Failure.address == address)
        failures = db.execute(select(Failure.name, Failure.address).where(near)).all()
    pair = sum(f.name == name and f.address == address for f in failures)
    by_address, by_name = (sum(f.address == address for f in failures), sum(f.name == name for f in failures))
    # Those of whom no name is known are many: they wait by their addresses.
    if pair >= _BY_PAIR or by_address >= _BY_ADDRESS or (name and by_name >= _BY_NAME):
        raise RefusedError(429, "Too many attempts. Wait a quarter of an hour.")


def failed(bench: Bench, name: str, address: str, detail: str) -> None:
    """Count a failure, and write it to the audit log."""
    with bench.session.begin() as db:
        db.add(Failure(name=name, address=address, at=time.time()))
        note(db, "", "sign-in failed", detail=detail)
