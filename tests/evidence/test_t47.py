import numpy as np

from leakassay.evidence import t47_name_sex
from leakassay.records import Finding
from made import leak, measured

WOMEN = (
    "Maria",
    "Anna",
    "Sophie",
    "Елена",
    "Carmen",
    "Emma",
    "Katarzyna",
    "Fatima",
    "Julia",
    "Laura",
    "Claire",
)
MEN = (
    "John",
    "Antonio",
    "Peter",
    "Сергей",
    "Mohamed",
    "Hans",
    "Krzysztof",
    "Luis",
    "William",
    "Marco",
    "Pierre",
)
FAMILIES = ("Kovaleva", "Smith", "Silva", "Haddad", "Brandt", "Nowak", "Moreau")


def _people(count: int, *, shuffled: bool = False, comma: bool = False) -> dict[str, list[str | None]]:
    rng = np.random.default_rng(3)
    women = rng.random(count) < 0.4
    given = [str(rng.choice(WOMEN if w else MEN)) for w in women]
    family = rng.choice(FAMILIES, count).tolist()
    names = [f"{f.upper()}, {g}" if comma else f"{g} {f}" for g, f in zip(given, family, strict=True)]
    if shuffled:
        women = rng.permutation(women)
    return {
        "name": names,
        "sex": ["F" if w else "M" for w in women],
        "title": ["Mrs" if w else "Mr" for w in women],
    }


def _run(people: dict[str, list[str | None]]) -> list[Finding]:
    kinds = {"name": "person_name", "sex": "sex", "title": "title_or_role"}
    return list(t47_name_sex.TEST.run(leak(measured(people, {k: kinds[k] for k in people}))))


def test_names_fit_their_sex_in_any_order_of_the_parts() -> None:
    for comma in (False, True):
        found = [f for f in _run(_people(400, comma=comma)) if f.leaning == "for"]
        assert {f.columns for f in found} >= {("name", "sex"), ("sex", "title")}
        assert all(f.features["T47.agree"] > 0.9 for f in found)


def test_shuffled_sexes_fit_no_name_but_still_their_titles() -> None:
    by_columns = {f.columns: f for f in _run(_people(400, shuffled=True)) if "T47.agree" in f.features}
    assert by_columns["name", "sex"].leaning == "against"
    assert abs(by_columns["name", "sex"].features["T47.agree"]) < 0.2
    assert by_columns["sex", "title"].leaning == "for"


def test_names_in_no_list_are_learned_from_the_table() -> None:
    rng = np.random.default_rng(5)
    stems = [
        "".join(rng.choice(list("bdgklmnrstvz"), 2)) + "ovu" + str(rng.choice(list("dgk")))
        for _ in range(900)
    ]
    women = rng.random(900) < 0.5
    names: list[str | None] = [s + ("ixa" if w else "orq") for s, w in zip(stems, women, strict=True)]
    sexes: list[str | None] = ["2" if w else "1" for w in women]
    (found,) = (f for f in _run({"name": names, "sex": sexes}) if "T47.learned" in f.features)
    assert found.features["T47.learned"] > 0.7
    mixed: list[str | None] = rng.permutation(np.array(sexes)).tolist()
    (chance,) = (f for f in _run({"name": names, "sex": mixed}) if "T47.learned" in f.features)
    assert abs(chance.features["T47.learned"]) < 0.12


def test_tables_without_two_columns_are_silent() -> None:
    (finding,) = _run({"name": _people(100)["name"]})
    assert finding.leaning == "silent"
    assert not finding.features
