"""How far off are the shares that a report gives of a mixture? One command, after extract.py:

    python benchmarks/authenticity/mixtures.py [--features build/authenticity/features.jsonl] [--more FOLDER] [--count 100]

The upper rows of each made-up mixture are of a register, the lower ones shuffled, generated, modelled or copies of the
upper ones; one in five is all of a register, to see how often a mixture is told where there is none. Its stretches are
judged as the product judges them, by pairs, columns, forest, calibration and caps that had seen neither the register's
publisher nor any table by the generators and models that write the lower rows. Writes results/mixtures.json.
"""

from __future__ import annotations

import argparse
import sys
from multiprocessing import Pool
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent)]

import bases as bases_module  # noqa: E402 - found beside this file
import evaluating  # noqa: E402 - found beside this file
import extract  # noqa: E402 - found beside this file
import figures  # noqa: E402 - found beside this file
import forge  # noqa: E402 - found beside this file
import generators  # noqa: E402 - found beside this file
import numpy as np  # noqa: E402 - stands with the imports that need the path
import pyarrow as pa  # noqa: E402 - stands with the imports that need the path
import statistical  # noqa: E402 - found beside this file
from bases import Base, Table  # noqa: E402 - found beside this file
from fit import FOREST  # noqa: E402 - found beside this file
from learning import Asked, Floats, fold_of, folds, read, read_entries  # noqa: E402 - found beside this file
from measuring import save  # noqa: E402 - found one folder up

from leakassay.recognise import recognise  # noqa: E402 - stands with the imports that need the path
from leakassay.records import Text  # noqa: E402 - stands with the imports that need the path
from leakassay.verdict.calibration import shipped  # noqa: E402 - stands with the imports that need the path
from leakassay.verdict.deciding import Part  # noqa: E402 - stands with the imports that need the path
from leakassay.verdict.mixture import mixture  # noqa: E402 - stands with the imports that need the path

HOW = ("shuffled", "generated", "modelled", "copied", "unmixed")
ROWS = (1500, 4000)
STRETCHES = 6
TREES = 100
"""As many as are shipped."""
ENGINES = ("mimesis", "script")
MODELS = ("copula", "neighbours")
"""They write the lower rows; the fit is without any table by them."""


def mixed(base: Base, how: str, rng: np.random.Generator) -> tuple[Table, float]:
    """A mixture, and the share of its rows that are authentic."""
    n = min(int(rng.integers(*ROWS)), base.rows)
    start = int(rng.integers(0, base.rows - n + 1))
    table = {k: v[start : start + n] for k, v in list(base.table.items())[:16]}
    if how == "unmixed":
        return table, 1.0
    kept = int(n * rng.uniform(0.2, 0.8))
    upper, lower = forge.take(table, np.arange(kept)), forge.take(table, np.arange(kept, n))
    return forge.stack(upper, _lower(base, how, upper, lower, rng)), kept / n


def _lower(base: Base, how: str, upper: Table, lower: Table, rng: np.random.Generator) -> Table:
    """What stands below the rows of a register in place of its own."""
    if how == "shuffled":
        return {k: rng.permutation(v) for k, v in lower.items()}
    if how == "copied":
        return forge.take(upper, rng.integers(0, forge.length(upper), forge.length(lower)))
    if how == "modelled":
        return statistical.modelled(lower, rng, str(rng.choice(MODELS)))[0]
    family = str(rng.choice(ENGINES))
    names = [name for one, name, _ in generators.engines() if one == family]
    engine = generators.open_engine(family, str(rng.choice(names)), rng)
    return generators.generated({k: base.kinds[k] for k in lower}, forge.length(lower), engine, rng)[0]


def items(number: int, table: Table, base: Base) -> list[extract.Item]:
    """The stretches of a mixture as tables to extract the features of."""
    batch = pa.RecordBatch.from_pydict(
        {k: pa.array([None if v is None else str(v) for v in c], pa.string()) for k, c in table.items()}
    )
    kinds = {n: r.kind for n, r in recognise(batch, headers=True).items()}
    found = []
    for part in range(STRETCHES):
        low, high = (batch.num_rows * (part + i) // STRETCHES for i in (0, 1))
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, batch.schema) as writer:
            writer.write_batch(batch.slice(low, high - low))
        truth = {"number": number, "label": "R", "source": base.source, "country": base.country}
        truth |= {"rows": high - low, "strength": 1.0, "how": "mixture", "columns": batch.num_columns}
        found.append((truth, sink.getvalue().to_pybytes(), kinds))
    return found


def made(real: list[Base], count: int) -> tuple[list[extract.Item], list[float], list[str]]:
    """Mixtures by number: the stretches of all, and of each the share that is authentic and its sort."""
    stretches, shares, sorts = [], [], []
    for number in range(count):
        rng = np.random.default_rng([77, number])
        base, how = real[int(rng.integers(0, len(real)))], HOW[number % len(HOW)]
        table, share = mixed(base, how, rng)
        stretches += items(number, table, base)
        shares.append(share)
        sorts.append(how)
    return stretches, shares, sorts


def judged(features: list[Path], entries: list[dict[str, Any]]) -> tuple[Floats, Floats]:
    """(stretches, pairs) log ratios, by what had seen neither the register nor the generators; and capped."""
    corpus, asked = read(features, without=(*ENGINES, *MODELS)), read_entries(entries)
    fold = np.array([fold_of(g) for g in asked.group])
    return evaluating.judge_others(corpus, folds(corpus), Asked(asked, fold), trees=TREES, **FOREST)


def errors(
    ratios: tuple[Floats, Floats], shares: list[float], sorts: list[str]
) -> dict[str, dict[str, float]]:
    """By sort of mixture: how often shares are given, and how far off the authentic one is where they are."""
    heard: dict[str, list[float]] = {how: [] for how in (*HOW, "mixtures")}
    for number, (share, how) in enumerate(zip(shares, sorts, strict=True)):
        mine = (one[number * STRETCHES : (number + 1) * STRETCHES] for one in ratios)
        parts = [Part(Text(str(i)), 1, *both) for i, both in enumerate(zip(*mine, strict=True))]
        given = mixture(parts, shipped().doubted)
        authentic = next((one.share.point for one in given if one.hypothesis == "A"), 0.0)
        for key in (how, *(("mixtures",) if how != "unmixed" else ())):
            heard[key].append(abs(authentic - share) if given else np.nan)
    return {how: _summed(np.array(one)) for how, one in heard.items() if one}


def _summed(off: Floats) -> dict[str, float]:
    """Count, share that are told, and the mean error of those with its interval (bootstrap over mixtures)."""
    told = off[np.isfinite(off)]
    row = {"count": float(len(off)), "told": len(told) / len(off)}
    if len(told):
        draws = np.random.default_rng(1).choice(told, (2000, len(told))).mean(1)
        low, high = np.quantile(draws, [0.025, 0.975])
        row |= {"mean error": float(told.mean()), "low": float(low), "high": float(high)}
    return row


def main() -> None:
    """Print the error of the shares, by sort of mixture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent.parent / "shared" / "data")
    parser.add_argument("--more", type=Path, help="folder with the tables of more_sources.tsv")
    parser.add_argument(
        "--features",
        type=Path,
        nargs="+",
        default=[HERE.parent.parent / "build" / "authenticity" / "features.jsonl"],
    )
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--out", type=Path, default=HERE.parent / "results")
    args = parser.parse_args()
    found = bases_module.labelled_bases(args.data) + (bases_module.more_bases(args.more) if args.more else [])
    stretches, shares, sorts = made([b for b in found if b.real and b.rows >= ROWS[0]], args.count)
    with Pool(args.processes) as pool:
        entries = pool.map(extract.features_of, stretches, chunksize=STRETCHES)
    rows = errors(judged(args.features, entries), shares, sorts)
    print(figures.table(rows))
    save("mixtures", rows, args.out)


if __name__ == "__main__":
    main()
