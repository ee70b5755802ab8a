import numpy as np
from numpy.typing import NDArray

def judge(
    offsets: NDArray[np.int32],
    data: NDArray[np.uint8],
    table: NDArray[np.uint16],
    accept: NDArray[np.uint8],
    fault: NDArray[np.uint8],
    family: NDArray[np.uint8],
) -> None: ...
