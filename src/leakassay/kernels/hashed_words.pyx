# cython: boundscheck=False, wraparound=False, cdivision=True
"""Looks hashed words up where they lie, in sorted arrays.

A dictionary of the same words takes a quarter of a second to build and a hundred megabytes to keep.
"""

from libc.stdint cimport uint16_t, uint32_t

import numpy as np


cdef class HashedWords:
    """Sets of classes by the 32-bit hash of a word."""

    cdef const uint32_t[::1] keys
    cdef const uint16_t[::1] which
    cdef const uint32_t[::1] sets
    cdef const uint32_t[::1] starts

    def __init__(self, const uint32_t[::1] keys, const uint16_t[::1] which, const uint32_t[::1] sets):
        """`keys` (n,) rise strictly; word i is of the classes `sets[which[i]]`.

        Raises ValueError where the arrays do not fit each other.
        """
        cdef Py_ssize_t n = keys.shape[0]
        held = np.asarray(keys)
        if which.shape[0] != n or (np.diff(held.astype(np.int64)) <= 0).any():
            raise ValueError("keys have to rise, and each needs a set")
        if n and int(np.asarray(which).max()) >= sets.shape[0]:
            raise ValueError("a word names a set that is not there")
        self.keys, self.which, self.sets = keys, which, sets
        firsts = np.arange(1 << 16, dtype=np.uint64) << np.uint64(16)
        self.starts = np.append(np.searchsorted(held, firsts), n).astype(np.uint32)

    def get(self, uint32_t key):
        """Give the classes of a word by its hash, as bits; 0 where it is in no list."""
        cdef uint32_t low = self.starts[key >> 16], high = self.starts[(key >> 16) + 1], middle
        cdef uint32_t end = high
        while low < high:
            middle = (low + high) >> 1
            if self.keys[middle] < key:
                low = middle + 1
            else:
                high = middle
        return self.sets[self.which[low]] if low < end and self.keys[low] == key else 0
