"""From summaries and findings to the report's dictionary (INTERFACE.md, report.json)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.kinds import all_kinds
from leakassay.report.charts import place_of
from leakassay.report.spread import gaps, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from leakassay.claim.interface import Answer
    from leakassay.correcting import Kinds
    from leakassay.estimate.source import Source
    from leakassay.evidence.dating import Dating
    from leakassay.evidence.origin import Candidate
    from leakassay.measures.tables import ColumnSummary
    from leakassay.reading import InputTally, ReadTable
    from leakassay.records import Finding, Interval, Recognition, Text
    from leakassay.verdict.deciding import Share, Verdict

SCHEMA = "leakassay.report/1"


def interval(value: Interval | None) -> dict[str, Any] | None:
    """Lay an interval out; whole numbers stay whole."""
    if value is None:
        return None
    return {
        "low": _number(value.low),
        "point": _number(value.point),
        "high": None if value.high is None else _number(value.high),
        "level": value.level,
        "method": value.method,
        "assumptions": list(value.assumptions),
    }


def _number(value: float) -> float | int | None:
    if not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else float(value)


def _plain(value: Any) -> Any:
    """Give a figure as Python has it: numpy's are no JSON."""
    plain = value.item() if isinstance(value, np.generic) else value
    return _number(plain) if isinstance(plain, float) else plain


def sentence(text: Text) -> dict[str, Any]:
    """Lay a sentence out with its parts, so that it can be said in another language later."""
    args = {k: _plain(v) for k, v in text.args.items()}
    return {"text": str(text), "template": text.template, "args": args}


def inputs(tallies: Iterable[InputTally]) -> list[dict[str, Any]]:
    """Lay out what became of every byte of every input."""
    return [
        {
            "name": tally.input.name,
            "bytes": tally.input.bytes,
            "content_bytes": tally.input.content_bytes,
            "sha256": tally.input.sha256,
            "container": tally.input.container,
            "compression": tally.input.compression,
            "charset": tally.input.source.charset if tally.input.source else None,
            "format": tally.input.source.format if tally.input.source else None,
            "facts": dict(tally.input.source.facts) if tally.input.source else {},
            "walls": None if tally.input.walls is None else list(tally.input.walls),
            "refused": tally.input.refused,
            "records": tally.records,
            "rejects": dict(sorted(tally.rejects.items())),
            "notes": dict(sorted(tally.notes.items())),
            "bytes_records": tally.bytes_records,
            "bytes_rejects": tally.bytes_rejects,
        }
        for tally in tallies
    ]


def tables(read: Iterable[ReadTable]) -> list[dict[str, Any]]:
    """Lay out tables and columns."""
    return [
        {
            "name": table.name,
            "records": table.summary.records,
            "changes": [sentence(t) for t in table.changes],
            "gaps": gaps(table.summary.patterns),
            "columns": [
                _column(name, summary, table.recognised[name], table.later.get(name))
                for name, summary in table.summary.columns.items()
            ],
        }
        for table in read
    ]


def _column(
    name: str, summary: ColumnSummary, recognised: Recognition, later: Recognition | None
) -> dict[str, Any]:
    changed = later is not None and later.kind != recognised.kind
    return {
        "name": name,
        "path": name,
        "kind": recognised.kind,
        "confidence": round(recognised.confidence, 4),
        "nonempty": summary.faults.nonempty,
        "valid": summary.faults.valid,
        "faults": dict(summary.faults.faults),
        "distinct": {
            "low": _number(summary.distinct.low),
            "point": _number(summary.distinct.point),
            "high": _number(summary.distinct.high or 0),
        },
        "sensitivity": str(all_kinds()[recognised.kind].sensitivity),
        "evidence": [sentence(t) for t in recognised.evidence],
        "others": [{"kind": k, "confidence": round(c, 4)} for k, c in recognised.others],
        "whole_pass_kind": later.kind if changed and later is not None else None,
        "embedded": dict(summary.embedded.values) if summary.embedded else {},
        "spread": spread(summary),
    }


def corrections(kinds: Kinds, read: Iterable[ReadTable]) -> list[dict[str, Any]]:
    """Lay out the kinds set by hand, and whether the leak has such a column."""
    columns = {table.name: table.recognised for table in read}
    return [
        {"table": table, "column": column, "kind": kind, "found": column in columns.get(table, {})}
        for table, by_column in kinds.items()
        for column, kind in by_column.items()
    ]


def findings(found: Iterable[Finding], drawn: Sequence[Mapping[str, Any]] = ()) -> list[dict[str, Any]]:
    """Lay out what the tests say, each with the place of its chart among those `drawn`, where it has one."""
    return [
        {
            "test": f.test,
            "table": f.table,
            "columns": list(f.columns),
            "n": f.n,
            "leaning": f.leaning,
            "score": None if f.score is None else _number(f.score),
            "lr": dict(f.lr),
            "against": list(f.against),
            "because": str(f.because),
            "sentence": sentence(f.because),
            **({} if (place := place_of(f, drawn)) is None else {"chart": place}),
        }
        for f in found
    ]


def verdict(said: Verdict) -> dict[str, Any]:
    """Lay out the verdict."""
    laid_out: dict[str, Any] = {
        "assessed": said.assessed,
        "authentic": said.authentic,
        "posterior_free": True,
        "lr": dict(said.lr),
        "leading": said.leading,
        "capped_at": said.capped_at,
        "untested": list(said.untested),
        "words": str(said.words),
        "sentence": sentence(said.words),
        "calibration": {k: said.facts[k] for k in ("date", "corpus") if k in said.facts},
        "error_rates": dict(said.facts.get("error_rates", {})),
    }
    if said.generator is not None:
        laid_out["generator"] = said.generator
    if said.mixture:
        laid_out["mixture"] = [_share(one) for one in said.mixture]
    return laid_out


def _share(one: Share) -> dict[str, Any]:
    return {
        "hypothesis": one.hypothesis,
        "share": interval(one.share),
        "where": "; ".join(str(where) for where in one.where),
        "places": [sentence(where) for where in one.where],
    }


def current(found: Dating) -> dict[str, Any]:
    """Lay out when the extract was taken."""
    return {
        "low": found.low.isoformat() if found.low else None,
        "high": found.high.isoformat() if found.high else None,
        "because": [str(one) for one in found.because],
        "sentences": [sentence(one) for one in found.because],
    }


def source(found: Iterable[Candidate]) -> dict[str, Any]:
    """Lay out which systems the leak may come from."""
    return {
        "candidates": [
            {
                "system": one.system,
                "lr": _number(one.lr),
                "because": "; ".join(str(text) for text in one.because),
                "sentences": [sentence(text) for text in one.because],
            }
            for one in found
        ]
    }


def estimates(
    values: Mapping[str, Interval | None], source: Source | None = None, drawn: str = "unknown"
) -> dict[str, Any]:
    """Lay out the estimates by name; `drawn` is how the files were chosen from their source."""
    laid = {name: interval(value) for name, value in values.items()}
    issued = source.records if source else None
    methods = [interval(one) for one in source.methods] if source else []
    covered = source.covered if source else None
    return {
        **laid,
        "records_in_source": interval(issued),
        "drawn": drawn,
        "methods": methods,
        "coverage": covered,
    }


def claim(answered: Iterable[Answer]) -> list[dict[str, Any]]:
    """Lay out the answers to a claim."""
    return [
        {
            "item": a.item,
            "claimed": a.claimed.isoformat() if hasattr(a.claimed, "isoformat") else a.claimed,
            "found": a.found,
            "holds": a.holds,
            "because": str(a.because),
            "sentence": sentence(a.because),
        }
        for a in answered
    ]
