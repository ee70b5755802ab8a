"""Say why a column is what it is called, strongest reason first; figures only, never a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.records import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakassay.recognise.checks import Weighed
    from leakassay.recognise.decide import Evidence
    from leakassay.recognise.pushes import Push

_SPOKEN = 0.05
"""The least share of the model's trees that is worth a sentence."""
_BESIDE = 0.5
"""The least log-odds from the other columns that are worth a sentence."""


def explain(
    best: str, evidence: Evidence, pushed: Sequence[Push], beside: Mapping[str, float]
) -> tuple[Text, ...]:
    """Give the steps that led to `best`."""
    lines = [_check(w) for w in evidence.checks if w.kind == best]
    if best in evidence.said:
        lines.append(Text("the name of the column speaks for it"))
    lines.extend(p.because for p in pushed if p.kind == best and p.by > 0)
    share = evidence.share.get(best, 0.0)
    if share > _SPOKEN:
        lines.append(Text("{share:.0%} of the model's trees say so from the content alone", {"share": share}))
    if beside.get(best, 0.0) > _BESIDE:
        lines.append(Text("the other columns make it likelier"))
    if best == "constant":
        lines.append(Text("one value in every row"))
    return tuple(lines) or (Text("nothing speaks clearly for any kind"),)


def _check(weighed: Weighed) -> Text:
    figures = {
        "share": weighed.passed,
        "n": weighed.n,
        "chance": weighed.chance,
        "built": weighed.built,
    }
    if weighed.passed > weighed.chance:
        return Text(
            "{share:.1%} of {n:,} different values pass the check, against {chance:.1%} by chance", figures
        )
    return Text(
        "{built:.1%} of {n:,} different values are built so, but only {share:.1%} pass the check, "
        "as by chance",
        figures,
    )
