"""Are there telephone numbers, addresses and cards that can be nobody's?

* Claim tested: people can be reached under what is written
* Needs: `measures.rows`; columns of telephones, mail addresses, links, IP addresses or payment cards
* If authentic: one in a thousand is a test account
* If generated: often from ranges kept for films and handbooks, or spread over ranges that nobody has
* Cannot tell: generators that keep to ranges in use
* Source: METHOD.md 2.4 T12, T13; numbers for fiction by NANPA (555-0100 to 0199), Ofcom, ACMA and ARCEP;
  RFC 2606 and 6761 (domains), RFC 5737 and 6890 (addresses); test cards as payment services publish them;
  numbering plans as libphonenumber has them
"""

from __future__ import annotations

import ipaddress
import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import phonenumbers

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import once
from leakassay.intervals import clopper_pearson
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_LEAST = 30
_MANY = 0.02
"""More than so many unreachable ones are no test accounts [P]."""
_FEW_VALID = 0.4
"""On the way from chance to certainty, no directory stops here: old codes and extensions cost a tenth [P]."""
_LOOKED_AT = 300
_TRIED = 40
_REGIONS = (
    "US", "GB", "DE", "FR", "ES", "IT", "NL", "BE", "CH", "AT", "SE", "NO", "DK", "FI", "PL",
    "CZ", "SK", "HU", "RO", "BG", "GR", "PT", "IE", "RU", "UA", "TR", "IL", "SA", "AE", "EG",
    "MA", "ZA", "NG", "KE", "IN", "PK", "BD", "LK", "NP", "CN", "TW", "HK", "JP", "KR", "VN",
    "TH", "MY", "SG", "ID", "PH", "AU", "NZ", "CA", "MX", "BR", "AR", "CL", "CO", "PE", "VE",
)  # fmt: skip
"""Whose plans a column of national numbers is tried with."""
_DOMAINS = re.compile(
    r"(?:^|[@/.])(?:example\.(?:com|org|net|edu)|[\w-]+\.(?:example|test|invalid|localhost)|"
    r"test\.com|domain\.com|email\.test)(?:$|[/:?#])",
    re.IGNORECASE,
)
_FILMS = re.compile(
    r"1?[2-9]\d\d55501\d\d|(?:44|0)(?:207946|113496|114496|115496|116496|117496|118496|121496|131496|"
    r"141496|151496|161496|2890180|2920180|1632960|191498|8081570|9098790|3069990)\d{3,4}|"
    r"(?:44|0)7700900\d{3}|(?:61|0)(?:[2378]5550\d{4}|[2378]7010\d{4}|491570\d{3})|"
    r"(?:33|0)(?:[1-5](?:9900|6191|5301|6571|3631)\d{4}|63998\d{4})"
)
_CARDS = frozenset(
    {
        *("4111111111111111", "4012888888881881", "4222222222222", "4242424242424242"),
        *("4000056655665556", "5555555555554444", "5105105105105100", "5200828282828210"),
        *("378282246310005", "371449635398431", "378734493671000", "30569309025904"),
        *("38520000023237", "3530111333300000", "3566002020360505", "6011111111111117"),
        *("6011000990139424", "2223003122003222", "6200000000000005"),
    }
)
_NOWHERE = tuple(
    ipaddress.ip_network(n)
    for n in ("0.0.0.0/8", "127.0.0.0/8", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3")
)


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of values that can be nobody's."""
    found = [
        finding
        for sample in leak.samples()
        for column in sample.columns
        if len(column.said) >= _LEAST
        for finding in _judge(sample, column)
    ]
    yield from found or [
        Finding("T12", "", (), 0, "silent", None, Text("no column says how a person can be reached"))
    ]


def _judge(sample: Sample, column: Column) -> Iterator[Finding]:
    if column.kind in _TESTS:
        said, nobody = _TESTS[column.kind]
        each = np.array([nobody(v) for v in column.values])
        n = len(column.said)
        k = int(each[column.said].sum())
        low, high = clopper_pearson(k, n)
        figures = {"share": k / n, "n": n, "low": low, "high": high, "column": column.name}
        leaning: Leaning = "against" if low > _MANY else "silent"
        text = Text(said, figures)
        yield Finding("T12", sample.table.name, (column.name,), n, leaning, k / n, text, ("G", "M", "E"))
    if column.kind == "phone":
        yield _planned(sample, column)


def _planned(sample: Sample, column: Column) -> Finding:
    """Hold numbers against the plan of the country that they fit best, and against random digits there."""
    rng = sample.rng("phones")
    values = [column.values[i] for i in rng.permutation(len(column.values))[:_LOOKED_AT]]
    random = [_redrawn(v, rng) for v in values]
    # A stretch is held against the plan of its table.
    region = once(column.whole or column, "plan", lambda: _fitting(values, random))
    share, chance, n = _valid(values, region), _valid(random, region), len(values)
    _, high = clopper_pearson(round(share * n), n)
    figures = {"share": share, "chance": chance, "n": n, "column": column.name, "region": region}
    leaning: Leaning = "against" if high - chance < _FEW_VALID * (1 - chance) else "silent"
    text = Text(
        "{share:.0%} of {n:,} numbers in {column} are in use by the plan of {region} or of their own code; "
        "of random digits {chance:.0%} would be",
        figures,
    )
    return Finding("T12", sample.table.name, (column.name,), n, leaning, share, text, ("G", "M", "E"))


def _fitting(values: Sequence[str], random: Sequence[str]) -> str:
    """Find the country whose plan tells the numbers from random digits: with few of them, then among few."""
    likely: Sequence[str] = _REGIONS
    for tried, kept in ((_TRIED // 4, 8), (_TRIED, 1)):
        fit = {r: _valid(values[:tried], r) - 0.6 * _valid(random[:tried], r) for r in likely}
        likely = sorted(fit, key=fit.__getitem__, reverse=True)[:kept]
    return likely[0]


def _redrawn(value: str, rng: np.random.Generator) -> str:
    """Draw all digits anew but a leading zero and the code of a country."""
    head = re.match(r"\D*(?:\+\d\d\D*0?|00\d\d|0|)", value)
    start = head.end() if head else 0
    return value[:start] + re.sub(r"\d", lambda _: str(rng.integers(0, 10)), value[start:])


def _valid(values: Sequence[str], region: str) -> float:
    return sum(_is_valid(v, region) for v in values) / max(1, len(values))


def _is_valid(value: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(value[:40], region))
    except phonenumbers.NumberParseException:
        return False


def _of_films(value: str) -> bool:
    digits = re.sub(r"\D", "", re.split(r"ext|x|#", value.casefold())[0].replace("(0)", ""))
    return _FILMS.fullmatch(digits.removeprefix("00")) is not None


def _of_handbooks(value: str) -> bool:
    return _DOMAINS.search(value) is not None


def _of_tests(value: str) -> bool:
    return re.sub(r"\D", "", value) in _CARDS


@cache
def _of_no_host(value: str) -> bool:
    try:
        address = ipaddress.ip_address(value.strip())
    except ValueError:
        return False
    return address.version == 4 and any(address in network for network in _NOWHERE)


_FOR_HANDBOOKS = (
    "{share:.1%} of {n:,} values in {column} are at domains kept for handbooks ({low:.1%} to {high:.1%})"
)
_TESTS: dict[str, tuple[str, Callable[[str], bool]]] = {
    "phone": (
        "{share:.1%} of {n:,} values in {column} are numbers kept for films ({low:.1%} to {high:.1%})",
        _of_films,
    ),
    "email": (_FOR_HANDBOOKS, _of_handbooks),
    "url": (_FOR_HANDBOOKS, _of_handbooks),
    "payment_card": (
        "{share:.1%} of {n:,} values in {column} are published test cards ({low:.1%} to {high:.1%})",
        _of_tests,
    ),
    "ip_address": (
        "{share:.1%} of {n:,} values in {column} are addresses of no host ({low:.1%} to {high:.1%})",
        _of_no_host,
    ),
}

TEST = Test(
    number="T12",
    claim="Can people be reached under the numbers and addresses?",
    separates=("G", "M", "E"),
    run=run,
    group="language",
)
