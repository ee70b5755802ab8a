"""Run the tests on every table of the corpus and keep their features: one command, after build.py.

    python benchmarks/authenticity/extract.py [--corpus build/authenticity]

Writes `features.jsonl`: the truth of each table with the numbers of all tests; no value of a row.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import time
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import pyarrow as pa

from leakassay.evidence import TESTS, t24_made_columns, t50_ought
from leakassay.evidence.interface import InputFacts, Leak
from leakassay.evidence.pairs import broken
from leakassay.kinds import all_kinds
from leakassay.measures.interface import Key
from leakassay.measures.planning import plan_table
from leakassay.measures.prepare import prepare
from leakassay.measures.tables import TableMeasures
from leakassay.records import Batch
from leakassay.verdict.gathering import gather

KEY = Key.of(b"corpus")
Item = tuple[dict[str, Any], bytes, dict[str, str]]


def items(corpus: Path) -> Iterator[Item]:
    """The tables of the corpus."""
    with (corpus / "tables.pickle").open("rb") as file:
        while True:
            try:
                yield pickle.load(file)  # noqa: S301 - written by build.py
            except (EOFError, pickle.UnpicklingError):
                return  # the end, or a corpus whose building was broken off


def features_of(item: Item) -> dict[str, Any]:
    """Truth and features of one table."""
    truth, data, kinds = item
    began = time.process_time()
    batch = pa.ipc.open_stream(data).read_all().combine_chunks().to_batches()[0]
    known = {name: kind if kind in all_kinds() else "unknown" for name, kind in kinds.items()}
    plan = plan_table("table", batch, known, KEY)
    measures = TableMeasures(plan)
    measures.update(prepare(Batch("table", batch, 0, batch.nbytes), plan))
    leak = Leak((measures.summary(),), (InputFacts("table", "csv", "UTF-8", {}, ("table",)),))
    # T24 and T50 need forests that are fitted on what is extracted here: columns and pairs are kept as figures.
    findings = [f for test in TESTS if test.number not in {"T24", "T50"} for f in test.run(leak)]
    sample = next(leak.samples())
    names, figures = t24_made_columns.profiles(sample)
    pairs = {"pairs": t50_ought.pairs_of(sample)}
    if truth["label"] == "A":
        pairs["shuffled"] = t50_ought.pairs_of(broken(sample))
    found = gather([f for t in TESTS for f in t.features], findings).get("table", {})
    return {
        "truth": truth,
        "features": {k: round(v, 4) for k, v in found.items()},
        "columns": {n: [round(v, 4) for v in row] for n, row in zip(names, figures.tolist(), strict=True)},
        **{
            how: [
                [*pair, *(round(v, 3) for v in row)]
                for pair, row in zip(names, figures.tolist(), strict=True)
            ]
            for how, (names, figures) in pairs.items()
        },
        "seconds": time.process_time() - began,
    }


def main() -> None:
    """Write the features."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, default=Path(__file__).parent.parent.parent / "build" / "authenticity"
    )
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--most", type=int, default=10**9)
    args = parser.parse_args()
    spent, count = 0.0, 0
    with Pool(args.processes) as pool, (args.corpus / "features.jsonl").open("w") as out:
        for done in pool.imap(
            features_of,
            (item for _, item in zip(range(args.most), items(args.corpus), strict=False)),
            chunksize=4,
        ):
            out.write(json.dumps(done) + "\n")
            spent, count = spent + done["seconds"], count + 1
    print(f"{count} tables, {spent / max(1, count):.2f} CPU seconds each", file=sys.stderr)


if __name__ == "__main__":
    main()
