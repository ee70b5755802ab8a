from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from leakassay.simulate.sampling import SHARDS, positions
from leakassay.simulate.source import Source

if TYPE_CHECKING:
    from numpy.typing import NDArray


@pytest.mark.parametrize(
    ("people", "records"), [(1, 1), (1, 50), (7, 9), (100, 100), (105, 970), (996, 1000), (5000, 5003)]
)
@pytest.mark.parametrize("repeats", ["geometric", "even"])
def test_everybody_has_a_record_and_the_first_is_where_it_is_said_to_be(
    people: int, records: int, repeats: str
) -> None:
    source = Source("x", 3, people, records, repeats == "even")
    everywhere = np.arange(records)
    persons = source.persons(everywhere)
    assert np.unique(persons).tolist() == list(range(people))
    first = np.unique(persons, return_index=True)[1]
    assert (source.first_record(np.arange(people)) == first).all()


def test_repeats_are_geometric_unless_even() -> None:
    people, records = 20_000, 184_000
    counts = np.bincount(Source("x", 1, people, records).persons(np.arange(records)))
    mean = records / people
    assert abs((counts == 1).mean() - 1 / mean) < 0.01
    assert abs((counts > 20).mean() - (1 - 1 / mean) ** 20) < 0.015
    even = np.bincount(Source("x", 1, people, records, even=True).persons(np.arange(records)))
    assert set(even.tolist()) <= {9, 10}


def test_households_are_whole_and_of_one_to_six() -> None:
    source = Source("x", 1, 12_000, 12_000)
    head, place = source.households(np.arange(12_000))
    assert (head + place == np.arange(12_000)).all()
    sizes = np.bincount(head)[np.unique(head)]
    assert sizes.min() >= 1
    assert sizes.max() <= 6
    assert 2.5 < sizes.mean() < 3.2


def test_samples_are_what_they_are_called() -> None:
    def taken(sample: str, total: int, wanted: int) -> NDArray[np.int64]:
        return np.concatenate(list(positions(sample, total, wanted, 5)))

    assert taken("head", 100_000, 30_000).tolist() == list(range(30_000))
    drawn = taken("random", 1_000_000, 30_000)
    assert len(np.unique(drawn)) == 30_000
    assert abs(drawn.mean() / 1_000_000 - 0.5) < 0.01
    shard = taken("shard", 900_000, 1_000_000)
    assert (np.diff(shard) > 0).all()
    assert abs(len(shard) - 900_000 / SHARDS) < 500
