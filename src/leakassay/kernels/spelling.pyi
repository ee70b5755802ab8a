from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Spelled: TypeAlias = tuple[NDArray[np.int32], NDArray[np.uint8]]

def spelled(offsets: NDArray[np.int32], data: NDArray[np.uint8], becomes: NDArray[np.uint8]) -> Spelled: ...
def widened(offsets: NDArray[np.int32], data: NDArray[np.uint8]) -> Spelled: ...
