# cython: boundscheck=False, wraparound=False, cdivision=True
"""The outward shape of a column: how long its values are, and of which characters."""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.string cimport memcpy

from leakassay.kernels.trim cimport bounds, han

cdef enum:
    DIGIT = 1
    LOWER = 2
    UPPER = 4
    SPACE = 8
    PUNCTUATION = 16
    CONTROL = 32
    LATIN = 64
    GREEK = 128
    CYRILLIC = 256
    HEBREW = 512
    ARABIC = 1024
    INDIC = 2048
    THAI = 4096
    KANA = 8192
    HANGUL = 16384
    HAN = 32768
    FULLWIDTH = 65536
    OTHER = 131072

cdef uint8_t[256] ASCII
for _code in range(256):
    if 48 <= _code <= 57:
        ASCII[_code] = DIGIT
    elif 97 <= _code <= 122:
        ASCII[_code] = LOWER
    elif 65 <= _code <= 90:
        ASCII[_code] = UPPER
    elif _code == 32 or _code == 9:
        ASCII[_code] = SPACE
    elif _code < 32 or _code == 127:
        ASCII[_code] = CONTROL
    elif _code < 127:
        ASCII[_code] = PUNCTUATION
    else:
        ASCII[_code] = 0


cdef uint32_t _script(uint32_t c) noexcept nogil:
    if c < 0xA0:
        return CONTROL
    if c == 0xA0 or c == 0x3000 or 0x2000 <= c <= 0x200A or c == 0x202F:
        return SPACE
    if c < 0xC0 or c == 0xD7 or c == 0xF7:
        return PUNCTUATION
    if c < 0x370 or 0x1E00 <= c <= 0x1EFF:
        return LATIN
    if c < 0x400 or 0x1F00 <= c <= 0x1FFF:
        return GREEK
    if c < 0x530:
        return CYRILLIC
    if 0x590 <= c <= 0x5FF or 0xFB1D <= c <= 0xFB4F:
        return HEBREW
    if 0x600 <= c <= 0x77F or 0x8A0 <= c <= 0x8FF or 0xFB50 <= c <= 0xFDFF or 0xFE70 <= c <= 0xFEFC:
        return ARABIC
    if 0x900 <= c <= 0xDFF:
        return INDIC
    if 0xE00 <= c <= 0xE7F:
        return THAI
    if 0x3040 <= c <= 0x30FF or 0x31F0 <= c <= 0x31FF or 0xFF66 <= c <= 0xFF9F:
        return KANA
    if 0xAC00 <= c <= 0xD7AF or 0x1100 <= c <= 0x11FF or 0x3130 <= c <= 0x318F:
        return HANGUL
    if 0x4E00 <= c <= 0x9FFF or 0x3400 <= c <= 0x4DBF or 0xF900 <= c <= 0xFAFF or 0x20000 <= c <= 0x323AF or c == 0x3005 or c == 0x3007:
        return HAN
    if 0xFF01 <= c <= 0xFF5E:
        return FULLWIDTH
    if 0x200B <= c <= 0x200F or 0x202A <= c <= 0x202E or 0x2060 <= c <= 0x2069 or c == 0xFEFF or c == 0xFFFD:
        return CONTROL
    if 0x2010 <= c <= 0x206F or 0x20A0 <= c <= 0x20CF or 0x3001 <= c <= 0x303F:
        return PUNCTUATION
    return OTHER


cdef uint32_t _signature(const uint8_t* text, int32_t size, int32_t* letters) noexcept nogil:
    cdef uint32_t seen = 0, c
    cdef uint64_t eight
    cdef int32_t at = 0, more, count = 0
    while at < size:
        if at + 8 <= size:
            memcpy(&eight, text + at, 8)
            if eight & <uint64_t> 0x8080808080808080ULL == 0:
                seen |= (ASCII[text[at]] | ASCII[text[at + 1]] | ASCII[text[at + 2]] | ASCII[text[at + 3]]
                         | ASCII[text[at + 4]] | ASCII[text[at + 5]] | ASCII[text[at + 6]] | ASCII[text[at + 7]])
                at += 8
                count += 8
                continue
        c = text[at]
        at += 1
        count += 1
        if c < 128:
            seen |= ASCII[c]
            continue
        if at + 2 <= size and han(text + at - 1):
            seen |= HAN
            at += 2
            continue
        more = 0
        if c >= 0xF0:
            c &= 0x07
            more = 3
        elif c >= 0xE0:
            c &= 0x0F
            more = 2
        elif c >= 0xC0:
            c &= 0x1F
            more = 1
        else:
            c = 0xFFFD
        while more and at < size and text[at] & 0xC0 == 0x80:
            c = (c << 6) | (text[at] & 0x3F)
            at += 1
            more -= 1
        seen |= _script(c)
    letters[0] = count
    return seen


def profile(const int32_t[::1] offsets, const uint8_t[::1] data, int64_t[::1] lengths, uint32_t[::1] signatures):
    """Add the lengths of values in characters to `lengths` (257,), its last place for 256 and more;
    write the classes of characters in value i into signatures[i], one bit a class."""
    cdef Py_ssize_t i, n = offsets.shape[0] - 1, size = data.shape[0]
    cdef int32_t start, stop, count
    cdef const uint8_t* bytes_
    if lengths.shape[0] != 257 or signatures.shape[0] < n:
        raise ValueError("an output is too short")
    if n <= 0:
        return
    with nogil:
        bytes_ = &data[0] if size else NULL
        for i in range(n):
            bounds(offsets, i, size, &start, &stop)
            count = 0
            signatures[i] = _signature(bytes_ + start, stop - start, &count)
            lengths[count if count < 256 else 256] += 1
