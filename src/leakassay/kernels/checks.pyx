# cython: boundscheck=False, wraparound=False, cdivision=True
"""Check digits, run over the values that a shape has let through."""

from libc.stdint cimport int32_t, uint8_t

from leakassay.kernels.trim cimport bounds


cdef void _fits(const int32_t[::1] offsets, uint8_t[::1] codes) except *:
    if codes.shape[0] < offsets.shape[0] - 1:
        raise ValueError("codes is shorter than the column")


def luhn(const int32_t[::1] offsets, const uint8_t[::1] data, int digits, uint8_t[::1] codes, uint8_t code):
    """Put `code` where codes[i] is 0 and the digits of value i fail ISO/IEC 7812-1 annex B.

    Values with another number of digits than `digits` are left alone, unless that is 0.
    """
    cdef Py_ssize_t i, n = offsets.shape[0] - 1, size = data.shape[0]
    cdef int32_t start, stop, at, count, total
    cdef int digit
    _fits(offsets, codes)
    with nogil:
        for i in range(n):
            if codes[i] != 0 or not bounds(offsets, i, size, &start, &stop):
                continue
            total = 0
            count = 0
            at = stop - 1
            while at >= start:
                digit = <int> data[at] - 48
                at -= 1
                if digit < 0 or digit > 9:
                    continue
                if count & 1:
                    digit += digit
                    if digit > 9:
                        digit -= 9
                total += digit
                count += 1
            if total % 10 != 0 and (digits == 0 or count == digits):
                codes[i] = code


def iban(const int32_t[::1] offsets, const uint8_t[::1] data, const uint8_t[::1] lengths,
         uint8_t[::1] codes, uint8_t country, uint8_t length, uint8_t check):
    """Put a code where codes[i] is 0 and value i fails ISO 13616.

    `lengths` (676,) by country, (first - A) * 26 + second - A; 0 is no country of the registry.
    """
    cdef Py_ssize_t i, n = offsets.shape[0] - 1, size = data.shape[0]
    cdef int32_t start, stop, at, count, pick
    cdef int want, rest, c
    cdef uint8_t[64] text
    _fits(offsets, codes)
    if lengths.shape[0] != 676:
        raise ValueError("lengths has 676 places")
    with nogil:
        for i in range(n):
            if codes[i] != 0 or not bounds(offsets, i, size, &start, &stop):
                continue
            count = 0
            for at in range(start, stop):
                c = data[at]
                if 97 <= c <= 122:
                    c -= 32
                if (48 <= c <= 57 or 65 <= c <= 90) and count < 64:
                    text[count] = <uint8_t> c
                    count += 1
            if count < 5 or text[0] < 65 or text[1] < 65:
                codes[i] = country
                continue
            want = lengths[(text[0] - 65) * 26 + text[1] - 65]
            if want == 0:
                codes[i] = country
            elif want != count:
                codes[i] = length
            else:
                rest = 0
                for at in range(count):
                    pick = at + 4
                    if pick >= count:
                        pick -= count
                    c = text[pick]
                    if c >= 65:
                        rest = (rest * 100 + c - 55) % 97
                    else:
                        rest = (rest * 10 + c - 48) % 97
                if rest != 1:
                    codes[i] = check
