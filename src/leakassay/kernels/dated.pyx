# cython: boundscheck=False, wraparound=False, cdivision=True
"""What a kind of date asks of dates that were read: its years, and a time of day or none."""

from libc.stdint cimport int32_t, uint8_t

cdef enum:
    # forms that leave the order of day and month open, as `kinds.dates.FORMS`
    OPEN = 5
    OPEN_SHORT = 9


def hold(const int32_t[::1] date, const int32_t[::1] second, const uint8_t[::1] form, int first, int last,
         bint time, bint year, const uint8_t[::1] codes, uint8_t[::1] fault):
    """Put a code where fault[i] is 0 and date[i] is not of the kind.

    `first` and `last` are its years; `time`: a time of day must be there, else none but midnight may; `year`: a
    bare year will do. `codes` are those of: out of range, no time of day, time of day, year only.
    """
    cdef Py_ssize_t i, n = date.shape[0]
    if min(second.shape[0], form.shape[0], fault.shape[0]) < n or codes.shape[0] != 4:
        raise ValueError("arrays do not fit each other")
    with nogil:
        for i in range(n):
            if fault[i] != 0:
                continue
            if date[i] < first * 10000 or date[i] >= (last + 1) * 10000:
                fault[i] = codes[0]
            elif time:
                if second[i] < 0:
                    fault[i] = codes[1]
            elif second[i] > 0:
                fault[i] = codes[2]
            if fault[i] == 0 and not year and date[i] % 10000 == 0 and form[i] != OPEN and form[i] != OPEN_SHORT:
                fault[i] = codes[3]
