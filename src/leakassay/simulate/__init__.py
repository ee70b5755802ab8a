"""Made-up leaks with known truth. Every person in them is invented."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from leakassay.errors import LeakassayError
from leakassay.simulate.forging import forge as forge_chunk
from leakassay.simulate.forging import read_forgery
from leakassay.simulate.hospital import HOSPITAL
from leakassay.simulate.hotel import HOTEL
from leakassay.simulate.interface import CHUNK, FileFormat, Made, Shape
from leakassay.simulate.police import POLICE
from leakassay.simulate.shop import SHOP
from leakassay.simulate.telecom import TELECOM
from leakassay.simulate.truth import Truth
from leakassay.simulate.writing import prologue, suffix, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

FORMATS: tuple[FileFormat, ...] = ("ndjson", "csv", "sql")

SHAPES: Mapping[str, Shape] = {shape.name: shape for shape in (POLICE, TELECOM, SHOP, HOSPITAL, HOTEL)}
"""Every shape, by name."""


def simulate(
    shape: str,
    rows: int,
    out: Path | BinaryIO,
    *,
    fmt: FileFormat = "ndjson",
    seed: int = 1,
    truth: Path | None = None,
    forge: str | None = None,
) -> None:
    """Write a made-up leak of `rows` records in its main table.

    `out` is a folder, which gets a file a table (SQL: one dump), or an open file, which gets the
    main table alone (SQL: the whole dump). Memory does not grow with `rows`. Same seed, same
    bytes. Raises LeakassayError for an unknown shape, format or forgery.
    """
    if shape not in SHAPES or fmt not in FORMATS or rows < 1:
        raise LeakassayError("A made-up leak needs a known shape and format, and at least one row.")
    plan = SHAPES[shape]
    forgery = read_forgery(forge, plan.tables) if forge else None
    facts = Truth(plan, seed, fmt, forge)
    with ExitStack() as files:
        outputs = _outputs(plan, out, fmt, files)
        passes = plan.tables if fmt == "sql" else plan.tables[:1]
        for number, table in enumerate(passes):
            wanted = (table.name,) if fmt == "sql" else tuple(outputs)
            for name in wanted:
                _begin(plan, name, outputs[name], fmt)
            written = dict.fromkeys(wanted, 0)
            for chunk, made in enumerate(_chunks(plan, rows, seed)):
                if forgery is not None:
                    forge_chunk(made, plan.tables, forgery, _generator(seed, 1, chunk))
                _write(plan, made, outputs, fmt, written)
                if number == 0:
                    facts.add(made)
    if truth is not None:
        facts.save(truth)


def _chunks(plan: Shape, rows: int, seed: int) -> Iterator[Made]:
    world = plan.world(_generator(seed, 2, 0))
    for chunk, first in enumerate(range(0, rows, CHUNK)):
        yield plan.make(world, _generator(seed, 0, chunk), first, min(CHUNK, rows - first), rows)


def _generator(seed: int, use: int, chunk: int) -> np.random.Generator:
    """Give the generator of one chunk for one use (0 rows, 1 forgery, 2 world)."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, use, chunk])))


def _outputs(plan: Shape, out: Path | BinaryIO, fmt: FileFormat, files: ExitStack) -> dict[str, BinaryIO]:
    """Open a file a table, or the one for all."""
    names = [table.name for table in plan.tables]
    if not isinstance(out, Path):
        return dict.fromkeys(names if fmt == "sql" else names[:1], out)
    out.mkdir(parents=True, exist_ok=True)
    if fmt == "sql":
        dump = files.enter_context((out / f"{plan.name}{suffix(fmt)}").open("wb"))
        return dict.fromkeys(names, dump)
    return {name: files.enter_context((out / f"{name}{suffix(fmt)}").open("wb")) for name in names}


def _begin(plan: Shape, name: str, out: BinaryIO, fmt: FileFormat) -> None:
    out.write(prologue(next(table for table in plan.tables if table.name == name), fmt))


def _write(
    plan: Shape, made: Made, outputs: Mapping[str, BinaryIO], fmt: FileFormat, written: dict[str, int]
) -> None:
    for table in plan.tables:
        if table.name in written:
            rows = made.tables[table.name]
            index = plan.envelope.get(table.name, "")
            write_rows(outputs[table.name], table, rows, fmt, first=written[table.name], index=index)
            written[table.name] += len(rows.people)
