"""Fit the forest and the net of `leakassay.recognise`: content.npz and net.npz in reference/recognise.

    python reference-data/fit_recognise.py --data ../shared/data --cache build/recognise

Two kinds of columns are learned from, as features only; no value is kept:
  labelled  the tables of labels.jsonl (public tables and other people's made-up ones; CATALOG.csv has the
            licence of each). Same-named columns of one source share a weight.
  made      columns of every kind in 69 locales by made_columns.py. A part of the word table is hidden from
            each of them, for names in the wild are in no list as often as these are.
Needs the extra `fit` (scikit-learn, faker, babel). About ten minutes on two cores; both shipped models are of
2026-11-24, and this command rebuilds them. With --folds it writes the models that leave each fold of sources
out: the benchmark judges by them, and `fit_company.py` learns from them.
"""

from __future__ import annotations

import argparse
import csv
import pickle
import random
from collections import Counter
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any
from zlib import crc32

import forests
import labelled
import made_columns
import nets
import numpy as np
import pyarrow as pa

from leakassay.recognise.features import column, describe
from leakassay.reference import lexicon

OUT = Path(__file__).parent.parent / "src" / "leakassay" / "reference" / "recognise"
FOLDS = 10
ROUNDS = 3
"""Times that each locale makes columns of every kind, for what is shipped."""
REAL_WEIGHT = 2.0
REAL_IN_NETS = 2.5
"""What a labelled column weighs more for the nets than for the forest."""


@dataclass(slots=True)
class Example:
    """One column to learn from."""

    file: str
    source: str
    name: str
    kinds: list[str]
    features: dict[str, float]
    weight: float = 1.0


def real(data: Path) -> list[Example]:
    """Read the labelled columns."""
    csv.field_size_limit(1 << 30)
    found = []
    for file, batch, labels in labelled.tables(data):
        for i, name in enumerate(batch.schema.names):
            kinds = [k for k in labels[name] if k != "constant"] or ["constant"]
            if kinds[0] != "empty":
                found.append(
                    Example(file, labelled.source_of(file), name, kinds, describe(column(batch.column(i))))
                )
    alike = Counter((e.source, e.name, e.kinds[0]) for e in found)
    same = Counter((e.source, e.kinds[0]) for e in found)
    for example in found:
        repeats = alike[example.source, example.name, example.kinds[0]]
        crowd = same[example.source, example.kinds[0]] / repeats
        example.weight = REAL_WEIGHT / repeats**0.5 / max(1.0, crowd / 6) ** 0.5
    return found


def _made(task: tuple[str, int]) -> list[Example]:
    locale, seed = task
    draw = random.Random(f"{locale}{seed}")  # noqa: S311 - made-up values
    found = []
    for source, kind, values in made_columns.columns(locale, seed):
        hidden, salt = draw.choice([0, 300, 600, 850]), draw.randrange(1 << 30)

        def look(word: str, hidden: int = hidden, salt: int = salt) -> int:
            bits = lexicon.mask(word)
            return 0 if bits and crc32(word.encode("utf-8", "surrogatepass"), salt) % 1000 < hidden else bits

        features = describe(column(pa.array(values, pa.string())), look)
        found.append(Example(source, source, "", [kind], features, made_columns.RARE.get(kind, 1.0)))
    return found


def made(rounds: int) -> list[Example]:
    """Made-up columns of all kinds."""
    tasks = [(locale, seed) for locale in made_columns.LOCALES for seed in range(rounds)]
    with Pool(2) as pool:
        return [e for part in pool.map(_made, tasks, chunksize=1) for e in part]


def cached(path: Path, build: Any) -> list[Example]:
    """Features from the cache where they are there."""
    if path.exists():
        return pickle.loads(path.read_bytes())  # noqa: S301 - written by this script
    path.parent.mkdir(parents=True, exist_ok=True)
    examples: list[Example] = build()
    path.write_bytes(pickle.dumps(examples))
    return examples


def matrix(examples: list[Example], features: list[str]) -> Any:
    """Features as an array."""
    return np.nan_to_num(np.array([[e.features[f] for f in features] for e in examples], np.float32))


def fold_of(source: str) -> int:
    """Give the fold in which a source is left out."""
    return crc32(source.encode()) % FOLDS


def fit(examples: list[Example], features: list[str], trees: int, forest: Path, net: Path) -> None:
    """Fit both models on examples and write them."""
    x = matrix(examples, features)
    y = np.array([e.kinds[0] for e in examples])
    weight = np.array([e.weight for e in examples])
    forests.save(forests.fit(x, y, weight, trees), features, forest)
    louder = np.array([REAL_IN_NETS if e.name else 1.0 for e in examples])
    nets.save(nets.fit(x, y, weight * louder), features, net)


def examples(data: Path, cache: Path, rounds: int = ROUNDS) -> tuple[list[Example], list[Example]]:
    """Made-up and labelled columns."""
    return (
        cached(cache / f"made{rounds}.pickle", lambda: made(rounds)),
        cached(cache / "real.pickle", lambda: real(data)),
    )


def main() -> None:
    """Fit and write, or with --folds write the models for each fold beside the cache."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path("build/recognise"))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--trees", type=int, default=100)
    parser.add_argument(
        "--folds", action="store_true", help="write the models that leave each fold of sources out"
    )
    args = parser.parse_args()
    drawn, labelled_ones = examples(args.data, args.cache, args.rounds)
    both = [*labelled_ones, *drawn]
    features = list(both[0].features)
    if args.folds:
        for fold in range(FOLDS):
            kept = [e for e in both if fold_of(e.source) != fold]
            fit(kept, features, args.trees, args.cache / f"fold{fold}.npz", args.cache / f"net{fold}.npz")
    else:
        fit(both, features, args.trees, OUT / "content.npz", OUT / "net.npz")


if __name__ == "__main__":
    main()
