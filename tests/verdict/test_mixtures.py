"""The measure of the shares of mixtures, on a tiny register whose rows are known."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn")
sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks" / "authenticity"))

import figures
import learning
import mixtures
from bases import Base

ROWS = 1600
KINDS = {"name": "person_name", "born": "birth_year", "town": "place", "paid": "amount"}
A, SHUFFLED = np.full(6, 1.1), np.array([1.1, 1.1, -1.9, 1.1, 1.1, 1.1])


def _register() -> Base:
    rng = np.random.default_rng(4)
    columns = {name: np.array([f"{name} {i}" for i in range(ROWS)], object) for name in KINDS}
    columns["paid"] = rng.integers(100, 900, ROWS).astype(str).astype(object)
    return Base("made.csv", "made", "ZZ", real=True, table=columns, persons=frozenset(KINDS), kinds=KINDS)


@pytest.mark.parametrize("how", mixtures.HOW)
def test_the_upper_rows_are_of_the_register_and_the_share_is_theirs(how: str) -> None:
    base = _register()
    table, share = mixtures.mixed(base, how, np.random.default_rng(1))
    held = list(zip(*base.table.values(), strict=True))
    rows = list(zip(*table.values(), strict=True))
    place, kept = held.index(rows[0]), round(share * len(rows))
    assert rows[:kept] == held[place : place + kept]
    if how == "unmixed":
        assert share == 1
    else:
        assert 0.2 <= share <= 0.8
        assert rows[kept:] != held[place + kept : place + len(rows)]


def test_a_mixture_is_cut_as_the_product_cuts_it() -> None:
    table, _ = mixtures.mixed(_register(), "shuffled", np.random.default_rng(1))
    found = mixtures.items(7, table, _register())
    assert len(found) == mixtures.STRETCHES
    assert sum(truth["rows"] for truth, _, _ in found) == len(table["name"])
    assert {truth["source"] for truth, _, _ in found} == {"made"}


def test_the_error_is_of_the_authentic_share_where_one_is_told() -> None:
    half = np.array([A, A, A, SHUFFLED, SHUFFLED, SHUFFLED])
    whole = np.tile(A, (6, 1))
    ratios = np.concatenate([half, whole])
    found = mixtures.errors((ratios, ratios), [0.6, 1.0], ["shuffled", "unmixed"])
    assert found["shuffled"]["told"] == 1
    assert found["shuffled"]["mean error"] == pytest.approx(0.1, abs=0.05)
    assert found["unmixed"] == {"count": 1, "told": 0}
    assert found["mixtures"] == found["shuffled"]
    assert figures.table(found).splitlines()[2].split() == ["unmixed", "1.000", "0.000"]


def test_what_a_generator_or_model_wrote_is_left_out_of_the_fit(tmp_path: Path) -> None:
    truths = [
        {"label": "A", "how": "as published", "source": "one"},
        {"label": "E", "how": "columns", "source": "one", "generator": "script"},
        {"label": "G", "how": "kinds", "source": "gen", "generator": "faker"},
        {"label": "M", "how": "copula", "source": "one"},
    ]
    lines = [
        json.dumps(
            {"truth": t | {"strength": 1.0}, "features": {"T16.mean": 0.1}, "columns": {}, "pairs": []}
        )
        for t in truths
    ]
    path = tmp_path / "features.jsonl"
    path.write_text("\n".join(lines))
    assert len(learning.read([path]).label) == 4
    corpus = learning.read([path], without=(*mixtures.ENGINES, *mixtures.MODELS))
    assert [t["label"] for t in corpus.truth] == ["A", "G"]
