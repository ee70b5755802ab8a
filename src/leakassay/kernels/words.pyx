# cython: boundscheck=False, wraparound=False, cdivision=True
"""The light check of kinds that are words: length, letters, digits, marks, control characters."""

from libc.stdint cimport int32_t, uint8_t, uint32_t

from leakassay.kernels.trim cimport bounds, han, trim


cdef inline bint _is_letter(uint32_t point) noexcept nogil:
    """ASCII letters, and what lies above U+00BF save general punctuation, symbols and CJK marks."""
    if point < 128:
        return (point | 32) >= 97 and (point | 32) <= 122
    if point < 0xC0:
        return False
    if 0x2000 <= point <= 0x2BFF or 0x3000 <= point <= 0x303F:
        return False
    return not (0xFE00 <= point <= 0xFE6F or 0xFFF0 <= point <= 0xFFFF)


def check(const int32_t[::1] offsets, const uint8_t[::1] data, int shortest, int longest,
          int digits, bint letters, const uint8_t[::1] marks, const uint8_t[::1] codes, uint8_t[::1] out):
    """Write into out[i] the code of the first fault of value i, 0 where it has none.

    `codes` are the codes of: length, control characters, marks, digits, no letters. `marks` (128,) is
    1 where an ASCII character may not occur; `digits` is the longest run of ASCII digits allowed.
    """
    cdef Py_ssize_t i, n = offsets.shape[0] - 1, size = data.shape[0]
    cdef int32_t start, stop, at
    cdef uint32_t point, more
    cdef int length, run, most
    cdef bint control, marked, lettered
    cdef uint8_t c
    cdef const uint8_t* bytes_
    if out.shape[0] < n or codes.shape[0] != 5 or marks.shape[0] != 128:
        raise ValueError("arrays do not fit each other")
    if n <= 0:
        return
    with nogil:
        bytes_ = &data[0] if size else NULL
        for i in range(n):
            bounds(offsets, i, size, &start, &stop)
            trim(bytes_, &start, &stop)
            length = 0
            run = 0
            most = 0
            control = False
            marked = False
            lettered = False
            at = start
            while at < stop:
                c = bytes_[at]
                at += 1
                length += 1
                if c < 128:
                    point = c
                    if c < 32:
                        control = control or not (c == 9 or c == 10 or c == 13)
                    elif c == 127:
                        control = True
                    marked = marked or marks[c] != 0
                    if 48 <= c <= 57:
                        run += 1
                        if run > most:
                            most = run
                        continue
                else:
                    if at + 2 <= stop and han(bytes_ + at - 1):
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
                    while more > 0 and at < stop and (bytes_[at] & 0xC0) == 0x80:
                        point = (point << 6) | (bytes_[at] & 63)
                        at += 1
                        more -= 1
                run = 0
                lettered = lettered or _is_letter(point)
            if length < shortest or length > longest:
                out[i] = codes[0]
            elif control:
                out[i] = codes[1]
            elif marked:
                out[i] = codes[2]
            elif most > digits:
                out[i] = codes[3]
            elif letters and not lettered:
                out[i] = codes[4]
            else:
                out[i] = 0
