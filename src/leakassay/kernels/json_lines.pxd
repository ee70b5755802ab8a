"""What a line of a file of JSON is, seen from its first bytes."""

from libc.stdint cimport uint8_t
from libc.string cimport memcmp

from leakassay.kernels.json_lexing cimport same, skip, space


cdef inline bint structure(const uint8_t* s, Py_ssize_t at, Py_ssize_t stop) noexcept nogil:
    """Is the line no record by its nature: a comment, a lone bracket, the request line of a console?"""
    cdef uint8_t c = s[at]
    cdef Py_ssize_t p = at
    if c == 35 or (c == 47 and at + 1 < stop and s[at + 1] == 47):
        return True
    if c == 91 or c == 93:
        while p < stop and (s[p] == c or space(s[p]) or s[p] == 44 or s[p] == 59):
            p += 1
        return p >= stop
    return (
        (stop - at > 5 and memcmp(s + at, b"POST ", 5) == 0)
        or (stop - at > 4 and (memcmp(s + at, b"PUT ", 4) == 0 or memcmp(s + at, b"GET ", 4) == 0))
        or (stop - at > 7 and memcmp(s + at, b"DELETE ", 7) == 0)
    )


cdef inline int action(const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t stop) noexcept nogil:
    """Is the line an action of Elasticsearch's bulk interface: 0 no, 1 without, 2 with a source on the next line?

    The cursor is moved to the object that says of what.
    """
    cdef Py_ssize_t at = cursor[0]
    cdef Py_ssize_t start, size
    cdef int kind = 2
    if s[at] != 123:
        return 0
    at = skip(s, at + 1, stop)
    if at >= stop or s[at] != 34:
        return 0
    start = at + 1
    at = start
    while at < stop and 97 <= s[at] <= 122:
        at += 1
    size = at - start
    if same(s + start, size, b"delete", 6):
        kind = 1
    elif not (
        same(s + start, size, b"index", 5)
        or same(s + start, size, b"create", 6)
        or same(s + start, size, b"update", 6)
    ):
        return 0
    if at >= stop or s[at] != 34:
        return 0
    at = skip(s, at + 1, stop)
    if at >= stop or s[at] != 58:
        return 0
    at = skip(s, at + 1, stop)
    if at >= stop or s[at] != 123:
        return 0
    cursor[0] = at
    return kind
