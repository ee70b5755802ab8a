"""What kernels that read text ask of its bytes, and how they write a character."""

from libc.stdint cimport uint8_t, uint32_t

cdef extern from *:
    """
    #include <stdint.h>
    /* Is there a control character but tab, line feed and carriage return? */
    static inline int has_control(const uint8_t* p, Py_ssize_t n) {
        int found = 0;
        for (Py_ssize_t i = 0; i < n; i++) found |= p[i] < 32 && p[i] != 9 && p[i] != 10 && p[i] != 13;
        return found;
    }
    """
    bint has_control(const uint8_t* p, Py_ssize_t n) noexcept nogil


cdef inline int put(uint8_t* out, uint32_t code) noexcept nogil:
    """Write a code point in UTF-8, up to four bytes; say how many."""
    if code < 0x80:
        out[0] = code
        return 1
    if code < 0x800:
        out[0] = 0xC0 | (code >> 6)
        out[1] = 0x80 | (code & 63)
        return 2
    if code < 0x10000:
        out[0] = 0xE0 | (code >> 12)
        out[1] = 0x80 | ((code >> 6) & 63)
        out[2] = 0x80 | (code & 63)
        return 3
    out[0] = 0xF0 | (code >> 18)
    out[1] = 0x80 | ((code >> 12) & 63)
    out[2] = 0x80 | ((code >> 6) & 63)
    out[3] = 0x80 | (code & 63)
    return 4
