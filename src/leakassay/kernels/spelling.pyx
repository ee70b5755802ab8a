# cython: boundscheck=False, wraparound=False, cdivision=True
"""One spelling for values that are the same: separators dropped, one case of ASCII letters."""

from libc.stdint cimport int32_t, uint8_t

import numpy as np

from leakassay.kernels.trim cimport bounds, trim

cdef const uint8_t* WEIGHTS = b"\x07\x09\x0a\x05\x08\x04\x02\x01\x06\x03\x07\x09\x0a\x05\x08\x04\x02"
cdef const uint8_t* CHECKS = b"10X98765432"


def spelled(const int32_t[::1] offsets, const uint8_t[::1] data, const uint8_t[::1] becomes):
    """Spell the values (n) anew: byte b becomes becomes[b], and is dropped where that is 0.

    Gives the new offsets (n + 1,) and data; bytes of other scripts stay as they are.
    """
    cdef Py_ssize_t i, n = offsets.shape[0] - 1
    cdef int32_t at, start, stop, out = 0
    cdef uint8_t b
    if becomes.shape[0] != 256:
        raise ValueError("the table must hold 256")
    new_offsets = np.zeros(n + 1, np.int32)
    new_data = np.empty(1 + (offsets[n] - offsets[0] if n > 0 else 0), np.uint8)
    cdef int32_t[::1] o = new_offsets
    cdef uint8_t[::1] d = new_data
    with nogil:
        for i in range(n):
            bounds(offsets, i, data.shape[0], &start, &stop)
            trim(&data[0], &start, &stop)
            for at in range(start, stop):
                # Written over where it is dropped: `d` is as long as all there is, and no branch is quicker.
                b = becomes[data[at]]
                d[out] = b
                out += b != 0
            o[i + 1] = out
    return new_offsets, new_data


def widened(const int32_t[::1] offsets, const uint8_t[::1] data):
    """Write Chinese numbers of 15 digits in the 18 that they became: the century 19, and the check character.

    GB 11643-1999; all else stays. Gives the new offsets (n + 1,) and data.
    """
    cdef Py_ssize_t i, n = offsets.shape[0] - 1
    cdef int32_t at, start, stop, out = 0
    cdef int total
    cdef bint digits, some = False
    for i in range(n):
        some |= offsets[i + 1] - offsets[i] == 15
    if not some:
        return offsets.base, data.base
    new_offsets = np.zeros(n + 1, np.int32)
    new_data = np.empty((offsets[n] - offsets[0] if n > 0 else 0) + 3 * n + 1, np.uint8)
    cdef int32_t[::1] o = new_offsets
    cdef uint8_t[::1] d = new_data
    with nogil:
        for i in range(n):
            bounds(offsets, i, data.shape[0], &start, &stop)
            digits = stop - start == 15
            for at in range(start, stop):
                if data[at] < 48 or data[at] > 57:
                    digits = False
                if digits and at == start + 6:
                    d[out] = 49
                    d[out + 1] = 57
                    out += 2
                d[out] = data[at]
                out += 1
            if digits:
                total = 0
                for at in range(17):
                    total += WEIGHTS[at] * (d[out - 17 + at] - 48)
                d[out] = CHECKS[total % 11]
                out += 1
            elif stop - start == 15 and out - o[i] == 17:
                # A letter behind the sixth digit: no number after all.
                for at in range(start, stop):
                    d[o[i] + at - start] = data[at]
                out = o[i] + 15
            o[i + 1] = out
    return new_offsets, new_data
