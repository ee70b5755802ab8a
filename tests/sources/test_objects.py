"""Objects by URL, from a real server that asks who may read what."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from leakassay.errors import CannotOpenError
from leakassay.sources import objects, open_inputs
from leakassay.sources.elsewhere import placed
from leakassay.sources.interface import Limits

boto3 = pytest.importorskip("boto3", reason="the server of objects is asked through boto3")
pytest.importorskip("moto.server", reason="objects need a server")
pytest.importorskip("obstore", reason="objects need obstore")
CSV = b"id,name,mail\n" + b"".join(b"%d,Ana Sol%d,a%d@example.org\n" % (i, i, i) for i in range(20_000))
MAY_READ = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::leaks/open/*"},
        {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::leaks"},
    ],
}
# Until it has seen so many requests, the server lets everybody do everything: those that set it up.
SETUP = 11
ODD = ("odd/a#1.csv", "odd/b?c=d.csv", "odd/e%20f.csv")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str], Path]]:
    """Start a server with a bucket and a user who may read a part of it: address, credentials, its log."""
    log = tmp_path_factory.mktemp("server") / "log"
    port = str(20_000 + os.getpid() % 20_000)
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-p", port],
            stdout=said,
            stderr=said,
            env={**os.environ, "INITIAL_NO_AUTH_ACTION_COUNT": str(SETUP)},
        )
        try:
            yield f"http://127.0.0.1:{port}", _prepared(f"http://127.0.0.1:{port}"), log
        finally:
            process.kill()
            process.wait()


def _prepared(address: str) -> dict[str, str]:
    how = {
        "endpoint_url": address,
        "region_name": "us-east-1",
        "aws_access_key_id": "setup",
        "aws_secret_access_key": "setup",
    }
    s3, iam = boto3.client("s3", **how), boto3.client("iam", **how)
    for _ in range(100):
        try:
            s3.create_bucket(Bucket="leaks")
            break
        except Exception:  # noqa: BLE001 - it is not up yet
            time.sleep(0.1)
    for key in ("open/people.csv", "open/more/people2.csv", "closed/secret.csv", "openly.csv", *ODD):
        s3.put_object(Bucket="leaks", Key=key, Body=CSV)
    iam.create_user(UserName="desk")
    iam.put_user_policy(UserName="desk", PolicyName="read", PolicyDocument=json.dumps(MAY_READ))
    key = iam.create_access_key(UserName="desk")["AccessKey"]
    return {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}


@pytest.fixture(autouse=True)
def _as_the_desk(server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    address, credentials, _ = server
    objects._store.cache_clear()
    for name, value in {
        **credentials,
        "AWS_ENDPOINT_URL": address,
        "AWS_ALLOW_HTTP": "true",
        "AWS_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    yield
    objects._store.cache_clear()


def _read(url: str) -> list[tuple[str, int, str | None]]:
    found = []
    for one in open_inputs([url], Limits()):
        blocks = one.source.blocks() if one.source is not None else ()
        rows = sum(batch.columns.num_rows for block in blocks for batch in block.read())
        found.append((one.name, rows, one.sha256))
    return found


def test_an_object_is_read_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(CSV)
    [(name, rows, digest)] = _read("s3://leaks/open/people.csv")
    assert name == "s3://leaks/open/people.csv"
    assert rows == 20_000
    assert digest == _read(str(tmp_path / "people.csv"))[0][2]


def test_only_what_is_below_a_prefix_is_listed_and_read(server: Any) -> None:
    assert [name for name, *_ in _read("s3://leaks/open/")] == [
        "s3://leaks/open/more/people2.csv",
        "s3://leaks/open/people.csv",
    ]
    log = server[2].read_text("utf-8", "replace")
    listings = [line for line in log.splitlines() if "list-type" in line]
    assert listings
    assert all("prefix=open%2F" in line or "prefix=open/" in line for line in listings)


def test_one_object_asks_for_nothing_else(server: Any) -> None:
    before = len(server[2].read_text("utf-8", "replace"))
    _read("s3://leaks/open/people.csv")
    asked = [
        line for line in server[2].read_text("utf-8", "replace")[before:].splitlines() if "HTTP/1" in line
    ]
    assert asked
    assert all("/leaks/open/people.csv" in line for line in asked)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("s3://leaks/closed/secret.csv", "may not be read with these credentials"),
        ("s3://leaks/open/nothing.csv", "does not exist"),
        ("s3://leaks/open/nothing/", "holds no object"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(url: str, why: str) -> None:
    with pytest.raises(CannotOpenError, match=why) as told:
        _read(url)
    assert str(told.value).count("\n") == 0


def test_without_credentials_nobody_is_asked(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    before = server[2].stat().st_size
    with pytest.raises(CannotOpenError, match="AWS_ACCESS_KEY_ID"):
        _read("s3://leaks/open/people.csv")
    assert server[2].stat().st_size == before


def test_wrong_credentials_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAWRONGWRONGWRONG1")
    with pytest.raises(CannotOpenError, match="credentials"):
        _read("s3://leaks/open/people.csv")


def test_a_url_shows_no_secret() -> None:
    assert objects.plain("s3://user:word@leaks/a.csv?token=x") == "s3://leaks/a.csv"


def test_a_key_may_hold_what_means_something_in_web_addresses() -> None:
    listed = objects.below("s3://leaks/odd/")
    assert listed == [f"s3://leaks/{key}" for key in ODD]
    assert tuple(objects._found(url)[1] for url in listed) == ODD


@pytest.mark.parametrize("url", ["s3://", "s3:///a", "s3://[b/a.csv", "s3://u:word@[/?word", "s3://b b/a"])
def test_what_is_no_url_is_one_sentence(url: str) -> None:
    with pytest.raises(CannotOpenError) as told:
        _read(url)
    assert "word" not in str(told.value)


def test_an_endpoint_that_is_no_url_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library would panic, which is no exception that anybody catches."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", "no url")
    with pytest.raises(CannotOpenError, match="AWS_ENDPOINT_URL is no URL"):
        _read("s3://leaks/open/people.csv")


def test_a_store_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        monkeypatch.setenv("AWS_TIMEOUT", "1 second")
        monkeypatch.setattr(objects, "_PATIENCE", 2)
        begun = time.monotonic()
        with pytest.raises(CannotOpenError, match="cannot be reached"):
            _read("s3://leaks/open/people.csv")
    assert time.monotonic() - begun < 20


def test_an_object_that_is_replaced_ends_there() -> None:
    file = objects.ObjectFile("s3://leaks/open/people.csv")
    file._version = '"00000000000000000000000000000000"'  # as if another had been put there since
    with pytest.raises(OSError, match="cannot be read on"):
        file.read(10)


def test_blocks_of_an_object_can_be_read_elsewhere() -> None:
    limits = Limits(block_bytes=1 << 17)
    [one] = open_inputs(["s3://leaks/open/people.csv"], limits)
    assert one.source is not None
    pairs = []
    for block in one.source.blocks():
        far = placed(block)
        assert far is not None
        pairs.append((block.read(), far.read()))
    assert len(pairs) > 2
    for here, there in pairs:
        assert [b.columns.to_pydict() for b in here] == [b.columns.to_pydict() for b in there]
