# cython: boundscheck=False, wraparound=False, cdivision=True
"""SipHash-2-4 over a column of strings (Aumasson and Bernstein, 2012)."""

from libc.stdint cimport int32_t, uint8_t, uint64_t

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #define ROTL(x, by) (((x) << (by)) | ((x) >> (64 - (by))))
    #define ROUND \
        v0 += v1; v1 = ROTL(v1, 13) ^ v0; v0 = ROTL(v0, 32); v2 += v3; v3 = ROTL(v3, 16) ^ v2; \
        v0 += v3; v3 = ROTL(v3, 21) ^ v0; v2 += v1; v1 = ROTL(v1, 17) ^ v2; v2 = ROTL(v2, 32);
    /* `spare` says how many bytes may be read behind the message; what is read there is masked away. */
    static inline uint64_t siphash_2_4(uint64_t k0, uint64_t k1, const uint8_t *data, size_t size, size_t spare) {
        uint64_t v0 = k0 ^ 0x736F6D6570736575ULL, v1 = k1 ^ 0x646F72616E646F6DULL;
        uint64_t v2 = k0 ^ 0x6C7967656E657261ULL, v3 = k1 ^ 0x7465646279746573ULL;
        uint64_t word, last = (uint64_t)size << 56;
        size_t left = size & 7;
        const uint8_t *end = data + (size - left);
        for (; data != end; data += 8) {
            memcpy(&word, data, 8);
            v3 ^= word; ROUND ROUND v0 ^= word;
        }
        if (left + spare >= 8) {
            memcpy(&word, data, 8);
            last |= word & ((1ULL << (8 * left)) - 1);
        } else {
            while (left--) last |= (uint64_t)data[left] << (8 * left);
        }
        v3 ^= last; ROUND ROUND v0 ^= last;
        v2 ^= 0xFF; ROUND ROUND ROUND ROUND
        return v0 ^ v1 ^ v2 ^ v3;
    }
    """
    uint64_t siphash_2_4(uint64_t k0, uint64_t k1, const uint8_t* data, size_t size, size_t spare) nogil


def hash_strings(const int32_t[::1] offsets, const uint8_t[::1] data, uint64_t k0, uint64_t k1, uint64_t[::1] out):
    """Hash value i of `offsets` (n + 1,) and `data` into out[i]; the empty value gives 0."""
    cdef Py_ssize_t i, n = offsets.shape[0] - 1
    cdef int32_t start, stop
    cdef Py_ssize_t end = data.shape[0]
    if out.shape[0] < n:
        raise ValueError("out is shorter than the column")
    if n > 0 and (offsets[0] < 0 or offsets[n] > data.shape[0]):
        raise ValueError("offsets reach outside the data")
    with nogil:
        for i in range(n):
            start = offsets[i]
            stop = offsets[i + 1]
            out[i] = siphash_2_4(k0, k1, &data[0] + start, stop - start, end - stop) if stop > start else 0
