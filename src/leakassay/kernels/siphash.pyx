# cython: boundscheck=False, wraparound=False, cdivision=True
"""SipHash-2-4 over a column of strings (Aumasson and Bernstein, 2012)."""

from libc.stdint cimport int32_t, uint8_t, uint64_t
from libc.string cimport memcpy


cdef inline uint64_t _rotl(uint64_t x, int by) noexcept nogil:
    return (x << by) | (x >> (64 - by))


cdef inline void _round(uint64_t* v) noexcept nogil:
    v[0] += v[1]
    v[1] = _rotl(v[1], 13) ^ v[0]
    v[0] = _rotl(v[0], 32)
    v[2] += v[3]
    v[3] = _rotl(v[3], 16) ^ v[2]
    v[0] += v[3]
    v[3] = _rotl(v[3], 21) ^ v[0]
    v[2] += v[1]
    v[1] = _rotl(v[1], 17) ^ v[2]
    v[2] = _rotl(v[2], 32)


cdef uint64_t siphash24(uint64_t k0, uint64_t k1, const uint8_t* data, Py_ssize_t size) noexcept nogil:
    cdef uint64_t[4] v
    cdef uint64_t word = 0
    cdef Py_ssize_t at = 0
    v[0] = k0 ^ 0x736F6D6570736575ULL
    v[1] = k1 ^ 0x646F72616E646F6DULL
    v[2] = k0 ^ 0x6C7967656E657261ULL
    v[3] = k1 ^ 0x7465646279746573ULL
    while at + 8 <= size:
        memcpy(&word, data + at, 8)
        v[3] ^= word
        _round(v)
        _round(v)
        v[0] ^= word
        at += 8
    word = 0
    memcpy(&word, data + at, size - at)
    word |= (<uint64_t> size) << 56
    v[3] ^= word
    _round(v)
    _round(v)
    v[0] ^= word
    v[2] ^= 0xFF
    _round(v)
    _round(v)
    _round(v)
    _round(v)
    return v[0] ^ v[1] ^ v[2] ^ v[3]


def hash_strings(const int32_t[::1] offsets, const uint8_t[::1] data, uint64_t k0, uint64_t k1, uint64_t[::1] out):
    """Hash value i of `offsets` (n + 1,) and `data` into out[i]; the empty value gives 0."""
    cdef Py_ssize_t i, n = offsets.shape[0] - 1
    cdef int32_t start, stop
    if out.shape[0] < n:
        raise ValueError("out is shorter than the column")
    if n > 0 and (offsets[0] < 0 or offsets[n] > data.shape[0]):
        raise ValueError("offsets reach outside the data")
    with nogil:
        for i in range(n):
            start = offsets[i]
            stop = offsets[i + 1]
            out[i] = siphash24(k0, k1, &data[0] + start, stop - start) if stop > start else 0
