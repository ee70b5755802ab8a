"""Build the labelled corpus: one command.

    python benchmarks/authenticity/build.py [--data ../shared/data] [--more FOLDER] [--node FOLDER] [--out build/authenticity]

Every table has a number; from it follow its seed, its base, its forgery and the strength: the truth stands in
`truth.jsonl`. Rows go to the git-ignored cache only, together with what `recognise` says of the columns, which is
the slow part. Same numbers, same bytes, any number of processes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import bases as bases_module  # noqa: E402 - found beside this file
import forge  # noqa: E402 - found beside this file
import generators  # noqa: E402 - found beside this file
import statistical  # noqa: E402 - found beside this file
import written  # noqa: E402 - found beside this file
from bases import Base, Table  # noqa: E402 - found beside this file

from leakassay.recognise import recognise  # noqa: E402 - stands with the imports that need the path

COUNTS = {"A": 1520, "G": 420, "F": 130, "M": 300, "S": 1400, "R": 240, "P": 520, "E": 320, "W": 90, "L": 49}
"""Tables by hypothesis; F are other people's generated tables, labelled G; W those a language model might write and
L those that one wrote (`written/`), labelled M."""
SIZES = (100, 2500)
"""Rows of most tables, evenly by their logarithm; of one in seventeen more."""
MOST = 10_000
SEEN = 1000
"""Rows that the columns are recognised on."""
ADDED = (
    "national",
    "phone",
    "password",
    "amount",
    "email",
    "birth_date",
    "ip_address",
    "occupation",
    "postal_address",
    "username",
    "payment_card",
    "iban",
    "age",
    "timestamp",
)

_state: dict[str, Any] = {}


def _rows(rng: np.random.Generator) -> int:
    if rng.random() < 0.06:
        return int(rng.integers(2500, MOST))
    return int(np.exp(rng.uniform(*np.log(SIZES))))


def _pick(found: list[Base], rng: np.random.Generator) -> Base:
    """A base, every source alike (but half as rare where it has one table only)."""
    sources = sorted({b.source for b in found})
    counts = np.array([sum(b.source == s for b in found) for s in sources], float) ** 0.35
    source = sources[int(rng.choice(len(sources), p=counts / counts.sum()))]
    mine = [b for b in found if b.source == source]
    return mine[int(rng.integers(0, len(mine)))]


def make(number: int, label: str) -> tuple[dict[str, Any], Table]:
    """One table of the corpus with its truth."""
    rng = np.random.default_rng([2026, number])
    real, made = _state["real"], _state["made"]
    if label == "F":
        base = _pick(made, rng)
        table = bases_module.sample(base, rng, _rows(rng), whole=rng.random() < 0.5)
        return _truth(
            number,
            "G",
            base.source,
            base.country,
            table,
            {"how": "file", "strength": 1.0, "generator": base.source},
        ), table
    if label == "G":
        return _generated(number, rng, real)
    if label in "WL":
        rows = int(np.exp(rng.uniform(np.log(80), np.log(600))))
        table, said = written.written(rng, rows) if label == "W" else written.kept(number // 1000)
        source = "written" if label == "W" else "language model"
        return _truth(number, "M", source, said.pop("country"), table, said), table
    base = _pick(real, rng)
    table = bases_module.sample(base, rng, _rows(rng))
    said: dict[str, Any] = {"how": "as published", "strength": 1.0}
    if label == "S":
        table, said = forge.shuffled(table, rng)
    elif label == "P":
        table, said = forge.padded(table, rng)
    elif label == "M":
        table, said = statistical.modelled(table, rng)
    elif label == "E":
        table, said = _enriched(table, rng)
    elif label == "R":
        found = forge.partners(base, real, rng)
        if found is None:
            return make(number + 1_000_000, label)
        other, pairs = found
        whole = {k: v[:length] for k, v in base.table.items()} if (length := _rows(rng)) else base.table
        table, said = forge.merged(whole, other.table, pairs, rng)
        said["other"] = other.source
    return _truth(number, label, base.source, base.country, table, said), table


def _generated(number: int, rng: np.random.Generator, real: list[Base]) -> tuple[dict[str, Any], Table]:
    listed = generators.engines()
    families = sorted({f for f, _, _ in listed})
    family = str(rng.choice(families, p=_shares(families)))
    mine = [e for e in listed if e[0] == family]
    _, name, locale = mine[int(rng.integers(0, len(mine)))]
    if rng.random() < 0.55:
        base = _pick(real, rng)
        kinds = {n: base.kinds[n] for n in bases_module.sample(base, rng, 200)}
        kinds = dict(list(kinds.items())[:14])
    else:
        kinds = generators.usual_kinds(rng)
    table, said = generators.generated(kinds, _rows(rng), generators.open_engine(family, name, rng), rng)
    return _truth(
        number, "G", f"gen {family}", locale, table, said | {"generator": family, "engine": name}
    ), table


def _shares(families: list[str]) -> list[float]:
    weight = {"faker": 4.0, "mimesis": 2.5, "script": 2.5, "faker-js": 2.0, "chance": 1.0}
    total = sum(weight[f] for f in families)
    return [weight[f] / total for f in families]


def _enriched(table: Table, rng: np.random.Generator) -> tuple[Table, dict[str, Any]]:
    listed = [e for e in generators.engines() if e[0] in {"faker", "mimesis", "script"}]
    family, name, _ = listed[int(rng.integers(0, len(listed)))]
    kinds = {k: k for k in rng.choice(np.array(ADDED, object), int(rng.integers(1, 7)), replace=False)}
    engine = generators.open_engine(family, name, rng)

    def invent(draw: np.random.Generator, n: int) -> Table:
        return generators.generated(kinds, n, engine, draw)[0]

    out, said = forge.enriched(table, invent, rng)
    return out, said | {"generator": family, "invented": sorted(kinds)}


def _truth(
    number: int, label: str, source: str, country: str, table: Table, said: dict[str, Any]
) -> dict[str, Any]:
    rows = forge.length(table)
    return {
        "number": number,
        "label": label,
        "source": source,
        "country": country,
        "rows": rows,
        "columns": len(table),
        **said,
    }


def _task(task: tuple[int, str]) -> tuple[dict[str, Any], bytes, dict[str, str]] | None:
    number, label = task
    try:
        truth, table = make(number, label)
    except (ValueError, IndexError, KeyError) as error:
        print(number, label, type(error).__name__, error, file=sys.stderr)
        return None
    batch = pa.RecordBatch.from_pydict(
        {
            n: pa.array([None if v is None else str(v) for v in c.tolist()], pa.string())
            for n, c in table.items()
        }
    )
    kinds = {n: r.kind for n, r in recognise(batch.slice(0, SEEN), headers=True).items()}
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return truth, sink.getvalue().to_pybytes(), kinds


def main() -> None:
    """Write the corpus and its truth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent.parent / "shared" / "data")
    parser.add_argument("--more", type=Path, help="folder with the tables of more_sources.tsv")
    parser.add_argument("--node", type=Path, help="folder with node_modules of @faker-js/faker and chance")
    parser.add_argument("--out", type=Path, default=HERE.parent.parent / "build" / "authenticity")
    parser.add_argument("--share", type=float, default=1.0, help="of the usual number of tables")
    parser.add_argument(
        "--labels", default="AGFMSRPEWL", help="which hypotheses (F: other people's generated files)"
    )
    parser.add_argument("--tasks", default="::", help="which of the tables, as a slice start:stop:step")
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    generators.Node.folder = args.node
    found = bases_module.labelled_bases(args.data) + (bases_module.more_bases(args.more) if args.more else [])
    _state["real"], _state["made"] = [b for b in found if b.real], [b for b in found if not b.real]
    for kind in ("real", "made"):
        print(kind, len(_state[kind]), "tables of", len({b.source for b in _state[kind]}), "sources")
    counts = {label: round(count * args.share) for label, count in COUNTS.items() if label in args.labels}
    labels = sorted(
        ((label, i) for label, count in counts.items() for i in range(count)),
        key=lambda one: one[1] / counts[one[0]],
    )
    tasks = [(1000 * i + "AGFMSRPEWL".index(label), label) for label, i in labels]
    tasks = tasks[slice(*(int(p) if p else None for p in args.tasks.split(":")))]
    args.out.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with (
        Pool(args.processes) as pool,
        (args.out / "tables.pickle").open("wb") as out,
        (args.out / "truth.jsonl").open("w") as truths,
    ):
        for done in pool.imap(_task, tasks, chunksize=4):
            if done is not None:
                pickle.dump(done, out)
                line = json.dumps(done[0], sort_keys=True, default=str)
                digest.update(line.encode())
                truths.write(line + "\n")
    (args.out / "digest").write_text(digest.hexdigest())
    print("digest", digest.hexdigest()[:16])


if __name__ == "__main__":
    main()
