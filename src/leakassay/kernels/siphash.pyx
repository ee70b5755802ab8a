# cython: boundscheck=False, wraparound=False, cdivision=True
"""SipHash-2-4 over a column of strings (Aumasson and Bernstein, 2012): eight at once where the processor can."""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t

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

    #if defined(__x86_64__) && defined(__GNUC__)
    #include <immintrin.h>
    #undef ROUND
    #define ADD(a, b) a = _mm512_add_epi64(a, b)
    #define TURN(a, by, b) a = _mm512_xor_si512(_mm512_rol_epi64(a, by), b)
    #define SWAP(a) a = _mm512_rol_epi64(a, 32)
    #define ROUND \
        ADD(v0, v1); TURN(v1, 13, v0); SWAP(v0); ADD(v2, v3); TURN(v3, 16, v2); \
        ADD(v0, v3); TURN(v3, 21, v0); ADD(v2, v1); TURN(v1, 17, v2); SWAP(v2);
    #define LONGEST 256
    /* Hashes eight values whose bytes lie below `end`, or tells that it has not: where one of them is long the other
       lanes would wait for it, and eight bytes have to be there behind each. An empty value gives 0. */
    __attribute__((target("avx512f"))) static inline int siphash_eight(
        uint64_t k0, uint64_t k1, const uint8_t *data, size_t end, const int32_t *offsets, uint64_t *out) {
        const __m512i start = _mm512_cvtepi32_epi64(_mm256_loadu_si256((const __m256i *)offsets));
        const __m512i stop = _mm512_cvtepi32_epi64(_mm256_loadu_si256((const __m256i *)(offsets + 1)));
        const __mmask8 some = _mm512_cmpgt_epi64_mask(stop, start);
        const __m512i size = _mm512_maskz_sub_epi64(some, stop, start), eight = _mm512_set1_epi64(8);
        if (_mm512_reduce_max_epi64(size) > LONGEST || _mm512_reduce_max_epi64(stop) + 8 > (int64_t)end) return 0;
        const __m512i words = _mm512_srli_epi64(size, 3), left = _mm512_and_si512(size, _mm512_set1_epi64(7));
        __m512i v0 = _mm512_set1_epi64((long long)(k0 ^ 0x736F6D6570736575ULL));
        __m512i v1 = _mm512_set1_epi64((long long)(k1 ^ 0x646F72616E646F6DULL));
        __m512i v2 = _mm512_set1_epi64((long long)(k0 ^ 0x6C7967656E657261ULL));
        __m512i v3 = _mm512_set1_epi64((long long)(k1 ^ 0x7465646279746573ULL));
        __m512i at = start, word, s0, s1, s2, s3;
        __mmask8 more;
        for (long long done = 0; (more = _mm512_cmpgt_epi64_mask(words, _mm512_set1_epi64(done))); done++) {
            s0 = v0; s1 = v1; s2 = v2; s3 = v3;
            word = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), more, at, data, 1);
            v3 = _mm512_xor_si512(v3, word);
            ROUND ROUND
            v0 = _mm512_mask_xor_epi64(s0, more, v0, word);
            v1 = _mm512_mask_mov_epi64(s1, more, v1);
            v2 = _mm512_mask_mov_epi64(s2, more, v2);
            v3 = _mm512_mask_mov_epi64(s3, more, v3);
            at = _mm512_mask_add_epi64(at, more, at, eight);
        }
        word = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), some, at, data, 1);
        word = _mm512_andnot_si512(_mm512_sllv_epi64(_mm512_set1_epi64(-1), _mm512_slli_epi64(left, 3)), word);
        word = _mm512_or_si512(word, _mm512_slli_epi64(size, 56));
        v3 = _mm512_xor_si512(v3, word);
        ROUND ROUND
        v0 = _mm512_xor_si512(v0, word);
        v2 = _mm512_xor_si512(v2, _mm512_set1_epi64(0xFF));
        ROUND ROUND ROUND ROUND
        v0 = _mm512_xor_si512(_mm512_xor_si512(v0, v1), _mm512_xor_si512(v2, v3));
        _mm512_storeu_si512(out, _mm512_maskz_mov_epi64(some, v0));
        return 1;
    }
    /* Hashes as many of the first values as it can, eight by eight; gives how many. */
    __attribute__((target("avx512f"))) static int64_t siphash_lanes(
        uint64_t k0, uint64_t k1, const uint8_t *data, size_t end, const int32_t *offsets, int64_t n, uint64_t *out) {
        int64_t i = 0;
        while (i + 8 <= n && siphash_eight(k0, k1, data, end, offsets + i, out + i)) i += 8;
        return i;
    }
    #define has_lanes() __builtin_cpu_supports("avx512f")
    #else
    #define siphash_lanes(k0, k1, data, end, offsets, n, out) ((int64_t)0)
    #define has_lanes() 0
    #endif
    """
    uint64_t siphash_2_4(uint64_t k0, uint64_t k1, const uint8_t* data, size_t size, size_t spare) nogil
    int64_t siphash_lanes(uint64_t k0, uint64_t k1, const uint8_t* data, size_t end, const int32_t* offsets,
                          int64_t n, uint64_t* out) nogil
    bint has_lanes() nogil


def hash_strings(const int32_t[::1] offsets, const uint8_t[::1] data, uint64_t k0, uint64_t k1, uint64_t[::1] out):
    """Hash value i of `offsets` (n + 1,) and `data` into out[i]; the empty value gives 0."""
    cdef Py_ssize_t i = 0, last, n = offsets.shape[0] - 1
    cdef int32_t start, stop
    cdef Py_ssize_t end = data.shape[0]
    cdef bint lanes = has_lanes()
    if out.shape[0] < n:
        raise ValueError("out is shorter than the column")
    if n > 0 and (offsets[0] < 0 or offsets[n] > data.shape[0]):
        raise ValueError("offsets reach outside the data")
    with nogil:
        while i < n:
            if lanes:
                i += siphash_lanes(k0, k1, &data[0], end, &offsets[i], n - i, &out[i])
            # What lanes leave aside: everything where there are none.
            last = min(i + 8, n) if lanes else n
            while i < last:
                start = offsets[i]
                stop = offsets[i + 1]
                out[i] = siphash_2_4(k0, k1, &data[0] + start, stop - start, end - stop) if stop > start else 0
                i += 1
