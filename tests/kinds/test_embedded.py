import random

import numpy as np
import pyarrow as pa

from leakassay.kinds import payment_card
from leakassay.kinds.embedded import find, national_numbers
from leakassay.kinds.interface import Strings


def of(*values: str | None) -> Strings:
    return Strings.of(pa.array(values, pa.string()))


def test_finds_each_kind_once() -> None:
    found = find(
        of(
            "报警人李某，电话13812345678，2019年5月3日被骗。",
            "Mail john.doe@example.com or see https://example.org/x?y=1.",
            "from 192.0.2.17 on 2019-05-03, card 4111 1111 1111 1111, call +44 20 7946 0958",
            None,
            "IBAN GB82WEST12345698765432; nothing else",
        )
    )
    assert {name: (e.values, e.occurrences) for name, e in found.items()} == {
        "phone": (2, 2),
        "date": (2, 2),
        "email": (1, 1),
        "url": (1, 1),
        "ip_address": (1, 1),
        "payment_card": (1, 1),
        "iban": (1, 1),
    }


def test_plain_text_has_nothing() -> None:
    assert find(of("the quick brown fox", "in 2019 and 2020", "price 12.50", "", None)) == {}
    assert find(of()) == {}


def test_a_kind_given_is_looked_for_first() -> None:
    found = find(of("no. 4111111111111111 paid"), numbers=(payment_card.KIND,))
    assert found["payment_card"].occurrences == 1


def counts(*texts: str) -> dict[str, tuple[int, int]]:
    return {kind: (e.values, e.occurrences) for kind, e in find(of(*texts)).items()}


def test_counts_add_up_over_batches() -> None:
    texts = ["call 13812345678", "mail a@b.com and c@d.org", "call 13912345678 today"]
    assert counts(*texts) == {"phone": (2, 2), "email": (1, 2)}
    assert sum(counts(text).get("phone", (0, 0))[0] for text in texts) == 2


def test_national_numbers_are_found_in_running_text() -> None:
    found = find(
        of("身份证号11010519491231002X，电话不详", "CPF 111.444.777-35 do cliente"), national_numbers()
    )
    assert found["cn.ric"].occurrences == 1
    assert found["br.cpf"].occurrences == 1


def test_random_digit_runs_are_expected_to_pass_as_phones() -> None:
    rng = random.Random(5)
    texts = [f"ref {''.join(rng.choices('0123456789', k=rng.choice((10, 11, 12))))} end" for _ in range(2000)]
    found = find(of(*texts))["phone"]
    assert found.occurrences <= 1.15 * found.expected


def test_any_bytes() -> None:
    rng = np.random.default_rng(1)
    raw = rng.choice(np.frombuffer("0123456789 -./:@+xa年月日é".encode(), np.uint8), 20_000)
    cuts = np.sort(rng.integers(0, len(raw), 200)).astype(np.int32)
    find(Strings(np.concatenate([[0], cuts, [len(raw)]]).astype(np.int32), raw))
