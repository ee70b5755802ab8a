"""What Elasticsearch and MongoDB export: each hit and each document is a record."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading_json import read

OID = "507f1f77bcf86cd799439011"


def hit(number: int, index: str = "people_v2") -> dict[str, Any]:
    source = {"name": f"n{number}", "at": {"city": "Ulm"}}
    return {"_index": index, "_type": "_doc", "_id": f"i{number}", "_score": None, "_source": source}


def test_a_dump_has_a_hit_a_line() -> None:
    found = read("\n".join(json.dumps(hit(n)) for n in range(9)))
    assert found.counts() == {"people_v2": 9}
    assert found.rows[3] == {
        "_index": "people_v2",
        "_type": "_doc",
        "_id": "i3",
        "_source.name": "n3",
        "_source.at.city": "Ulm",
    }


def test_several_indexes_are_several_tables() -> None:
    lines = [json.dumps(hit(n, ("people", "logs-2022.06.30", "logs-2022.07.01")[n % 3])) for n in range(30)]
    found = read("\n".join(lines))
    assert found.counts() == {"people": 10, "logs-*": 20}


def test_an_index_that_begins_late_has_its_table() -> None:
    lines = [json.dumps(hit(n, "first" if n < 9000 else "second")) for n in range(10_000)]
    assert read("\n".join(lines)).counts() == {"first": 9000, "second": 1000}


@pytest.mark.parametrize("action", ["index", "create"])
def test_a_bulk_file_has_a_record_in_two_lines(action: str) -> None:
    lines = [
        line
        for n in range(9)
        for line in (
            json.dumps({action: {"_index": "people", "_id": str(n)}}),
            json.dumps({"name": f"n{n}"}),
        )
    ]
    lines.insert(4, json.dumps({"delete": {"_index": "people", "_id": "x"}}))
    found = read("POST _bulk\n" + "\n".join(lines) + "\n")
    assert found.counts() == {"people": 9}
    assert found.rows[5] == {"_index": "people", "_id": "5", "name": "n5"}
    assert found.lost == {"not a record": 1}
    assert found.facts["exporter"] == "elasticsearch bulk"


def test_a_damaged_half_costs_its_pair() -> None:
    lines = [line for n in range(20) for line in (f'{{"index":{{"_id":"{n}"}}}}', f'{{"name":"n{n}"}}')]
    lines[11] = lines[11][:-2]
    found = read("\n".join(lines))
    assert [row["_id"] for row in found.rows] == [str(n) for n in range(20) if n != 5]
    assert found.lost == {"malformed": 1}


@pytest.mark.parametrize("indent", [None, 2])
def test_pages_of_a_search_give_their_hits(indent: int | None) -> None:
    pages = [
        {"_scroll_id": "s", "took": 4, "hits": {"total": {"value": 6}, "hits": [hit(2 * n), hit(2 * n + 1)]}}
        for n in range(3)
    ]
    found = read("\n".join(json.dumps(page, indent=indent) for page in pages))
    assert found.counts() == {"people_v2": 6}
    assert found.rows[4]["hits.hits._source.name"] == "n4"
    assert found.rows[4]["took"] == "4"


def test_typed_values_of_one_type_stand_at_their_path() -> None:
    lines = [
        json.dumps(
            {
                "_id": {"$oid": OID},
                "born": {"$date": {"$numberLong": str(n * 86_400_000 - 10**12)}},
                "n": {"$numberInt": "5"},
                "price": {"$numberDecimal": "1.10"},
            }
        )
        for n in range(5)
    ]
    found = read("\n".join(lines))
    assert found.rows[0] == {
        "_id.$oid": OID,
        "born.$date.$numberLong": "1938-04-24T22:13:20Z",
        "n.$numberInt": "5",
        "price.$numberDecimal": "1.10",
    }


def test_values_of_several_types_share_their_column() -> None:
    made: list[Any] = [
        {"born": {"$date": "1980-01-02T00:00:00Z"}, "n": 5},
        {"born": {"$date": {"$numberLong": "-86400000"}}, "n": {"$numberLong": "6"}},
        {"born": {"$date": 86400000}, "n": {"$numberInt": "7"}},
        {"born": None, "n": {"$numberDouble": "8.5"}},
    ]
    for text in ("\n".join(map(json.dumps, made)), json.dumps(made), json.dumps(made, indent=2)):
        found = read(text)
        assert [row.get("born") for row in found.rows] == [
            "1980-01-02T00:00:00Z",
            "1969-12-31T00:00:00Z",
            "1970-01-02T00:00:00Z",
            None,
        ]
        assert [row["n"] for row in found.rows] == ["5", "6", "7", "8.5"]


def test_the_shell_writes_types_as_calls() -> None:
    line = (
        f'{{ "_id" : ObjectId("{OID}"), "n" : NumberLong(5), "m" : NumberLong("6"), "at" : new Date(0), '
        '"on" : ISODate("2012-01-01T00:00:00Z"), "bin" : BinData(0,"AAAA") }'
    )
    found = read("\n".join([line] * 3 + ['Type "it" for more']))
    assert found.rows == 3 * [
        {
            "_id": OID,
            "n": "5",
            "m": "6",
            "at": "1970-01-01T00:00:00Z",
            "on": "2012-01-01T00:00:00Z",
            "bin": "AAAA",
        }
    ]
    assert found.lost == {"not a record": 1}
