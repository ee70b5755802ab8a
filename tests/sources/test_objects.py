"""Objects by URL, from a real server that asks who may read what."""

import json
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::leaks/changing/*"},
        {
            "Effect": "Allow",
            "Action": ["s3:ListBucket", "s3:GetObject"],
            "Resource": ["arn:aws:s3:::leaks", "arn:aws:s3:::no-such-bucket*"],
        },
    ],
}
MAY_REPLACE = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::leaks/changing/people.csv"}
    ],
}
# Until it has seen so many requests, the server lets everybody do everything: those that set it up.
SETUP = 15
ODD = ("odd/a#1.csv", "odd/b?c=d.csv", "odd/e%20f.csv")


@dataclass(frozen=True, slots=True)
class Server:
    """A server of objects."""

    address: str
    log: Path
    desk: tuple[str, str]
    """The id and the secret of who may read."""
    owner: tuple[str, str]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start a server with a bucket, a user who may read a part of it, and one who may replace an object."""
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
            yield Server(f"http://127.0.0.1:{port}", log, *_prepared(f"http://127.0.0.1:{port}"))
        finally:
            process.kill()
            process.wait()


def _prepared(address: str) -> list[tuple[str, str]]:
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
    s3.create_bucket(Bucket="closed")
    for key in ("open/people.csv", "open/more/people2.csv", "closed/secret.csv", "openly.csv", *ODD):
        s3.put_object(Bucket="leaks", Key=key, Body=CSV)
    keys = []
    for user, may in (("desk", MAY_READ), ("owner", MAY_REPLACE)):
        iam.create_user(UserName=user)
        iam.put_user_policy(UserName=user, PolicyName="own", PolicyDocument=json.dumps(may))
        keys.append(iam.create_access_key(UserName=user)["AccessKey"])
    return [(key["AccessKeyId"], key["SecretAccessKey"]) for key in keys]


def _replace(server: Server) -> None:
    """Have the owner put another object in its place."""
    s3 = boto3.client("s3", endpoint_url=server.address, region_name="us-east-1", **_signing(server.owner))
    s3.put_object(Bucket="leaks", Key="changing/people.csv", Body=b"%s%d" % (CSV * 50, time.monotonic_ns()))


def _signing(who: tuple[str, str]) -> dict[str, str]:
    return dict(zip(("aws_access_key_id", "aws_secret_access_key"), who, strict=True))


@pytest.fixture(autouse=True)
def _as_the_desk(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    objects._store.cache_clear()
    for name, value in {
        **{name.upper(): value for name, value in _signing(server.desk).items()},
        "AWS_ENDPOINT_URL": server.address,
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


def test_only_what_is_below_a_prefix_is_listed_and_read(server: Server) -> None:
    assert [name for name, *_ in _read("s3://leaks/open/")] == [
        "s3://leaks/open/more/people2.csv",
        "s3://leaks/open/people.csv",
    ]
    log = server.log.read_text("utf-8", "replace")
    listings = [line for line in log.splitlines() if "list-type" in line]
    assert listings
    assert all("prefix=open%2F" in line or "prefix=open/" in line for line in listings)


def test_one_object_asks_for_nothing_else(server: Server) -> None:
    before = len(server.log.read_text("utf-8", "replace"))
    _read("s3://leaks/open/people.csv")
    asked = [
        line for line in server.log.read_text("utf-8", "replace")[before:].splitlines() if "HTTP/1" in line
    ]
    assert asked
    assert all("/leaks/open/people.csv" in line for line in asked)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("s3://leaks/closed/secret.csv", "may not be read with these credentials"),
        ("s3://leaks/open/nothing.csv", "does not exist"),
        ("s3://leaks/open/nothing/", "holds no object"),
        ("s3://no-such-bucket/people.csv", "does not exist"),
        ("s3://no-such-bucket/", "no bucket of this name"),
        ("s3://closed/", "may not be read with these credentials"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(url: str, why: str) -> None:
    with pytest.raises(CannotOpenError, match=why) as told:
        _read(url)
    assert str(told.value).count("\n") == 0


def test_without_credentials_nobody_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    before = server.log.stat().st_size
    with pytest.raises(CannotOpenError, match="AWS_ACCESS_KEY_ID"):
        _read("s3://leaks/open/people.csv")
    assert server.log.stat().st_size == before


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


def test_an_object_that_is_replaced_ends_there(server: Server) -> None:
    _replace(server)
    lost, rows = Counter[str](), 0
    for one in open_inputs(["s3://leaks/changing/people.csv"], Limits()):
        assert one.source is not None
        for number, block in enumerate(one.source.blocks()):
            if not number:
                _replace(server)
            for batch in block.read():
                rows += batch.columns.num_rows
                lost.update(reject.reason for reject in batch.rejects)
    assert lost["changed"] == 1
    assert 0 < rows < 50 * 20_000


def test_a_block_of_a_replaced_object_is_not_read_elsewhere(server: Server) -> None:
    _replace(server)
    for one in open_inputs(["s3://leaks/changing/people.csv"], Limits()):
        assert one.source is not None
        far = placed(next(iter(one.source.blocks())))
        assert far is not None
        far.read()
        _replace(server)
        with pytest.raises(OSError, match="replaced"):
            far.read()


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
