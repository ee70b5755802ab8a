"""Judges a claimed leak of personal data: what is in it, whether it is real, how many people it covers.

    import leakassay
    report = leakassay.assay("sample.ndjson.gz")
    report.save("out")

Everything here is loaded when it is first used, so that the import costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leakassay.assaying import assay
    from leakassay.comparing import Overlap, compare
    from leakassay.errors import CannotOpenError, LeakassayError, MissingLibraryError, NoRecordsError
    from leakassay.previewing import Column, columns
    from leakassay.report.document import Report

__all__ = [
    "CannotOpenError",
    "Column",
    "LeakassayError",
    "MissingLibraryError",
    "NoRecordsError",
    "Overlap",
    "Report",
    "assay",
    "columns",
    "compare",
]

_FOUND_IN = {
    "assay": "leakassay.assaying",
    "columns": "leakassay.previewing",
    "Column": "leakassay.previewing",
    "Overlap": "leakassay.comparing",
    "compare": "leakassay.comparing",
    "Report": "leakassay.report.document",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'leakassay' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_FOUND_IN.get(name, "leakassay.errors")), name)
