"""What presidio-structured says of each column of CSV files: run in an environment that has it.

    python benchmarks/compare_presidio.py [--rows N] FILE... < /dev/null

Needs `pip install presidio-structured` and an English spaCy model; the largest that is installed is taken,
for presidio would fetch one otherwise. Of each file it is given the first N rows only, since it reads each
cell as a text. Prints JSON: by file, rows looked at, CPU seconds, and its entity by column.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time

_SIZES = ("_trf", "_lg", "_md", "_sm")


def model() -> str:
    """Name the largest English model that is installed."""
    import spacy.util

    found = [name for name in spacy.util.get_installed_models() if name.startswith("en_")]
    if not found:
        raise SystemExit("presidio needs an English spaCy model, and none is installed there")
    return min(
        found, key=lambda name: next((i for i, size in enumerate(_SIZES) if size in name), len(_SIZES))
    )


def main() -> None:
    """Analyse the files named, print JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=200)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    import pandas as pd
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider
    from presidio_structured import PandasAnalysisBuilder

    logging.disable(logging.WARNING)
    name = model()
    settings = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": name}]}
    engine = NlpEngineProvider(nlp_configuration=settings).create_engine()
    builder = PandasAnalysisBuilder(AnalyzerEngine(nlp_engine=engine))
    answers = {}
    for path in args.files:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, nrows=args.rows)
        began = time.process_time()
        said = builder.generate_analysis(frame, n=len(frame)).entity_mapping
        spent = time.process_time() - began
        labels = [said.get(column) for column in frame.columns]
        answers[path] = {"rows": len(frame), "cpu_seconds": spent, "labels": labels, "note": f"with {name}"}
    sys.stdout.write("\n" + json.dumps(answers) + "\n")


if __name__ == "__main__":
    main()
