"""Where rows come from: one file reads one format. The contract is in `interface`."""

from __future__ import annotations

from leakassay.sources.inputs import Input
from leakassay.sources.opening import FORMATS, open_inputs

__all__ = ["FORMATS", "Input", "open_inputs"]
