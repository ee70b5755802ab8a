import numpy as np
from numpy.typing import NDArray

def read(
    offsets: NDArray[np.int32],
    data: NDArray[np.uint8],
    classes: NDArray[np.uint8],
    table: NDArray[np.uint16],
    accept: NDArray[np.uint8],
    order: int,
    numbers: int,
    pivot: int,
    date: NDArray[np.int32],
    second: NDArray[np.int32],
    fault: NDArray[np.uint8],
    form: NDArray[np.uint8],
) -> None: ...
