# cython: boundscheck=False, wraparound=False, cdivision=True
"""The outward shape of a column: how long its values are, and of which characters."""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.string cimport memcpy, memset

import numpy as np

from leakassay.kernels.trim cimport bounds, han
from leakassay.kernels.wide cimport *

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


cdef extern from *:
    """
    #if defined(WIDE)
    /* The classes of the characters of n values and how many they are: -1 for values that are not for this way. */
    WIDE static void signatures_at_once(const uint8_t *data, int64_t size, const int32_t *offsets, int n,
                                        const uint8_t *table, uint32_t *seen, int32_t *letters) {
        const Classes classes = classes_of(table);
        for (int i = 0; i < n; i++) {
            const int32_t start = offsets[i], length = offsets[i + 1] - start;
            Look found;
            letters[i] = -1;
            if (start < 0 || length < 0 || length > LONGEST_LOOK || offsets[i + 1] > size) continue;
            if (!look(data + start, length, classes, &found)) continue;
            seen[i] = any_of(found.kinds) | (found.latin ? 64 : 0) | (found.cyrillic ? 256 : 0) | (found.han ? 32768 : 0);
            letters[i] = length - (int32_t)_mm_popcnt_u64(found.tails);
        }
    }
    #else
    #define signatures_at_once(data, size, offsets, n, table, seen, letters)
    #endif
    """
    void signatures_at_once(const uint8_t* data, int64_t size, const int32_t* offsets, int n, const uint8_t* table,
                            uint32_t* seen, int32_t* letters) noexcept nogil


cdef enum:
    SLOTS = 256
    STEP = 64  # values looked at together
    MOST = 192  # signatures counted in the slots; what comes later is given out one by one


def profile(const int32_t[::1] offsets, const uint8_t[::1] data, int64_t[::1] lengths):
    """Add the lengths of values in characters to `lengths` (257,), its last place for 256 and more.

    Gives signatures, the classes of characters in a value, one bit a class, uint64 (k,), and how many values
    have each, int64 (k,). Where there are very many, one may stand there more than once.
    """
    cdef Py_ssize_t first = 0, n = offsets.shape[0] - 1, size = data.shape[0], given = 0
    cdef int32_t start = 0, stop = 0
    cdef int i, together
    cdef int32_t[STEP] letters
    cdef uint32_t[STEP] seen
    cdef uint32_t one, at, used = 0
    cdef uint32_t[SLOTS] held  # the signature + 1; 0 is free
    cdef int64_t[SLOTS] times
    cdef bint wide = has_wide()
    cdef const uint8_t* bytes_
    if lengths.shape[0] != 257:
        raise ValueError("lengths must hold 257")
    signatures = np.empty(max(n, 0), np.uint64)
    counts = np.empty(max(n, 0), np.int64)
    cdef uint64_t[::1] s = signatures
    cdef int64_t[::1] c = counts
    memset(held, 0, sizeof(held))
    with nogil:
        bytes_ = &data[0] if size else NULL
        while first < n:
            together = <int> min(<Py_ssize_t> STEP, n - first)
            if wide:
                signatures_at_once(bytes_, size, &offsets[first], together, ASCII, seen, letters)
            for i in range(together):
                if not wide or letters[i] < 0:
                    bounds(offsets, first + i, size, &start, &stop)
                    letters[i] = 0
                    seen[i] = _signature(bytes_ + start, stop - start, &letters[i])
                lengths[letters[i] if letters[i] < 256 else 256] += 1
                one = seen[i] + 1
                at = (one * <uint32_t> 0x9E3779B1) >> 24
                while held[at] != one and held[at] != 0:
                    at = (at + 1) % SLOTS
                if held[at] == one:
                    times[at] += 1
                elif used < MOST:
                    used += 1
                    held[at] = one
                    times[at] = 1
                else:
                    s[given] = seen[i]
                    c[given] = 1
                    given += 1
            first += together
        for at in range(<uint32_t> SLOTS):
            if held[at] != 0:
                s[given] = held[at] - 1
                c[given] = times[at]
                given += 1
    return signatures[:given], counts[:given]
