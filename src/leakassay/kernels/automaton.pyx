# cython: boundscheck=False, wraparound=False, cdivision=True
"""Run a deterministic automaton over a column of strings."""

from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t

import numpy as np

from leakassay.kernels.trim cimport bounds, trim


cdef class Automaton:
    """A checked automaton: `classes` (256,) maps bytes to columns of `table` (states, columns).

    State 0 is dead, state 1 the start.
    """

    cdef const uint8_t[::1] classes
    cdef const uint16_t[:, ::1] table
    cdef uint32_t[::1] cells  # where the row of the next state begins: rows are padded to a power of two
    cdef int shift

    def __init__(self, const uint8_t[::1] classes, const uint16_t[:, ::1] table):
        cdef Py_ssize_t row, col
        if classes.shape[0] != 256 or table.shape[0] < 2 or table.shape[1] < 1:
            raise ValueError("not an automaton")
        for row in range(table.shape[0]):
            for col in range(table.shape[1]):
                if table[row, col] >= table.shape[0] or (row == 0 and table[row, col] != 0):
                    raise ValueError("the table leads outside itself")
        for col in range(256):
            if classes[col] >= table.shape[1]:
                raise ValueError("a class is outside the table")
        self.classes = classes
        self.table = table
        self.shift = (table.shape[1] - 1).bit_length()
        padded = np.zeros((table.shape[0], 1 << self.shift), np.uint32)
        padded[:, : table.shape[1]] = np.asarray(table)
        self.cells = (padded << self.shift).reshape(-1)

    def run(self, const int32_t[::1] offsets, const uint8_t[::1] data,
            const uint8_t[::1] accept, uint8_t[::1] out):
        """Write accept[state at the end of the trimmed value i] into out[i]."""
        cdef Py_ssize_t i, n = offsets.shape[0] - 1, size = data.shape[0]
        cdef size_t row, begin = <size_t>1 << self.shift
        cdef int32_t start, stop, at
        cdef const uint8_t* bytes_
        cdef const uint8_t* classes = &self.classes[0]
        cdef const uint32_t* cells = &self.cells[0]
        if out.shape[0] < n or accept.shape[0] != self.table.shape[0]:
            raise ValueError("arrays do not fit each other")
        if n <= 0:
            return
        with nogil:
            bytes_ = &data[0] if size else NULL
            for i in range(n):
                bounds(offsets, i, size, &start, &stop)
                trim(bytes_, &start, &stop)
                row = begin
                for at in range(start, stop):
                    row = cells[row + classes[bytes_[at]]]
                    if row == 0:
                        break
                out[i] = accept[row >> self.shift]

    def run_behind(self, const int32_t[::1] offsets, const uint8_t[::1] data, uint8_t mark,
                   const uint8_t[::1] accept, uint8_t[::1] codes, uint8_t code):
        """Put `code` where codes[i] is 0 and what follows the last `mark` in value i is not accepted.

        Full stops and `>` at the end of the trimmed value are left out.
        """
        cdef Py_ssize_t i, n = offsets.shape[0] - 1, size = data.shape[0]
        cdef size_t row
        cdef int32_t start, stop, at
        if codes.shape[0] < n or accept.shape[0] != self.table.shape[0]:
            raise ValueError("arrays do not fit each other")
        if n <= 0 or size == 0:
            return
        with nogil:
            for i in range(n):
                if codes[i] != 0 or not bounds(offsets, i, size, &start, &stop):
                    continue
                trim(&data[0], &start, &stop)
                while stop > start and (data[stop - 1] == 46 or data[stop - 1] == 62):
                    stop -= 1
                at = stop
                while at > start and data[at - 1] != mark:
                    at -= 1
                row = <size_t>1 << self.shift
                while at < stop and row:
                    row = self.cells[row + self.classes[data[at]]]
                    at += 1
                if row == 0 or accept[row >> self.shift] == 0:
                    codes[i] = code
