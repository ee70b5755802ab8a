"""Rows made by models of real rows (M): marginals, bootstrap, copula, tree-shaped and sequential networks, made-up names."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
from bases import Column, Table
from forge import Rng, Truth, length
from numpy.typing import NDArray

METHODS = ("marginals", "bootstrap", "copula", "tree", "sequential", "neighbours")


def modelled(table: Table, rng: Rng, method: str | None = None) -> tuple[Table, Truth]:
    """A table of as many rows whose every cell comes from a model of `table`."""
    method = method or str(rng.choice(METHODS))
    n = length(table)
    index = {
        "marginals": _marginals, "bootstrap": _bootstrap, "copula": _copula, "tree": _tree,
        "sequential": _sequential, "neighbours": _neighbours,
    }[method](table, rng, n)  # fmt: skip
    out = {name: table[name][rows] for name, rows in index.items()}
    names = "resampled"
    if rng.random() < 0.6:
        names = "made up"
        out = {k: _new_values(table[k], c, rng) if _unique(table[k]) else c for k, c in out.items()}
    if rng.random() < 0.5:
        out = {k: _noise(c, rng) for k, c in out.items()}
    return out, {"how": method, "names": names, "strength": 1.0}


Index = dict[str, NDArray[np.int64]]
"""Column to the row of the real table that each made row takes its value from."""


def _codes(column: Column) -> tuple[NDArray[np.int64], int]:
    known: dict[Any, int] = {}
    codes = np.array([known.setdefault(v, len(known)) for v in column.tolist()], np.int64)
    return codes, len(known)


def _unique(column: Column) -> bool:
    said = [v for v in column.tolist() if v]
    return len(set(said)) > 0.5 * len(said) > 10


def _marginals(table: Table, rng: Rng, n: int) -> Index:
    return {name: rng.integers(0, n, n) for name in table}


def _bootstrap(table: Table, rng: Rng, n: int) -> Index:
    """Real rows, each cell redrawn with some chance."""
    rows, change = rng.integers(0, n, n), rng.uniform(0.1, 0.6)
    return {name: np.where(rng.random(n) < change, rng.integers(0, n, n), rows) for name in table}


def _numbers(column: Column) -> NDArray[np.float64]:
    out = np.full(len(column), np.nan)
    for i, value in enumerate(column.tolist()):
        try:
            out[i] = float(str(value).replace("$", "").replace(",", "").replace("-", "").replace("/", ""))
        except ValueError:
            continue
    return out


def _scores(column: Column, rng: Rng) -> NDArray[np.float64]:
    """Order of the values: by size where they are numbers, else by frequency of the value, ties at random."""
    numbers = _numbers(column)
    if np.isnan(numbers).mean() > 0.3:
        codes, size = _codes(column)
        numbers = np.bincount(codes, minlength=size)[codes] + codes / (size + 1)
    numbers = np.nan_to_num(
        numbers,
        nan=np.nanmin(numbers) - 1 if not np.isnan(numbers).all() else 0.0,
        posinf=1e300,
        neginf=-1e300,
    )
    return np.lexsort((rng.random(len(column)), numbers)).argsort().astype(float)


def _copula(table: Table, rng: Rng, n: int) -> Index:
    """Gaussian copula over ranks; the marginals are the real ones."""
    from scipy.stats import norm

    names = list(table)
    ranks = np.array([_scores(table[name], rng) for name in names])
    normal = norm.ppf((ranks + 0.5) / n)
    shrink = rng.uniform(0.0, 0.1)
    corr = (1 - shrink) * np.corrcoef(normal) + shrink * np.eye(len(names)) if len(names) > 1 else np.eye(1)
    vals, vecs = np.linalg.eigh(corr)
    root = vecs * np.sqrt(np.clip(vals, 1e-9, None))
    made = norm.cdf(root @ rng.standard_normal((len(names), n)))
    order = {name: np.argsort(ranks[i]) for i, name in enumerate(names)}
    return {
        name: order[name][np.minimum((made[i] * n).astype(np.int64), n - 1)] for i, name in enumerate(names)
    }


def _given(parent: NDArray[np.int64], wanted: NDArray[np.int64], rng: Rng) -> NDArray[np.int64]:
    """For each wanted code of the parent a random real row that has it."""
    order = np.argsort(parent, kind="stable")
    starts = np.searchsorted(parent[order], wanted)
    ends = np.searchsorted(parent[order], wanted, side="right")
    pick = starts + (rng.random(len(wanted)) * np.maximum(1, ends - starts)).astype(np.int64)
    return order[np.minimum(pick, len(order) - 1)]


def _binned(column: Column, rng: Rng, bins: int) -> NDArray[np.int64]:
    codes, size = _codes(column)
    if size > len(column) / 4:
        return (_scores(column, rng) * bins / len(column)).astype(np.int64)
    return codes


def _information(a: NDArray[np.int64], b: NDArray[np.int64]) -> float:
    joint = np.unique(a * (b.max() + 1) + b, return_counts=True)[1] / len(a)
    h = [
        -(p * np.log(p)).sum()
        for p in (
            np.unique(a, return_counts=True)[1] / len(a),
            np.unique(b, return_counts=True)[1] / len(b),
            joint,
        )
    ]
    return float(h[0] + h[1] - h[2])


def _tree(table: Table, rng: Rng, n: int) -> Index:
    """Chow-Liu: every column depends on one other."""
    names = list(table)
    codes = {name: _binned(table[name], rng, int(rng.integers(8, 40))) for name in names}
    index: Index = {names[0]: rng.integers(0, n, n)}
    while len(index) < len(names):
        pairs = [
            (_information(codes[a], codes[b]) / (1 + np.log1p(codes[b].max())), a, b)
            for a in index
            for b in names
            if b not in index
        ]
        _, a, b = max(pairs)
        index[b] = _given(codes[a], codes[a][index[a]], rng)
    return index


def _sequential(table: Table, rng: Rng, n: int) -> Index:
    """Each column from a decision tree on those before it (as synthpop does)."""
    from sklearn.tree import DecisionTreeRegressor

    names = rng.permutation(np.array(list(table), object)).tolist()
    real = {name: _scores(table[name], rng) for name in names}
    index: Index = {names[0]: rng.integers(0, n, n)}
    for name in names[1:]:
        before = list(index)
        seen = np.column_stack([real[b] for b in before])
        made = np.column_stack([real[b][index[b]] for b in before])
        tree = DecisionTreeRegressor(
            min_samples_leaf=int(rng.integers(4, 20)), max_depth=8, random_state=0
        ).fit(seen, real[name])
        index[name] = _given(tree.apply(seen).astype(np.int64), tree.apply(made).astype(np.int64), rng)
    return index


def _neighbours(table: Table, rng: Rng, n: int) -> Index:
    """Walk through the columns, hopping to another row with the same value of the last (as a language model might)."""
    names = list(table)
    codes = {name: _binned(table[name], rng, 20) for name in names}
    rows, hop = rng.integers(0, n, n), rng.uniform(0.2, 1.0)
    index: Index = {}
    for before, name in zip([None, *names], names, strict=False):
        if before is not None:
            rows = np.where(rng.random(n) < hop, _given(codes[before], codes[before][rows], rng), rows)
        index[name] = rows
    return index


# -- values that no row had ---------------------------------------------------------------------
def _new_values(real: Column, made: Column, rng: Rng) -> Column:
    """Names, addresses … written letter by letter after the real ones; or their words mixed anew."""
    said = [str(v) for v in real.tolist() if v]
    if rng.random() < 0.5:
        return _mixed_words(said, made, rng)
    order = int(rng.integers(2, 5))
    after: dict[str, list[str]] = defaultdict(list)
    for text in said:
        padded = "\x02" * order + text + "\x03"
        for i in range(order, len(padded)):
            after[padded[i - order : i]].append(padded[i])
    return np.array([_written(after, order, rng) if v else v for v in made.tolist()], object)


def _written(after: dict[str, list[str]], order: int, rng: Rng) -> str:
    text = "\x02" * order
    for draw in rng.random(80):
        options = after[text[-order:]]
        letter = options[int(draw * len(options))]
        if letter == "\x03":
            break
        text += letter
    return text[order:]


def _mixed_words(said: list[str], made: Column, rng: Rng) -> Column:
    words: dict[int, list[str]] = defaultdict(list)
    for text in said:
        for i, word in enumerate(text.split()):
            words[i].append(word)

    def one(text: str) -> str:
        return " ".join(words[i][int(rng.integers(0, len(words[i])))] for i in range(len(text.split())))

    return np.array([one(str(v)) if v else v for v in made.tolist()], object)


def _noise(column: Column, rng: Rng) -> Column:
    """Plain numbers get a few per cent of Gaussian noise."""
    numbers = [v for v in column.tolist() if v]
    if len({*numbers}) < 20 or not all(
        str(v).replace(".", "", 1).isdigit() and len(str(v)) < 12 for v in numbers[:200]
    ):
        return column
    whole = not any("." in str(v) for v in numbers[:200])

    def one(value: Any) -> Any:
        try:
            moved = float(value) * (1 + 0.04 * rng.standard_normal())
        except (TypeError, ValueError):
            return value
        return str(round(moved)) if whole else f"{moved:.2f}"

    return np.array([one(v) for v in column.tolist()], object)
