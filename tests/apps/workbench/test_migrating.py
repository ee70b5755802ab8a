"""The steps lead from nothing, and from the first tables, to what the program has; on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from leakassay.apps.workbench import cases
from leakassay.apps.workbench.bench import Bench
from leakassay.apps.workbench.interface import Settings
from leakassay.apps.workbench.migrating import config
from leakassay.apps.workbench.schema import HEAD, Base
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_steps_end_in_the_tables_of_the_program(bench: Bench) -> None:
    with bench._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    assert ScriptDirectory.from_config(config()).get_current_head() == HEAD


def test_an_older_database_keeps_what_is_in_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'w.sqlite'}"
    told, engine = config(), sa.create_engine(url)
    with engine.begin() as connection:
        told.attributes["connection"] = connection
        command.upgrade(told, "0001")
        # Before there were steps, a table of our own kept the version.
        connection.execute(sa.text("DROP TABLE alembic_version"))
        connection.execute(sa.text("INSERT INTO cases VALUES ('0123456789abcdef', 'Old', 'x', 0, '')"))
    engine.dispose()
    bench = Bench(Settings(tmp_path, url))
    assert cases.get(bench, "0123456789abcdef").name == "Old"
    assert not sa.inspect(bench._engine).has_table("version")
    bench.close()


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'w.sqlite'}"
    bench = Bench(Settings(tmp_path, url))
    with bench.session.begin() as db:
        db.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LeakassayError, match="newer program"):
        Bench(Settings(tmp_path, url))
