import numpy as np
from stdnum.it import codicefiscale

from leakassay.evidence import t49_inside_numbers
from leakassay.records import Finding
from made import leak, measured, resident_numbers

STEMS = ("BRA", "CON", "DEL", "FER", "GRE", "LOM", "MAR", "NER", "PEL", "RUS", "SAN", "TOR", "VIT", "ZAN")


def _codes(count: int, first: int = 1935, last: int = 2000) -> tuple[list[str], list[str]]:
    rng = np.random.default_rng(1)
    owners = [f"{a}{b}{c}I" for a, b, c in rng.choice(STEMS, (count, 3))]
    codes = []
    for owner in owners:
        three = "".join(c for c in owner if c not in "AEIOU")[:3]
        year = int(rng.integers(first, last)) % 100
        body = f"{three}MRA{year:02d}{rng.choice(list('ABCDEHLMPRST'))}{rng.integers(1, 28):02d}H501"
        codes.append(body + codicefiscale.calc_check_digit(body))
    return owners, codes


def _run(columns: dict[str, list[str]], kinds: dict[str, str]) -> dict[tuple[str, ...], Finding]:
    table: dict[str, list[str | None]] = {k: list(v) for k, v in columns.items()}
    return {f.columns: f for f in t49_inside_numbers.TEST.run(leak(measured(table, kinds)))}


def test_letters_are_those_of_the_name_or_of_somebody_else() -> None:
    owners, codes = _codes(400)
    kinds = {"code": "it.codicefiscale", "name": "family_name"}
    assert _run({"code": codes, "name": owners}, kinds)["code", "name"].leaning == "for"
    mixed = np.random.default_rng(2).permutation(owners).tolist()
    assert _run({"code": codes, "name": mixed}, kinds)["code", "name"].leaning == "against"


def test_places_tell_the_area_or_they_dont() -> None:
    names = {31: "上海市浦东新区", 33: "浙江省杭州市", 13: "河北石家庄", 44: "广东省广州市"}
    numbers, _, _, provinces = resident_numbers(np.random.default_rng(3), 600)
    places = [names[p] for p in provinces]
    kinds = {"number": "cn.ric", "place": "birth_place"}
    assert _run({"number": numbers, "place": places}, kinds)["number", "place"].leaning == "for"
    mixed = np.random.default_rng(2).permutation(places).tolist()
    assert _run({"number": numbers, "place": mixed}, kinds)["number", "place"].leaning == "against"


def test_births_span_the_lives_of_people_who_live_at_one_time() -> None:
    numbers, *_ = resident_numbers(np.random.default_rng(3), 600)
    found = _run({"number": numbers}, {"number": "cn.ric"})["number",]
    assert found.leaning == "silent"
    assert found.score is not None
    assert 40 < found.score < 60


def test_few_numbers_are_silent() -> None:
    owners, codes = _codes(100)
    found = _run({"code": codes, "name": owners}, {"code": "it.codicefiscale", "name": "family_name"})
    assert {f.leaning for f in found.values()} == {"silent"}
