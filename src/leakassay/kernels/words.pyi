import numpy as np
from numpy.typing import NDArray

def check(
    offsets: NDArray[np.int32],
    data: NDArray[np.uint8],
    shortest: int,
    longest: int,
    digits: int,
    letters: bool,
    marks: NDArray[np.uint8],
    codes: NDArray[np.uint8],
    out: NDArray[np.uint8],
) -> None: ...
