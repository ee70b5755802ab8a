"""The smallest pieces of JSON text: strings, numbers, white space. Every read is guarded by the end."""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t
from libc.string cimport memcmp, memcpy

from leakassay.kernels.characters cimport put

cdef extern from *:
    int ctz "__builtin_ctzll"(unsigned long long) noexcept nogil

cdef enum:
    UNDECODABLE = 1
    CONTROLS = 4


cdef inline bint space(uint8_t c) noexcept nogil:
    return c == 32 or c == 10 or c == 13 or c == 9


cdef inline bint digit(uint8_t c) noexcept nogil:
    return 48 <= c <= 57


cdef inline bint letter(uint8_t c) noexcept nogil:
    return 65 <= c <= 90 or 97 <= c <= 122 or c == 95 or c == 36


cdef inline Py_ssize_t skip(const uint8_t* s, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
    while at < end and s[at] <= 32 and space(s[at]):
        at += 1
    return at


cdef inline Py_ssize_t comment(const uint8_t* s, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
    """Where the comment of JavaScript or Python at `at` ends; -1 where it is none, or does not end."""
    if s[at] == 35 or (at + 1 < end and s[at + 1] == 47):
        while at < end and s[at] != 10:
            at += 1
        return at
    if at + 1 >= end or s[at + 1] != 42:
        return -1
    at += 2
    while at + 1 < end:
        if s[at] == 42 and s[at + 1] == 47:
            return at + 2
        at += 1
    return -1


cdef inline int sequence(const uint8_t* s, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
    """Bytes of the UTF-8 character at `at`, whose first byte is not ASCII; 0 where it is none."""
    cdef uint8_t a = s[at]
    cdef uint8_t b
    if a < 0xC2 or a > 0xF4 or at + 1 >= end:
        return 0
    b = s[at + 1]
    if b & 0xC0 != 0x80:
        return 0
    if a < 0xE0:
        return 2
    if at + 2 >= end or s[at + 2] & 0xC0 != 0x80:
        return 0
    if a < 0xF0:
        if (a == 0xE0 and b < 0xA0) or (a == 0xED and b > 0x9F):
            return 0
        return 3
    if at + 3 >= end or s[at + 3] & 0xC0 != 0x80 or (a == 0xF0 and b < 0x90) or (a == 0xF4 and b > 0x8F):
        return 0
    return 4


cdef inline uint64_t eight(const uint8_t* s) noexcept nogil:
    """Eight bytes, the first of them lowest; compilers make one load of it."""
    return (
        <uint64_t> s[0] | <uint64_t> s[1] << 8 | <uint64_t> s[2] << 16 | <uint64_t> s[3] << 24
        | <uint64_t> s[4] << 32 | <uint64_t> s[5] << 40 | <uint64_t> s[6] << 48 | <uint64_t> s[7] << 56
    )


cdef inline uint64_t special(uint64_t w) noexcept nogil:
    """Not 0 if any of eight bytes is a quote, a backslash, a control character or not ASCII.

    The lowest bit set is in the first such byte: what a subtraction borrows only goes upwards.
    """
    cdef uint64_t ones = 0x0101010101010101ULL
    cdef uint64_t high = 0x8080808080808080ULL
    cdef uint64_t quote = w ^ (ones * 34)
    cdef uint64_t slash = w ^ (ones * 92)
    return (w | (w - ones * 32) | (quote - ones) | (slash - ones)) & high


cdef inline Py_ssize_t scan(const uint8_t* s, Py_ssize_t at, Py_ssize_t end, uint8_t quote, bint* odd) noexcept nogil:
    """Where the string that began before `at` has its closing quote; `odd` if it must be rewritten.

    -2: it does not end. Control characters are let through, as many writers do.
    """
    cdef uint64_t found
    cdef uint8_t c
    cdef int size
    while at < end:
        if quote == 34 and at + 8 <= end:
            found = special(eight(s + at))
            if not found:
                at += 8
                continue
            at += ctz(found) >> 3
        c = s[at]
        if c == quote:
            return at
        if c >= 128:
            while at < end and s[at] >= 128:
                size = sequence(s, at, end)
                odd[0] |= size == 0
                at += size if size else 1
        elif c == 92:
            odd[0] = True
            at += 2
        else:
            odd[0] |= c < 32
            at += 1
    return -2


cdef inline int hex(uint8_t c) noexcept nogil:
    if 48 <= c <= 57:
        return c - 48
    if 97 <= c <= 102:
        return c - 87
    if 65 <= c <= 70:
        return c - 55
    return -1


cdef inline int32_t unit(const uint8_t* s, Py_ssize_t at, Py_ssize_t end, int digits) noexcept nogil:
    """The number that `digits` hexadecimal digits spell, or -1."""
    cdef int32_t value = 0
    cdef int i, digit
    if at + digits > end:
        return -1
    for i in range(digits):
        digit = hex(s[at + i])
        if digit < 0:
            return -1
        value = value * 16 + digit
    return value


cdef inline int64_t rewrite(const uint8_t* s, Py_ssize_t at, Py_ssize_t end, uint8_t* out, bint relaxed, int* flags) noexcept nogil:
    """Write the inside of a string as UTF-8 without escapes; needs room for 3 bytes a byte; -1: malformed."""
    cdef int64_t size = 0
    cdef int32_t code, low
    cdef uint8_t c
    cdef int n
    while at < end:
        c = s[at]
        if c >= 128:
            n = sequence(s, at, end)
            if n == 0:
                flags[0] |= UNDECODABLE
                size += put(out + size, 0xFFFD)
                at += 1
            else:
                memcpy(out + size, s + at, n)
                size += n
                at += n
            continue
        if c != 92:
            if c < 32 and c != 9 and c != 10 and c != 13:
                flags[0] |= CONTROLS
            out[size] = c
            size += 1
            at += 1
            continue
        if at + 1 >= end:
            return -1
        c = s[at + 1]
        at += 2
        if c == 117:
            code = unit(s, at, end, 4)
            if code < 0:
                return -1
            at += 4
            if 0xD800 <= code < 0xDC00 and at + 6 <= end and s[at] == 92 and s[at + 1] == 117:
                low = unit(s, at + 2, end, 4)
                if 0xDC00 <= low < 0xE000:
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                    at += 6
            if 0xD800 <= code < 0xE000:
                code = 0xFFFD
                flags[0] |= UNDECODABLE
        elif c == 110:
            code = 10
        elif c == 116:
            code = 9
        elif c == 114:
            code = 13
        elif c == 98:
            code = 8
        elif c == 102:
            code = 12
        elif c == 34 or c == 92 or c == 47:
            code = c
        elif relaxed and c == 39:
            code = c
        elif relaxed and c == 120:
            code = unit(s, at, end, 2)
            if code < 0:
                return -1
            at += 2
        else:
            return -1
        if code < 32 and code != 9 and code != 10 and code != 13:
            flags[0] |= CONTROLS
        size += put(out + size, code)
    return size


cdef inline Py_ssize_t number(const uint8_t* s, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
    """Where the number at `at` ends, or -1."""
    if at < end and s[at] == 45:
        at += 1
    if at >= end or not digit(s[at]):
        return -1
    if s[at] == 48:
        at += 1
    else:
        while at < end and digit(s[at]):
            at += 1
    if at + 1 < end and s[at] == 46 and digit(s[at + 1]):
        at += 2
        while at < end and digit(s[at]):
            at += 1
    if at < end and (s[at] | 32) == 101:
        if at + 1 < end and digit(s[at + 1]):
            at += 2
        elif at + 2 < end and (s[at + 1] == 43 or s[at + 1] == 45) and digit(s[at + 2]):
            at += 3
        else:
            return at
        while at < end and digit(s[at]):
            at += 1
    return at


cdef inline bint same(const uint8_t* s, Py_ssize_t size, const char* word, Py_ssize_t length) noexcept nogil:
    return size == length and memcmp(s, word, length) == 0
