"""What DataProfiler says of each column of CSV files: run by the interpreter of an environment that has it.

    python benchmarks/compare_dataprofiler.py FILE... < /dev/null

Prints JSON: by file, rows that it looked at (it takes a sample), CPU seconds and, where its labeller is
installed (the extra `ml`), its label by column.
"""

from __future__ import annotations

import json
import sys
import time
import warnings


def profile(path: str) -> dict[str, object]:
    """Profile one file with the settings of the house."""
    import dataprofiler as dp
    import pandas as pd

    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    options = dp.ProfilerOptions()
    began = time.process_time()
    profiler = dp.Profiler(frame, options=options)
    report = profiler.report(report_options={"output_format": "compact"})
    spent = time.process_time() - began
    labels = [c.get("data_label") for c in report["data_stats"]]
    looked = report["global_stats"]["samples_used"]
    note = f"a sample of {len(frame):,} rows" if looked < len(frame) else ""
    return {"rows": looked, "cpu_seconds": spent, "labels": labels, "note": note}


def main() -> None:
    """Profile the files named, print JSON."""
    warnings.simplefilter("ignore")
    answers = {path: profile(path) for path in sys.argv[1:]}
    sys.stdout.write("\n" + json.dumps(answers) + "\n")


if __name__ == "__main__":
    main()
