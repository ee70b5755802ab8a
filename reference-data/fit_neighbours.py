"""Count which kinds stand beside which, and write `src/leakassay/reference/recognise/neighbours.npz`.

    python reference-data/fit_neighbours.py --data ../shared/data

Learned from: the kinds, in order, of the tables of words/schemas.txt (written by hand) and of labels.jsonl
(public and made-up tables; only the kinds are taken). The tables of one source count as one together.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import labelled
import numpy as np

from leakassay.recognise.neighbours import EDGE, plain

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "leakassay" / "reference" / "recognise" / "neighbours.npz"
SMOOTH = 1.0
"""Pseudo-counts on both sides of the ratio: pairs seen less often than this say little."""


def hand() -> list[tuple[str, list[str]]]:
    """Hand-written tables: (source, kinds), each its own source."""
    lines = (HERE / "words" / "schemas.txt").read_text(encoding="utf-8").splitlines()
    return [(f"hand {i}", line.split()) for i, line in enumerate(lines) if line and line[0] != "#"]


def real(data: Path) -> list[tuple[str, list[str]]]:
    """Labelled tables: (source, kinds)."""
    found = []
    for line in (data / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        kinds = [plain(k[0]) for k in entry["columns"].values()]
        found.append((labelled.source_of(entry["file"]), kinds))
    return found


def fit(tables: list[tuple[str, list[str]]]) -> dict[str, np.ndarray]:
    """Smoothed logarithms of how much more often than by chance kinds keep company."""
    kinds = sorted({k for _, t in tables for k in t} | {EDGE})
    place = {k: i for i, k in enumerate(kinds)}
    size = len(kinds)
    pairs, company = np.zeros((size, size)), np.zeros((size, size))
    alike = Counter(source for source, _ in tables)
    for source, table in tables:
        weight = 1.0 / alike[source]
        row = [place[k] for k in (EDGE, *table, EDGE)]
        for left, right in pairwise(row):
            pairs[right, left] += weight
        inner = np.bincount(row[1:-1], minlength=size).astype(float)
        both = np.outer(inner, inner) - np.diag(inner)
        company += weight * both / max(1, len(table) - 1)
    return {
        "kinds": np.array(kinds),
        "after": _logs(pairs),
        "before": _logs(pairs.T),
        "company": _logs(company),
    }


def _logs(counts: np.ndarray) -> np.ndarray:
    chance = np.outer(counts.sum(1), counts.sum(0)) / max(1.0, counts.sum())
    return np.log((counts + SMOOTH) / (chance + SMOOTH)).astype(np.float32)


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    np.savez_compressed(OUT, **fit([*hand(), *real(args.data)]))
    print(OUT.name, OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
