"""How often is a column recognised, and how fast? One command:

    python benchmarks/bench_recognition.py [--data ../shared/data] [--folds build/recognise]

Labelled columns (headers hidden and shown) and decoys. With --folds each source is judged by models and
by neighbours that were fitted without it (`reference-data/fit_recognise.py --folds` and then
`fit_company.py --folds` write the models); without, by the shipped ones, which have seen these tables in
fitting: those figures flatter. A kind of a column's list counts as right (`any`); `strict` counts the first
only. Beside other programs: bench_rivals.py.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pyarrow as pa

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "reference-data")]

import decoys  # noqa: E402 - found by the path above
import labelled  # noqa: E402
import made_up  # noqa: E402
from measuring import save  # noqa: E402

from leakassay.recognise import company, model, neighbours, net, recognise  # noqa: E402

if TYPE_CHECKING:
    from leakassay.recognise.model import Forest
    from leakassay.recognise.net import Net

NUMBERS = {
    "payment_card",
    "phone",
    "email",
    "iban",
    "bank_account",
    "passport",
    "driving_licence",
    "voter_id",
    "crypto_address",
    "vehicle_plate",
}
FOLDS = 10
SPEED_ROWS = 20_000
Row = tuple[str, str, str, list[str], str]
"""Source, file, column, right kinds, answer."""


def direct(kind: str) -> bool:
    """Say whether a kind identifies a person by itself."""
    return "." in kind or kind in NUMBERS


@cache
def _forest(path: Path) -> Forest:
    return model.read(path)


@cache
def _net(path: Path) -> Net:
    return net.read(path)


def leave_out(folder: Path, data: Path, source: str) -> None:
    """Judge by models and neighbours that have not seen this source."""
    import fit_neighbours

    fold = crc32(source.encode()) % FOLDS
    trees, other = folder / f"fold{fold}.npz", folder / f"net{fold}.npz"
    tables = [*fit_neighbours.hand(), *(t for t in fit_neighbours.real(data) if t[0] != source)]
    fitted = fit_neighbours.fit(tables)
    arrays = fitted["after"], fitted["before"], fitted["company"]
    model.forest = lambda: _forest(trees)  # type: ignore[assignment]
    model.net = lambda: _net(other)  # type: ignore[assignment]
    company.net = lambda: _net(folder / f"company{fold}.npz")  # type: ignore[assignment]
    neighbours._tables = lambda: (tuple(fitted["kinds"].tolist()), *arrays)  # type: ignore[assignment]  # noqa: SLF001


def scores(rows: list[Row]) -> dict[str, float]:
    """Macro F1 and accuracy."""
    found: dict[str, float] = {"columns": len(rows)}
    sources = defaultdict(set)
    for source, _, _, right, _ in rows:
        sources[right[0]].add(source)
    weight = Counter(row[0] for row in rows)
    for name, lenient in (("any", True), ("strict", False)):
        truth = [a if lenient and a in right else right[0] for *_, right, a in rows]
        per = f1(truth, [row[-1] for row in rows], set(sources))
        several = [f for k, f in per.items() if len(sources[k]) > 1]
        right = [t == row[-1] for t, row in zip(truth, rows, strict=True)]
        found[f"macro F1 {name}"] = sum(per.values()) / len(per)
        found[f"macro F1 {name}, kinds of two sources"] = sum(several) / max(1, len(several))
        found[f"accuracy {name}"] = sum(right) / len(rows)
        alike = sum(ok / weight[row[0]] for ok, row in zip(right, rows, strict=True))
        found[f"accuracy {name}, sources alike"] = alike / len(weight)
    return found


def f1(truth: list[str], answers: list[str], kinds: set[str]) -> dict[str, float]:
    """F1 by kind; a kind whose columns all got another name that is as right, and no other, has none."""
    hits = Counter(t for t, a in zip(truth, answers, strict=True) if t == a)
    said, real = Counter(answers), Counter(truth)
    return {k: 2 * hits[k] / (real[k] + said[k]) for k in sorted(kinds) if real[k] + said[k]}


def families(rows: list[Row]) -> dict[str, float]:
    """Accuracy (any) by source."""
    by: dict[str, list[bool]] = defaultdict(list)
    for source, _, _, right, answer in rows:
        by[source].append(answer in right)
    return {source: sum(ok) / len(ok) for source, ok in sorted(by.items())}


def judge(data: Path, folds: Path | None, *, headers: bool) -> list[Row]:
    """Answer every labelled column."""
    rows = []
    for file, batch, labels in labelled.tables(data):
        source = labelled.source_of(file)
        if folds is not None:
            leave_out(folds, data, source)
        answers = recognise(batch, headers=headers)
        rows += [(source, file, name, right, answers[name].kind) for name, right in labels.items()]
    return rows


def confusion(rows: list[Row]) -> None:
    """Print what is taken for what, in the order of the sources it happens in."""
    wrong: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source, _, name, right, answer in rows:
        if answer not in right:
            wrong[right[0], answer].add(f"{source}: {name}"[:40])
    for (right_kind, answer), where in sorted(wrong.items(), key=lambda kv: -len(kv[1])):
        print(f"  {right_kind:22} taken for {answer:22} {len(where):3}  {'; '.join(sorted(where)[:3])}")


def judge_decoys() -> dict[str, Any]:
    """Count decoys typed as a direct identifier, each alone and beside names."""
    typed, total = [], 0
    for label, values in decoys.decoys().items():
        people = ["Ann Miller", "Juan García", "王小明", "Иван Петров"] * (len(values) // 4)
        for columns, headers in (
            ({"0": values}, False),
            ({"name": people, "number": values}, True),
            ({"0": people, "1": values}, False),
        ):
            total += 1
            answer = list(recognise(pa.RecordBatch.from_pydict(columns), headers=headers).values())[-1]
            if direct(answer.kind):
                typed.append(f"{label}: {answer.kind}")
    return {"decoys": total, "typed as direct identifier": len(typed), "which": sorted(set(typed))}


def speed() -> dict[str, Any]:
    """Time made-up records of ten columns, in CPU seconds."""
    rows = [row for part in made_up.rows(SPEED_ROWS) for row in part]
    batch = pa.RecordBatch.from_pydict(
        dict(zip(made_up.HEADER, map(list, zip(*rows, strict=True)), strict=True))
    )
    began = time.process_time()
    recognise(batch)
    return {"rows": len(rows), "cpu seconds": time.process_time() - began}


def main() -> None:
    """Print a table, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--out", type=Path, default=HERE / "results")
    parser.add_argument("--confusion", action="store_true")
    args = parser.parse_args()
    report: dict[str, Any] = {"decoys": judge_decoys(), "speed": speed()}
    if args.data.exists():
        for shown in (False, True):
            rows = judge(args.data, args.folds, headers=shown)
            label = "headers shown" if shown else "headers hidden"
            report[label] = scores(rows)
            report[f"{label}, by source"] = families(rows)
            if args.confusion:
                confusion(rows)
        report["fitted without the source judged"] = args.folds is not None
    for part, figures in report.items():
        for figure, value in figures.items() if isinstance(figures, dict) else [("", figures)]:
            print(f"{part:27} {figure:42} {round(value, 3) if isinstance(value, float) else value}")
    save("recognition", report, args.out)


if __name__ == "__main__":
    main()
