# cython: boundscheck=False, wraparound=False, cdivision=True
"""Bytes of a charset to UTF-8 by table, and how far bytes are UTF-8 already. Both without the interpreter lock."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdint cimport uint8_t, uint16_t, uint64_t
from libc.string cimport memcpy

from leakassay.kernels.processors cimport *

cdef extern from *:
    """
    #if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    #define FIRST_MARKED(word) (__builtin_ctzll(word) >> 3)
    #else
    #define FIRST_MARKED(word) 0
    #endif
    """
    int FIRST_MARKED(uint64_t word) nogil


cdef extern from *:
    """
    #include <stdint.h>
    #define STEP 256
    /* How far, in whole steps from `at` on, bytes are UTF-8 by what may stand beside what (Unicode, table 3-7): a
       character may still be cut off there. Reads three bytes before `at`, and is written without branches so that
       compilers make vectors of it. */
    EACH_PROCESSOR static Py_ssize_t in_order(const uint8_t* p, Py_ssize_t at, Py_ssize_t n) {
        for (; at + STEP <= n; at += STEP) {
            uint8_t wrong = 0;
            for (int i = 0; i < STEP; i++) {
                const uint8_t c = p[at + i], one = p[at + i - 1], two = p[at + i - 2], three = p[at + i - 3];
                const uint8_t tail = (c & 0xC0) == 0x80, wanted = (one >= 0xC0) | (two >= 0xE0) | (three >= 0xF0);
                wrong |= tail ^ wanted;
                wrong |= ((c & 0xFE) == 0xC0) | (c > 0xF4);
                wrong |= ((one == 0xE0) & (c < 0xA0)) | ((one == 0xED) & (c > 0x9F));
                wrong |= ((one == 0xF0) & (c < 0x90)) | ((one == 0xF4) & (c > 0x8F));
            }
            if (wrong) break;
        }
        return at;
    }
    """
    Py_ssize_t in_order(const uint8_t* p, Py_ssize_t at, Py_ssize_t n) noexcept nogil


cdef inline Py_ssize_t _ascii(const uint8_t* text, Py_ssize_t at, Py_ssize_t size) noexcept nogil:
    """Where ASCII ends that begins at `at`."""
    cdef uint64_t word
    while at + 8 <= size:
        memcpy(&word, text + at, 8)
        word &= 0x8080808080808080ULL
        if word:
            at += FIRST_MARKED(word)
            break
        at += 8
    while at < size and text[at] < 0x80:
        at += 1
    return at


cdef inline bint _tail(uint8_t c) noexcept nogil:
    return c & 0xC0 == 0x80


cdef int _sequence(const uint8_t* text, Py_ssize_t left) noexcept nogil:
    """Length of the character beyond ASCII that begins here; 0 where it is not sound (Unicode, table 3-7)."""
    cdef uint8_t lead = text[0]
    if lead < 0xC2 or left < 2 or not _tail(text[1]):
        return 0
    if lead < 0xE0:
        return 2
    if left < 3 or not _tail(text[2]):
        return 0
    if lead < 0xF0:
        if (lead == 0xE0 and text[1] < 0xA0) or (lead == 0xED and text[1] > 0x9F):
            return 0
        return 3
    if left < 4 or not _tail(text[3]) or lead > 0xF4:
        return 0
    if (lead == 0xF0 and text[1] < 0x90) or (lead == 0xF4 and text[1] > 0x8F):
        return 0
    return 4


cdef Py_ssize_t _valid(const uint8_t* text, Py_ssize_t size) noexcept nogil:
    cdef Py_ssize_t at = 0
    cdef int length
    while at < 3 and at < size:
        length = 1 if text[at] < 0x80 else _sequence(text + at, size - at)
        if not length:
            return at
        at += length
    if at + 64 < size:
        # All but where they are wrong, or end; the character that may be cut off there is read again.
        at = in_order(text, at, size) - 3
        while _tail(text[at]):
            at -= 1
    while at < size:
        if text[at] < 0x80:
            at = _ascii(text, at, size)
            continue
        length = _sequence(text + at, size - at)
        if not length:
            break
        at += length
    return at


def valid_utf8(const uint8_t[::1] data):
    """How many of the first bytes are sound UTF-8."""
    cdef Py_ssize_t found = 0
    if len(data):
        with nogil:
            found = _valid(&data[0], data.shape[0])
    return found


cdef struct Place:
    Py_ssize_t read
    Py_ssize_t written


cdef inline Py_ssize_t _put(uint8_t* out, Py_ssize_t to, uint16_t code) noexcept nogil:
    if code < 0x80:
        out[to] = <uint8_t>code
        return to + 1
    if code < 0x800:
        out[to] = <uint8_t>(0xC0 | code >> 6)
        out[to + 1] = <uint8_t>(0x80 | code & 0x3F)
        return to + 2
    out[to] = <uint8_t>(0xE0 | code >> 12)
    out[to + 1] = <uint8_t>(0x80 | code >> 6 & 0x3F)
    out[to + 2] = <uint8_t>(0x80 | code & 0x3F)
    return to + 3


cdef inline int _width(uint16_t code) noexcept nogil:
    return 1 if code < 0x80 else 2 if code < 0x800 else 3


cdef Place _line_start(
    const uint8_t* text, Place here, const uint16_t* singles, const uint16_t* doubles
) noexcept nogil:
    """Go back from what was converted to where its line begins."""
    cdef Place line = here
    cdef Py_ssize_t at
    while line.read > 0 and text[line.read - 1] != 10:
        line.read -= 1
    at = line.read
    while at < here.read:
        if text[at] < 0x80:
            line.written -= 1  # as it is, whatever the table has for it
            at += 1
        elif singles[text[at]]:
            line.written -= _width(singles[text[at]])
            at += 1
        else:
            line.written -= _width(doubles[text[at] << 8 | text[at + 1]])
            at += 2
    return line


cdef Place _convert(
    const uint8_t* text, Py_ssize_t size, const uint16_t* singles, const uint16_t* doubles, uint8_t* out
) noexcept nogil:
    """Convert until the end, or back to the start of the line that holds what no table has."""
    cdef Place here
    cdef Py_ssize_t end
    cdef uint16_t code
    cdef uint8_t c
    here.read = here.written = 0
    while here.read < size:
        c = text[here.read]
        if c < 0x80:
            end = _ascii(text, here.read, size)
            memcpy(out + here.written, text + here.read, end - here.read)
            here.written += end - here.read
            here.read = end
            continue
        code = singles[c]
        if code:
            here.written = _put(out, here.written, code)
            here.read += 1
            continue
        code = doubles[c << 8 | text[here.read + 1]] if here.read + 1 < size else 0
        if not code:
            return _line_start(text, here, singles, doubles)
        here.written = _put(out, here.written, code)
        here.read += 2
    return here


def to_utf8(const uint8_t[::1] data, const uint16_t[::1] singles, const uint16_t[::1] doubles):
    """Convert `data`: the UTF-8 of as many bytes as the tables have, and how many those were.

    `singles`: 256 characters by byte, 0 for none, and ASCII as it is; `doubles`: 65,536 by pair of bytes, 0 for
    none. Conversion stops before the first line that holds what neither has.
    """
    cdef Py_ssize_t size = data.shape[0]
    if not size:
        return b"", 0
    cdef bytes out = PyBytes_FromStringAndSize(NULL, 3 * size)
    cdef uint8_t* to = <uint8_t*>PyBytes_AS_STRING(out)
    cdef Place end
    with nogil:
        end = _convert(&data[0], size, &singles[0], &doubles[0], to)
    return out[:end.written], end.read
