"""How often is a column recognised? One command:

    python benchmarks/recognition.py [--data ../shared/data] [--folds build/recognise] [--out benchmarks/results]

Labelled columns (headers hidden and shown) and decoys. With --folds each source is judged by a
forest that was fitted without it (`reference-data/fit_recognise.py --folds` writes these); without,
by the shipped forest, which has seen these tables in fitting: those figures flatter.
A kind of a column's list counts as right (`any`); `strict` counts the first only.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "reference-data")]

import decoys  # noqa: E402
import labelled  # noqa: E402

from leakassay.recognise import decide, model, recognise  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

DIRECT = {
    "payment_card",
    "phone",
    "email",
    "iban",
    "bank_account",
    "passport",
    "driving_licence",
    "voter_id",
    "crypto_address",
}
Answers = dict[str, str]


def leakassay(batch: pa.RecordBatch, *, headers: bool) -> Answers:
    """This project."""
    return {n: r.kind for n, r in recognise(batch, headers=headers).items()}


COMPETITORS: dict[str, Callable[..., Answers]] = {"leakassay": leakassay}
"""One function each: columns in, a kind of ours for each column out."""


def direct(kind: str) -> bool:
    """Whether a kind identifies a person by itself."""
    return "." in kind or kind in DIRECT


def use_fold(folder: Path | None, source: str) -> None:
    """Judge by the forest that has not seen this source."""
    if folder is None:
        return
    from zlib import crc32

    fold = crc32(source.encode()) % 10
    path = folder / f"fold{fold}.npz"
    decide.forest = lambda: model.read(path)  # type: ignore[assignment]


def scores(rows: list[tuple[str, list[str], str]]) -> dict[str, float]:
    """Macro F1 and accuracy of (source, right kinds, answer)."""
    found: dict[str, float] = {"columns": len(rows)}
    sources = {k: {s for s, right, _ in rows if right[0] == k} for k in {r[0] for _, r, _ in rows}}
    for name, lenient in (("any", True), ("strict", False)):
        truth = [a if lenient and a in right else right[0] for _, right, a in rows]
        answers = [a for *_, a in rows]
        hits = Counter(t for t, a in zip(truth, answers, strict=True) if t == a)
        per = {
            k: 2 * hits[k] / max(1, truth.count(k) + answers.count(k))
            for k in set(truth) & set(sources) | set(sources)
        }
        many = [f for k, f in per.items() if len(sources[k]) >= 2]
        found[f"macro F1 {name}"] = sum(per.values()) / len(per)
        found[f"macro F1 {name}, kinds of two sources"] = sum(many) / max(1, len(many))
        found[f"accuracy {name}"] = sum(hits.values()) / len(rows)
        weight = Counter(s for s, *_ in rows)
        right_weight = sum(1 / weight[r[0]] for r, t in zip(rows, truth, strict=True) if t == r[2])
        found[f"accuracy {name}, sources alike"] = right_weight / len(weight)
    return found


def judge(name: str, data: Path, folds: Path | None, confusion: bool) -> dict[str, Any]:
    """All figures of one competitor."""
    tell, figures = COMPETITORS[name], {}
    tables = labelled.tables(data)
    for shown in (False, True):
        rows, files, began = [], [], time.process_time()
        for file, batch, labels in tables:
            use_fold(folds, labelled.source_of(file))
            answers = tell(batch, headers=shown)
            for column, right in labels.items():
                rows.append((labelled.source_of(file), right, answers[column]))
                files.append((file, column))
        label = "headers shown" if shown else "headers hidden"
        figures[label] = scores(rows) | {"cpu seconds": time.process_time() - began}
        if confusion:
            wrong: dict[tuple[str, str], list[tuple[str, str]]] = {}
            for (_, right, answer), where in zip(rows, files, strict=True):
                if answer not in right:
                    wrong.setdefault((right[0], answer), []).append(where)
            for pair, at in sorted(
                wrong.items(), key=lambda kv: -len({(labelled.source_of(f), c) for f, c in kv[1]})
            ):
                print(label, *pair, len(at), [(f[-22:], c[:20]) for f, c in at[:4]])
    return figures


def judge_decoys(name: str) -> dict[str, Any]:
    """Decoys typed as a direct identifier, each alone and beside names."""
    tell, typed, total = COMPETITORS[name], [], 0
    for label, values in decoys.decoys().items():
        people = ["Ann Miller", "Juan García", "王小明", "Иван Петров"] * (len(values) // 4)
        for batch, headers in (
            (pa.RecordBatch.from_pydict({"0": values}), False),
            (pa.RecordBatch.from_pydict({"name": people, "number": values}), True),
            (pa.RecordBatch.from_pydict({"0": people, "1": values}), False),
        ):
            total += 1
            kind = list(tell(batch, headers=headers).values())[-1]
            if direct(kind):
                typed.append([label, kind, "shown" if headers else "hidden"])
    return {"decoys": total, "typed as direct identifier": len(typed), "which": typed}


def main() -> None:
    """Print a table, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--out", type=Path, default=HERE / "results")
    parser.add_argument("--confusion", action="store_true")
    args = parser.parse_args()
    report: dict[str, Any] = {}
    for name in COMPETITORS:
        report[name] = {"decoys": judge_decoys(name)}
        if args.data.exists():
            report[name] |= judge(name, args.data, args.folds, args.confusion)
        for part, figures in report[name].items():
            for figure, value in figures.items():
                print(
                    f"{name:10} {part:15} {figure:42} {value if not isinstance(value, float) else round(value, 3)}"
                )
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "recognition.json").write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
