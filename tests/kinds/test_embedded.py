import random

import numpy as np
import pyarrow as pa

from leakassay.kinds import payment_card
from leakassay.kinds.embedded import Embedded, find, find_embedded
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


def test_counts_add_up_over_batches() -> None:
    texts = ["call 13812345678", "mail a@b.com and c@d.org", "call 13912345678 today"]
    whole = find_embedded(of(*texts))
    assert whole == {"phone": (2, 2), "email": (1, 2)}
    parts = [find_embedded(of(text)) for text in texts]
    assert sum(part.get("phone", (0, 0))[0] for part in parts) == 2


def test_a_hook_adds_its_finds() -> None:
    found = find(of("x"), hooks=(lambda s: {"person_name": Embedded(len(s), 1, 0.0)},))
    assert found["person_name"].values == 1


def test_random_digit_runs_are_expected_to_pass_as_phones() -> None:
    rng = random.Random(5)  # noqa: S311 - made-up values with a seed
    texts = [f"ref {''.join(rng.choices('0123456789', k=rng.choice((10, 11, 12))))} end" for _ in range(2000)]
    found = find(of(*texts))["phone"]
    assert found.occurrences <= 1.15 * found.expected


def test_any_bytes() -> None:
    rng = np.random.default_rng(1)
    raw = rng.choice(np.frombuffer("0123456789 -./:@+xa年月日é".encode(), np.uint8), 20_000)
    cuts = np.sort(rng.integers(0, len(raw), 200)).astype(np.int32)
    find(Strings(np.concatenate([[0], cuts, [len(raw)]]).astype(np.int32), raw))
