"""Build src/leakassay/reference/tlds.txt: the top-level domains that exist.

Source: the public suffix list as the `publicsuffixlist` package ships it (MPL-2.0; its version is
the date). Only the fact which single-label ICANN suffixes exist is taken, in Unicode and IDNA form.

    pip install publicsuffixlist && python reference-data/build_tlds.py
"""

from importlib.metadata import version
from pathlib import Path

import publicsuffixlist

OUT = Path(__file__).parents[1] / "src/leakassay/reference/tlds.txt"


def main() -> None:
    """Write the list, one a line, behind a line that dates it."""
    source = Path(publicsuffixlist.__file__).with_name("public_suffix_list.dat").read_text("utf-8")
    icann = source.split("===END ICANN DOMAINS===")[0]
    lines = (line.strip().removeprefix("*.") for line in icann.splitlines())
    found = {line for line in lines if line and line[0] not in "/!"}
    top = {line.rpartition(".")[2] for line in found}
    top |= {name.encode("idna").decode() for name in top}
    head = f"# top-level domains, publicsuffixlist {version('publicsuffixlist')}\n"
    OUT.write_text(head + "\n".join(sorted(top)) + "\n", "utf-8")
    print(len(top))


if __name__ == "__main__":
    main()
