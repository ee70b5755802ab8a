"""What the kernels of SQL share: marks of values, words, and the reading of one value."""

from libc.stdint cimport int32_t, uint8_t

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #define SQL_EACH 0x0101010101010101ULL
    #define SQL_TOP 0x8080808080808080ULL
    /* Where, from `i` on, the first of three bytes stands, or `n`. Eight bytes at once: a borrow can mark a
       byte wrongly, but only behind one that is marked rightly. */
    static inline Py_ssize_t first_of(const uint8_t* p, Py_ssize_t i, Py_ssize_t n, uint8_t a, uint8_t b, uint8_t c) {
        const uint64_t as = SQL_EACH * a, bs = SQL_EACH * b, cs = SQL_EACH * c;
        uint64_t w, x, y, z, marked;
        while (i + 8 <= n) {
            memcpy(&w, p + i, 8);
            x = w ^ as; y = w ^ bs; z = w ^ cs;
            marked = (((x - SQL_EACH) & ~x) | ((y - SQL_EACH) & ~y) | ((z - SQL_EACH) & ~z)) & SQL_TOP;
            if (marked) {
    #if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
                return i + (__builtin_ctzll(marked) >> 3);
    #else
                break;
    #endif
            }
            i += 8;
        }
        while (i < n && p[i] != a && p[i] != b && p[i] != c) i++;
        return i;
    }
    """
    Py_ssize_t first_of(const uint8_t* p, Py_ssize_t i, Py_ssize_t n, uint8_t a, uint8_t b, uint8_t c) noexcept nogil

cdef enum:
    OK = 0
    MORE = 1
    BAD = 2
    # What a value needs when it is gathered, above its length. A null has the size -1.
    POSTGRES = 1 << 27
    DOUBLED = 1 << 28
    ESCAPED = 1 << 29
    SPECIAL = 1 << 30
    LENGTH = (1 << 27) - 1
    NOTHING = -1
    # What readings that failed may cost before values may no longer span far.
    WASTE = 64 << 20
    NEAR = 1 << 10
    TAIL = 64
    SLACK = 16

cdef enum:
    # Why a row was lost: places in `sql_text.REASONS`.
    FEW = 0
    MANY = 1
    OPEN = 2
    MALFORMED = 3
    LONG = 4
    CUT = 5
    LOSSES = 6


cdef inline bint space(uint8_t c) noexcept nogil:
    return c == 32 or 9 <= c <= 13


cdef inline bint worded(uint8_t c) noexcept nogil:
    return 48 <= c <= 57 or 65 <= c <= 90 or c == 95 or 97 <= c <= 122 or c >= 128


cdef inline uint8_t upper(uint8_t c) noexcept nogil:
    return c - 32 if 97 <= c <= 122 else c


cdef bint is_word(const uint8_t* p, Py_ssize_t i, Py_ssize_t n, const char* word, Py_ssize_t size) noexcept nogil
cdef bint begins(const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil


cdef class Lexer:
    cdef bint _backslash, _hashes, _last
    # What was read last: a value from `_a` to `_b` with its marks, and the place behind it.
    cdef Py_ssize_t _a, _b, _next
    cdef int32_t _marks
    cdef int _why

    cdef int _gap(self, const uint8_t* p, Py_ssize_t* at, Py_ssize_t n) noexcept nogil
    cdef Py_ssize_t _past_comment(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil
    cdef int _string(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, bint backslash) noexcept nogil
    cdef int _dollars(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil
    cdef int _chosen(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil
    cdef int _quoted(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, Py_ssize_t floor) noexcept nogil
    cdef int _expression(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil
    cdef bint _begins_line(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil
    cdef int _value(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil
    cdef bint _named(self, const uint8_t* p, Py_ssize_t start, Py_ssize_t end) noexcept nogil
    cdef int _prefixed(self, const uint8_t* p, Py_ssize_t start, Py_ssize_t i, Py_ssize_t n) noexcept nogil
