"""Shapes against other people's definitions of the same things."""

import ipaddress
import random
import uuid

import numpy as np
import phonenumbers
import pyarrow as pa
import pytest
import stdnum.iban
import stdnum.luhn
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.kinds import blanks, email, iban, ip_address, payment_card, phone, profiles, sex
from leakassay.kinds import uuid as uuid_kind
from leakassay.kinds.grammar import compile_patterns
from leakassay.kinds.interface import Kind, Malformed, Strings


def of(*values: str) -> Strings:
    return Strings.of(pa.array(values, pa.string()))


def holds(kind: Kind, value: str) -> bool:
    return int(kind.faults(of(value))[0]) == 0


@settings(max_examples=150, deadline=None)
@given(address=st.ip_addresses())
def test_ip_addresses(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert ip_address.canonical(str(address)) == str(address)
    assert ip_address.canonical(address.exploded) == str(address)


@settings(max_examples=100, deadline=None)
@given(text=st.text("0123456789abcdef:.", max_size=24))
def test_what_is_no_ip_address_is_none(text: str) -> None:
    if holds(ip_address.KIND, text) and text.count(":") != 1:
        ipaddress.ip_address(text)


@settings(max_examples=60, deadline=None)
@given(value=st.uuids(version=4))
def test_uuids(value: uuid.UUID) -> None:
    assert uuid_kind.canonical(str(value).upper()) == str(value)


@settings(max_examples=100, deadline=None)
@given(body=st.text("0123456789", min_size=15, max_size=15))
def test_cards_need_luhn(body: str) -> None:
    full = "4" + body
    assert holds(payment_card.KIND, full) == stdnum.luhn.is_valid(full) or set(full) == {"4"}


@pytest.mark.parametrize(
    "number",
    [
        "4111111111111111",
        "5555555555554444",
        "378282246310005",
        "6011111111111117",
        "3530111333300000",
        "30569309025904",
        "2223003122003222",
        "6212345678901265",
        "4222222222222",
    ],
)
def test_published_test_cards(number: str) -> None:
    assert payment_card.canonical(number) == number


@pytest.mark.parametrize(
    "number",
    [
        "GB82WEST12345698765432",
        "DE89370400440532013000",
        "FR1420041010050500013M02606",
        "NO9386011117947",
        "SA0380000000608010167519",
        "MT84MALT011000012345MTLCAST001S",
        "CH9300762011623852957",
    ],
)
def test_published_ibans(number: str) -> None:
    assert iban.canonical(number) == stdnum.iban.compact(number)
    assert not holds(iban.KIND, number[:-1] + ("1" if number[-1] != "1" else "2"))


def test_international_numbers_are_judged_as_libphonenumber_does() -> None:
    rng = random.Random(11)
    values = [
        f"+{phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)[1:]}"
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
        if (example := phonenumbers.example_number(region)) is not None
    ]
    values += [
        "+" + "".join(rng.choices("123456789", k=1) + rng.choices("0123456789", k=10)) for _ in range(1500)
    ]
    ours = phone.KIND.faults(of(*values)) == 0
    theirs = [phonenumbers.is_valid_number(phonenumbers.parse(v)) if _parses(v) else False for v in values]
    assert float(np.mean(ours == np.array(theirs))) > 0.99


def _parses(value: str) -> bool:
    try:
        phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return False
    return True


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("2019-05-03", "shape"),
        ("123-45-6789", "shape"),
        ("192.168.1.10", "shape"),
        ("1234567.89", "shape"),
        ("138****1234", "masked"),
        ("0000000000", "placeholder"),
        ("1234567890", "placeholder"),
        ("13800138000", "placeholder"),
        ("12345", "length"),
        ("+99912345678", "number plan"),
    ],
)
def test_no_phone(value: str, reason: str) -> None:
    with pytest.raises(Malformed, match=reason):
        phone.canonical(value)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("a b@c.com", "local part"),
        ("a@@b.com", "two @"),
        ("x@y", "domain"),
        ("abc", "no @"),
        ("a***@x.com", "masked"),
        ("a@b.invalidtld", "top-level domain"),
    ],
)
def test_no_email(value: str, reason: str) -> None:
    with pytest.raises(Malformed, match=reason):
        email.canonical(value)


@pytest.mark.parametrize("value", ["josé@müller.de", "李雷@例子.中国", "a.b.@docomo.ne.jp", "x+y@a-b.co.uk"])
def test_emails_of_all_scripts(value: str) -> None:
    assert email.canonical(value) == value


@pytest.mark.parametrize(
    "value", ["", "  ", "NULL", "n/a", "None", "-", "无", "НЕТ ДАННЫХ", "\\N", "0000-00-00"]
)
def test_blanks(value: str) -> None:
    assert blanks.blank(value)
    assert blanks.blanks(of(value)).tolist() == [1]


@pytest.mark.parametrize("value", ["0", "Nora", "Na Li", "否", "1", "Nullmeier"])
def test_not_blank(value: str) -> None:
    assert blanks.blanks(of(value)).tolist() == [0]


def test_sex_facet() -> None:
    assert sex.KIND.facets is not None
    assert sex.KIND.facets(of("M", "女", "Weiblich", "other", "?"))["sex"].tolist() == [1, 2, 2, 0, 0]


def test_profile() -> None:
    found = profiles.profile(of("abc1", "李雷", "Ü", "a b", "", "x" * 400))
    assert found.lengths[[0, 1, 2, 3, 4, 256]].tolist() == [1, 1, 1, 1, 1, 1]
    assert {profiles.names(s): n for s, n in found.signatures.items()} == {
        (): 1,
        ("digit", "lower"): 1,
        ("han",): 1,
        ("latin",): 1,
        ("lower", "space"): 1,
        ("lower",): 1,
    }


@pytest.mark.parametrize("pattern", ["a.c", "^a", "a$", "(?=a)", "a*?", "(a", "a)", "\\w"])
def test_a_pattern_that_is_not_read_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"read|parenthesis"):
        compile_patterns([pattern])
