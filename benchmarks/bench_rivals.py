"""The same rows given to leakassay, DataProfiler and presidio-structured: how fast, how often right?

    python benchmarks/bench_rivals.py [--dataprofiler PYTHON] [--presidio PYTHON] [--rows N] [--labels]
    [--data ../shared/data] [--folds build/recognise]

PYTHON names the interpreter of an environment that has the rival (`pip install 'DataProfiler[ml]'`; `pip
install presidio-structured` and an English spaCy model): each holds libraries back to releases other than
ours. One that is not named, or does not run there, stands in the table with the reason.

Speed: made-up records of ten columns. CPU seconds are those of the work alone, without the start of the
program and the loading of models, which is kind to slow starters. `rows` are those that a program looks at:
DataProfiler takes a sample, `columns` reads the first 20,000, presidio-structured reads each cell as a text
and is given a few; rates are by those. `assay` reads all, and does more: evidence, estimates, verdict.

Labels (--labels): the labelled columns under names that tell nothing, right where the answer is one of the
kinds that the label allows. Of columns whose kinds a rival has no name for, how many it names all the same.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "reference-data")]

import bench_recognition  # noqa: E402 - found by the path above
import labelled  # noqa: E402
import made_up  # noqa: E402
from measuring import save, show  # noqa: E402

import leakassay  # noqa: E402 - after those that set the path
from leakassay.recognise import recognise  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {"person_name", "given_name", "family_name"}
_DAYS = {"date", "birth_date", "timestamp", "time", "birth_year"}
_PLACES = {"place", "region", "country", "postal_address", "street", "birth_place"}
_LABEL_ROWS = 1000
"""Rows of each labelled table that are given to all."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another program that says what columns are."""

    name: str
    script: str
    few: tuple[str, ...]
    """What keeps it to a few rows where there are many tables."""
    labels: Mapping[str, set[str]]
    """What it calls a column, and the kinds that this can mean at most."""


RIVALS = (
    Rival(
        "DataProfiler",
        "compare_dataprofiler.py",
        (),
        {
            "ADDRESS": {"postal_address", "street"},
            "BAN": {"bank_account"},
            "CREDIT_CARD": {"payment_card"},
            "DATE": {"date", "birth_date"},
            "DATETIME": {"timestamp", "date", "birth_date"},
            "TIME": {"time"},
            "DRIVERS_LICENSE": {"driving_licence"},
            "EMAIL_ADDRESS": {"email"},
            "UUID": {"uuid"},
            "HASH_OR_KEY": {"hash", "token", "password_hash"},
            "IPV4": {"ip_address"},
            "IPV6": {"ip_address"},
            "MAC_ADDRESS": {"mac_address"},
            "PERSON": _NAMES,
            "PHONE_NUMBER": {"phone"},
            "SSN": {"us.ssn"},
            "URL": {"url"},
            "US_STATE": {"region"},
        },
    ),
    Rival(
        "presidio-structured",
        "compare_presidio.py",
        ("--rows", "30"),
        {
            "CREDIT_CARD": {"payment_card"},
            "CRYPTO": {"crypto_address"},
            "DATE_TIME": _DAYS,
            "EMAIL_ADDRESS": {"email"},
            "IBAN_CODE": {"iban"},
            "IP_ADDRESS": {"ip_address"},
            "MAC_ADDRESS": {"mac_address"},
            "NRP": {"nationality", "religion", "political_affiliation", "ethnicity"},
            "LOCATION": _PLACES,
            "ORGANIZATION": {"organisation"},
            "PERSON": _NAMES,
            "PHONE_NUMBER": {"phone"},
            "URL": {"url"},
            "US_SSN": {"us.ssn"},
            "US_BANK_NUMBER": {"bank_account"},
            "US_DRIVER_LICENSE": {"driving_licence"},
            "US_PASSPORT": {"passport"},
            "UK_NHS": {"gb.nhs"},
        },
    ),
)


def ask(rival: Rival, interpreter: str, paths: list[Path], *options: str) -> dict[str, Any]:
    """Run a rival in its own environment. Raises RuntimeError with the reason where it does not run."""
    command = [interpreter, str(HERE / rival.script), *options, *map(str, paths)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise RuntimeError(f"{interpreter} does not start ({error.strerror})") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise RuntimeError(f"does not run there: {last}")
    answers: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answers


def speed(interpreters: Mapping[str, str | None], rows: int) -> list[dict[str, Any]]:
    """Rows a CPU second, each on the same file."""
    with tempfile.TemporaryDirectory() as folder:
        path = made_up.write(Path(folder) / "people.csv", rows)
        found = [
            _rate("leakassay columns", min(rows, 20_000), lambda: leakassay.columns(path)),
            _rate("leakassay assay", rows, lambda: leakassay.assay(path, seed=1)),
        ]
        quick, whole = (line["rows_per_cpu_second"] for line in found)
        for rival in RIVALS:
            interpreter = interpreters[rival.name]
            if interpreter is None:
                found.append({"program": rival.name, "note": "not compared: no interpreter was named"})
                continue
            try:
                told = ask(rival, interpreter, [path])[str(path)]
            except RuntimeError as error:
                found.append({"program": rival.name, "note": f"not compared: {error}"})
                continue
            line = _line(rival.name, told["rows"], told["cpu_seconds"])
            found.append(
                line
                | {
                    "columns_times_faster": round(quick / line["rows_per_cpu_second"], 1),
                    "assay_times_faster": round(whole / line["rows_per_cpu_second"], 1),
                    "note": told.get("note", ""),
                }
            )
    return found


def _rate(program: str, rows: int, work: Any) -> dict[str, Any]:
    work()  # what is loaded once is not of the work
    began = time.process_time()
    work()
    return _line(program, rows, time.process_time() - began)


def _line(program: str, rows: int, spent: float) -> dict[str, Any]:
    return {
        "program": program,
        "rows": rows,
        "cpu_seconds": round(spent, 3),
        "rows_per_cpu_second": round(rows / spent),
    }


def labels(interpreters: Mapping[str, str | None], data: Path, folds: Path | None) -> list[dict[str, Any]]:
    """Hold the names that each rival gives against ours, on columns of kinds that both can name."""
    named = [rival for rival in RIVALS if interpreters[rival.name] is not None]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        tables, ours = _tables(data, Path(folder), folds)
        for rival in named:
            try:
                told = ask(rival, str(interpreters[rival.name]), list(tables), *rival.few)
            except RuntimeError as error:
                found.append({"program": rival.name, "note": f"not compared: {error}"})
                continue
            theirs = [label for path in tables for label in told[str(path)]["labels"]]
            rights = [right for columns in tables.values() for right in columns]
            found.append(_held(rival, theirs, ours, rights))
    return found


def _tables(data: Path, folder: Path, folds: Path | None) -> tuple[dict[Path, list[list[str]]], list[str]]:
    """Write the labelled tables without headers; give the right kinds of each column, and our answers."""
    tables: dict[Path, list[list[str]]] = {}
    ours: list[str] = []
    for number, (file, whole, right) in enumerate(labelled.tables(data)):
        if folds is not None:
            bench_recognition.leave_out(folds, data, labelled.source_of(file))
        batch = whole.slice(0, _LABEL_ROWS)
        answers = recognise(batch, headers=False)
        ours += [answers[name].kind for name in right]
        path = folder / f"{number}.csv"
        with path.open("w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            writer.writerow([f"c{place}" for place in range(len(right))])
            writer.writerows(zip(*batch.select(list(right)).to_pydict().values(), strict=True))
        tables[path] = list(right.values())
    return tables, ours


def _held(rival: Rival, theirs: list[str | None], ours: list[str], rights: list[list[str]]) -> dict[str, Any]:
    known = set().union(*rival.labels.values())
    both = [i for i, right in enumerate(rights) if known & set(right)]
    others = [i for i, right in enumerate(rights) if not known & set(right)]
    meant = [rival.labels.get((label or "").split("|")[0], set()) for label in theirs]
    return {
        "program": rival.name,
        "columns": len(both),
        "right": round(sum(bool(meant[i] & set(rights[i])) for i in both) / len(both), 3),
        "leakassay_right": round(sum(ours[i] in rights[i] for i in both) / len(both), 3),
        "other_columns": len(others),
        "named_all_the_same": round(sum(bool(meant[i]) for i in others) / len(others), 3),
        "by_leakassay": round(sum(ours[i] in known for i in others) / len(others), 3),
    }


def main() -> None:
    """Print two tables, write JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dataprofiler", metavar="PYTHON")
    parser.add_argument("--presidio", metavar="PYTHON")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--labels", action="store_true")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--folds", type=Path)
    args = parser.parse_args()
    interpreters = {"DataProfiler": args.dataprofiler, "presidio-structured": args.presidio}
    report: dict[str, Any] = {"speed": speed(interpreters, args.rows)}
    show(report["speed"])
    if args.labels and args.data.exists():
        report["labels"] = labels(interpreters, args.data, args.folds)
        report["fitted without the source judged"] = args.folds is not None
        show(report["labels"])
    save("rivals", report)


if __name__ == "__main__":
    main()
