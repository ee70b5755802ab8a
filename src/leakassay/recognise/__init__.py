"""Say what each column is, and how sure: content first, the name of a column as a prior.

columns ─► features ─► forest ─┐
kinds with something to check ─┼─► score ─► neighbours ─► Recognition with its evidence
names of columns ─► headers ───┘
"""

from __future__ import annotations

from leakassay.recognise.decide import recognise

__all__ = ["recognise"]
