"""Build `src/leakassay/reference/cn_areas.tsv`: Chinese division codes with the years they were in force.

    python reference-data/build_cn_areas.py FOLDER_OF_REFERENCE_DATA

* First source: github yescallop/areacodes `result.csv` at eed219a067 (CC0): codes since 1981 and their years
* Added where it has no such code: github cn/GB2260 `mca/*.tsv`, `stats/*.tsv` at 1173e8b57b (BSD as its
  packages say): releases of the Ministry of Civil Affairs since 1980 and of the Bureau of Statistics; github
  mumuy/data_location `history.json` at a40c560aba (MIT): codes seen in identity numbers, without years
* What is taken are facts: a code, its name, its years. Checked 2026-11
* Output: code, first year, first year no longer in force (empty: in force), name; sorted by code and year.
  First year 0: a code that numbers carry, though no dated release has it.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "leakassay" / "reference" / "cn_areas.tsv"
STATISTICS = 2002
"""Year of the first release of the Bureau of Statistics."""
LAST = 2018
"""Year of its last release here: what that holds is taken to be in force still."""
PROVINCES = frozenset(
    (
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        81,
        82,
        83,
    )
)
"""First two digits that GB/T 2260 gives out; 83 are residence permits of people from Taiwan."""
Span = tuple[int, int, int | None, str]


def dated(folder: Path) -> list[Span]:
    """Read the codes whose years the first source gives."""
    with (folder / "china_areacodes" / "result.csv").open(encoding="utf-8-sig", newline="") as file:
        return [
            (int(r["代码"]), int(r["启用时间"]), int(r["变更/弃用时间"] or 0) or None, r["名称"])
            for r in csv.DictReader(file)
        ]


def released(folder: Path) -> dict[int, tuple[list[int], str]]:
    """Give by code the years of the releases that have it, and its last name there.

    The Bureau's releases begin in 2002 and hold codes that the Ministry's leave out: what is there from
    its beginning has no known first year, 0.
    """
    found: dict[int, tuple[list[int], str]] = {}
    for path in sorted((folder / "china_gb2260").glob("*.tsv"), key=lambda p: p.stem.split("_")[-1]):
        year = re.search(r"(\d{4})\d{2}$", path.stem)
        if year is None or path.stem.startswith("contrib"):
            continue
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                years, _ = found.get(int(row["Code"]), ([], ""))
                open_start = "stats" in path.stem and int(year[1]) == STATISTICS and not years
                new = [0, STATISTICS] if open_start else [int(year[1])]
                found[int(row["Code"])] = ([*years, *new], row["Name"].strip())
    return found


def build(folder: Path) -> list[Span]:
    """Give all spans, sorted."""
    spans = dated(folder)
    known = {span[0] for span in spans}
    for code, (years, name) in released(folder).items():
        if code not in known:
            end = None if max(years) >= LAST else max(years) + 1
            spans.append((code, min(years), end, name))
    known = {span[0] for span in spans}
    seen = json.loads((folder / "china_mumuy" / "history.json").read_text("utf-8"))
    spans += [(int(code), 0, None, name) for code, name in seen.items() if int(code) not in known]
    return sorted((s for s in spans if s[0] // 10000 in PROVINCES), key=lambda s: s[:2])


def main() -> None:
    """Write the table."""
    spans = build(Path(sys.argv[1]))
    lines = (f"{code}\t{first}\t{end or ''}\t{name}" for code, first, end, name in spans)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(spans)} spans of {len({s[0] for s in spans})} codes in {OUT.name}")


if __name__ == "__main__":
    main()
