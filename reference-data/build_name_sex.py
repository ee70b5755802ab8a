"""Build `src/leakassay/reference/name_sex.npz`: which given names are of women, which of men.

    pip install faker mimesis rdata && python reference-data/build_name_sex.py ../shared/data/reference

Sources, all read in November 2026:
  SSA given names, living        public domain (names_us/us-living-estimate-names-by-sex.csv)
  Spanish names, INE             reuse with attribution: Instituto Nacional de Estadística (names_es)
  French names, INSEE            Licence Ouverte: Insee, Fichier des prénoms (names_fr)
  Berlin given names             CC BY 3.0 DE (names_de)
  Polish names                   MIT, solvenium (names_pl)
  Japanese names                 MIT, shuheilocale (names_jp)
  Names by country               CC0, sigpwned (names_world/common-forenames-by-country.csv)
  Faker, Mimesis                 MIT: lists of some 70 languages, where no register is at hand
What is taken is one figure for each name: the share of women among its bearers. Each source weighs alike,
so that a name of two sexes in two countries lands between. Names are kept as hashes of their folded
spelling; one name in some thirty thousand that stands in no source hits by chance.
"""

from __future__ import annotations

import csv
import importlib
import json
import pkgutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import faker.providers.person
import numpy as np
import rdata

from leakassay.reference.lexicon import fold, key, words

OUT = Path(__file__).parents[1] / "src/leakassay/reference/name_sex.npz"
Named = Iterator[tuple[str, bool, float]]
"""Name, whether of women, bearers."""
RARE = 40
"""A name of fewer bearers in a source that counts them is left out."""


def rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """Read a table with a header."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


def states(folder: Path) -> Named:
    """Read the United States."""
    for row in rows(folder / "names_us/us-living-estimate-names-by-sex.csv"):
        yield row["name"], row["sex"] == "F", float(row["count"])


def spain(folder: Path) -> Named:
    """Read Spain."""
    for name, women in (("hombres", False), ("mujeres", True)):
        for row in rows(folder / f"names_es/{name}.csv"):
            yield row["nombre"], women, float(row["frec"])


def france(folder: Path) -> Named:
    """Read France."""
    (table,) = rdata.read_rda(folder / "names_fr/prenoms.rda").values()
    for (name, sex), n in table.groupby(["name", "sex"])["n"].sum().items():
        yield str(name), str(sex) == "F", float(n)


def berlin(folder: Path) -> Named:
    """Read Berlin, by district and year."""
    for path in sorted((folder / "names_de").glob("*.csv")):
        cut = ";" if ";" in path.read_text("utf-8-sig").splitlines()[0] else ","
        for row in rows(path, cut):
            if (row.get("anzahl") or "").isdigit():
                yield row["vorname"], row["geschlecht"] == "w", RARE + float(row["anzahl"])


def lists(folder: Path) -> Named:
    """Read Poland and Japan, which say no bearers."""
    for name, women in (("Male", False), ("Female", True)):
        for line in (folder / f"names_pl/{name}_given_names.txt").read_text("utf-8").splitlines():
            yield line, women, RARE
    for name, women in (("man", False), ("woman", True)):
        for line in (folder / f"names_jp/first_name_{name}_org.csv").read_text("utf-8").splitlines():
            for spelling in line.split(","):
                yield spelling, women, RARE


def world(folder: Path) -> Named:
    """Read the commonest names of a hundred countries, in their script and in Latin letters."""
    for row in rows(folder / "names_world/common-forenames-by-country.csv"):
        for spelling in (row["Localized Name"], row["Romanized Name"]):
            yield spelling, row["Gender"] == "F", RARE


def generators() -> Named:
    """Read the lists of the generators."""
    for found in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{found.name}").Provider
        for name, women in (("first_names_male", False), ("first_names_female", True)):
            for spelling in getattr(provider, name, ()):
                yield spelling, women, RARE
    for path in (files("mimesis") / "datasets").iterdir():
        if (path / "person.json").is_file():
            names = json.loads((path / "person.json").read_text("utf-8")).get("names", {})
            for sex in {"male", "female"} & set(names):
                for spelling in names[sex]:
                    yield spelling, sex == "female", RARE


def main(folder: Path) -> None:
    """Weigh all sources, write hashes and shares."""
    shares: dict[int, list[float]] = defaultdict(list)
    sources = (states, spain, france, berlin, lists, world)
    for found in (*(source(folder) for source in sources), generators()):
        borne: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for name, women, count in found:
            parts = words(fold(name))
            if len(parts) == 1 and (len(parts[0]) > 1 or not parts[0].isascii()):
                borne[key(parts[0])][women] += count
        for code, (men, women_) in borne.items():
            if men + women_ >= RARE:
                shares[code].append(women_ / (men + women_))
    codes = np.array(sorted(shares), np.uint32)
    share = np.array([round(200 * float(np.mean(shares[int(c)]))) for c in codes], np.uint8)
    telling = (share < 60) | (share > 140)
    np.savez_compressed(OUT, codes=np.diff(codes[telling], prepend=np.uint32(0)), share=share[telling])
    print(len(codes), int(telling.sum()), OUT.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
