"""Is time per byte bounded? Seconds of processor against bytes of each hostile shape, and the log-log slope.

    python benchmarks/bench_hostility.py [PART OF A NAME ...]

Every shape of `hostile_shapes` is read at four sizes, each twice as large as the one before: by its source
alone and through the whole pass. A line has slope 1, and less while fixed costs weigh; a curve has more. Ends
with 1 where a slope over the last three sizes is above 1.25. Foreign formats are read in this process here,
so that their time shows.
"""

from __future__ import annotations

import contextlib
import math
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from hostile_shapes import SHAPES
from measuring import save, show

from leakassay.engine.local import Threads
from leakassay.errors import LeakassayError
from leakassay.measures.interface import Key
from leakassay.reading import Pass
from leakassay.sources import open_inputs, opening
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = tuple(1 << power for power in (20, 21, 22, 23))
STEEP = 1.25
LEAST = 0.2
"""Seconds at the largest size below which a slope is noise."""
PATIENCE = 300
"""Processor seconds after which a reading is given up."""


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
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    # No worker is forked: its time would not show.
    opening.contained = SimpleNamespace(
        opened=lambda form, *given: form.open(*given), walls_of=lambda _: None
    )
    begun = time.process_time()
    try:
        with contextlib.suppress(LeakassayError):
            read(path)
        os.write(answer, str(time.process_time() - begun).encode())
    finally:
        os._exit(0)


def slope(times: list[float]) -> float:
    """Give the slope over the last three sizes, which are 1, 2 and 4 times as large."""
    if times[-1] < LEAST or not math.isfinite(times[-1]):
        return 0.0 if math.isfinite(times[-1]) else math.inf
    return round(math.log2(times[-1] / max(times[-3], 1e-3)) / 2, 2)


def main(wanted: list[str]) -> int:
    """Measure and show all shapes."""
    lines, steep = [], False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made-up"
        for name, shape in SHAPES.items():
            if wanted and not any(part in name for part in wanted):
                continue
            found: dict[str, list[float]] = {"source": [], "pass": []}
            for size in SIZES:
                path.write_bytes(shape(size))
                found["source"].append(seconds(sources, path))
                found["pass"].append(seconds(whole, path))
            for what, times in found.items():
                figures = {f"{size >> 10} KiB": round(t, 2) for size, t in zip(SIZES, times, strict=True)}
                line = {"shape": name, "read": what, **figures, "slope": slope(times)}
                steep = steep or line["slope"] > STEEP
                lines.append(line)
                show(lines[-1:])
    show(lines)
    if not wanted:
        save("hostility", lines)
    return int(steep)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
