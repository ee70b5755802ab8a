# cython: boundscheck=False, wraparound=False, cdivision=True
"""Telephone numbers: separators out, then the numbering plans of all countries as an automaton."""

from libc.stdint cimport int32_t, uint8_t, uint16_t

from leakassay.kernels.trim cimport bounds, trim

cdef enum:
    MOST = 20
    # faults, as `kinds.phone.REASONS`
    SHAPE = 1
    MASKED = 2
    PLACEHOLDER = 3
    LENGTH = 4
    PLAN = 5
    # families, as `kinds.phone.FAMILIES`
    INTERNATIONAL = 1
    CHINA_MOBILE = 2
    TRUNK = 3
    NORTH_AMERICA = 4
    UNVERIFIED = 5


cdef bint _planned(const uint8_t* digit, int count, const uint16_t[:, ::1] table, const uint8_t[::1] accept) noexcept nogil:
    cdef size_t state = 1
    cdef int i
    for i in range(count):
        state = table[state, digit[i]]
        if state == 0:
            return False
    return accept[state] != 0


cdef bint _placeholder(const uint8_t* digit, int count) noexcept nogil:
    cdef int i, same = 0, rising = 0
    for i in range(1, count):
        same += digit[i] == digit[0]
        rising += digit[i] == (digit[i - 1] + 1) % 10
    if same == count - 1 or rising == count - 1:
        return True
    return (count == 11 and digit[0] == 1 and digit[1] == 3 and digit[2] == 8 and digit[3] == 0 and digit[4] == 0
            and digit[5] == 1 and digit[6] == 3 and digit[7] == 8 and digit[8] == 0 and digit[9] == 0 and digit[10] == 0)


cdef uint8_t _judge(const uint8_t* text, int32_t size, const uint16_t[:, ::1] table, const uint8_t[::1] accept,
                    uint8_t* family) noexcept nogil:
    cdef uint8_t[MOST] digit
    cdef int count = 0, group = 0, groups = 0, dots = 0, other = 0, stars = 0, extension = -1, first
    cdef int[4] lengths
    cdef int32_t at = 0
    cdef bint plus = False
    cdef uint8_t c
    if size > 40:
        return SHAPE
    if size > 4 and (text[0] | 32) == 116 and (text[1] | 32) == 101 and (text[2] | 32) == 108 and text[3] == 58:
        at = 4
    if at < size and text[at] == 43:
        plus = True
        at += 1
    while at < size:
        c = text[at]
        if 48 <= c <= 57:
            if extension >= 0:
                extension += 1
                if extension > 6:
                    return SHAPE
            elif count == MOST:
                return LENGTH
            else:
                digit[count] = c - 48
                count += 1
                group += 1
        elif c == 40 and at + 2 < size and text[at + 1] == 48 and text[at + 2] == 41 and plus and count:
            at += 2
        elif c == 32 or c == 45 or c == 46 or c == 47 or c == 40 or c == 41:
            if count == 0 and c != 40:
                return SHAPE
            dots += c == 46
            other += c != 46
            if group:
                if groups < 4:
                    lengths[groups] = group
                groups += 1
                group = 0
        elif c == 42 or c == 88 or (c == 120 and at + 1 < size and text[at + 1] == 120):
            stars += 1
        elif (c == 120 or c == 35) and count >= 7 and extension < 0:
            extension = 0
        elif (c | 32) == 101 and at + 2 < size and (text[at + 1] | 32) == 120 and (text[at + 2] | 32) == 116 and count >= 7 and extension < 0:
            extension = 0
            at += 3 if at + 3 < size and text[at + 3] == 46 else 2
        else:
            return SHAPE
        at += 1
    if group:
        if groups < 4:
            lengths[groups] = group
        groups += 1
    if stars:
        return MASKED if stars >= 3 and 3 <= count <= 11 else SHAPE
    if count < 7 or count > 17:
        return LENGTH
    if dots == 1 and other == 0:
        return SHAPE
    if dots == 3 and other == 0 and groups == 4 and lengths[0] <= 3 and lengths[1] <= 3 and lengths[2] <= 3 and lengths[3] <= 3 and not plus:
        return SHAPE
    if groups == 3 and not plus and ((lengths[0] == 4 and lengths[1] <= 2 and lengths[2] <= 2)
                                     or (lengths[0] <= 2 and lengths[1] <= 2 and lengths[2] == 4)
                                     or (lengths[0] == 3 and lengths[1] == 2 and lengths[2] == 4)):
        return SHAPE
    if _placeholder(digit, count):
        return PLACEHOLDER
    first = 0
    if not plus and digit[0] == 0 and digit[1] == 0:
        plus = True
        first = 2
    if plus:
        family[0] = INTERNATIONAL
        return 0 if _planned(digit + first, count - first, table, accept) else PLAN
    if count == 11 and digit[0] == 1 and digit[1] >= 3 and (groups == 1 or lengths[0] == 3):
        family[0] = CHINA_MOBILE
    elif digit[0] == 0 and 9 <= count <= 12:
        family[0] = TRUNK
    elif count == 10 and digit[0] >= 2 and digit[3] >= 2:
        family[0] = NORTH_AMERICA
    elif count == 11 and digit[0] == 1 and digit[1] >= 2 and digit[4] >= 2:
        family[0] = NORTH_AMERICA
    elif count >= 10 and _planned(digit, count, table, accept):
        family[0] = INTERNATIONAL
    elif count <= 11 or (groups > 1 and count <= 15):
        family[0] = UNVERIFIED
    else:
        return PLAN
    return 0


def judge(const int32_t[::1] offsets, const uint8_t[::1] data, const uint16_t[:, ::1] table,
          const uint8_t[::1] accept, uint8_t[::1] fault, uint8_t[::1] family):
    """Write fault[i] and family[i] of value i; `table` (states, 10) and `accept` are the plan."""
    cdef Py_ssize_t i, j, n = offsets.shape[0] - 1, size = data.shape[0]
    cdef int32_t start, stop
    cdef uint8_t found
    cdef const uint8_t* bytes_
    if fault.shape[0] < n or family.shape[0] < n or table.shape[1] != 10 or accept.shape[0] != table.shape[0]:
        raise ValueError("arrays do not fit each other")
    for i in range(table.shape[0]):
        for j in range(10):
            if table[i, j] >= table.shape[0]:
                raise ValueError("the table leads outside itself")
    if n <= 0 or table.shape[0] < 2:
        return
    with nogil:
        bytes_ = &data[0] if size else NULL
        for i in range(n):
            bounds(offsets, i, size, &start, &stop)
            trim(bytes_, &start, &stop)
            found = 0
            fault[i] = _judge(bytes_ + start, stop - start, table, accept, &found) if stop > start else SHAPE
            family[i] = found if fault[i] == 0 else 0
