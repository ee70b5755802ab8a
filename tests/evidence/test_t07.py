import numpy as np

from leakassay.evidence import t07_tables
from leakassay.records import Finding
from made import leak, measured

STEMS = ("kor", "mel", "tas", "vin", "dor", "hal", "bre", "nur", "pil", "sag", "wen", "zam")
Table = dict[str, list[str | None]]


def _tables(count: int, *, shuffled: bool = False) -> tuple[Table, Table]:
    rng = np.random.default_rng(8)
    names = [f"{a}{b}o {c}{d}ek" for a, b, c, d in rng.choice(STEMS, (count, 4))]
    born = [f"19{rng.integers(40, 99)}-0{rng.integers(1, 9)}-{rng.integers(10, 28)}" for _ in names]
    mails = [f"user{i}@mail.de" for i in range(count)]
    people: Table = {"mail": list(mails), "name": list(names), "born": list(born)}
    order = rng.permutation(count)
    given = order if not shuffled else rng.permutation(order)
    orders: Table = {
        "address": [mails[i] for i in order],
        "customer": [names[i].split()[1].upper() + ", " + names[i].split()[0] for i in given],
        "birth": [born[i] for i in given],
    }
    return people, orders


def _run(people: Table, orders: Table) -> list[Finding]:
    one = measured(people, {"mail": "email", "name": "person_name", "born": "birth_date"}, "people")
    two = measured(orders, {"address": "email", "customer": "person_name", "birth": "birth_date"}, "orders")
    return list(t07_tables.TEST.run(leak(one, two)))


def test_same_keys_are_the_same_people() -> None:
    found = {f.columns: f for f in _run(*_tables(300))}
    assert found["name", "customer"].leaning == "for"
    assert found["born", "birth"].leaning == "for"


def test_keys_that_meet_without_their_people_speak_against() -> None:
    found = {f.columns: f for f in _run(*_tables(300, shuffled=True))}
    assert found["name", "customer"].leaning == "against"
    assert found["born", "birth"].leaning == "against"


def test_tables_without_shared_keys_are_silent() -> None:
    people, orders = _tables(300)
    orders["address"] = [f"x{i}@mail.fr" for i in range(300)]
    (found,) = _run(people, orders)
    assert found.leaning == "silent"
    assert found.score is None
