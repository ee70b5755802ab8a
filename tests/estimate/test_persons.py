import numpy as np

from leakassay.estimate.persons import identified, people_in_leak
from made import measured, resident_numbers

KINDS = {"id": "serial", "name": "person_name", "born": "birth_date", "mail": "email", "number": "cn.ric"}


def _people(count: int, seed: int) -> tuple[list[str], list[str]]:
    rng = np.random.default_rng(seed)
    names = [f"Given{a} Family{b}" for a, b in rng.integers(0, 900, (count, 2)).tolist()]
    return names, (np.datetime64("1950-01-01") + rng.integers(0, 18_000, count)).astype(str).tolist()


def _measured(columns: dict[str, list[str | None]]) -> object:
    return measured(columns, {name: KINDS[name] for name in columns})


def test_an_identifier_that_stays_with_its_name_counts_people() -> None:
    names, _ = _people(300, 1)
    who = np.random.default_rng(2).integers(0, 300, 2000).tolist()
    found = people_in_leak(
        identified([_measured({"id": [str(i + 7) for i in who], "name": [names[i] for i in who]})])
    )  # type: ignore[list-item]
    assert found is not None
    assert found.point == found.low == len(set(who))


def test_names_with_births_count_people_where_each_record_has_its_own_number() -> None:
    names, born = _people(300, 1)
    who = np.random.default_rng(2).integers(0, 300, 2000).tolist()
    columns = {
        "id": [str(i) for i in range(2000)],
        "name": [names[i] for i in who],
        "born": [born[i] for i in who],
    }
    found = people_in_leak(identified([_measured(columns)]))  # type: ignore[list-item]
    assert found is not None
    assert found.point == len(set(who))
    assert found.high == 2000


def test_records_are_people_where_names_hardly_repeat() -> None:
    names, born = _people(1500, 3)
    columns = {"id": [str(i) for i in range(1500)], "name": names, "born": born}
    found = people_in_leak(identified([_measured(columns)]))  # type: ignore[list-item]
    assert found is not None
    assert found.point == 1500


def test_a_national_number_comes_first_and_tables_are_united() -> None:
    numbers, *_ = resident_numbers(np.random.default_rng(3), 300)
    one = _measured({"number": numbers[:200], "name": ["Same Name"] * 200})
    two = _measured({"number": numbers[100:], "mail": ["x@example.org"] * 200})
    found = people_in_leak(identified([one, two]))  # type: ignore[list-item]
    assert found is not None
    assert found.point == 300


def test_nothing_is_said_of_people_without_anything_that_tells_them_apart() -> None:
    assert people_in_leak(identified([measured({"x": ["a", "b"]}, {"x": "unknown"})])) is None


def test_a_number_called_a_persons_counts_them_though_names_vary() -> None:
    names, _ = _people(900, 4)
    who = np.random.default_rng(2).integers(0, 300, 900).tolist()
    columns = {"person_id": [str(i + 7) for i in who], "name": names}
    table = measured(columns, {"person_id": "serial", "name": "person_name"})
    found = people_in_leak(identified([table]))
    assert found is not None
    assert found.point == len(set(who))


def test_records_are_people_where_only_their_number_and_facts_of_persons_are_there() -> None:
    rng = np.random.default_rng(5)
    columns = {
        "no": [f"C{i:05d}" for i in range(800)],
        "age": [str(a) for a in rng.integers(18, 80, 800).tolist()],
        "sex": [("F", "M")[i] for i in rng.integers(0, 2, 800).tolist()],
    }
    found = people_in_leak(identified([measured(columns, {"no": "serial", "age": "age", "sex": "sex"})]))
    assert found is not None
    assert (found.point, found.high) == (800, 800)
    assert found.low < 800
