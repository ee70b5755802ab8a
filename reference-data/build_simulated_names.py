"""Build `src/leakassay/simulate/countries/names.tsv`: names in order of frequency, for invented people.

    python reference-data/build_simulated_names.py --reference ../shared/data/reference

Sources, all read in November 2026:
  Spanish names, INE             reuse with attribution: Instituto Nacional de Estadística (names_es)
  US Census 1990 surnames        public domain (names_us/census1990)
  SSA given names, living        public domain (names_us/us-living-estimate-names-by-sex.csv)
What is taken is which single names are the most common and their order; no count is kept. A line
holds the country, `m`, `f` or `s` (given names of men, of women, surnames), and the names.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "leakassay" / "simulate" / "countries" / "names.tsv"
GIVEN, FAMILIES = 400, 1800


def column(path: Path, name: str, wanted: int, **where: str) -> list[str]:
    """Take the first names of a table that is in order of frequency."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = (row for row in csv.DictReader(file) if all(row[k] == v for k, v in where.items()))
        names = (row[name].strip().title() for row in rows)
        return [name for name, _ in zip(names, range(wanted), strict=False)]


def main() -> None:
    """Read the sources, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    folder = parser.parse_args().reference
    living = folder / "names_us" / "us-living-estimate-names-by-sex.csv"
    census = (folder / "names_us" / "census1990" / "dist.all.last").read_text("ascii").splitlines()
    table = {
        ("ES", "m"): column(folder / "names_es" / "hombres.csv", "nombre", GIVEN),
        ("ES", "f"): column(folder / "names_es" / "mujeres.csv", "nombre", GIVEN),
        ("ES", "s"): column(folder / "names_es" / "apellidos.csv", "apellido", FAMILIES),
        ("US", "m"): column(living, "name", GIVEN, sex="M"),
        ("US", "f"): column(living, "name", GIVEN, sex="F"),
        ("US", "s"): [line.split()[0].title() for line in census[:FAMILIES]],
    }
    lines = [f"{country}\t{sort}\t{'|'.join(names)}\n" for (country, sort), names in table.items()]
    OUT.write_text("".join(lines), "utf-8")
    print(OUT, OUT.stat().st_size, {key: len(names) for key, names in table.items()})


if __name__ == "__main__":
    main()
