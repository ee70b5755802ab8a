"""How far off are the shares that a report gives of a mixture? One command, after extract.py:

    python benchmarks/authenticity/mixtures.py [--features build/authenticity/features.jsonl] [--more FOLDER] [--count 60]

The upper rows of each made-up mixture are of a register, the lower ones shuffled, generated, modelled or copies of the
upper ones. Its stretches are judged as the product judges them, by forests that had not seen the register.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import bases as bases_module
import evaluating
import extract
import figures
import forge
import generators
import numpy as np
import pyarrow as pa
import statistical
from bases import Base, Table
from fit import FOREST
from learning import Asked, fold_of, folds, read, read_entries

from leakassay.recognise import recognise
from leakassay.records import Text
from leakassay.verdict.deciding import Part
from leakassay.verdict.mixture import mixture

HERE = Path(__file__).parent
HOW = ("shuffled", "generated", "modelled", "copied")
ROWS = (1500, 4000)
STRETCHES = 6


def mixed(base: Base, how: str, rng: np.random.Generator) -> tuple[Table, float]:
    """A mixture, and the share of its rows that are authentic."""
    n = min(int(rng.integers(*ROWS)), base.rows)
    start = int(rng.integers(0, base.rows - n + 1))
    table = {k: v[start : start + n] for k, v in list(base.table.items())[:16]}
    kept = int(n * rng.uniform(0.2, 0.8))
    upper, lower = forge.take(table, np.arange(kept)), forge.take(table, np.arange(kept, n))
    if how == "shuffled":
        lower = {k: rng.permutation(v) for k, v in lower.items()}
    elif how == "generated":
        kinds = {k: base.kinds[k] for k in lower}
        lower = generators.generated(kinds, n - kept, generators.open_engine("script", "script", rng), rng)[0]
    elif how == "modelled":
        lower = statistical.modelled(lower, rng)[0]
    else:
        lower = forge.take(upper, rng.integers(0, kept, n - kept))
    return forge.stack(upper, lower), kept / n


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


def main() -> None:
    """Print the error of the shares, by sort of mixture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent.parent / "shared" / "data")
    parser.add_argument("--more", type=Path, help="folder with the tables of more_sources.tsv")
    parser.add_argument("--features", type=Path, nargs="+", required=True)
    parser.add_argument("--count", type=int, default=60)
    args = parser.parse_args()
    found = bases_module.labelled_bases(args.data) + (bases_module.more_bases(args.more) if args.more else [])
    real = [b for b in found if b.real and b.rows >= ROWS[0]]
    entries: list[dict[str, Any]] = []
    shares, sorts = [], []
    for number in range(args.count):
        rng = np.random.default_rng([77, number])
        base, how = real[int(rng.integers(0, len(real)))], HOW[number % len(HOW)]
        table, share = mixed(base, how, rng)
        entries += [extract.features_of(item) for item in items(number, table, base)]
        shares.append(share)
        sorts.append(how)
    rows = errors(args.features, entries, shares, sorts)
    print(figures.table(rows))
    print(json.dumps(rows))


def errors(
    features: list[Path], entries: list[dict[str, Any]], shares: list[float], sorts: list[str]
) -> dict[str, dict[str, float]]:
    """By sort of mixture: how often shares are given, and the mean error of the authentic one."""
    corpus, asked = read(features), read_entries(entries)
    lr = evaluating.judge_others(
        corpus, folds(corpus), Asked(asked, np.array([fold_of(g) for g in asked.group])), **FOREST
    )
    heard: dict[str, list[float]] = {how: [] for how in (*HOW, "all")}
    for number, (share, how) in enumerate(zip(shares, sorts, strict=True)):
        mine = lr[number * STRETCHES : (number + 1) * STRETCHES]
        given = mixture([Part(Text(str(i)), 1, one) for i, one in enumerate(mine)])
        authentic = next((one.share.point for one in given if one.hypothesis == "A"), 0.0)
        for key in (how, "all"):
            heard[key].append(abs(authentic - share) if given else np.nan)
    return {
        how: {
            "mixtures": float(len(one)),
            "told": float(np.isfinite(one).mean()) if one else 0.0,
            "mean error": float(np.nanmean(one)) if np.isfinite(one).any() else float("nan"),
        }
        for how, one in heard.items()
    }


if __name__ == "__main__":
    main()
