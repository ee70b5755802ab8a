import numpy as np

from leakassay.evidence import t13_places
from leakassay.records import Finding
from made import leak, measured

TOWNS = (
    *("Berlin", "Hamburg", "Bremen", "Leipzig", "Dresden", "Hannover", "Dortmund", "Essen", "Augsburg"),
    *("Wiesbaden", "Bonn", "Mannheim", "Karlsruhe", "Wuppertal", "Bochum", "Bielefeld", "Kiel", "Krefeld"),
    *("Mainz", "Lyon", "Paris", "Marseille", "Toulouse", "Nantes", "Lille", "Rennes", "Reims"),
    *("Dijon", "Madrid", "Sevilla", "Zaragoza", "Bilbao", "Valencia", "Granada"),
)


def _run(places: list[str]) -> Finding:
    (found,) = t13_places.TEST.run(leak(measured({"town": list(places)}, {"town": "place"})))
    return found


def test_towns_are_in_the_gazetteer_also_before_a_comma() -> None:
    assert _run(TOWNS).features["T13.listed"] > 0.9
    assert _run([f"{t}, Land" for t in TOWNS]).features["T13.listed"] > 0.9


def test_invented_towns_are_not() -> None:
    rng = np.random.default_rng(1)
    invented = ["Lake " + "".join(rng.choice(list("aeioulnrs"), 7)).title() + "berg" for _ in range(80)]
    features = _run(invented).features
    assert features["T13.listed"] < 0.1
    assert features["T13.large"] < 0.1


def test_few_towns_are_silent() -> None:
    found = _run(["Berlin", "Bonn"] * 40)
    assert found.leaning == "silent"
    assert not found.features


def test_towns_in_other_letters_are_silent() -> None:
    rng = np.random.default_rng(2)
    found = _run(["".join(rng.choice(list("东南西北山河海江湖州"), 3)) + "县" for _ in range(80)])
    assert found.leaning == "silent"
    assert not found.features
