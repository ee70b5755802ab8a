"""The second stage: bounded, finite, and moved by what stands beside a column."""

from __future__ import annotations

import numpy as np

from leakassay.recognise.company import MOST, WEIGHT, company, inputs, net, spread

NAMES = {"given_name": 0.45, "family_name": 0.45, "place": 0.1}


def test_one_column_alone_has_no_company() -> None:
    assert company({"a": NAMES}) == {}


def test_what_is_lent_is_bounded_and_for_kinds_that_were_asked_for() -> None:
    lent = company({"a": NAMES, "b": {"email": 1.0}, "c": {"cn.ric": 0.9, "no such kind": 0.1}})
    assert set(lent["a"]) == set(NAMES)
    assert set(lent["c"]) == {"cn.ric"}
    assert all(abs(by) <= WEIGHT * MOST + 1e-6 for by_kind in lent.values() for by in by_kind.values())


def test_the_given_name_before_makes_a_name_a_family_name() -> None:
    after = company({"a": {"serial": 1.0}, "b": {"given_name": 1.0}, "c": NAMES, "d": {"email": 1.0}})["c"]
    assert after["family_name"] > after["given_name"]


def test_inputs_have_what_stands_beside_and_the_most_of_the_others() -> None:
    kinds = net().kinds
    width = len(kinds)
    shares = spread([{"email": 1.0}, {"phone": 1.0}, {"email": 0.5, "phone": 0.5}], kinds)
    x = inputs(shares)
    assert x.shape == (3, len(net().features))
    email = kinds.index("email")
    left, right, most = x[:, width : 2 * width], x[:, 2 * width : 3 * width], x[:, 5 * width : 6 * width]
    assert left[:, email].tolist() == [0.0, 3.0, 0.0]
    assert right[:, email].tolist() == [0.0, 1.5, 0.0]
    assert most[:, email].tolist() == [1.5, 3.0, 3.0]


def test_any_table_gives_finite_figures() -> None:
    odd = {str(i): {} for i in range(3)} | {"x": {"email": float("1e-300")}}
    assert all(np.isfinite(by) for lent in company(odd).values() for by in lent.values())
