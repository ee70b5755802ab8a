"""Made-up cases with the claim that goes with them.

`police-2022`: the case of 2022 at a thousandth of its size. Offered as 970,000 people in 970,000
records; the source holds 105,000 people in as many records, some of whom have one record and
some many (METHOD.md, 3.1: geometric). Of each of three linked tables there are 25,000 records:
once drawn at random, once the head of the index.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leakassay.simulate.sampling import Sample


@dataclass(frozen=True, slots=True)
class Fixture:
    """A case: what is offered, and what is true."""

    shape: str
    records: int
    """Records of the main table of the source."""
    people: int
    rows: int
    """Records of each table in the sample."""
    samples: tuple[Sample, ...]
    claim: str
    """What is claimed, as a claim file."""


_CLAIM_2022 = """\
# What is claimed of a made-up leak: the case of 2022 at a thousandth of its size.
[claim]
offered_by = "a handle made up for this file"
offered_on = 2022-06-30
price = "10 BTC"
source = "a police database"
people = 970_000
records = 970_000
bytes = 23_000_000_000
period = [1995, 2019]
countries = ["CN"]
sample = "random"
sample_rows = 75_000
"""

FIXTURES = {"police-2022": Fixture("police", 970_000, 105_000, 25_000, ("random", "head"), _CLAIM_2022)}
"""Every fixture, by name."""


def write_fixture(
    name: str, out: Path, seed: int = 2022, *, progress: Callable[[str, int], None] | None = None
) -> dict[str, int]:
    """Write `out`/SAMPLE/{leak/, claim.toml, truth.json} for each sample; give the records of each table.

    Tables are named SAMPLE/TABLE. Raises LeakassayError.
    """
    # The shapes import this folder's every file, so they are asked for when they are needed.
    from leakassay.simulate import simulate

    if name not in FIXTURES:
        raise LeakassayError(f"there is no fixture {name}; there is {', '.join(FIXTURES)}.")
    case = FIXTURES[name]
    written: dict[str, int] = {}
    for sample in case.samples:
        place = out / sample
        records = simulate(
            case.shape,
            case.rows,
            place / "leak",
            seed=seed,
            truth=place / "truth.json",
            people=case.people,
            records=case.records,
            sample=sample,
            progress=progress,
        )
        (place / "claim.toml").write_text(case.claim, "utf-8")
        written |= {f"{sample}/{table}": count for table, count in records.items()}
    return written
