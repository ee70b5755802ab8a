"""Is time per byte bounded? Seconds of processor against bytes of each hostile shape, and the log-log slope.

    nice python benchmarks/bench_hostility.py [--go-on] [PART OF A NAME ...]

Every shape of `hostile_shapes` is read at four sizes, each twice as large as the one before: by its source
alone and through the whole pass; those of values are judged too. A line has slope 1, and less while fixed
costs weigh; a curve has more. Ends with 1 where a slope over the last three sizes is above 1.25, or a reading
was given up. What looks steep is measured once more, and the least counts: other processes only add. Foreign
formats are read in this process here, so that their time shows. Results are saved shape by shape; `--go-on`
leaves out those that have been measured.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from hostile_shapes import SHAPES
from measuring import RESULTS, save, show

from leakassay.assaying import assay
from leakassay.engine.local import Threads
from leakassay.errors import LeakassayError
from leakassay.measures.interface import Key
from leakassay.reading import Pass
from leakassay.sources import open_inputs, opening
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = tuple(1 << power for power in (19, 20, 21, 22))
STEEP = 1.25
LEAST = 0.2
"""Seconds at the largest size below which a slope is noise."""
PATIENCE = 60
"""Processor seconds after which a reading is given up, and larger ones are not begun."""


def sources(path: Path) -> None:
    """Read by the source alone."""
    for one in open_inputs([path], Limits()):
        for block in one.source.blocks() if one.source is not None else ():
            block.read()


def whole(path: Path) -> None:
    """Recognise and measure as well."""
    with Threads(1) as threads:
        reading = Pass(Key.of(b"hostility" * 4), threads)
        for one in open_inputs([path], Limits()):
            reading.read(one)
        reading.finish()


def judged(path: Path) -> None:
    """Judge as well."""
    assay(path, seed=1, workers=1)


READS: dict[str, Callable[[Path], None]] = {"source": sources, "pass": whole, "assay": judged}


def seconds(read: Callable[[Path], None], path: Path) -> float:
    """Measure in a process of its own; infinite where that is no end."""
    ours, theirs = os.pipe()
    if os.fork() == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        _measured(read, path, theirs)
    os.close(theirs)
    answer = os.read(ours, 100)
    os.close(ours)
    os.wait()
    return float(answer) if answer else math.inf


def _measured(read: Callable[[Path], None], path: Path, answer: int) -> None:
    """Read in a process of its own, say how long it took, and end."""
    # No worker is forked: its time would not show.
    opening.contained = SimpleNamespace(
        opened=lambda form, *given: form.open(*given),
        members=lambda archive, *given: archive.members(*given),
        walls_of=lambda _: None,
    )
    begun = time.process_time()
    try:
        with contextlib.suppress(LeakassayError):
            read(path)
        os.write(answer, str(time.process_time() - begun).encode())
    finally:
        os._exit(0)


def slope(times: list[float]) -> float | None:
    """Give the slope over the last three sizes, which are 1, 2 and 4 times as large; None if given up."""
    if not math.isfinite(times[-1]):
        return None
    return round(math.log2(times[-1] / max(times[-3], 1e-3)) / 2, 2) if times[-1] >= LEAST else 0.0


def measured(read: Callable[[Path], None], shape: Callable[[int], bytes], path: Path) -> list[float]:
    """Read a shape at all sizes, up to one that takes too long."""
    times: list[float] = []
    for size in SIZES:
        path.write_bytes(shape(size))
        times.append(seconds(read, path) if math.inf not in times else math.inf)
    return times


def lines_of(name: str, path: Path) -> list[dict[str, Any]]:
    """Measure one shape in all ways."""
    lines = []
    for what in ("source", "pass", *(["assay"] if name.startswith("value:") else [])):
        times = measured(READS[what], SHAPES[name], path)
        if (slope(times) or 0) > STEEP:
            times = [min(two) for two in zip(times, measured(READS[what], SHAPES[name], path), strict=True)]
        figures = {f"{size >> 10} KiB": _told(t) for size, t in zip(SIZES, times, strict=True)}
        lines.append({"shape": name, "read": what, **figures, "slope": slope(times)})
    return lines


def _told(seconds: float) -> float | str:
    return round(seconds, 2) if math.isfinite(seconds) else f"over {PATIENCE}"


def main(arguments: list[str]) -> int:
    """Measure and show all shapes, or those that are asked for."""
    wanted = [one for one in arguments if one != "--go-on"]
    kept = RESULTS / "hostility.json"
    lines = json.loads(kept.read_text())["figures"] if "--go-on" in arguments and kept.exists() else []
    done = {line["shape"] for line in lines}
    names = [name for name in SHAPES if name not in done and (not wanted or any(w in name for w in wanted))]
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            lines += lines_of(name, Path(folder) / "made-up")
            show(lines[-3:] if name.startswith("value:") else lines[-2:])
            if not wanted:
                save("hostility", lines)
    show(lines)
    return int(any(line["slope"] is None or line["slope"] > STEEP for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
