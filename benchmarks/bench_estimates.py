"""How often the 95 % intervals hold the truth, and how often the gate refuses what it should.

    python benchmarks/bench_estimates.py [TIMES]

Each row draws TIMES (default 200) samples from a made-up population and counts the intervals that hold the
truth. Where the assumptions of a method hold, 93 to 97 % should; `ceiling` and `headline` are bounds that
assume less, so they hold it more often. Populations beyond 10^6 are drawn by arithmetic: only the people who
occur are made.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from measuring import report

from leakassay.estimate import gate, repeats, tank
from leakassay.estimate.captures import chapman
from leakassay.estimate.source import _best
from leakassay.measures.interface import Key
from leakassay.measures.planning import plan_table
from leakassay.measures.prepare import prepare
from leakassay.measures.tables import TableMeasures
from leakassay.records import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from leakassay.measures.tables import TableSummary

Draw = tuple[repeats.Repeats, int, int]
"""What the sample repeats, the records of the source, its people."""


def _of_rows(each: np.ndarray, n: int, rng: np.random.Generator) -> Draw:
    owners = np.repeat(np.arange(len(each)), each)
    taken = rng.choice(owners, n, replace=False)
    return repeats.Repeats.of(np.unique(taken, return_counts=True)[1]), len(owners), len(each)


def _even(people: int, rows: int, n: int, rng: np.random.Generator) -> Draw:
    """By arithmetic: record i belongs to person i // rows; distinct records are drawn by rejection."""
    taken = np.unique(rng.integers(0, people * rows, int(n * 1.02) + 50))
    taken = rng.permutation(taken)[:n]
    return repeats.Repeats.of(np.unique(taken // rows, return_counts=True)[1]), people * rows, people


def _populations(rng: np.random.Generator) -> Iterator[tuple[str, Callable[[], Draw]]]:
    for people, n in ((10_000, 2000), (105_000, 25_000), (10_000_000, 100_000), (1_000_000_000, 250_000)):
        rows = 4 if people < 50_000 else 9
        yield f"even, {people:.0e} people x {rows}", lambda p=people, r=rows, k=n: _even(p, r, k, rng)
    for people, n in ((10_000, 4000), (105_000, 25_000)):
        yield (
            f"geometric, {people:.0e} people",
            lambda p=people, k=n: _of_rows(rng.geometric(1 / 9, p), k, rng),
        )
        yield (
            f"lognormal, {people:.0e} people",
            lambda p=people, k=n: _of_rows(
                np.maximum(1, np.rint(rng.lognormal(1.7, 1.0, p))).astype(np.int64), k, rng
            ),
        )
    yield "Zipf, 105,000 people", lambda: _of_rows(np.minimum(rng.zipf(1.8, 105_000), 500), 25_000, rng)
    yield "no repeats, 105,000 people", lambda: _of_rows(np.ones(105_000, np.int64), 25_000, rng)


def _held(low: float, high: float | None, truth: int) -> bool:
    return low <= truth <= (high if high is not None else np.inf)


def _people(times: int, rng: np.random.Generator) -> Iterator[tuple[object, ...]]:
    for name, draw in _populations(rng):
        held: dict[str, list[bool]] = {"floor": [], "law": [], "ceiling": [], "headline": []}
        errors = []
        for _ in range(times):
            seen, records, people = draw()
            floor = repeats.floor(seen, records)
            methods = [floor]
            held["floor"].append(_held(floor.low, floor.high, people))
            if seen.different - seen.of_times(1) >= 2:
                law = repeats.fitted(seen, records)
                held["law"].append(_held(law.low, law.high, people))
                methods.append(law)
            most = repeats.ceiling(seen, records)
            held["ceiling"].append(most is not None and people <= most)
            if most is not None:
                methods.append(type(floor)(floor.low, floor.point, most, method="any pattern of repeats"))
            best = _best(methods)
            if best is not None:
                held["headline"].append(_held(best.low, best.high, people))
                errors.append(abs(np.log(best.point / people)))
        shares = [f"{np.mean(v):.3f}" if v else "-" for v in held.values()]
        yield (name, times, *shares, f"{np.exp(np.median(errors)):.2f}" if errors else "-")


def _others(times: int, rng: np.random.Generator) -> Iterator[tuple[object, ...]]:
    for issued, drawn in ((10_000, 30), (1_000_000_000, 250_000)):
        inside = []
        for _ in range(times):
            numbers = np.unique(rng.integers(1, issued + 1, drawn))
            found = tank.issued(float(numbers[0]), float(numbers[-1]), len(numbers))
            inside.append(_held(found.low, found.high, issued))
        yield (f"German tank, {issued:.0e} issued, {drawn:,} drawn", times, f"{np.mean(inside):.3f}")
    for people, first, second in ((10_000, 800, 900), (1_000_000, 20_000, 20_000)):
        both = rng.hypergeometric(first, people - first, second, times).tolist()
        inside = [_held((f := chapman(first, second, m)).low, f.high, people) for m in both]
        yield (f"Chapman, {people:.0e} people, {first:,} and {second:,}", times, f"{np.mean(inside):.3f}")


def _table(serials: np.ndarray, seen: np.ndarray) -> TableSummary:
    columns = {"no": serials.astype(str), "seen": seen.astype(str)}
    batch = pa.RecordBatch.from_pydict({k: pa.array(v.tolist(), pa.string()) for k, v in columns.items()})
    plan = plan_table("t", batch, {"no": "serial", "seen": "date"}, Key.of(b"benchmark of estimates"))
    measures = TableMeasures(plan)
    measures.update(prepare(Batch("t", batch, 0, 0), plan))
    return measures.summary()


def _gate(times: int, rng: np.random.Generator) -> Iterator[tuple[object, ...]]:
    records, n = 400_000, 5000
    start = np.datetime64("1995-01-01")
    # A counter with gaps: numbers that were issued and deleted.
    counter = np.cumsum(rng.geometric(0.8, records))
    days = start + np.sort(rng.integers(0, 365 * 25, records))
    draws: dict[str, Callable[[], np.ndarray]] = {
        "random draw": lambda: np.sort(rng.choice(records, n, replace=False)),
        "random draw, shuffled": lambda: rng.choice(records, n, replace=False),
        "head": lambda: np.arange(n),
        "stretch": lambda: np.arange(n) + int(rng.integers(0, records - n)),
        "five stretches": lambda: np.concatenate(
            [np.arange(n // 5) + int(a) for a in rng.integers(0, records - n, 5)]
        ),
        "one shard of eight, head": lambda: np.flatnonzero(rng.integers(0, 8, records) == 0)[:n],
    }
    for name, draw in draws.items():
        for claimed in (records, None):
            period = (1995, 2019) if claimed else None
            found = []
            for _ in range(max(20, times // 4)):
                taken = draw()
                table = _table(counter[taken], days[taken])
                found.append(gate.judge([table], (), records=claimed, period=period).drawn)
            shares = [f"{np.mean([f == d for f in found]):.2f}" for d in ("random", "head", "unknown")]
            yield (name, "with a claim" if claimed else "without a claim", *shares)


def main(times: int) -> None:
    """Draw, count, report."""
    rng = np.random.default_rng(2022)
    head = ("population", "times", "floor", "law", "ceiling", "headline", "median factor off")
    report("estimates_people", head, list(_people(times, rng)))
    print()
    report("estimates_others", ("method", "times", "holds the truth"), list(_others(times, rng)))
    print()
    report("estimates_gate", ("drawn", "claim", "random", "head", "unknown"), list(_gate(times, rng)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
