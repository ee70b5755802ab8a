import numpy as np
from numpy.typing import NDArray

def luhn(
    offsets: NDArray[np.int32],
    data: NDArray[np.uint8],
    digits: int,
    codes: NDArray[np.uint8],
    code: int,
) -> None: ...
def iban(
    offsets: NDArray[np.int32],
    data: NDArray[np.uint8],
    lengths: NDArray[np.uint8],
    codes: NDArray[np.uint8],
    country: int,
    length: int,
    check: int,
) -> None: ...
