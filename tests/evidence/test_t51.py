"""Rare words of a row in the row itself, and in somebody else's."""

import numpy as np
import pytest

from leakassay.evidence import t51_strays
from leakassay.records import Finding
from made import leak, measured

N = 240
KINDS = {"name": "person_name", "id": "code", "mail": "email", "town": "place"}
LETTERS = list("abdegiklmnoprstuvz")


def _people() -> dict[str, list[str | None]]:
    rng = np.random.default_rng(3)
    given, family = (["".join(rng.choice(LETTERS, 7)).title() for _ in range(N)] for _ in range(2))
    return {
        "name": [f"{g} {f}" for g, f in zip(given, family, strict=True)],
        "id": [f"{f[:5]}{g[:2]}01".lower() for g, f in zip(given, family, strict=True)],
        "town": [f"{''.join(rng.choice(LETTERS, 4))}ford" for _ in range(N)],
    }


def _run(columns: dict[str, list[str | None]]) -> Finding:
    (found,) = t51_strays.TEST.run(leak(measured(columns, {name: KINDS[name] for name in columns})))
    return found


def _moved(columns: dict[str, list[str | None]], share: float) -> dict[str, list[str | None]]:
    rng = np.random.default_rng(5)
    ids = np.array(columns["id"], object)
    rows = rng.permutation(N)[: int(share * N)]
    ids[rows] = ids[rng.permutation(rows)]
    return {**columns, "id": ids.tolist()}


def test_ids_begin_with_the_names_beside_them() -> None:
    features = _run(_people()).features
    assert features["T51.own"] > 0.95
    assert features["T51.strays"] < 0.05


@pytest.mark.parametrize("share", [0.3, 1.0])
def test_moved_ids_bear_the_names_of_other_rows_as_often_as_they_were_moved(share: float) -> None:
    features = _run(_moved(_people(), share)).features
    assert features["T51.strays"] == pytest.approx(share, abs=0.07)
    assert features["T51.partly"] == pytest.approx(min(share, 1 - share), abs=0.07)


def test_a_join_at_an_offset_shows_its_distance() -> None:
    people = _people()
    joined = {**people, "id": people["id"][17:] + people["id"][:17]}
    assert _run(joined).features["T51.lag"] > 0.8
    assert _run(_moved(people, 1.0)).features["T51.lag"] < 0.2


def test_an_initial_before_the_name_hides_nothing() -> None:
    people = _people()
    mails: list[str | None] = [f"{n[0]}{n.split()[1]}@mail.test".lower() for n in people["name"] if n]
    assert _run({"name": people["name"], "mail": mails}).features["T51.own"] > 0.95


def test_towns_that_are_called_like_people_say_nothing_of_them() -> None:
    people = _people()
    towns: list[str | None] = np.random.default_rng(1).permutation(np.array(people["name"])).tolist()
    found = _run({"name": people["name"], "town": towns})
    assert (found.n, dict(found.features)) == (0, {})
