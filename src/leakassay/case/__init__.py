"""Custody: what is kept of a leak while it is judged, and only ever under the key of the case."""
