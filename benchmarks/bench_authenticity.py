"""How right is the verdict on sources, generators and countries it has not seen? One command:

    python benchmarks/bench_authenticity.py [--features build/authenticity/features.jsonl ...] [--by group|country] [--each]

Cllr, misleading evidence, what leads, what is called supported; by size of table, by strength and by sort of forgery. `--each`
prints what every feature is worth alone. Without the extracted features of a corpus (authenticity/build.py and
extract.py) it prints the figures that the shipped calibration carries.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from measuring import save

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "authenticity")]

SHIPPED = HERE.parent / "src" / "leakassay" / "reference" / "verdict" / "calibration.json"


def shown(title: str, summary: dict[str, Any]) -> None:
    """Print one summary."""
    import figures

    print(
        f"\n{title}: {summary['tables']} tables, AUC {summary['auc']:.3f}, right hypothesis leads {summary['accuracy']:.3f}"
    )
    print("authentic tables", {k: round(v, 3) for k, v in summary["authentic"].items()})
    print("called supported", {k: round(v, 3) for k, v in summary["supported"].items()})
    print("left undecided", {k: round(v, 3) for k, v in summary.get("undecided", {}).items()})
    print(figures.table(summary["pairs"]))
    print(figures.table(summary["confusion"]))


def each(corpus: Any) -> dict[str, dict[str, float]]:
    """Area under the curve of each feature by pair (0.5 worthless, either side useful), and where it was measured."""
    import figures
    from learning import CLASSES

    rows = {}
    for i, name in enumerate(corpus.names):
        values = corpus.data[:, i]
        known = np.isfinite(values)
        row = {"measured": float(known.mean())}
        for j, one in enumerate(CLASSES[1:]):
            a, x = known & (corpus.label == 0), known & (corpus.label == j + 1)
            row[f"A:{one}"] = (
                figures.auc(values[a], values[x], corpus.weight[a], corpus.weight[x])
                if a.sum() > 9 < x.sum()
                else 0.5
            )
        rows[name] = row
    return rows


def parts(corpus: Any) -> dict[str, Any]:
    """Which tables are looked at by themselves: by size, by strength of the forgery, by who wrote them."""
    rows = np.array([t["rows"] for t in corpus.truth])
    strength = np.array([t["strength"] if t["label"] in "SPR" else np.nan for t in corpus.truth])
    written = np.array([t["how"] == "language model" for t in corpus.truth])
    authentic = corpus.label == 0
    return {
        "under 500 rows": rows < 500,
        "500 to 1,000": (rows >= 500) & (rows < 1000),
        "1,000 and more": rows >= 1000,
        "half of the rows or more": authentic | (strength >= 0.5),
        "fewer than half of the rows": authentic | (strength < 0.5),
        "files by a language model": authentic | written,
    }


def main() -> None:
    """Print tables, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--features",
        type=Path,
        nargs="+",
        default=[HERE.parent / "build" / "authenticity" / "features.jsonl"],
    )
    parser.add_argument("--by", choices=("group", "country"), default="group")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--trees", type=int, default=100)
    parser.add_argument("--out", type=Path, default=HERE / "results")
    args = parser.parse_args()
    if not all(p.exists() for p in args.features):
        print("no features here: the figures of the shipped calibration")
        shipped = json.loads(SHIPPED.read_text())["error_rates"]
        shown("shipped", shipped)
        save("authenticity", {"shipped": shipped}, args.out)
        return
    import evaluating
    import figures
    from fit import FOREST
    from learning import read

    corpus = read(args.features)
    if args.each:
        print(figures.table(each(corpus)))
        return
    judged = evaluating.judge(corpus, args.by, trees=args.trees, **FOREST)
    report = {"all": evaluating.summary(judged)}
    for name, part in parts(judged.corpus).items():
        if part.sum() > (judged.corpus.label[part] == 0).sum() > 0:
            report[name] = evaluating.summary(judged, part)
    for name, summary in report.items():
        shown(name, summary)
    save("authenticity", report, args.out)


if __name__ == "__main__":
    main()
