QUOTED: int
REASONS: tuple[str, ...]

class Cutter:
    rows: int
    stop: int
    padded: int
    controls: int
    def __init__(
        self,
        delimiter: bytes,
        quote: int,
        escape: int,
        ending: bytes,
        lone_cr: bool,
        columns: int,
        least: int,
        rest: bool,
        bare_last: bool,
        limit: int,
    ) -> None: ...
    def cut(self, data: bytes, at: int, *, last: bool) -> None: ...
    def widths(self) -> list[tuple[int, int]]: ...
    def lost(self) -> list[tuple[str, int, int]]: ...
    def fields(self) -> tuple[bytes, bytes]: ...

def gather(
    data: bytes, starts: bytes, sizes: bytes, columns: int, quote: int, escape: int
) -> list[tuple[bytes, bytes]]: ...
