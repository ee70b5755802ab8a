"""Countries told twice."""

import numpy as np
import pytest

from leakassay.evidence import t52_countries
from leakassay.records import Finding
from made import leak, measured

LANDS = {
    "Germany": ("+49 30", "de"),
    "France": ("0033 1", "fr"),
    "Japan": ("+81 3", "jp"),
    "PL": ("+48 22", "pl"),
}


def _run(kind: str, *, moved: bool, rows: int = 300) -> Finding:
    rng = np.random.default_rng(3)
    lands = rng.choice(list(LANDS), rows).tolist()
    said = {
        "phone": [f"{LANDS[one][0]} {i + 1000000}" for i, one in enumerate(lands)],
        "email": [f"p{i}@mail.{LANDS[one][1]}" for i, one in enumerate(lands)],
    }[kind]
    table: dict[str, list[str | None]] = {
        "land": rng.permutation(lands).tolist() if moved else list(lands),
        "reach": list(said),
    }
    (found,) = t52_countries.TEST.run(leak(measured(table, {"land": "country", "reach": kind})))
    return found


@pytest.mark.parametrize("kind", ["phone", "email"])
def test_telephones_and_mail_fit_their_country_or_another_row_s(kind: str) -> None:
    assert _run(kind, moved=False).leaning == "for"
    assert _run(kind, moved=True).leaning == "against"


def test_few_rows_are_silent() -> None:
    assert _run("phone", moved=True, rows=80).columns == ()


def test_scripts_tell_a_country_and_common_domains_none() -> None:
    lands = ["KR", "JP", "TH", "GR"] * 40
    names: list[str | None] = ["김민수", "たなか", "สมชาย", "Γιώργος"] * 40
    mails: list[str | None] = [f"p{i}@mail.{'io' if i % 2 else 'me'}" for i in range(160)]
    table: dict[str, list[str | None]] = {"land": list(lands), "name": names, "mail": mails}
    kinds = {"land": "country", "name": "person_name", "mail": "email"}
    (found,) = t52_countries.TEST.run(leak(measured(table, kinds)))
    assert (found.columns, found.leaning) == (("land", "name"), "for")
