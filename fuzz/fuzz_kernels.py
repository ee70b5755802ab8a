"""No damaged file takes a compiled loop out of its bounds, and nothing but LeakassayError comes out.

    python fuzz/fuzz_kernels.py [SECONDS [SEED]]

Builds the kernels once more under AddressSanitizer (gcc, some minutes; in build/sanitized, where only what
changed is built again), and reads damaged made-up files of all formats that are read inside the process: by
their source alone and through the whole pass. Stops at the first access out of bounds, which it shows, and
keeps the file that led to it as `crash`.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "build" / "sanitized"
OWN = (
    "csv",
    "ndjson",
    "json",
    "sql",
    "bson",
    "vcard",
    "ldif",
    "fixed width",
    "cards",
    "log",
    "dbf",
    "zip",
    "tar",
)
MARKS = tuple(b"\" ' \\ \n \r\n , ; { } [ ] ( ) \0 \xff -- /* $$ \xf0\x9f\x98\x80 \xe4\xb8\xad".split(b" "))
MOST = 60_000
"""Bytes of a damaged file."""


def build() -> None:
    """Copy the sources and build them with the sanitizer."""
    BUILT.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "src", BUILT / "src", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.so"))
    for name in ("setup.py", "pyproject.toml", "README.md"):
        shutil.copy2(ROOT / name, BUILT / name)
    flags = {"CFLAGS": "-g -fsanitize=address -fno-omit-frame-pointer"}
    command = [sys.executable, "setup.py", "-q", "build_ext", "--inplace"]
    subprocess.run(command, cwd=BUILT, env={**os.environ, **flags}, check=True, stderr=subprocess.DEVNULL)


def run_again(arguments: list[str]) -> int:
    """Run this file on what was built; the sanitizer has to be there before Python is."""
    library = subprocess.run(
        ["gcc", "-print-file-name=libasan.so"],  # noqa: S607 - whichever built the kernels
        capture_output=True,
        check=True,
        text=True,
    ).stdout.strip()
    told = {
        "LD_PRELOAD": library,
        "ASAN_OPTIONS": "detect_leaks=0",
        "PYTHONMALLOC": "malloc",  # each object by itself, so that what lies behind it is nobody's
        "PYTHONPATH": f"{BUILT / 'src'}:{ROOT / 'tests'}",
    }
    return subprocess.run(
        [sys.executable, __file__, "", *arguments], env={**os.environ, **told}, check=False
    ).returncode


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Damage a file in a few places."""
    data = bytearray(content)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[at : at + 1] = chance.randbytes(1)
            case 1:
                del data[at : at + chance.choice([1, 10, 100, 1000])]
            case 2:
                data[at:at] = chance.choice(MARKS) * chance.choice([1, 1, 3, 50])
            case 3:
                data[at:at] = data[max(0, at - chance.randrange(1, 200)) : at]
            case 4:
                data[at : at + 4] = bytes(4)
            case _:
                del data[at + 1 :]
    return bytes(data[:MOST])


def fuzz(seconds: float, seed: int) -> None:
    """Read damaged files until the time is over."""
    from leakassay.engine.local import Threads
    from leakassay.errors import LeakassayError
    from leakassay.measures.interface import Key
    from leakassay.reading import Pass
    from leakassay.sources import open_inputs
    from leakassay.sources.interface import Limits
    from opened import read_all
    from sample_files import sample

    small = Limits(record_bytes=2_000, depth=8, block_bytes=1_000, whole_bytes=1 << 20, columns=50)
    chance, end, files = random.Random(seed), time.monotonic() + seconds, 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made-up"
        while time.monotonic() < end:
            files += 1
            path.write_bytes(damaged(sample(chance.choice(OWN)), chance))
            shutil.copyfile(path, "crash")
            try:
                read_all(path, limits=chance.choice((small, Limits())))
                with Threads(1) as threads:
                    reading = Pass(Key.of(b"damaged files" * 4), threads)
                    for one in open_inputs([path], Limits()):
                        reading.read(one)
                    reading.finish()
            except LeakassayError:
                continue
    Path("crash").unlink()
    print(f"{files} damaged files read within bounds")


def main(arguments: list[str]) -> int:
    """Build and run; or, run by itself, fuzz."""
    if arguments[:1] == [""]:
        fuzz(float((arguments[1:2] or ["600"])[0]), int((arguments[2:3] or ["1"])[0]))
        return 0
    build()
    return run_again(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
