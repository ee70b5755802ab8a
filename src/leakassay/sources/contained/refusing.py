"""Why a worker could not even begin, as the sentence that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leakassay.errors import CannotOpenError, MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SENTENCE = 500
"""The longest one, in characters."""


def refusal(said: Mapping[str, Any], name: str, instead: str) -> CannotOpenError:
    """Give what a worker refused, or that it failed or died. `instead`: what can be done with such a file."""
    if fault := str(said.get("fault", "")):
        return CannotOpenError(
            f"{name} holds what its reader does not foresee ({fault[:60]!r}): "
            f"{instead}, and please report this fault of ours."
        )
    sentence = "".join(c for c in str(said.get("refused", "")) if c.isprintable())[:_SENTENCE]
    if not sentence:
        return CannotOpenError(
            f"{name} crashes its reader, or takes more memory or time than is allowed: {instead}."
        )
    return (MissingLibraryError if said.get("missing") else CannotOpenError)(sentence)
