import numpy as np
import pytest

from leakassay.evidence import t60_generators
from leakassay.evidence.naming import named
from leakassay.records import Finding
from leakassay.reference.generators import ROLES, held, sources
from made import leak, measured

faker = pytest.importorskip("faker")

KINDS = {
    "first": "given_name",
    "last": "family_name",
    "town": "place",
    "job": "occupation",
    "mail": "email",
    "name": "person_name",
    "street": "street",
}


def _run(people: dict[str, list[str | None]]) -> list[Finding]:
    return list(t60_generators.TEST.run(leak(measured(people, {k: KINDS[k] for k in people}))))


def _named(people: dict[str, list[str | None]]) -> str | None:
    found = named(leak(measured(people, {k: KINDS[k] for k in people})))
    return found[0] if found else None


def _people(language: str, rows: int) -> dict[str, list[str | None]]:
    made = faker.Faker(language)
    made.seed_instance(7)
    makers = {"first": made.first_name, "last": made.last_name, "town": made.city}
    return {k: [str(one()) for _ in range(rows)] for k, one in makers.items()}


@pytest.mark.parametrize("language", ["en_US", "fr_FR", "de_DE", "uk_UA", "tr_TR"])
def test_a_library_is_named_with_its_language(language: str) -> None:
    people = _people(language, 250)
    assert _named(people) == f"Faker {language}"
    (told,) = (f for f in _run(people) if f.generator)
    assert told.leaning == "against"
    assert told.features["T60.outside"] < -2


def test_a_town_made_of_a_name_and_an_ending_is_seen() -> None:
    towns: list[str | None] = [
        f"{p}{n}{e}" for p in ("Lake ", "New ", "") for n in ("Alyssa", "Brian") for e in ("berg", "mouth")
    ]
    finding = _run({"town": towns * 20})[0]
    assert finding.features["T60.outside"] < -2


def test_common_names_alone_name_nobody() -> None:
    """People: names of the same lists, a few of them far more common than the rest, and a tail outside."""
    rng = np.random.default_rng(3)
    people = _people("en_US", 400)
    first = sorted({str(v) for v in people["first"]})
    weights = 1 / np.arange(1, len(first) + 1) ** 1.3
    drawn = rng.choice(first, 400, p=weights / weights.sum()).tolist()
    outside = ["".join(rng.choice(list("bdklmnrst"), 3)) + "iqor" for _ in range(400)]
    tail = [o if rng.random() < 0.15 else n for o, n in zip(outside, drawn, strict=True)]
    assert _named({"first": tail, "mail": [f"{n}@post.de" for n in tail]}) is None
    skewed = [f for f in _run({"first": [str(n) for n in drawn]}) if f.features]
    assert all(f.generator is None for f in skewed)


def test_reserved_hosts_used_in_turn_betray_a_library() -> None:
    ends = ("com", "org", "net")
    mails: list[str | None] = [f"user{i}@example.{ends[i % 3]}" for i in range(300)]
    (finding,) = (f for f in _run({"mail": mails}) if f.generator)
    assert finding.generator == "Faker"
    assert any(f.features.get("T60.reserved") == 1.0 for f in _run({"mail": mails}))


def test_a_mail_that_counts_its_rows_betrays_mockaroo() -> None:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    mails: list[str | None] = [
        f"pquill{digits[i // 36] if i > 35 else ''}{digits[i % 36]}@host{i}.org" for i in range(200)
    ]
    assert _named({"mail": mails}) == "Mockaroo"


def test_people_of_a_sample_database_are_known() -> None:
    names = (
        "Steven King|Neena Kochhar|Lex De Haan|Alexander Hunold|Bruce Ernst|David Austin|Valli Pataballa|"
        "Diana Lorentz|Nancy Greenberg|Daniel Faviet|Ismael Sciarra|Luis Popp|Den Raphaely|Shelli Baida|"
        "Sigal Tobias|Guy Himuro|Karen Colmenares|Matthew Weiss|Adam Fripp|Payam Kaufling|Kevin Mourgos"
    )
    people: list[str | None] = [*names.split("|")]
    assert _named({"name": people * 4}) == "Oracle HR"


def test_few_values_are_silent() -> None:
    (finding,) = _run({"first": ["Ann", "Bob"] * 10})
    assert finding.leaning == "silent"
    assert not finding.features


def test_words_are_kept_as_hashes_of_roles() -> None:
    bits = held(["alyssa", "~berg", "qzxv"])
    english = [i for i, s in enumerate(sources()) if (s.generator, s.language) == ("Faker", "en_US")]
    assert bits[0, english] & 1 << ROLES.index("given")
    assert bits[1, english] & 1 << ROLES.index("end")
    assert not bits[2].any()


def test_the_columns_of_a_well_known_sample_are_known() -> None:
    heads = ("Attrition", "BusinessTravel", "DailyRate", "JobLevel", "StandardHours", "Over18")
    people: dict[str, list[str | None]] = {h: [str(i % 7) for i in range(150)] for h in heads}
    found = named(leak(measured(people, dict.fromkeys(heads, "code"))))
    assert found is not None
    assert found[0] == "IBM HR sample"
