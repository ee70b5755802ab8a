import numpy as np
from numpy.typing import NDArray

class HashedWords:
    def __init__(
        self, keys: NDArray[np.uint32], which: NDArray[np.uint16], sets: NDArray[np.uint32]
    ) -> None: ...
    def get(self, key: int) -> int: ...
