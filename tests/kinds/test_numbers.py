"""National numbers against python-stdnum and against published examples."""

import importlib
import random

import pyarrow as pa
import pytest
import stdnum

from leakassay.kinds import all_kinds
from leakassay.kinds.interface import Malformed, Strings
from leakassay.kinds.listing_numbers import MODULES
from made_numbers import holds, made, redrawn

ELSEWHERE = {"jp.my_number": "jp.in_"}
"""Numbers that python-stdnum knows by another name."""
WIDER = {
    "ar.cuit": "types 25 and 26 are given too",
    "be.nn": "foreigners' months, and births that the library holds to be in the future",
    "cn.ric": "abolished divisions, numbers of 15 digits, permanent residents",
    "cn.uscc": "letters in the first place",
    "cz.rc": "nine digits of births before 1880",
    "dk.cpr": "no check digit since 2007; substitute numbers",
    "fi.hetu": "individual numbers above 899, which are given for a time",
    "fr.nir": "13 digits without the key; months that are not known",
    "hu.anum": "the three digits after the number",
    "id.nik": "districts of later years",
    "in.gstin": "those who collect or deduct tax",
    "is.kennitala": "births before 1900",
    "kr.rrn": "births since 2020, foreigners, births before 1900",
    "mx.curp": "a sex of X",
    "no.fodselsnummer": "auxiliary and test numbers",
    "pe.ruc": "type 16 is given too",
    "ro.cnp": "counties that the library does not list",
    "se.personnummer": "coordination numbers",
    "us.itin": "groups 50 to 65, given since 2012",
    "ve.rif": "communal councils (C)",
    "za.idnr": "a third citizenship, of refugees",
}
"""Where numbers are valid that the library turns down, and why."""
NARROWER = {
    "bg.egn": "births after 2039",
    "cu.ni": "births after 2039",
    "cz.rc": "months between 33 and 50",
    "fi.hetu": "births after 2039",
    "id.nik": "days above 71",
    "is.kennitala": "births after 2039",
    "kr.rrn": "births after 2039",
    "lt.asmens": "births after 2100",
    "mx.curp": "a digit of the first letters' place",
    "mx.rfc": "a last character that is no digit and no A",
    "se.personnummer": "years outside 1800 to 2039",
    "si.emso": "regions of the other successors of Yugoslavia; births before 1800",
    "ua.rntrc": "births after 2039",
}
"""Where numbers are turned down that the library lets pass, and why."""


def in_library(name: str) -> str:
    country, _, number = name.partition(".")
    country += "_" if country in ("in", "is") else ""
    return "stdnum." + ELSEWHERE.get(name, f"{country}.{number}")


def _shared() -> list[str]:
    found = []
    for module in MODULES:
        name = importlib.import_module(module).KIND.name
        try:
            importlib.import_module(in_library(name))
        except ImportError:
            continue
        found.append(module)
    return found


SHARED_WITH_THE_LIBRARY = _shared()


@pytest.mark.parametrize("module", SHARED_WITH_THE_LIBRARY)
def test_numbers_are_judged_as_the_library_does(module: str) -> None:
    ours = importlib.import_module(module)
    theirs = importlib.import_module(in_library(ours.KIND.name))
    rng = random.Random(module)
    right = [made(ours.RULE, layout, rng) for layout in ours.RULE.layouts for _ in range(20)]
    values = [*right, *(_near(value, rng) for value in right * 8)]
    for value in values:
        mine, other = holds(ours.RULE, value), _library_holds(theirs, value)
        if mine and not other:
            assert ours.KIND.name in WIDER, value
        if other and not mine:
            assert ours.KIND.name in NARROWER, value


def _near(value: str, rng: random.Random) -> str:
    at = rng.randrange(len(value))
    return value[:at] + redrawn(value[at], rng) + value[at + 1 :]


def _library_holds(theirs: object, value: str) -> bool:
    try:
        return bool(theirs.is_valid(value))  # type: ignore[attr-defined]
    except KeyError:  # raised by cn.ric for some divisions
        return False


def test_most_numbers_have_an_oracle() -> None:
    assert len(SHARED_WITH_THE_LIBRARY) >= 65
    assert stdnum.__version__


PUBLISHED = {
    "at.vnr": ["1237 010180"],
    "au.medicare": ["2123 45670 1"],
    "au.tfn": ["123 456 782"],
    "be.nn": ["85.07.30-033 28", "17 07 30 033 84"],
    "bg.egn": ["752316 926 3", "8032056031"],
    "br.cpf": ["390.533.447-05", "529.982.247-25"],
    "ca.sin": ["123-456-782"],
    "ch.ssn": ["756.9217.0769.85"],
    "cn.ric": ["11010519491231002X", "440524188001010014", "130503670401001"],
    "cz.rc": ["710319/2745", "991231123"],
    "de.idnr": ["36 574 261 809", "86095742719"],
    "de.svnr": ["15 070649 C 103"],
    "dk.cpr": ["211062-5629"],
    "ee.ik": ["36805280109"],
    "es.dni": ["54362315-K", "12345678Z"],
    "es.nie": ["X-2482300W", "Z1234567R"],
    "fi.hetu": ["131052-308T", "010594Y9032"],
    "fr.nir": ["2 95 10 99 126 111 93", "253072A07300443"],
    "gb.nhs": ["943-476-5870"],
    "gb.nino": ["HH123456C"],
    "gr.amka": ["01013099997"],
    "hk.hkid": ["G123456(A)", "AB987654(3)"],
    "hr.oib": ["33392005961"],
    "hu.taj": ["111 111 110"],
    "ie.pps": ["6433435F", "6433435FT", "6433435FW", "6433435OA", "6433435IH"],
    "in.aadhaar": ["2341 2341 2346"],
    "in.pan": ["ACUPA7085R"],
    "ir.meli": ["0499370899"],
    "is.kennitala": ["450401-3150", "120174-3399"],
    "it.codicefiscale": ["RCCMNL83S18D969H"],
    "jp.my_number": ["123456789018"],
    "lt.asmens": ["33309240064", "38703181745"],
    "lv.pk": ["161175-19997"],
    "mx.curp": ["BOXW310820HNERXN09"],
    "nl.bsn": ["1112.22.333", "123456782"],
    "no.fodselsnummer": ["151086 95088"],
    "nz.ird": ["49-091-850", "136410132"],
    "pl.pesel": ["44051401359"],
    "pt.cc": ["00000000 0 ZZ4"],
    "ro.cnp": ["1630615123457"],
    "ru.inn": ["500100732259", "7707083893"],
    "ru.snils": ["112-233-445 95"],
    "se.personnummer": ["880320-0016", "8803200016"],
    "sg.nric": ["S1234567D", "F1234567N"],
    "tr.tckimlik": ["17291716060"],
    "tw.id": ["A123456789"],
    "us.itin": ["912-90-3456"],
    "us.mbi": ["1EG4-TE5-MK73"],
    "us.npi": ["1234567893"],
    "us.ssn": ["536-90-4399"],
    "za.idnr": ["7503305044089", "8001015009087"],
}
"""Numbers of nobody, or of an example, that issuers and standards print."""


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_examples_are_valid(name: str) -> None:
    for value in PUBLISHED[name]:
        assert all_kinds()[name].canonical(value)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("cn.ric", "99010519491231002X", "division"),
        ("cn.ric", "11990519491231002X", "division"),
        ("cn.ric", "110105194913310025", "date"),
        ("cn.ric", "110105********002X", "masked"),
        ("cn.ric", "1101051949123100", "length"),
        ("cn.ric", "1101051949123100AB", "alphabet"),
        ("us.ssn", "078-05-1120", "placeholder"),
        ("us.ssn", "000-12-3456", "area"),
        ("us.ssn", "***-**-1234", "masked"),
        ("br.cpf", "111.111.111-11", "placeholder"),
        ("in.aadhaar", "123412341234", "alphabet"),
        ("gb.nino", "GB123456A", "prefix"),
    ],
)
def test_why_a_value_is_none(name: str, value: str, reason: str) -> None:
    with pytest.raises(Malformed, match=reason):
        all_kinds()[name].canonical(value)


@pytest.mark.parametrize(
    ("name", "value", "facts"),
    [
        ("cn.ric", "11010519491231002X", {"birth_date": 19491231, "sex": 2, "region": 11, "area": 110105}),
        ("cn.ric", "130503670401001", {"birth_date": 19670401, "sex": 1, "region": 13, "area": 130503}),
        ("it.codicefiscale", "RCCMNL83S18D969H", {"birth_date": 19831118, "sex": 1, "area": 4969}),
        ("fr.nir", "2 95 10 99 126 111 93", {"birth_date": 19951000, "sex": 2, "region": 99}),
        ("se.personnummer", "880320-0016", {"birth_date": 19880320, "sex": 1}),
        ("pl.pesel", "44051401359", {"birth_date": 19440514, "sex": 1}),
        ("ua.rntrc", "2530414071", {"birth_date": 19690412, "sex": 1}),
        ("ch.ssn", "756.9217.0769.85", {}),
        ("lk.nic", "811120123V", {"birth_date": 19810421, "sex": 1}),
        ("cz.rc", "710319/2745", {"birth_date": 19710319, "sex": 1}),
        ("passport", "L898902C36UTO7408122F1204159ZE184226B<<<<<10", {"birth_date": 19740812, "sex": 2}),
    ],
)
def test_what_a_number_says(name: str, value: str, facts: dict[str, int]) -> None:
    kind = all_kinds()[name]
    strings = Strings.of(pa.array([value, "?"], pa.string()))
    told = {key: column.tolist() for key, column in kind.facets(strings).items()} if kind.facets else {}
    birth = {"birth_year": facts["birth_date"] // 10_000} if "birth_date" in facts else {}
    assert told == {key: [fact, 0] for key, fact in (facts | birth).items()}
