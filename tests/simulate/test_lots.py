from __future__ import annotations

import numpy as np
import pytest

from leakassay.simulate.lots import Lots, Permutation

N = 40_000
THINGS = np.arange(N)


def test_the_numbers_of_a_thing_do_not_depend_on_what_else_is_asked() -> None:
    some = np.array([5, 77, 12_345])
    everyone, few = Lots(1, "age", THINGS), Lots(1, "age", some)
    for _ in range(3):
        assert (everyone.random()[some] == few.random()).all()
    assert (everyone.integers(0, 1000)[some] == few.integers(0, 1000)).all()


def test_draws_have_the_moments_of_their_distributions() -> None:
    lots = Lots(3, "moments", THINGS)
    assert abs(lots.random().mean() - 0.5) < 0.01
    normal = lots.normal(10, 2)
    assert abs(normal.mean() - 10) < 0.05
    assert abs(normal.std() - 2) < 0.05
    assert abs(lots.gamma(5.0, 4.0).mean() - 20) < 0.3
    assert abs(lots.poisson(0.9).mean() - 0.9) < 0.03
    assert abs(lots.exponential(7.0).mean() - 7) < 0.2
    counts = np.bincount(lots.integers(0, 10), minlength=10)
    # Chi-square of nine degrees of freedom: beyond 40 once in a hundred thousand runs.
    assert ((counts - N / 10) ** 2 / (N / 10)).sum() < 40


def test_turns_uses_and_seeds_are_unlike() -> None:
    first = Lots(1, "a", THINGS)
    one, two = first.random(), first.random()
    for other in (two, Lots(1, "b", THINGS).random(), Lots(2, "a", THINGS).random(), np.roll(one, 1)):
        assert abs(np.corrcoef(one, other)[0, 1]) < 0.03


@pytest.mark.parametrize("size", [1, 2, 3, 10, 64, 1000, 4097])
def test_a_permutation_has_every_number_once(size: int) -> None:
    assert sorted(Permutation(size, 9)(np.arange(size)).tolist()) == list(range(size))


def test_a_permutation_leaves_nothing_in_order() -> None:
    order = Permutation(N, 4)(THINGS)
    assert abs(np.corrcoef(order, THINGS)[0, 1]) < 0.03
    assert (Permutation(N, 4)(np.array([17, 3])) == order[[17, 3]]).all()
