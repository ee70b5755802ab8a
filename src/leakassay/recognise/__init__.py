"""Say what each column is, and how sure: content first, the name of a column as a prior.

columns ─► features ─► forest, net ─┐
kinds with something to check ──────┼─► score ─► neighbours, company ─► Recognition with its evidence
names of columns ─► headers ────────┤
rows ─► births, parts of names ─────┘
"""

from __future__ import annotations

from leakassay.recognise.decide import recognise

__all__ = ["recognise"]
