import numpy as np
from numpy.typing import NDArray

class Judge:
    def __init__(
        self,
        *,
        fold: NDArray[np.uint8],
        skip: NDArray[np.uint8],
        steps: NDArray[np.int32],
        allowed: NDArray[np.uint64],
        lookup: NDArray[np.int32],
        bits: NDArray[np.uint8],
        layouts: NDArray[np.int32],
        parts: NDArray[np.int32],
        checks: NDArray[np.int32],
        births: NDArray[np.int32],
        placeholders: NDArray[np.uint8],
        turns: NDArray[np.uint8],
        times: NDArray[np.uint8],
        pad: int,
        placeholder: int,
        repeats: bool,
    ) -> None: ...
    def run(
        self,
        offsets: NDArray[np.int32],
        data: NDArray[np.uint8],
        codes: NDArray[np.uint8],
        facts: NDArray[np.int32],
    ) -> None: ...
