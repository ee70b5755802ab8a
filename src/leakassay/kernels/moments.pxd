"""Moments as text: ISO 8601 in UTC, fractions of a second without trailing zeros."""

from libc.stdint cimport int32_t, int64_t, uint8_t

cdef enum:
    MOMENT = 32          # room that a moment needs


cdef inline void digits(uint8_t* out, int64_t number, int count) noexcept nogil:
    while count:
        count -= 1
        out[count] = 48 + number % 10
        number //= 10


cdef inline int64_t moment(int64_t millis, uint8_t* out) noexcept nogil:
    """Write milliseconds since 1970; gives how many bytes, 0 where the year is not between 1 and 9999.

    Civil from days after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).
    """
    cdef int64_t days, rest, era, of_era, year, of_year, month, day, size
    if not -62135596800000LL <= millis < 253402300800000LL:
        return 0
    rest = millis % 86400000
    if rest < 0:
        rest += 86400000
    days = (millis - rest) // 86400000 + 719468
    era = days // 146097
    of_era = days - era * 146097
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    year += era * 400 + (month <= 2)
    digits(out, year, 4)
    out[4] = out[7] = 45
    digits(out + 5, month, 2)
    digits(out + 8, day, 2)
    out[10] = 84
    digits(out + 11, rest // 3600000, 2)
    out[13] = out[16] = 58
    digits(out + 14, rest // 60000 % 60, 2)
    digits(out + 17, rest // 1000 % 60, 2)
    size = 19
    if rest % 1000:
        out[19] = 46
        digits(out + 20, rest % 1000, 3)
        size = 23
        while out[size - 1] == 48:
            size -= 1
    out[size] = 90
    return size + 1


cdef inline int64_t moment_of(const uint8_t* s, int64_t size, uint8_t* out) noexcept nogil:
    """As `moment`, of a whole number that stands as text; 0 where it is none."""
    cdef bint negative = size > 0 and s[0] == 45
    cdef int64_t i
    cdef int64_t number = 0
    if size - negative < 1 or size - negative > 15:
        return 0
    for i in range(negative, size):
        if not 48 <= s[i] <= 57:
            return 0
        number = 10 * number + s[i] - 48
    return moment(-number if negative else number, out)
