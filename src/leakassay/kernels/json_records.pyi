from collections.abc import Sequence

from leakassay.kernels.path_columns import PathColumns

class Walker(PathColumns):
    def __init__(
        self,
        plan: Sequence[tuple[int, bytes, bool]],
        columns: int,
        spread: int,
        depth: int,
        longest: int,
        relaxed: bool = ...,
    ) -> None: ...
    def lines(self, block: bytes | memoryview, start: int, cells: int, bulk: bool, last: bool) -> int: ...
    def probe(self, block: bytes | memoryview, start: int, member: bool = ...) -> tuple[str, int]: ...
    def member(self, text: bytes | memoryview, path: int, reopen: bool = ...) -> bool: ...
    def values(
        self, block: bytes | memoryview, start: int, path: int, keyed: bool, cells: int, last: bool
    ) -> int: ...
