"""How often the 95 % intervals hold the truth, and how often the gate refuses what it should.

    python benchmarks/bench_estimates.py [TIMES]

Each row draws TIMES samples (default 400; ten times as many where that costs nothing) from a made-up
population and counts the intervals that hold the truth; beside the share stands its own exact 95 % interval.
Where the assumptions of a method hold, 93 to 97 % should; the last column says why it is otherwise:

* bound: the interval is one-sided, or covers every pattern of repeats, so that it holds the truth more often
* laws: so few repeats do not tell which law they follow, and the interval reaches over all that fit
* discrete: an exact interval of few counts covers at least 95 % whatever the truth, and more for most
* fails: the population breaks what the method assumes, which the report says beside it

Populations beyond 10^6 are drawn by arithmetic: only the people who occur are made.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from measuring import report

from leakassay.estimate import gate, repeats, tank
from leakassay.estimate.captures import chapman, known_list
from leakassay.estimate.source import ANY_PATTERN, headline
from leakassay.intervals import clopper_pearson
from leakassay.measures.interface import Key
from leakassay.measures.planning import plan_table
from leakassay.measures.prepare import prepare
from leakassay.measures.tables import TableMeasures
from leakassay.records import Batch, Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from leakassay.measures.tables import TableSummary

    Ints = NDArray[np.int64]
    Draw = tuple[repeats.Repeats, int, int]
    """What the sample repeats, the records of the source, its people."""


def verdict(held: int, times: int) -> tuple[object, ...]:
    """Give the share that held the truth, and the exact interval of that share."""
    low, high = clopper_pearson(held, times)
    return times, f"{held / times:.3f}", f"{low:.3f}-{high:.3f}"


def holds(found: Interval, truth: float) -> bool:
    """Tell whether an interval holds the truth."""
    return found.low <= truth and (found.high is None or truth <= found.high)


@dataclass(frozen=True, slots=True)
class Population:
    """How one kind of population is drawn from, and whether it is what the methods assume."""

    name: str
    draw: Callable[[np.random.Generator], Draw]
    even: bool
    lawful: bool
    """Rows a person are even, or follow a gamma or lognormal law."""


def _of_rows(each: Ints, n: int, rng: np.random.Generator) -> Draw:
    owners = np.repeat(np.arange(len(each)), each)
    taken = rng.choice(owners, n, replace=False)
    return repeats.Repeats.of(np.unique(taken, return_counts=True)[1]), len(owners), len(each)


def _even(people: int, rows: int, n: int, rng: np.random.Generator) -> Draw:
    """By arithmetic: record i belongs to person i // rows; distinct records are drawn by rejection."""
    taken = np.unique(rng.integers(0, people * rows, int(n * 1.02) + 50))
    taken = rng.permutation(taken)[:n]
    return repeats.Repeats.of(np.unique(taken // rows, return_counts=True)[1]), people * rows, people


def _geometric(people: int, mean: float, n: int, rng: np.random.Generator) -> Draw:
    """By arithmetic: of a geometric number of records, thinned at random, what is left is geometric again."""
    end, chance = 1 / mean, n / (people * mean)
    reach = end + chance * (1 - end)
    seen = rng.binomial(people, chance / reach)
    return repeats.Repeats.of(rng.geometric(end / reach, seen)), round(people * mean), people


def _lognormal(people: int, n: int, rng: np.random.Generator) -> Draw:
    each = rng.poisson(rng.lognormal(1.7, 1.0, 2 * people))
    return _of_rows(each[each > 0][:people], n, rng)


def populations() -> Iterator[Population]:
    """List the populations: even, uneven and no repeats, from ten thousand to a thousand million people."""
    for people, n in ((10**4, 2000), (105_000, 25_000), (10**7, 100_000), (10**9, 250_000)):
        rows = 4 if people < 50_000 else 9
        yield Population(
            f"even, {people:.0e} people of {rows} records",
            lambda rng, p=people, r=rows, k=n: _even(p, r, k, rng),
            even=True,
            lawful=True,
        )
    for people, n in ((10**4, 4000), (105_000, 25_000), (10**7, 100_000), (10**9, 250_000)):
        yield Population(
            f"geometric, {people:.0e} people",
            lambda rng, p=people, k=n: _geometric(p, 9.2, k, rng),
            even=False,
            lawful=True,
        )
    for people, n in ((10**4, 4000), (105_000, 25_000)):
        yield Population(
            f"lognormal, {people:.0e} people",
            lambda rng, p=people, k=n: _lognormal(p, k, rng),
            even=False,
            lawful=True,
        )
    yield Population(
        "Zipf, 1e+05 people",
        lambda rng: _of_rows(np.minimum(rng.zipf(1.8, 105_000), 500), 25_000, rng),
        even=False,
        lawful=False,
    )
    for people, n in ((105_000, 25_000), (10**9, 250_000)):
        yield Population(
            f"no repeats, {people:.0e} people",
            lambda rng, p=people, k=n: _even(p, 1, k, rng),
            even=True,
            lawful=True,
        )


def methods(seen: repeats.Repeats, records: int) -> dict[str, Interval]:
    """Give every estimate of the people, by what it is called here."""
    floor = repeats.floor(seen, records)
    found = {"floor": floor}
    least = repeats.chao1(seen, records)
    if least is not None:
        found["Chao1"] = least
    if seen.different - seen.of_times(1) >= 2:
        found["law"] = repeats.fitted(seen, records)
    most = repeats.ceiling(seen, records)
    if most is not None:
        found["ceiling"] = Interval(0, most, most, method=ANY_PATTERN)
    widest = [Interval(floor.low, floor.point, most, method=ANY_PATTERN)] if most is not None else []
    widened = headline([one for name, one in found.items() if name != "ceiling"] + widest)
    return found | ({"headline": widened} if widened is not None else {})


def _why(method: str, population: Population, width: float, *, open_ended: bool) -> str:
    if method in {"ceiling", "headline", "Chao1"} or open_ended:
        return "bound"
    assumed = population.even if method == "floor" else population.lawful
    if assumed and method == "law" and width > _WIDE:
        return "laws"
    return "" if assumed else "fails" + (": a floor, said to be one" if method == "floor" else "")


_WIDE = 2.0
"""From here on the upper end of an interval over its lower says that several laws fit."""


def people(times: int, rng: np.random.Generator) -> Iterator[tuple[object, ...]]:
    """Count for each population and method."""
    for population in populations():
        held: dict[str, list[bool]] = {}
        open_ended: dict[str, bool] = {}
        widths: dict[str, list[float]] = {}
        off = []
        for _ in range(times):
            seen, records, truth = population.draw(rng)
            found = methods(seen, records)
            for name, one in found.items():
                held.setdefault(name, []).append(holds(one, truth))
                widths.setdefault(name, []).append((one.high or np.inf) / max(one.low, 1.0))
                open_ended[name] = open_ended.get(name, False) or one.high is None
            if "headline" in found:
                off.append(abs(np.log(found["headline"].point / truth)))
        for name, kept in held.items():
            factor = f"{np.exp(np.median(off)):.2f}" if name == "headline" else ""
            why = _why(name, population, float(np.median(widths[name])), open_ended=open_ended[name])
            yield (population.name, name, *verdict(sum(kept), len(kept)), factor, why)


def _tank(issued: int, drawn: int, first: int, rng: np.random.Generator) -> Interval:
    numbers = np.unique(rng.integers(first, first + issued, drawn))
    return tank.issued(float(numbers[0]), float(numbers[-1]), len(numbers), from_one=first == 1)


def others(times: int, rng: np.random.Generator) -> Iterator[tuple[object, ...]]:
    """Count for counters, two captures and lists of known people."""
    for issued, drawn, first in (
        (10**4, 30, 1),
        (10**9, 250_000, 1),
        (10**9, 2000, 1),
        (10**6, 500, 7 * 10**6),
    ):
        inside = sum(holds(_tank(issued, drawn, first, rng), issued) for _ in range(times))
        where = "" if first == 1 else ", not begun at 1"
        yield (f"German tank, {issued:.0e} issued, {drawn:,} drawn{where}", *verdict(inside, times), "")
    counter = np.cumsum(rng.geometric(0.8, 400_000))
    taken = (np.sort(rng.choice(counter, 500, replace=False)) for _ in range(times))
    gaps = (tank.issued(float(one[0]), float(one[-1]), 500) for one in taken)
    inside = sum(holds(one, float(counter[-1])) for one in gaps)
    yield ("German tank, a fifth of the numbers deleted: numbers issued", *verdict(inside, times), "")
    for whole, first, second in ((10**4, 800, 900), (10**6, 20_000, 20_000), (10**9, 250_000, 250_000)):
        both = rng.hypergeometric(first, whole - first, second, times).tolist()
        cached = {m: chapman(first, second, m) for m in set(both)}
        inside = sum(holds(cached[m], whole) for m in both)
        yield (
            f"Chapman, {whole:.0e} people, {first:,} and {second:,}",
            *verdict(inside, times),
            "" if min(both) > _MANY else "discrete",
        )
    for share, asked in ((0.8, 10), (0.3, 100), (0.3, 1000)):
        found = rng.binomial(asked, share, times).tolist()
        inside = sum(holds(known_list(k, asked), share) for k in found)
        why = "discrete" if asked < 10 * _MANY else ""
        yield (f"known people, {share:.0%} of {asked:,}", *verdict(inside, times), why)


_MANY = 200
"""From so many counts on, an exact interval is as good as continuous."""


def _table(serials: Ints, seen: NDArray[np.datetime64]) -> TableSummary:
    columns = {"no": serials.astype(str), "seen": seen.astype(str)}
    batch = pa.RecordBatch.from_pydict({k: pa.array(v.tolist(), pa.string()) for k, v in columns.items()})
    plan = plan_table("t", batch, {"no": "serial", "seen": "date"}, Key.of(b"benchmark of estimates"))
    measures = TableMeasures(plan)
    measures.update(prepare(Batch("t", batch, 0, 0), plan))
    return measures.summary()


def gates(times: int, rng: np.random.Generator) -> Iterator[tuple[object, ...]]:
    """Count what the gate lets through: draws where a claim says of how many, and nothing else."""
    records, n = 400_000, 5000
    start = np.datetime64("1995-01-01")
    # A counter with gaps: numbers that were issued and deleted.
    counter = np.cumsum(rng.geometric(0.8, records))
    days = start + np.sort(rng.integers(0, 365 * 25, records))
    draws: dict[str, Callable[[], Ints]] = {
        "random draw": lambda: np.sort(rng.choice(records, n, replace=False)),
        "random draw, shuffled": lambda: rng.choice(records, n, replace=False),
        "head": lambda: np.arange(n),
        "stretch": lambda: np.arange(n) + int(rng.integers(0, records - n)),
        "five stretches": lambda: np.concatenate(
            [np.arange(n // 5) + int(a) for a in rng.integers(0, records - n, 5)]
        ),
        "one shard of eight, head": lambda: np.flatnonzero(rng.integers(0, 8, records) == 0)[:n],
        "every eighth record, head": lambda: np.arange(n) * 8,
    }
    for name, draw in draws.items():
        for claimed in (records, None):
            period = (1995, 2019) if claimed else None
            judged = []
            for _ in range(times):
                taken = draw()
                table = _table(counter[taken], days[taken])
                judged.append(gate.judge([table], (), records=claimed, period=period).drawn)
            passed = sum(one == "random" for one in judged)
            should = name.startswith("random") and claimed is not None
            right = passed if should else times - passed
            claim = "with a claim" if claimed else "without a claim"
            yield (name, claim, "pass" if should else "refuse", *verdict(right, times))


def main(times: int) -> None:
    """Draw, count, report."""
    rng = np.random.default_rng(2022)
    cells = ("times", "holds the truth", "95 % of that")
    head = ("population", "method", *cells, "median factor off", "otherwise because")
    report("estimates_people", head, list(people(times, rng)))
    print()
    report("estimates_others", ("method", *cells, "otherwise because"), list(others(10 * times, rng)))
    print()
    head = ("drawn", "claim", "should", "times", "does", "95 % of that")
    report("estimates_gate", head, list(gates(times, rng)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
