# cython: boundscheck=False, wraparound=False, cdivision=True
"""The light check of kinds that are words: length, letters, digits, marks, control characters."""

from libc.stdint cimport int32_t, uint8_t, uint32_t

from leakassay.kernels.trim cimport bounds, han, trim
from leakassay.kernels.wide cimport *

cdef extern from *:
    """
    #define CONTROL 1
    #define MARK 2
    #define DIGIT 4
    #define LETTER 8
    typedef struct { int shortest, longest, digits, letters; const uint8_t *codes; } Bounds;
    #if defined(WIDE)
    /* Check n values, each from start to stop: true in `done` for those that are for this way. */
    WIDE static void check_at_once(const uint8_t *data, const int32_t *start, const int32_t *stop, int n,
                                   const uint8_t *table, const Bounds *of, uint8_t *out, uint8_t *done) {
        const Classes classes = classes_of(table);
        for (int i = 0; i < n; i++) {
            const int32_t size = stop[i] - start[i];
            Look found;
            done[i] = size <= LONGEST_LOOK && look(data + start[i], size, classes, &found);
            if (!done[i]) continue;
            const int32_t length = size - (int32_t)_mm_popcnt_u64(found.tails);
            const uint8_t seen = any_of(found.kinds);
            uint64_t run = seen & DIGIT ? _mm512_test_epi8_mask(found.kinds, _mm512_set1_epi8(DIGIT)) : 0;
            for (int k = 0; run && k < of->digits; k++) run &= run << 1;
            out[i] = length < of->shortest || length > of->longest ? of->codes[0]
                : seen & CONTROL ? of->codes[1]
                : seen & MARK ? of->codes[2]
                : run ? of->codes[3]
                : of->letters && !(seen & LETTER) && !(found.latin | found.cyrillic | found.han) ? of->codes[4] : 0;
        }
    }
    #else
    #define check_at_once(data, start, stop, n, table, of, out, done)
    #endif
    """
    enum: CONTROL, MARK, DIGIT, LETTER
    ctypedef struct Bounds:
        int shortest, longest, digits, letters
        const uint8_t* codes
    void check_at_once(const uint8_t* data, const int32_t* start, const int32_t* stop, int n, const uint8_t* table,
                       const Bounds* of, uint8_t* out, uint8_t* done) noexcept nogil


cdef enum:
    STEP = 64  # values checked together


cdef inline bint _is_letter(uint32_t point) noexcept nogil:
    """ASCII letters, and what lies above U+00BF save general punctuation, symbols and CJK marks."""
    if point < 128:
        return (point | 32) >= 97 and (point | 32) <= 122
    if point < 0xC0:
        return False
    if 0x2000 <= point <= 0x2BFF or 0x3000 <= point <= 0x303F:
        return False
    return not (0xFE00 <= point <= 0xFE6F or 0xFFF0 <= point <= 0xFFFF)


cdef uint8_t _check(const uint8_t* text, int32_t at, int32_t stop, const uint8_t* table, const Bounds* of) noexcept nogil:
    """The code of a value that lies from `at` to `stop`."""
    cdef uint32_t point, more
    cdef int length = 0, run = 0, most = 0
    cdef bint control = False, marked = False, lettered = False
    cdef uint8_t c
    while at < stop:
        c = text[at]
        at += 1
        length += 1
        if c < 128:
            point = c
            control = control or table[c] & CONTROL
            marked = marked or table[c] & MARK
            if 48 <= c <= 57:
                run += 1
                if run > most:
                    most = run
                continue
        else:
            if at + 2 <= stop and han(text + at - 1):
                at += 2
                run = 0
                lettered = True
                continue
            if c >= 0xF0:
                point = c & 7
                more = 3
            elif c >= 0xE0:
                point = c & 15
                more = 2
            elif c >= 0xC0:
                point = c & 31
                more = 1
            else:
                point = 0
                more = 0
            while more > 0 and at < stop and (text[at] & 0xC0) == 0x80:
                point = (point << 6) | (text[at] & 63)
                at += 1
                more -= 1
        run = 0
        lettered = lettered or _is_letter(point)
    if length < of.shortest or length > of.longest:
        return of.codes[0]
    if control:
        return of.codes[1]
    if marked:
        return of.codes[2]
    if most > of.digits:
        return of.codes[3]
    return of.codes[4] if of.letters and not lettered else 0


def check(const int32_t[::1] offsets, const uint8_t[::1] data, int shortest, int longest,
          int digits, bint letters, const uint8_t[::1] marks, const uint8_t[::1] codes, uint8_t[::1] out):
    """Write into out[i] the code of the first fault of value i, 0 where it has none.

    `codes` are the codes of: length, control characters, marks, digits, no letters. `marks` (128,) is
    1 where an ASCII character may not occur; `digits` is the longest run of ASCII digits allowed.
    """
    cdef Py_ssize_t first = 0, n = offsets.shape[0] - 1, size = data.shape[0]
    cdef int i, together
    cdef int32_t[STEP] start, stop
    cdef uint8_t[STEP] done
    cdef uint8_t[128] table
    cdef bint wide = has_wide()
    cdef Bounds of
    cdef const uint8_t* bytes_
    if out.shape[0] < n or codes.shape[0] != 5 or marks.shape[0] != 128:
        raise ValueError("arrays do not fit each other")
    of.shortest, of.longest, of.digits, of.letters, of.codes = shortest, longest, digits, letters, &codes[0]
    for i in range(128):
        table[i] = (CONTROL * (i == 127 or (i < 32 and i != 9 and i != 10 and i != 13)) + MARK * (marks[i] != 0)
                    + DIGIT * (48 <= i <= 57) + LETTER * (97 <= i | 32 <= 122))
    with nogil:
        bytes_ = &data[0] if size else NULL
        while first < n:
            together = <int> min(<Py_ssize_t> STEP, n - first)
            for i in range(together):
                bounds(offsets, first + i, size, &start[i], &stop[i])
                trim(bytes_, &start[i], &stop[i])
            if wide:
                check_at_once(bytes_, start, stop, together, table, &of, &out[first], done)
            for i in range(together):
                if not wide or not done[i]:
                    out[first + i] = _check(bytes_, start[i], stop[i], table, &of)
            first += together
