"""A short value in one register of 512 bits: what its bytes are, by one look-up, and where its characters begin.

For kernels that have a plain way too, which is taken by processors without such registers and for all that `look`
leaves aside: long values, and characters but those of ASCII, Latin, Cyrillic and common Chinese letters.
"""

from libc.stdint cimport int32_t, uint8_t, uint64_t

cdef extern from *:
    """
    #if defined(__x86_64__) && defined(__GNUC__)
    #include <immintrin.h>
    #define WIDE __attribute__((target("avx512f,avx512bw,avx512vbmi,avx512vbmi2,bmi2,popcnt")))
    #define has_wide() (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi") \\
                        && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi2"))
    #define LONGEST_LOOK 61 /* two bytes behind a character's first have a bit of their own */
    /* What each byte of ASCII is, as bits. */
    typedef struct { __m512i low, high; } Classes;
    WIDE static inline Classes classes_of(const uint8_t *table) {
        return (Classes){_mm512_loadu_si512(table), _mm512_loadu_si512(table + 64)};
    }
    typedef struct {
        __m512i bytes, kinds; /* of kinds only those of ASCII count; 0 elsewhere */
        uint64_t tails;       /* bytes that are the second or third of a character */
        uint64_t latin, cyrillic, han;
    } Look;
    /* Look at a value of up to LONGEST_LOOK bytes; false where some of it is beyond what is looked for. */
    WIDE static inline int look(const uint8_t *text, int32_t size, Classes classes, Look *out) {
        const __mmask64 here = _bzhi_u64(~0ULL, size);
        const __m512i x = _mm512_maskz_loadu_epi8(here, text);
        const uint64_t high = _mm512_movepi8_mask(x);
        out->bytes = x;
        out->kinds = _mm512_maskz_permutex2var_epi8(here & ~high, classes.low, x, classes.high);
        out->tails = out->latin = out->cyrillic = out->han = 0;
        if (high) {
            /* U+00C0 to U+033F but for two signs, U+0400 to U+04FF, U+4E00 to U+9FFF. */
            const uint64_t tails = high & _mm512_cmplt_epu8_mask(x, _mm512_set1_epi8((char)0xC0));
            const uint64_t latin = _mm512_cmple_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8((char)0xC3)), _mm512_set1_epi8(9));
            const uint64_t cyrillic = _mm512_cmple_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8((char)0xD0)), _mm512_set1_epi8(3));
            const uint64_t han = _mm512_cmple_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8((char)0xE4)), _mm512_set1_epi8(5));
            const uint64_t signs = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0x97)) | _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0xB7));
            const uint64_t early = tails & _mm512_cmplt_epu8_mask(x, _mm512_set1_epi8((char)0xB8));
            if (high != (tails | latin | cyrillic | han) || tails != ((latin | cyrillic | han) << 1 | han << 2)
                || (_mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0xC3)) << 1 & signs)
                || (_mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0xE4)) << 1 & early)) return 0;
            out->tails = tails;
            out->latin = latin;
            out->cyrillic = cyrillic;
            out->han = han;
        }
        return 1;
    }
    /* All the bits that occur among 64 bytes. */
    WIDE static inline uint8_t any_of(__m512i kinds) {
        const __m256i half = _mm256_or_si256(_mm512_castsi512_si256(kinds), _mm512_extracti64x4_epi64(kinds, 1));
        const __m128i quarter = _mm_or_si128(_mm256_castsi256_si128(half), _mm256_extracti128_si256(half, 1));
        uint64_t word = (uint64_t)(_mm_cvtsi128_si64(quarter) | _mm_cvtsi128_si64(_mm_unpackhi_epi64(quarter, quarter)));
        word |= word >> 32;
        word |= word >> 16;
        return (uint8_t)(word | word >> 8);
    }
    #else
    #define has_wide() 0
    #endif
    """
    bint has_wide() nogil
