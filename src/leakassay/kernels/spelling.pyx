# cython: boundscheck=False, wraparound=False, cdivision=True
"""One spelling for values that are the same: separators dropped, one case of ASCII letters."""

from libc.stdint cimport int32_t, uint8_t

import numpy as np

from leakassay.kernels.trim cimport bounds, trim
from leakassay.kernels.wide cimport *

cdef extern from *:
    """
    #define BEHIND 64 /* bytes behind the last value that may be written over */
    #if defined(WIDE)
    /* Spell n values, each from start to stop, one behind the other: gives how many of the first are for this way,
       and in `end` where each of them ends. */
    WIDE static int spelled_at_once(const uint8_t *data, const int32_t *start, const int32_t *stop, int n,
                                    const uint8_t *becomes, uint8_t *out, int32_t at, int32_t *end) {
        const Classes table = classes_of(becomes);
        int i = 0;
        for (; i < n; i++) {
            const int32_t size = stop[i] - start[i];
            if (size > 64) break;
            const __mmask64 here = size == 64 ? ~0ULL : _bzhi_u64(~0ULL, size);
            const __m512i text = _mm512_maskz_loadu_epi8(here, data + start[i]);
            if (_mm512_movepi8_mask(text)) break;
            const __m512i spelt = _mm512_maskz_permutex2var_epi8(here, table.low, text, table.high);
            const __mmask64 kept = _mm512_test_epi8_mask(spelt, spelt);
            _mm512_storeu_si512(out + at, _mm512_maskz_compress_epi8(kept, spelt));
            at += (int32_t)_mm_popcnt_u64(kept);
            end[i] = at;
        }
        return i;
    }
    #else
    #define spelled_at_once(data, start, stop, n, becomes, out, at, end) 0
    #endif
    """
    enum: BEHIND
    int spelled_at_once(const uint8_t* data, const int32_t* start, const int32_t* stop, int n, const uint8_t* becomes,
                        uint8_t* out, int32_t at, int32_t* end) noexcept nogil

cdef enum:
    STEP = 64  # values spelled together

cdef const uint8_t* WEIGHTS = b"\x07\x09\x0a\x05\x08\x04\x02\x01\x06\x03\x07\x09\x0a\x05\x08\x04\x02"
cdef const uint8_t* CHECKS = b"10X98765432"


def spelled(const int32_t[::1] offsets, const uint8_t[::1] data, const uint8_t[::1] becomes):
    """Spell the values (n) anew: byte b becomes becomes[b], and is dropped where that is 0.

    Gives the new offsets (n + 1,) and data; bytes of other scripts stay as they are.
    """
    cdef Py_ssize_t first = 0, n = offsets.shape[0] - 1, size = data.shape[0]
    cdef int32_t[STEP] start, stop
    cdef int32_t at, out = 0
    cdef int i, together
    cdef bint wide = has_wide()
    cdef uint8_t b
    if becomes.shape[0] != 256:
        raise ValueError("the table must hold 256")
    new_offsets = np.zeros(n + 1, np.int32)
    new_data = np.empty(BEHIND + (offsets[n] - offsets[0] if n > 0 else 0), np.uint8)
    cdef int32_t[::1] o = new_offsets
    cdef uint8_t[::1] d = new_data
    with nogil:
        while first < n:
            together = <int> min(<Py_ssize_t> STEP, n - first)
            for i in range(together):
                bounds(offsets, first + i, size, &start[i], &stop[i])
                trim(&data[0], &start[i], &stop[i])
            i = 0
            while i < together:
                if wide:
                    i += spelled_at_once(&data[0], start + i, stop + i, together - i, &becomes[0], &d[0], out,
                                         &o[first + i + 1])
                    out = o[first + i]
                    if i == together:
                        break
                for at in range(start[i], stop[i]):
                    # Written over where it is dropped: `d` is as long as all there is, and no branch is quicker.
                    b = becomes[data[at]]
                    d[out] = b
                    out += b != 0
                i += 1
                o[first + i] = out
            first += together
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
