"""Where in delimited text the bytes stand that may end a field, and which colons are part of one."""

from libc.stdint cimport uint8_t, uint64_t

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #if defined(__SSE2__)
    #include <emmintrin.h>
    #endif
    #define first_mark(marks) __builtin_ctzll(marks)
    #define EACH 0x0101010101010101ULL
    #define TOP 0x8080808080808080ULL
    /* Where, from `i` on, the first byte stands that is `one`, `other` or a control character. Eight bytes
       are tested at once: a borrow can mark a byte wrongly, but only behind one that is marked rightly. */
    static inline Py_ssize_t past_plain(const uint8_t* p, Py_ssize_t i, Py_ssize_t n, uint8_t one, uint8_t other) {
        const uint64_t ones = EACH * one, others = EACH * other;
        uint64_t x, y, z, marked;
        while (i + 8 <= n) {
            memcpy(&x, p + i, 8);
            y = x ^ ones;
            z = x ^ others;
            marked = (((x - EACH * 32) & ~x) | ((y - EACH) & ~y) | ((z - EACH) & ~z)) & TOP;
            if (marked) {
    #if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
                return i + (__builtin_ctzll(marked) >> 3);
    #else
                break;
    #endif
            }
            i += 8;
        }
        while (i < n && p[i] >= 32 && p[i] != one && p[i] != other) i++;
        return i;
    }
    /* Which of 64 bytes are `one`, `other` or control characters. */
    static inline uint64_t marks_of_64(const uint8_t* p, uint8_t one, uint8_t other) {
        uint64_t marks = 0;
    #if defined(__SSE2__)
        const __m128i ones = _mm_set1_epi8((char)one), others = _mm_set1_epi8((char)other), last = _mm_set1_epi8(31);
        for (int i = 0; i < 4; i++) {
            const __m128i x = _mm_loadu_si128((const __m128i*)(p + 16 * i));
            const __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(x, ones), _mm_cmpeq_epi8(x, others)),
                                               _mm_cmpeq_epi8(_mm_min_epu8(x, last), x));
            marks |= (uint64_t)(uint16_t)_mm_movemask_epi8(found) << (16 * i);
        }
    #else
        for (int i = 0; i < 64; i++) marks |= (uint64_t)(p[i] < 32 || p[i] == one || p[i] == other) << i;
    #endif
        return marks;
    }
    static inline int is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
    /* Is the colon at `i` one of a time of day, or of a link? Looks at three bytes behind it. */
    static inline int within_text(const uint8_t* p, Py_ssize_t i, Py_ssize_t n) {
        if (i + 2 < n && p[i + 1] == '/' && p[i + 2] == '/') return 1;
        if (i + 2 >= n || !is_digit(p[i + 1]) || !is_digit(p[i + 2]) || (i + 3 < n && is_digit(p[i + 3]))) return 0;
        Py_ssize_t k = i;
        while (k > 0 && i - k < 2 && is_digit(p[k - 1])) k--;
        if (k == i || k == 0) return 0;
        if (p[k - 1] == ' ' || p[k - 1] == 'T') return k >= 2 && is_digit(p[k - 2]);
        return p[k - 1] == ':' && i - k == 2 && within_text(p, k - 1, n);
    }
    """
    Py_ssize_t past_plain(const uint8_t* p, Py_ssize_t i, Py_ssize_t n, uint8_t one, uint8_t other) noexcept nogil
    uint64_t marks_of_64(const uint8_t* p, uint8_t one, uint8_t other) noexcept nogil
    int first_mark(uint64_t marks) noexcept nogil
    bint within_text(const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil
