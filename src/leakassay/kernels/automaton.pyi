import numpy as np
from numpy.typing import NDArray

class Automaton:
    def __init__(self, classes: NDArray[np.uint8], table: NDArray[np.uint16]) -> None: ...
    def run(
        self,
        offsets: NDArray[np.int32],
        data: NDArray[np.uint8],
        accept: NDArray[np.uint8],
        out: NDArray[np.uint8],
    ) -> None: ...
    def run_behind(
        self,
        offsets: NDArray[np.int32],
        data: NDArray[np.uint8],
        mark: int,
        accept: NDArray[np.uint8],
        codes: NDArray[np.uint8],
        code: int,
    ) -> None: ...
