# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Counts of dates, of facts that agree, of numbers that rise, of stretches of records: each value looked at once."""

from libc.math cimport INFINITY, NAN
from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t

cdef int[13] SHIFT = [0, 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]


def count_calendar(const int32_t[::1] dates, const int32_t[::1] seconds, const uint64_t[::1] hashes,
                   int64_t[::1] years, int64_t[:, ::1] days, int64_t[:, ::1] weekdays):
    """Add dates (n,), yyyymmdd, with seconds of the day or -1, where hashes[i] is not 0.

    `years` (y,) from year 0; `days` (13, 32) by month and day; `weekdays` (7, 25) by weekday (Sakamoto's
    method; Monday 0) and hour, 24 without one. Dates outside `years` are left out.
    """
    cdef Py_ssize_t i, n = dates.shape[0]
    cdef int32_t year, month, day, y, hour, weekday
    if seconds.shape[0] != n or hashes.shape[0] != n:
        raise ValueError("the columns differ in length")
    if days.shape[0] != 13 or days.shape[1] != 32 or weekdays.shape[0] != 7 or weekdays.shape[1] != 25:
        raise ValueError("the tables have not the shape that is needed")
    with nogil:
        for i in range(n):
            if dates[i] <= 0 or hashes[i] == 0:
                continue
            year = dates[i] // 10000
            month = dates[i] // 100 % 100
            day = dates[i] % 100
            if year < 1 or year >= years.shape[0] or month > 12 or day > 31:
                continue
            years[year] += 1
            days[month, day] += 1
            if month == 0 or day == 0:
                continue
            hour = seconds[i] // 3600 % 24 if seconds[i] >= 0 else 24
            y = year - (month < 3)
            weekday = ((y + y // 4 - y // 100 + y // 400 + SHIFT[month] + day) % 7 + 6) % 7
            weekdays[weekday, hour] += 1


def compare_facts(const int32_t[::1] left, const int32_t[::1] right, bint dated, int64_t[::1] outcomes):
    """Add how the facts of each row compare to `outcomes` (5,), see `measures.agreement.OUTCOMES`.

    0 says nothing. `dated`: yyyymmdd, which says nothing either where a part is 00.
    """
    cdef Py_ssize_t i, n = left.shape[0]
    cdef int32_t a, b
    if right.shape[0] != n or outcomes.shape[0] != 5:
        raise ValueError("two columns of one length and five outcomes are needed")
    with nogil:
        for i in range(n):
            a = left[i]
            b = right[i]
            if a <= 0 or b <= 0 or (dated and (a % 100 == 0 or b % 100 == 0)):
                outcomes[4] += 1
            elif a == b:
                outcomes[0] += 1
            elif not dated:
                outcomes[3] += 1
            elif b == a // 10000 * 10000 + a % 100 * 100 + a // 100 % 100:
                outcomes[1] += 1
            elif a // 10000 == b // 10000:
                outcomes[2] += 1
            else:
                outcomes[3] += 1


def count_stretches(const uint64_t[::1] hashes, const uint8_t[::1] faults, const int32_t[::1] offsets,
                    const int64_t[::1] edges, int64_t[:, ::1] counts):
    """Add to row s of `counts` (k, 3) of values edges[s] to edges[s + 1]: said, without fault, bytes."""
    cdef Py_ssize_t s, i, n = hashes.shape[0]
    cdef int64_t said, valid
    if faults.shape[0] != n or offsets.shape[0] != n + 1 or counts.shape[1] != 3:
        raise ValueError("the columns differ in length")
    if edges.shape[0] != counts.shape[0] + 1:
        raise ValueError("a stretch needs two edges")
    for s in range(edges.shape[0]):
        if edges[s] < 0 or edges[s] > n or (s and edges[s] < edges[s - 1]):
            raise ValueError("the edges lie outside the columns")
    with nogil:
        for s in range(counts.shape[0]):
            said = 0
            valid = 0
            for i in range(edges[s], edges[s + 1]):
                said += hashes[i] != 0
                valid += faults[i] == 0
            counts[s, 0] += said
            counts[s, 1] += valid
            counts[s, 2] += offsets[edges[s + 1]] - offsets[edges[s]]


def first_and_last(const uint64_t[::1] hashes):
    """Where the first and the last of the hashes (n,) stand that are not 0; -1 twice where there is none."""
    cdef Py_ssize_t first = 0, last = hashes.shape[0] - 1
    while first <= last and hashes[first] == 0:
        first += 1
    while first <= last and hashes[last] == 0:
        last -= 1
    if first > last:
        return -1, -1
    return first, last


def count_order(const double[::1] numbers, int64_t[::1] pairs):
    """Add to `pairs` (4,) the rises, ties, falls and rises by one between neighbours that are both numbers.

    Gives how many numbers there are, the least and the greatest: infinite the wrong way round without any.
    """
    cdef Py_ssize_t i, known = 0
    cdef double number, change, before = NAN, least = INFINITY, greatest = -INFINITY
    cdef int64_t rises = 0, ties = 0, falls = 0, steps = 0
    if pairs.shape[0] != 4:
        raise ValueError("pairs must hold 4")
    with nogil:
        for i in range(numbers.shape[0]):
            number = numbers[i]
            # NaN is neither above, at, nor below anything: pairs without two numbers drop out.
            change = number - before
            before = number
            rises += change > 0
            ties += change == 0
            falls += change < 0
            steps += change == 1
            known += number == number
            if number < least:
                least = number
            if number > greatest:
                greatest = number
    pairs[0] += rises
    pairs[1] += ties
    pairs[2] += falls
    pairs[3] += steps
    return known, least, greatest
