"""A case from its files to its end, with real workers, on both databases."""

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from visiting import Browser, made_up

from leakassay.apps.workbench import cases, claiming, jobs
from leakassay.apps.workbench.bench import Bench
from leakassay.apps.workbench.interface import RefusedError, Role, State, Work
from leakassay.apps.workbench.schema import Event, Job

Open = Callable[[Role], Browser]
ONE = pytest.mark.parametrize("bench", ["sqlite"], indirect=True)
"""What does not depend on the database runs on one."""
CANARIES = ("qzxv", "wkjb", "ypqc", "canaryberg", "canarydorf", "canaryheim", "canarytal", "canary.example")


def _ended(bench: Bench, case: str, seconds: float = 120) -> Job:
    for _ in range(int(seconds * 10)):
        job = jobs.latest(bench, case)
        if job is not None and job.state != State.RUNNING and not jobs.busy(bench, case):
            return job
        time.sleep(0.1)
    pytest.fail("the worker did not end")


def _pid(bench: Bench, case: str) -> int:
    job = jobs.latest(bench, case)
    assert job is not None
    assert job.state == State.RUNNING
    return job.pid


def _told_no_canary(bench: Bench, client: Browser, case: str, pages: list[str]) -> None:
    texts = [client.get(page).text for page in pages]
    texts.append((bench.folder(case) / jobs.LOG).read_text())
    with bench.session() as db:
        texts += [f"{e.action} {e.detail}" for e in db.scalars(select(Event))]
        texts += [f"{j.known} {j.error} {j.asked}" for j in db.scalars(select(Job))]
    for text in texts:
        assert not [word for word in CANARIES if word in text.lower()]


def test_a_case_from_its_files_to_its_end(bench: Bench, browser: Open, case: str, tmp_path: Path) -> None:
    client, leak = browser(Role.CUSTODIAN), made_up(tmp_path / "leak.csv")
    here = f"/cases/{case}"
    assert client.fill(f"{here}/start").status_code == 409
    assert client.fill(f"{here}/path", path=str(leak)).status_code == 200
    assert client.fill(f"{here}/claim", people="3,000", records="1,000").status_code == 200
    # A worker that is killed leaves the case so that it can be started again.
    assert client.fill(f"{here}/start").status_code == 200
    assert client.fill(f"{here}/start").status_code == 409
    os.kill(_pid(bench, case), signal.SIGKILL)
    assert _ended(bench, case).state == State.INTERRUPTED
    client.fill(f"{here}/start")
    told = client.get(f"{here}/events").text
    assert "event: progress" in told
    assert told.endswith("event: ended\ndata:\n\n")
    job = _ended(bench, case)
    assert (job.state, job.error, job.records) == (State.DONE, "", 300)
    assert {one["kind"] for one in json.loads(job.known)} >= {"email", "phone"}
    page = client.get(here).text
    assert 'data-verdict="' in page
    assert "3,000 people do not fit into 1,000 records" in page
    # Calls: a plan for all, a sheet for custodians, each view in the log.
    client.fill(f"{here}/calls/draw", calls="4", spares="2", control="25")
    assert _ended(bench, case).state == State.DONE
    pages = [
        "/",
        here,
        "/log",
        *(f"{here}/{p}" for p in ("calls", "notices", "compare", "report", "report.json")),
    ]
    assert "sandbox" in client.get(f"{here}/report").headers["content-security-policy"]
    _told_no_canary(bench, client, case, pages)
    opened = client.fill(f"{here}/calls/open", number="2").text
    assert "canary" in opened.lower()
    assert client.fill(f"{here}/calls/open", number="99").status_code == 404
    assert "call opened" in client.get("/log").text
    assert "custodian\tcall 2" in (bench.folder(case) / "survey" / "views.log").read_text()
    assert client.fill(f"{here}/calls/record", number="2", outcome="details", foil="").status_code == 200
    assert (
        client.fill(f"{here}/calls/record", number="2", outcome="no answer", foil="confirmed").status_code
        == 422
    )
    assert "1 calls, 1 reached" in client.get(f"{here}/calls").text
    # A notice: drafted, edited, kept.
    draft = client.fill(f"{here}/notices", law="gdpr", language="en", aware="2026-03-01T09:30")
    assert "2026-03-04T09:30" in draft.text
    client.fill(draft.url.path, text="# Edited </textarea><script>alert(1)</script>")
    assert "<script>alert" not in client.get(draft.url.path).text
    assert client.get(f"{draft.url.path}/file").text == "# Edited </textarea><script>alert(1)</script>"
    assert client.fill(f"{here}/notices", law="../gdpr", language="en").status_code == 422
    assert client.fill(f"{here}/calls/close").status_code == 200
    _told_no_canary(bench, client, case, pages)
    # The end: by name, and nothing stays but what was never ours.
    assert client.fill(f"{here}/delete", name="another").status_code == 422
    assert client.fill(f"{here}/delete", name="A case").url.path == "/"
    assert client.get(here).status_code == 404
    assert not bench.folder(case).exists()
    assert leak.exists()


@ONE
def test_two_cases_are_compared_and_a_job_is_cancelled(
    bench: Bench, browser: Open, case: str, tmp_path: Path
) -> None:
    client, other = browser(Role.ANALYST), cases.make(bench, "analyst", "Another").id
    for one, rows in ((case, 200), (other, 300)):
        client.fill(f"/cases/{one}/path", path=str(made_up(tmp_path / f"{rows}.csv", rows)))
    assert client.fill(f"/cases/{case}/compare", other=case).status_code == 422
    client.fill(f"/cases/{case}/compare", other=other)
    assert _ended(bench, case).state == State.DONE
    page = client.get(f"/cases/{case}/compare").text
    assert "first in second" in page
    assert "66.7%" in page
    client.fill(f"/cases/{case}/start")
    client.fill(f"/cases/{case}/cancel")
    assert _ended(bench, case).state == State.CANCELLED
    assert client.get(f"/cases/{case}/report").status_code == 404


@ONE
def test_what_cannot_be_read_fails_with_a_sentence(
    bench: Bench, browser: Open, case: str, tmp_path: Path
) -> None:
    client, path = browser(Role.ANALYST), tmp_path / "empty.csv"
    path.write_bytes(b"\0" * 100)
    client.fill(f"/cases/{case}/path", path=str(path))
    client.fill(f"/cases/{case}/start")
    job = _ended(bench, case)
    assert job.state == State.FAILED
    assert job.error in client.get(f"/cases/{case}").text.replace("&#39;", "'").replace("&#34;", '"')
    assert job.work == Work.ASSAY


@ONE
def test_a_claim_is_held_to_the_reader_of_claim_files(bench: Bench, case: str) -> None:
    folder = bench.folder(case)
    typed = {"people": "1 000 000", "price": '10 "BTC"\\', "offered_on": "2022-06-30", "sample": "head"}
    said = claiming.save(folder, {**typed, "countries": "cn, de", "period": "1995–2019"})
    assert said.people == 1_000_000
    assert said.price == '10 "BTC"\\'
    assert claiming.load(folder) == said
    assert claiming.typed(said)["period"] == "1995-2019"
    for wrong in ({"people": "many"}, {"period": "2019"}, {"countries": "China"}, {"offered_on": "soon"},
                  {"sample": "all"}, {"people": "1]\nprice = 3"}, {"offered_on": "2022-99-99"}):  # fmt: skip
        with pytest.raises(RefusedError):
            claiming.save(folder, wrong)
    assert claiming.load(folder) == said


def test_what_is_deleted_was_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "folder" / "1" / "leak.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"secret" * 1000)
    (tmp_path / "kept").write_bytes(b"kept")
    (path.parent / "link").symlink_to(tmp_path / "kept")
    monkeypatch.setattr("shutil.rmtree", lambda *_, **__: None)
    cases.shred(tmp_path / "folder")
    assert path.stat().st_size == 6000
    assert b"secret" not in path.read_bytes()
    assert (tmp_path / "kept").read_bytes() == b"kept"
