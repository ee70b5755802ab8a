import numpy as np
from numpy.typing import NDArray

def pieces(
    offsets: NDArray[np.int32],
    data: NDArray[np.uint8],
    start: NDArray[np.int32],
    stop: NDArray[np.int32],
    owner: NDArray[np.int32],
    what: NDArray[np.uint8],
) -> int: ...
def lines(
    offsets: NDArray[np.int32], data: NDArray[np.uint8], places: NDArray[np.int64]
) -> tuple[bytes, NDArray[np.int64]]: ...
