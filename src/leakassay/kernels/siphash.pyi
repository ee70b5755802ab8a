from typing import Any

import numpy as np
from numpy.typing import NDArray

def hash_strings(
    offsets: NDArray[np.int32],
    data: NDArray[np.uint8],
    k0: int,
    k1: int,
    out: NDArray[np.uint64] | Any,
) -> None: ...
