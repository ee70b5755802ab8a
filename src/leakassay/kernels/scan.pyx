# cython: boundscheck=False, wraparound=False, cdivision=True
"""Find the pieces of free text that could be a number, a date or an address, in linear time, and lay texts in lines."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdint cimport int32_t, int64_t, uint8_t

import numpy as np

from leakassay.kernels.trim cimport bounds

cdef enum:
    NUMBER = 1
    SPACED = 2
    WORD = 3
    LONGEST = 320


cdef inline bint _digit(uint8_t c) noexcept nogil:
    return 48 <= c <= 57


cdef inline bint _alnum(uint8_t c) noexcept nogil:
    return 48 <= c <= 57 or 97 <= (c | 32) <= 122


cdef inline bint _word(uint8_t c) noexcept nogil:
    """Characters of e-mail and web addresses."""
    return (_alnum(c) or c == 45 or c == 46 or c == 95 or c == 64 or c == 58 or c == 47 or c == 37 or c == 43
            or c == 61 or c == 63 or c == 38 or c == 35 or c == 126)


cdef inline int _mark(const uint8_t* text, int32_t left) noexcept nogil:
    """Length of a 年, 月 or 日 here, or 0."""
    if left >= 3 and ((text[0] == 0xE5 and text[1] == 0xB9 and text[2] == 0xB4)
                      or (text[0] == 0xE6 and text[1] == 0x9C and text[2] == 0x88)
                      or (text[0] == 0xE6 and text[1] == 0x97 and text[2] == 0xA5)):
        return 3
    return 0


cdef int32_t _number_end(const uint8_t* text, int32_t at, int32_t size, bint spaces) noexcept nogil:
    """End of the run of digits and single separators that begins at `at`."""
    cdef int32_t end = at
    cdef int step
    cdef uint8_t c
    while at < size:
        c = text[at]
        if _digit(c):
            at += 1
            end = at
            continue
        step = _mark(text + at, size - at)
        if step and end == at:
            at += step
            end = at
            continue
        if (c == 45 or c == 46 or c == 47 or (spaces and c == 32)) and at == end and at + 1 < size and _digit(text[at + 1]):
            at += 1
            continue
        break
    if end < size and (text[end] | 32) == 120:
        end += 1
    return end


def pieces(const int32_t[::1] offsets, const uint8_t[::1] data, int32_t[::1] start, int32_t[::1] stop,
           int32_t[::1] owner, uint8_t[::1] what):
    """Write where pieces lie in `data`, whose value has them and what they look like.

    Gives how many there are; those beyond the outputs' length are counted and not written.
    1 a number without spaces, 2 numbers with spaces between, 3 a word with `@`, `.` or `:`.
    """
    cdef Py_ssize_t i, n = offsets.shape[0] - 1, size = data.shape[0], room = start.shape[0], count = 0
    cdef int32_t a, b, at, end, far
    cdef bint telling
    cdef const uint8_t* text
    if stop.shape[0] < room or owner.shape[0] < room or what.shape[0] < room:
        raise ValueError("outputs differ in length")
    if n <= 0 or size == 0:
        return 0
    with nogil:
        text = &data[0]
        for i in range(n):
            bounds(offsets, i, size, &a, &b)
            at = a
            while at < b:
                if not (_alnum(text[at]) or text[at] == 43):
                    at += 1
                    continue
                end = at
                telling = False
                while end < b and _word(text[end]):
                    telling = telling or text[end] == 64 or text[end] == 46 or text[end] == 58 or 97 <= (text[end] | 32) <= 122
                    end += 1
                far = end
                while end > at and (text[end - 1] == 46 or text[end - 1] == 58 or text[end - 1] == 47 or text[end - 1] == 45 or text[end - 1] == 63):
                    end -= 1
                if telling and 6 <= end - at <= LONGEST:
                    if count < room:
                        start[count] = at
                        stop[count] = end
                        owner[count] = <int32_t> i
                        what[count] = WORD
                    count += 1
                if _digit(text[at]) or (text[at] == 43 and at + 1 < b and _digit(text[at + 1])):
                    end = _number_end(text, at + (text[at] == 43), b, False)
                    if end - at >= 6 and (end >= b or not _alnum(text[end])):
                        if count < room:
                            start[count] = at
                            stop[count] = end
                            owner[count] = <int32_t> i
                            what[count] = NUMBER
                        count += 1
                        far = end if end > far else far
                    elif end < b and text[end] == 32:
                        end = _number_end(text, at + (text[at] == 43), b, True)
                        if 10 <= end - at <= 30 and (end >= b or not _alnum(text[end])):
                            if count < room:
                                start[count] = at
                                stop[count] = end
                                owner[count] = <int32_t> i
                                what[count] = SPACED
                            count += 1
                            far = end
                at = far if far > at else at + 1
    return count


def lines(const int32_t[::1] offsets, const uint8_t[::1] data, const int64_t[::1] places):
    """Join the values at `places` (k,) of a column, a line feed behind each.

    Gives the bytes, and where each line ends in characters, int64 (k,), if all of it is UTF-8. Raises
    ValueError for a place that is none.
    """
    cdef Py_ssize_t k, at = 0, total = 0, size = data.shape[0], n = offsets.shape[0] - 1
    cdef int32_t start = 0, stop = 0, i
    cdef int64_t characters = 0
    for k in range(places.shape[0]):
        if not 0 <= places[k] < n:
            raise ValueError("there is no such value")
        bounds(offsets, places[k], size, &start, &stop)
        total += stop - start + 1
    joined = PyBytes_FromStringAndSize(NULL, total)
    ends = np.empty(places.shape[0], np.int64)
    cdef uint8_t* out = <uint8_t*> PyBytes_AS_STRING(joined)
    cdef int64_t[::1] end = ends
    with nogil:
        for k in range(places.shape[0]):
            bounds(offsets, places[k], size, &start, &stop)
            for i in range(start, stop):
                out[at + i - start] = data[i]
                characters += data[i] & 0xC0 != 0x80
            at += stop - start
            out[at] = 10
            at += 1
            characters += 1
            end[k] = characters
    return joined, ends
