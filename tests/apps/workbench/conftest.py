"""A workbench on SQLite and on a real PostgreSQL, and browsers of every role."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from visiting import HERE, Browser

from leakassay.apps.workbench import accounts, cases
from leakassay.apps.workbench.bench import Bench
from leakassay.apps.workbench.gate import SESSION
from leakassay.apps.workbench.interface import Role, Settings
from leakassay.apps.workbench.routes import application
from leakassay.apps.workbench.schema import Account

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STORES = Path(__file__).parents[2] / "sources" / "stores" / "conftest.py"
_spec = importlib.util.spec_from_file_location("conftest_of_stores", _STORES)
assert _spec is not None
assert _spec.loader is not None
_stores = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_stores)
postgres = _stores.postgres


@pytest.fixture
def database(postgres: str) -> str:
    """Address of an empty database of PostgreSQL."""
    name = f"w{uuid4().hex}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{postgres}/{name}"


@pytest.fixture(params=["sqlite", "postgres"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    sqlite = f"sqlite:///{tmp_path / 'w.sqlite'}"
    url = request.getfixturevalue("database") if request.param == "postgres" else sqlite
    opened = Bench(Settings(tmp_path / "data", url))
    yield opened
    opened.close()


@pytest.fixture
def browser(bench: Bench) -> Callable[[Role], Browser]:
    def one(role: Role) -> Browser:
        client = Browser(application(bench), base_url=HERE)
        if role is not Role.NOBODY:
            name = role.name.lower()
            with bench.session.begin() as db:
                db.merge(Account(name=name, role=int(role), password=None))
            client.cookies.set(SESSION, accounts.open_session(bench, name))
        client.token = re.findall('name="token" value="([0-9a-f]{64})"', client.get("/").text)[0]
        return client

    return one


@pytest.fixture
def case(bench: Bench) -> str:
    return cases.make(bench, "analyst", "A case").id
