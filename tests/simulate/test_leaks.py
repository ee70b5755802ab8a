"""Laws of every shape: same seed, same leak; truth is true."""

from __future__ import annotations

import hashlib
import io
import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from stdnum import get_cc_module

import recount
from leakassay.errors import LeakassayError
from leakassay.simulate import FORMATS, SHAPES, simulate
from leakassay.simulate.countries import COUNTRIES
from leakassay.sources.interface import Limits
from leakassay.sources.opening import open_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leakassay.simulate.interface import FileFormat

Row = dict[str, str | None]
Made = dict[str, tuple[dict[str, list[Row]], dict[str, Any]]]


ROWS = 1500


def digest(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give every shape as CSV with its truth."""
    out = {}
    for shape in SHAPES:
        folder = tmp_path_factory.mktemp(shape)
        simulate(shape, ROWS, folder / "leak", fmt="csv", truth=folder / "truth.json")
        tables = {p.stem: recount.read_csv(p) for p in (folder / "leak").iterdir()}
        out[shape] = tables, json.loads((folder / "truth.json").read_text("utf-8"))
    return out


@pytest.mark.parametrize("shape", SHAPES)
def test_same_seed_same_leak_and_another_seed_another(shape: str, tmp_path: Path) -> None:
    for name, seed in (("a", 4), ("b", 4), ("c", 5)):
        simulate(shape, 300, tmp_path / name, seed=seed)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    unlike = digest(tmp_path / "c")
    assert all(unlike[name] != was for name, was in digest(tmp_path / "a").items())


@pytest.mark.parametrize("shape", SHAPES)
def test_truth_counts_what_is_in_the_files(shape: str, made: Made) -> None:
    tables, truth = made[shape]
    assert set(tables) == set(truth["tables"])
    assert truth["rows"] == ROWS
    for name, rows in tables.items():
        said = truth["tables"][name]
        assert said["rows"] == len(rows)
        assert list(said["columns"]) == list(rows[0])
        assert said["nonempty"] == {c: sum(row[c] is not None for row in rows) for c in said["columns"]}
        counted = {c: len({row[c] for row in rows} - {None}) for c in said["distinct"]}
        assert said["distinct"] == counted


@pytest.mark.parametrize("shape", SHAPES)
def test_repeats_of_the_source_add_up(shape: str, made: Made) -> None:
    _, truth = made[shape]
    source = truth["source"]
    times = source["people_by_records"]
    assert sum(times.values()) == source["people"] == truth["distinct_people"]
    assert sum(int(n) * people for n, people in times.items()) == source["records"] == ROWS


def test_people_are_as_many_as_have_different_numbers_and_birth_dates(made: Made) -> None:
    tables, truth = made["hospital"]
    right = {row["codice_fiscale"][:11] + row["data_nascita"] for row in tables["patients"]}
    wrong = truth["tables"]["patients"]["faults"]["codice_fiscale: wrong check"]["rows"]
    # Two invented people may share a name and a birth date; hardly any do.
    assert wrong < 25
    assert abs(len(right) - truth["distinct_people"]) <= 2


def national(truth: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, table in truth["tables"].items():
        for column, kind in table["columns"].items():
            if "." in kind:
                yield name, column, kind


@pytest.mark.parametrize("shape", SHAPES)
def test_national_numbers_are_valid_but_for_the_faults_that_truth_counts(shape: str, made: Made) -> None:
    tables, truth = made[shape]
    for name, column, kind in national(truth):
        check = get_cc_module(*kind.split("."))
        values = [row[column] for row in tables[name] if row[column]]
        if kind == "cn.ric":
            values = [v.upper() for v in values if re.fullmatch(r"[0-9]{17}[0-9Xx]", v)]
            # The library knows the counties of today alone, so its check digit is asked alone.
            bad = sum(check.calc_check_digit(v) != v[17] for v in values)
        else:
            bad = sum(not check.is_valid(v) for v in values)
        faults = truth["tables"][name]["faults"]
        planned = sum(fault["rows"] for said, fault in faults.items() if said.startswith(f"{column}: wrong"))
        assert bad <= planned
        assert len(values) > 100


@pytest.mark.parametrize("country", [c.code for c in COUNTRIES])
def test_numbers_of_every_country_are_valid(country: str, tmp_path: Path) -> None:
    simulate("shop", 800, tmp_path, fmt="csv", country=country, truth=tmp_path / "truth.json")
    truth = json.loads((tmp_path / "truth.json").read_text("utf-8"))
    said = truth["tables"]["customers"]
    column, kind = next((c, k) for c, k in said["columns"].items() if "." in k)
    check = get_cc_module(*kind.split("."))
    values = [row[column] for row in recount.read_csv(tmp_path / "customers.csv") if row[column]]
    assert len(values) > 400
    if check is not None:
        bad = sum(not check.is_valid(value) for value in values)
        assert bad <= said["faults"][f"{column}: wrong check"]["rows"]


def test_numbers_agree_with_birth_and_sex(made: Made) -> None:
    people = made["police"][0]["person_base"]
    whole = [
        p for p in people if p["doc_no"] and re.fullmatch(r"[0-9]{17}[0-9Xx]", p["doc_no"]) and p["gender"]
    ]
    born = np.mean([p["doc_no"][6:14] == re.sub(r"\D", "", p["birth"]) for p in whole])
    sex = np.mean([(int(p["doc_no"][16]) % 2 == 1) == (p["gender"] == "男") for p in whole])
    assert born > 0.97
    assert sex > 0.98


def test_linked_rows_name_a_customer_there_is(made: Made) -> None:
    tables, _ = made["shop"]
    customers = {row["id"] for row in tables["customers"]}
    assert all(row["customer_id"] in customers for row in tables["orders"])


def test_mobiles_link_the_tables_of_the_police_source(made: Made) -> None:
    tables, _ = made["police"]
    called = {row["caller_tel"]: row["caller"] for row in tables["case_log"] if row["caller_tel"]}
    both = [
        row
        for row in tables["addr_tel"]
        if row["mobile"] in called and row["receiver"][1:] not in ("先生", "女士")
    ]
    same = [row["receiver"][0] == called[row["mobile"]][0] for row in both if called[row["mobile"]] != "匿名"]
    assert len(same) > 20
    assert np.mean(same) > 0.9


@pytest.mark.parametrize("fmt", FORMATS)
def test_formats_hold_the_same_rows(fmt: FileFormat, made: Made, tmp_path: Path) -> None:
    simulate("shop", ROWS, tmp_path, fmt=fmt)
    expected = made["shop"][0]
    if fmt == "copy":
        assert recount.read_copy(tmp_path / "shop.sql") == expected
    elif fmt == "sql":
        dump = (tmp_path / "shop.sql").read_text("utf-8")
        assert len(re.findall(r"^\('?\d+'?,", dump, re.MULTILINE)) == sum(map(len, expected.values()))
        assert dump.count("CREATE TABLE") == 2
    else:
        read = recount.read_csv if fmt == "csv" else recount.read_ndjson
        assert {p.stem: read(p) for p in tmp_path.iterdir()} == expected


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("shape", ["police", "shop"])
def test_our_own_sources_read_every_record(shape: str, fmt: FileFormat, tmp_path: Path) -> None:
    simulate(shape, 400, tmp_path / "leak", fmt=fmt, truth=tmp_path / "truth.json")
    truth = json.loads((tmp_path / "truth.json").read_text("utf-8"))["tables"]
    records: dict[str, int] = dict.fromkeys(truth, 0)
    for one in open_inputs([tmp_path / "leak"], Limits()):
        assert one.source is not None
        for batch in (batch for block in one.source.blocks() for batch in block.read()):
            assert not batch.rejects
            name = next(name for name in truth if name in one.table_name(batch.table))
            records[name] += batch.columns.num_rows
            columns = {column.rpartition(".")[2] for column in batch.columns.schema.names}
            assert set(truth[name]["columns"]) <= columns
    assert records == {name: table["rows"] for name, table in truth.items()}


def test_an_open_file_gets_the_main_table(tmp_path: Path) -> None:
    out = io.BytesIO()
    simulate("police", 50, out)
    simulate("police", 50, tmp_path)
    assert out.getvalue() == (tmp_path / "person_base.ndjson").read_bytes()


def test_a_sample_is_of_the_same_records_as_the_whole(tmp_path: Path) -> None:
    simulate("police", 900, tmp_path / "whole", people=300)
    simulate("police", 60, tmp_path / "some", people=300, records=900, sample="random")
    for name in ("person_base", "case_log", "addr_tel"):
        whole = (tmp_path / "whole" / f"{name}.ndjson").read_text("utf-8").splitlines()
        some = (tmp_path / "some" / f"{name}.ndjson").read_text("utf-8").splitlines()
        assert len(some) == 60
        assert set(some) <= set(whole)


@pytest.mark.parametrize(
    "wrong",
    [
        {"shape": "bank"},
        {"fmt": "xml"},
        {"people": 0},
        {"people": 999},
        {"records": 999},
        {"sample": "shard", "records": 50},
        {"country": "PL"},
        {"shape": "shop", "country": "XX"},
        {"forge": "padded:2"},
        {"forge": "shuffled:nothing"},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any], tmp_path: Path) -> None:
    asked = {"shape": "police", "rows": 100, "out": tmp_path} | wrong
    with pytest.raises(LeakassayError):
        simulate(**asked)
