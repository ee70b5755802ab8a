import numpy as np
from numpy.typing import NDArray

def profile(
    offsets: NDArray[np.int32], data: NDArray[np.uint8], lengths: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]: ...
