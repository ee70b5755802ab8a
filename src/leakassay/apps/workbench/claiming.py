"""The claim form: what is typed becomes a claim file, which the reader of claim files accepts or refuses."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from leakassay.apps.workbench.cases import CLAIM
from leakassay.apps.workbench.interface import RefusedError
from leakassay.claim.reading import Claim, read_claim
from leakassay.errors import LeakassayError
from leakassay.report.document import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TEXTS = ("offered_by", "price", "source")
NUMBERS = ("people", "records", "bytes", "sample_rows")
SAMPLES = ("", "random", "head", "unknown")
_SEPARATORS = re.compile(r"[\s,._'’，]")
"""Marks of thousands, as people type or paste them."""


def toml_of(form: Mapping[str, str]) -> str:
    """Write what was typed as a claim file; empty fields are left out.

    >>> print(toml_of({"people": "1,000,000", "countries": "cn de", "period": "1995-2019"}), end="")
    [claim]
    people = 1000000
    period = [1995,2019]
    countries = ["CN", "DE"]
    """
    said = {name: value.strip() for name, value in form.items() if value.strip()}
    lines = [f"{name} = {_text(said[name])}" for name in TEXTS if name in said]
    lines += [f"{name} = {_number(said[name])}" for name in NUMBERS if name in said]
    if "offered_on" in said:
        day = said["offered_on"]
        lines.append(
            f"offered_on = {day if re.fullmatch(r'[0-9]{4}-[0-9]{2}-[0-9]{2}', day) else _text(day)}"
        )
    if "period" in said:
        years = re.findall(r"[0-9]+", said["period"])[:3]
        lines.append(f"period = [{','.join(str(int(year[:9])) for year in years)}]")
    if "countries" in said:
        codes = re.split(r"[\s,;，；]+", said["countries"].strip().upper())
        lines.append(f"countries = [{', '.join(_text(code) for code in codes if code)}]")
    if "sample" in said:
        lines.append(f"sample = {_text(said['sample'])}")
    return "\n".join(["[claim]", *lines]) + "\n"


def _text(value: str) -> str:
    # JSON's strings are TOML's, save for these two.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "").encode("utf-8", "ignore").decode()


def _number(value: str) -> str:
    bare = _SEPARATORS.sub("", value)
    return str(int(bare)) if re.fullmatch(r"[0-9]{1,18}", bare) else _text(value)


def save(folder: Path, form: Mapping[str, str]) -> Claim:
    """Check a claim and keep it. Raises RefusedError with what the reader of claim files says."""
    trial = folder / "claim.typed.toml"
    write_whole(trial, toml_of(form))
    try:
        said = read_claim(trial)
    except LeakassayError as error:
        what = re.search(r"`(\w+)` has to be (.+)$", str(error))
        raise RefusedError(422, f"{what[1]}: {what[2]}" if what else "The claim cannot be read.") from error
    finally:
        trial.unlink(missing_ok=True)
    write_whole(folder / CLAIM, toml_of(form))
    return said


def load(folder: Path) -> Claim:
    """Give the claim of a case; an empty one where none was made."""
    path = folder / CLAIM
    return read_claim(path) if path.exists() else Claim()


def typed(claim: Claim) -> dict[str, str]:
    """Give a claim as the form shows it."""
    shown = {name: str(value) for name, value in claim.items.items()}
    if claim.period:
        shown["period"] = f"{claim.period[0]}-{claim.period[1]}"
    if claim.countries:
        shown["countries"] = " ".join(claim.countries)
    return shown
