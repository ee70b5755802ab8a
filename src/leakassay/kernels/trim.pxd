"""The view of one value that every kernel of kinds begins with."""

from libc.stdint cimport int32_t, uint8_t


cdef inline bint _space(uint8_t c) noexcept nogil:
    return c == 32 or (c >= 9 and c <= 13)


cdef inline void trim(const uint8_t* data, int32_t* start, int32_t* stop) noexcept nogil:
    """Move both ends inward over ASCII white space, U+00A0 and U+3000."""
    cdef int32_t a = start[0], b = stop[0]
    # Nearly every value: no byte that U+00A0 or U+3000 could begin or end with, nor white space of ASCII.
    if (a < b and data[a] > 32 and data[a] != 0xC2 and data[a] != 0xE3
            and data[b - 1] > 32 and data[b - 1] != 0xA0 and data[b - 1] != 0x80):
        return
    while a < b:
        if _space(data[a]):
            a += 1
        elif b - a >= 2 and data[a] == 0xC2 and data[a + 1] == 0xA0:
            a += 2
        elif b - a >= 3 and data[a] == 0xE3 and data[a + 1] == 0x80 and data[a + 2] == 0x80:
            a += 3
        else:
            break
    while a < b:
        if _space(data[b - 1]):
            b -= 1
        elif b - a >= 2 and data[b - 2] == 0xC2 and data[b - 1] == 0xA0:
            b -= 2
        elif b - a >= 3 and data[b - 3] == 0xE3 and data[b - 2] == 0x80 and data[b - 1] == 0x80:
            b -= 3
        else:
            break
    start[0] = a
    stop[0] = b


cdef inline bint bounds(const int32_t[::1] offsets, Py_ssize_t i, Py_ssize_t size, int32_t* start, int32_t* stop) noexcept nogil:
    """Read the ends of value i; false, and an empty value, where they do not lie in the data."""
    start[0] = offsets[i]
    stop[0] = offsets[i + 1]
    if start[0] < 0 or stop[0] > size or start[0] > stop[0]:
        start[0] = 0
        stop[0] = 0
        return False
    return True


cdef inline bint han(const uint8_t* text) noexcept nogil:
    """Do these three bytes hold one of U+4E00 to U+9FFF? Most characters of Chinese text, in one test."""
    return (0xE4 <= text[0] <= 0xE9 and text[1] & 0xC0 == 0x80 and text[2] & 0xC0 == 0x80
            and (text[0] != 0xE4 or text[1] >= 0xB8))
