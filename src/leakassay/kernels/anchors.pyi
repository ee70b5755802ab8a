from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

class Anchors:
    def __init__(self, words: Sequence[tuple[bytes, bytes, bytes]]) -> None: ...
    def held_by(
        self, offsets: NDArray[np.int32], data: NDArray[np.uint8], out: NDArray[np.uint8]
    ) -> None: ...
