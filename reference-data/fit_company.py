"""Fit the second stage of `leakassay.recognise`: company.npz in reference/recognise.

    python reference-data/fit_recognise.py --data ../shared/data --cache build/recognise --folds
    python reference-data/fit_company.py --data ../shared/data --cache build/recognise

It learns from what a first stage says that has not seen the columns, so the models of each fold must be there.
Tables learned from: those of words/schemas.txt, each column drawn among the made-up ones of a locale, some left
out and some out of order; and the labelled ones. Shares are divided by a part of the frequency of the kind: what
is common among these tables need not be so elsewhere. With --folds, the nets that leave each fold out.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from itertools import groupby
from pathlib import Path
from typing import Any

import fit_neighbours
import fit_recognise
import nets
import numpy as np
from fit_recognise import FOLDS, OUT, Example, fold_of

from leakassay.recognise import model
from leakassay.recognise.company import inputs, spread
from leakassay.recognise.neighbours import plain
from leakassay.recognise.net import read as read_net

TABLES = 9_000
DROPPED, SHUFFLED = 0.12, 0.12
"""Share of the columns left out, and of the tables whose order is lost."""
NAMED, SURE = 0.4, 0.6
"""Share of the tables whose columns have names, and of these columns that a name tells."""
LABELLED = 20.0
"""Weight of the first labelled column of a source; further ones add to it by the root."""
LEVEL = 0.4
"""The power of a kind's frequency that its share is divided by."""
PLAN = nets.Plan(seeds=(3,), hidden=96, epochs=6)


def outside(examples: list[Example], cache: Path, kinds: list[str]) -> Any:
    """Give what the first stage says, by the models that left a source out; shape (examples, kinds)."""
    told = np.zeros((len(examples), len(kinds)), np.float32)
    for fold in range(FOLDS):
        forest, net = model.read(cache / f"fold{fold}.npz"), read_net(cache / f"net{fold}.npz")
        at = [i for i, e in enumerate(examples) if fold_of(e.source) == fold]
        for start in range(0, len(at), 500):
            some = at[start : start + 500]
            seen = [examples[i].features for i in some]
            both = (1 - model.NET) * forest.probabilities(seen) + model.NET * net.probabilities(seen)
            told[some] = spread([dict(zip(forest.kinds, row, strict=True)) for row in both], kinds)
    return told


def made_tables(examples: list[Example], told: Any, kinds: list[str]) -> tuple[Any, list[str]]:
    """Tables of made-up columns: inputs and kinds."""
    draw = random.Random(5)  # noqa: S311 - made-up values
    pools: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, example in enumerate(examples):
        pools[example.source, plain(example.kinds[0])].append(i)
    sources, schemas = sorted({e.source for e in examples}), [t for _, t in fit_neighbours.hand()]
    x, y = [], []
    for _ in range(TABLES):
        schema, source = draw.choice(schemas), draw.choice(sources)
        table = [k for k in schema if draw.random() > DROPPED and (source, k) in pools]
        if draw.random() < SHUFFLED:
            draw.shuffle(table)
        if len(table) < 2:
            continue
        shares = told[[draw.choice(pools[source, k]) for k in table]]
        if draw.random() < NAMED:
            for i, kind in enumerate(table):
                if draw.random() < SURE:
                    shares[i] *= 0.3
                    shares[i, kinds.index(kind)] += 0.7
        x.append(inputs(shares))
        y += table
    return np.vstack(x), y


def real_tables(
    examples: list[Example], told: Any, kept: set[int]
) -> tuple[list[Any], list[str], list[float]]:
    """Labelled tables of the folds that are kept: inputs, kinds and weights."""
    crowd = Counter(e.source for e in examples)
    x: list[Any] = []
    y, weight = [], []
    for _, table in groupby(range(len(examples)), lambda i: examples[i].file):
        rows = list(table)
        source = examples[rows[0]].source
        if fold_of(source) in kept:
            x.append(inputs(told[rows]))
            y += [plain(examples[i].kinds[0]) for i in rows]
            weight += [LABELLED / crowd[source] ** 0.5] * len(rows)
    return x, y, weight


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path("build/recognise"))
    parser.add_argument("--folds", action="store_true", help="write the nets that leave each fold out, too")
    args = parser.parse_args()
    made, real = fit_recognise.examples(args.data, args.cache)
    kinds = sorted({plain(e.kinds[0]) for e in (*made, *real)})
    x, y = made_tables(made, outside(made, args.cache, kinds), kinds)
    told = outside(real, args.cache, kinds)

    def fit(kept: set[int], path: Path) -> None:
        more, wanted, weight = real_tables(real, told, kept)
        both, worth = (
            np.array([*y, *wanted, *kinds]),
            np.array([*[1.0] * len(y), *weight, *[0.0] * len(kinds)]),
        )
        none = np.zeros((len(kinds), x.shape[1]), np.float32)
        net = nets.fit(np.vstack([x, *more, none]), both, worth, PLAN)
        often = np.array([1.0 + worth[both == k].sum() for k in net.kinds])
        net.last[:] -= LEVEL * np.log(often / often.sum())
        nets.save(net, [str(i) for i in range(x.shape[1])], path)

    everything = set(range(FOLDS))
    fit(everything, OUT / "company.npz")
    for fold in everything if args.folds else ():
        fit(everything - {fold}, args.cache / f"company{fold}.npz")


if __name__ == "__main__":
    main()
