"""Brings the tables of an older workbench up to date, by Alembic and the steps in `migrations/versions`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import inspect

from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from sqlalchemy import Engine

STEPS = Path(__file__).parent / "migrations"
_FIRST = "0001"


def config() -> Config:
    """Give what Alembic is told; no file says more."""
    told = Config()
    told.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    return told


def migrate(engine: Engine) -> None:
    """Take every step that a database still lacks. Raises LeakassayError for one of a newer program."""
    told, known = config(), inspect(engine)
    # Before there were steps, tables were made at once: that is where such a database stands.
    begun = known.has_table("cases") and not known.has_table("alembic_version")
    with engine.begin() as connection:
        told.attributes["connection"] = connection
        try:
            if begun:
                command.stamp(told, _FIRST)
            command.upgrade(told, "head")
        except CommandError as error:
            raise LeakassayError(
                "the database was made by a newer program: use that one, or an empty database."
            ) from error
