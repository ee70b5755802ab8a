import numpy as np
from numpy.typing import NDArray

def count_calendar(
    dates: NDArray[np.int32],
    seconds: NDArray[np.int32],
    hashes: NDArray[np.uint64],
    years: NDArray[np.int64],
    days: NDArray[np.int64],
    weekdays: NDArray[np.int64],
) -> None: ...
def compare_facts(
    left: NDArray[np.int32], right: NDArray[np.int32], dated: bool, outcomes: NDArray[np.int64]
) -> None: ...
def count_stretches(
    hashes: NDArray[np.uint64],
    faults: NDArray[np.uint8],
    offsets: NDArray[np.int32],
    edges: NDArray[np.int64],
    counts: NDArray[np.int64],
) -> None: ...
def first_and_last(hashes: NDArray[np.uint64]) -> tuple[int, int]: ...
def count_order(numbers: NDArray[np.float64], pairs: NDArray[np.int64]) -> tuple[int, float, float]: ...
