"""Any bytes yield records or counted rejects that add up; nothing but LeakassayError comes out, and in time.

    python fuzz/fuzz_sources.py csv -max_total_time=300      one format or container of tests/sample_files.py
    python fuzz/fuzz_sources.py csv CRASH_FILE               one input again

Guided by coverage (atheris, of the extra `fuzz`); begins with the made-up file of the format and with the
regressions in tests/laws/regressions, which is where what it finds belongs, made small. All other options
are libFuzzer's.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
with atheris.instrument_imports(include=["leakassay.sources"]):
    from leakassay.errors import LeakassayError
    from leakassay.sources.interface import Limits
    from opened import read_all
    from sample_files import FORMAT_SAMPLES, PACKED_SAMPLES, sample

LIMITS = Limits(record_bytes=2_000, depth=8, block_bytes=1_000, whole_bytes=1 << 20, columns=50)
MEMORY = Path("/dev/shm")  # noqa: S108 - no name in it is guessable: a folder of our own is made there
SECONDS = 10
"""No input of a few kilobytes takes longer."""


def main(arguments: list[str]) -> None:
    """Fuzz the format that is named first."""
    if len(arguments) < 2 or arguments[1] not in {**FORMAT_SAMPLES, **PACKED_SAMPLES}:
        raise SystemExit(f"name one of: {', '.join(sorted({**FORMAT_SAMPLES, **PACKED_SAMPLES}))}")
    name, options = arguments[1], arguments[2:]
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        path, corpus = Path(folder) / "made-up", Path(folder) / "corpus"
        corpus.mkdir()
        (corpus / "sample").write_bytes(sample(name))
        for one in sorted((ROOT / "tests/laws/regressions").iterdir()):
            (corpus / one.name).write_bytes(one.read_bytes())

        def one_input(data: bytes) -> None:
            path.write_bytes(data)
            try:
                read_all(path, limits=LIMITS)
            except LeakassayError as refused:
                if "fault of ours" in str(refused):
                    raise AssertionError from refused

        again = [option for option in options if not option.startswith("-")]
        begin = again or [str(corpus)]
        options = [option for option in options if option.startswith("-")]
        artifacts = f"-artifact_prefix={os.getcwd()}/"  # noqa: PTH109 - libFuzzer takes a text, with its slash
        atheris.Setup(
            [arguments[0], f"-timeout={SECONDS}", "-max_len=8192", artifacts, *options, *begin], one_input
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
