import numpy as np
from numpy.typing import NDArray

def hold(
    date: NDArray[np.int32],
    second: NDArray[np.int32],
    form: NDArray[np.uint8],
    first: int,
    last: int,
    time: bool,
    year: bool,
    codes: NDArray[np.uint8],
    fault: NDArray[np.uint8],
) -> None: ...
