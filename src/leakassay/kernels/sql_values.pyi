from collections.abc import Callable

def unescaped(value: bytes, quote: int, backslash: bool, postgres: bool) -> bytes: ...
def gather(
    data: bytes,
    starts: bytes,
    sizes: bytes,
    columns: int,
    evaluate: Callable[[bytes, int], bytes | None],
) -> tuple[list[tuple[bytes, bytes, bytes]], int]: ...
