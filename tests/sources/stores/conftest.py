"""A real PostgreSQL and a real MariaDB, each in a folder of its own, for as long as the tests run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from servers import folder, free_port, program, run, server

if TYPE_CHECKING:
    from collections.abc import Iterator

psycopg = pytest.importorskip("psycopg", reason="the extra `stores` is not installed")
pymysql = pytest.importorskip("pymysql", reason="the extra `stores` is not installed")

PASSWORD = "hunter2 & ünsafe"  # noqa: S105 - made up, of a server that is gone after the tests
ENCODED = "hunter2%20%26%20%C3%BCnsafe"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a server, without a database."""
    port = free_port()
    with folder("postgres") as where:
        (where / "password").write_text(PASSWORD)
        (where / "password").chmod(0o644)
        run(
            [program("initdb"), "-D", str(where / "data"), "-U", "tester", "-A", "scram-sha-256",
             f"--pwfile={where / 'password'}", "-E", "UTF8", "--locale=C", "--no-sync"],
            where, "postgres",
        )  # fmt: skip
        command = [program("postgres"), "-D", str(where / "data"), "-h", "127.0.0.1", "-p", str(port),
                   "-k", str(where), "-c", "fsync=off", "-c", "shared_buffers=16MB"]  # fmt: skip
        url = f"postgresql://tester:{ENCODED}@127.0.0.1:{port}"
        with server(
            command, where, "postgres", lambda: psycopg.connect(f"{url}/postgres").close(), (psycopg.Error,)
        ):
            yield url


@pytest.fixture(scope="session")
def mariadb() -> Iterator[str]:
    """URL of a server, without a database."""
    port = free_port()
    with folder("mysql") as where:
        data, sock = str(where / "data"), str(where / "s")
        run(
            [program("mariadb-install-db"), "--no-defaults", f"--datadir={data}", "--skip-test-db",
             "--auth-root-authentication-method=normal"],
            where, "mysql",
        )  # fmt: skip
        command = [
            program("mariadbd"),
            "--no-defaults",
            f"--datadir={data}",
            f"--socket={sock}",
            f"--port={port}",
            "--bind-address=127.0.0.1",
            "--innodb-buffer-pool-size=16M",
            f"--pid-file={where / 'pid'}",
        ]

        def ready() -> None:
            with pymysql.connect(unix_socket=sock, user="root") as root, root.cursor() as cursor:
                cursor.execute("CREATE OR REPLACE USER tester IDENTIFIED BY %s", (PASSWORD,))
                cursor.execute("GRANT ALL ON *.* TO tester")

        with server(command, where, "mysql", ready, (pymysql.Error, OSError)):
            yield f"mysql://tester:{ENCODED}@127.0.0.1:{port}"
