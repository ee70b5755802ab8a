import numpy as np
from numpy.typing import NDArray

def valid_utf8(data: bytes | memoryview) -> int: ...
def to_utf8(
    data: bytes | memoryview, singles: NDArray[np.uint16], doubles: NDArray[np.uint16]
) -> tuple[bytes, int]: ...
