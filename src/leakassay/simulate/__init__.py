"""Made-up leaks with known truth. Every person in them is invented."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import numpy as np

from leakassay.errors import LeakassayError
from leakassay.simulate.countries import BRAZIL, COUNTRIES, POLAND
from leakassay.simulate.forging import forge as forge_rows
from leakassay.simulate.forging import read_forgery
from leakassay.simulate.hospital import HOSPITAL
from leakassay.simulate.hotel import HOTEL
from leakassay.simulate.interface import FileFormat, Shape
from leakassay.simulate.police import POLICE
from leakassay.simulate.sampling import SAMPLES, Sample, positions
from leakassay.simulate.shop import shop
from leakassay.simulate.source import Source
from leakassay.simulate.telecom import telecom
from leakassay.simulate.truth import Truth
from leakassay.simulate.writing import epilogue, prologue, suffix, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

    from leakassay.simulate.countries.interface import Country

FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)

SHAPES: Mapping[str, Shape] = {
    shape.name: shape for shape in (POLICE, telecom(POLAND), shop(BRAZIL), HOSPITAL, HOTEL)
}
"""Every shape, by name, with the people it has unless told otherwise."""
_ABROAD: Mapping[str, Callable[[Country], Shape]] = {"telecom": telecom, "shop": shop}
"""Shapes that can have the people of any country."""


def shape_of(name: str, country: str | None = None) -> Shape:
    """Find a shape, with people of another country where it can have them. Raises LeakassayError."""
    if name not in SHAPES:
        raise LeakassayError(f"there is no shape {name}; there are {', '.join(SHAPES)}.")
    if country is None:
        return SHAPES[name]
    lands = {land.code: land for land in COUNTRIES}
    if name not in _ABROAD or country.upper() not in lands:
        raise LeakassayError(f"a country can be given to {', '.join(_ABROAD)}: {', '.join(lands)}.")
    return _ABROAD[name](lands[country.upper()])


def simulate(
    shape: str,
    rows: int,
    out: Path | BinaryIO,
    *,
    fmt: FileFormat = "ndjson",
    seed: int = 1,
    truth: Path | None = None,
    forge: str | None = None,
    people: int | None = None,
    records: int | None = None,
    sample: Sample | None = None,
    even: bool = False,
    country: str | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> dict[str, int]:
    """Write a made-up leak of `rows` records in its main table; give how many were written of each table.

    The source it comes from has `records` in its main table (default: `rows`), of so many
    `people` (default: nearly as many). Where a `sample` is taken, every table gives `rows`
    records; else each is written whole, and `rows` is `records`.

    `out` is a folder, which gets a file a table (SQL: one dump), or an open file, which gets the
    main table alone (SQL: the whole dump). Memory does not grow with `rows`. Same seed, same
    bytes. `progress` is told a table's name and how many of its records are written so far.
    Raises LeakassayError for what cannot be.
    """
    if fmt not in FORMATS or rows < 1:
        raise LeakassayError(f"a made-up leak needs a format of {', '.join(FORMATS)}, and at least one row.")
    plan = shape_of(shape, country)
    source = _source(
        plan,
        f"{shape} {country or ''}",
        rows,
        seed=seed,
        people=people,
        records=records,
        sample=sample,
        even=even,
    )
    forgery = read_forgery(forge, plan.tables) if forge else None
    facts = Truth(plan, source, {"format": fmt, "sample": sample or "whole", "forge": forge})
    world = plan.world(source)
    written: dict[str, int] = {}
    with ExitStack() as files:
        for number, (name, output) in enumerate(_outputs(plan, out, fmt, files).items()):
            table, index = plan.tables[number], plan.envelope.get(name, "")
            output.write(prologue(table, fmt))
            total = source.rows(table.ratio)
            wanted = total if sample is None else min(rows, total)
            for chunk, places in enumerate(positions(sample or "head", total, wanted, seed * 64 + number)):
                made = table.make(world, source, places)
                if forgery is not None:
                    rng = np.random.Generator(np.random.PCG64([seed, number, chunk]))
                    twin = table.make(world, replace(source, seed=seed + 1), places)
                    made = forge_rows(made, table, forgery, rng, twin)
                write_rows(output, table, made, fmt, positions=places, index=index)
                written[name] = written.get(name, 0) + len(made.people)
                if truth is not None:
                    facts.add(table, made)
                if progress is not None:
                    progress(name, written[name])
            output.write(epilogue(fmt))
    if truth is not None:
        facts.save(truth)
    return written


def _source(
    plan: Shape,
    name: str,
    rows: int,
    *,
    seed: int,
    people: int | None,
    records: int | None,
    sample: Sample | None,
    even: bool,
) -> Source:
    """Make out the source; raises LeakassayError where the figures do not fit together."""
    records = rows if records is None else records
    people = max(1, round(records * (1 - plan.repeated))) if people is None else people
    if not 1 <= people <= records:
        raise LeakassayError(
            f"a source of {records:,} records has from 1 to as many people: check --people and --records."
        )
    if sample is None and records != rows:
        raise LeakassayError("where not all records of the source are written, say by which --sample.")
    if sample is not None and (sample not in SAMPLES or rows > records):
        raise LeakassayError(
            "a sample is head, random or shard, and has no more --rows than its source has --records."
        )
    return Source(name, seed, people, records, even)


def _outputs(plan: Shape, out: Path | BinaryIO, fmt: FileFormat, files: ExitStack) -> dict[str, BinaryIO]:
    """Open a file a table, or the one for all."""
    names = [table.name for table in plan.tables]
    one_dump = fmt in ("sql", "copy")
    if not isinstance(out, Path):
        return dict.fromkeys(names if one_dump else names[:1], out)
    out.mkdir(parents=True, exist_ok=True)
    if one_dump:
        dump = files.enter_context((out / f"{plan.name}{suffix(fmt)}").open("wb"))
        return dict.fromkeys(names, dump)
    return {name: files.enter_context((out / f"{name}{suffix(fmt)}").open("wb")) for name in names}
