"""The JSON family: records by the line, in lists, one after the other, or inside one document."""

from __future__ import annotations

from leakassay.sources.json_text import document, ndjson

FORMATS = (ndjson.FORMAT, document.FORMAT)
