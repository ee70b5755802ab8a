import numpy as np

from leakassay.evidence import t48_telling
from leakassay.records import Finding
from made import leak, measured

ENDINGS = {"PL": ("owski", "czyk"), "IT": ("ini", "ello"), "FI": ("nen", "lainen"), "GR": ("poulos", "idis")}
KINDS = {
    "name": "person_name",
    "country": "country",
    "code": "postal_code",
    "region": "region",
    "job": "occupation",
}
JOBS = ("nurse", "smith", "clerk", "judge", "cook")


def _people(count: int) -> dict[str, list[str | None]]:
    rng = np.random.default_rng(4)
    lands = rng.choice(list(ENDINGS), count)
    regions = rng.integers(0, 6, count)
    stem = ["".join(rng.choice(list("abdeklmnort"), 4)) for _ in range(count)]
    return {
        "name": [s + str(rng.choice(ENDINGS[str(c)])) for s, c in zip(stem, lands, strict=True)],
        "country": lands.tolist(),
        "code": [f"{r + 1}{rng.integers(0, 9999):04d}" for r in regions],
        "region": [f"Land {'ABCDEF'[r]}" for r in regions],
        "job": [JOBS[int(r) % 3 + int(rng.integers(0, 3))] for r in regions],
    }


def _run(people: dict[str, list[str | None]]) -> Finding:
    (found,) = t48_telling.TEST.run(leak(measured(people, KINDS)))
    return found


def test_names_tell_countries_and_codes_tell_regions() -> None:
    features = _run(_people(600)).features
    assert features["T48.names_land"] > 0.8
    assert features["T48.code"] > 0.8
    assert features["T48.lone"] < 0.15


def test_a_shuffled_column_tells_nothing_and_the_rest_does() -> None:
    people = _people(600)
    people["name"] = np.random.default_rng(1).permutation(np.array(people["name"])).tolist()
    found = _run(people)
    assert abs(found.features["T48.names_land"]) < 0.15
    assert found.features["T48.code"] > 0.8
    assert found.features["T48.least"] < 0.15


def test_columns_moved_together_leave_no_bridge() -> None:
    people = _people(600)
    people["town"] = [f"{r} {t}" for r, t in zip(people["region"], people["job"], strict=True)]
    rows = np.random.default_rng(1).permutation(600)
    kinds = KINDS | {"town": "place"}
    moved = {k: [v[i] for i in rows] if k in {"name", "country"} else v for k, v in people.items()}
    (apart,) = t48_telling.TEST.run(leak(measured(moved, kinds)))
    assert apart.features["T48.bridge"] < 0.15
    assert apart.features["T48.least"] > 0.15
    joined = people | {
        "country": [f"{c}{r}" for c, r in zip(people["country"], people["region"], strict=True)]
    }
    (whole,) = t48_telling.TEST.run(leak(measured(joined, kinds)))
    assert whole.features["T48.bridge"] > 0.3


def test_columns_that_were_made_apart_tell_nothing() -> None:
    rng = np.random.default_rng(2)
    people = {k: rng.permutation(np.array(v)).tolist() for k, v in _people(600).items()}
    features = _run(people).features
    assert features["T48.most"] < 0.2
    assert abs(features["T48.mean"]) < 0.06
    assert features["T48.lone"] > 0.5


def test_initials_are_found_across_scripts() -> None:
    rng = np.random.default_rng(6)
    cyrillic, latin = "абвгдклмнорст", "abvgdklmnorst"
    first = rng.integers(0, len(latin), 500)
    tail = ["".join(rng.choice(list("аеиой"), 4)) for _ in first]
    people: dict[str, list[str | None]] = {
        "name": [cyrillic[i] + t for i, t in zip(first, tail, strict=True)],
        "mail": [f"{latin[i]}{rng.integers(10, 9999)}@mail{rng.integers(1, 4)}.ru" for i in first],
        "region": [f"R{i}" for i in rng.integers(0, 5, 500)],
        "country": rng.choice(list(ENDINGS), 500).tolist(),
        "job": rng.choice(JOBS, 500).tolist(),
    }
    kinds = {
        "name": "person_name",
        "mail": "email",
        "region": "region",
        "country": "country",
        "job": "occupation",
    }
    (found,) = t48_telling.TEST.run(leak(measured(people, kinds)))
    assert found.features["T48.initials"] > 0.7
    people["mail"] = rng.permutation(np.array(people["mail"])).tolist()
    (mixed,) = t48_telling.TEST.run(leak(measured(people, kinds)))
    assert abs(mixed.features["T48.initials"]) < 0.15


def test_few_rows_are_silent() -> None:
    found = _run(_people(20))
    assert found.leaning == "silent"
    assert not found.features
