"""Where a JSON value ends, by its brackets and quotes alone; and where the next one begins after a bad one."""

from libc.stdint cimport int64_t, uint8_t, uint64_t
from libc.string cimport memchr, memcmp, memcpy, memset

from leakassay.kernels.json_lexing cimport skip, space


cdef struct Cutter:
    int64_t depth
    uint8_t quote        # that is open, or 0
    bint escaped
    bint inside          # of an element
    uint8_t aside        # in a comment that a star (42) or the line's end (10) closes, or 0
    uint8_t before       # the byte before, where it may open or close a comment

cdef inline uint64_t _ends(uint64_t w) noexcept nogil:
    """Not 0 if any of eight bytes is a quote, a backslash or a line's end."""
    cdef uint64_t ones = 0x0101010101010101ULL
    cdef uint64_t high = 0x8080808080808080ULL
    cdef uint64_t quote = w ^ (ones * 34)
    cdef uint64_t slash = w ^ (ones * 92)
    cdef uint64_t line = w ^ (ones * 10)
    return (((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((line - ones) & ~line)) & high


cdef inline bint _comment(Cutter* c, uint8_t b) noexcept nogil:
    """Is this byte, outside of strings, part of a comment?"""
    cdef uint8_t before = c.before
    c.before = b if b == 47 or b == 42 else 0
    if c.aside == 10:
        if b == 10:
            c.aside = 0
        return b != 10
    if c.aside:
        if b == 47 and before == 42:
            c.aside = c.before = 0
        return True
    if b == 35 or (before == 47 and b == 47):
        c.aside = 10
    elif before == 47 and b == 42:
        c.aside = 42
        c.before = 0
    return c.aside != 0 or b == 47


cdef inline Py_ssize_t cut(Cutter* c, const uint8_t* s, Py_ssize_t at, Py_ssize_t end, uint8_t closing, bint relaxed) noexcept nogil:
    """Where the element in work ends; -1 where that is beyond `end`.

    `closing`, the bracket that closes what it stands in: it ends before that, or before a comma. 0,
    nothing encloses it: it ends behind its own last
    bracket, or at the end of the line where it has none. A line's end also ends a string.
    """
    cdef uint8_t b
    cdef uint64_t w
    while at < end:
        if c.quote:
            if not c.escaped and c.quote == 34:
                while at + 8 <= end:
                    memcpy(&w, s + at, 8)
                    if _ends(w):
                        break
                    at += 8
                if at >= end:
                    return -1
            b = s[at]
            if c.escaped:
                c.escaped = False
            elif b == 92:
                c.escaped = True
            elif b == c.quote:
                c.quote = 0
            if b == 10:
                c.quote = 0
            at += 1
            continue
        b = s[at]
        if relaxed and (c.aside or b == 47 or b == 42 or b == 35 or c.before):
            if _comment(c, b):
                at += 1
                continue
        if b == 34 or (relaxed and b == 39):
            c.quote = b
            c.inside = True
        elif b == 123 or b == 91:
            c.depth += 1
            c.inside = True
        elif b == 125 or b == 93:
            if c.depth == 0 and b == closing:
                return at
            if c.depth:
                c.depth -= 1
            if c.depth == 0 and not closing:
                return at + 1
        elif c.depth == 0:
            if b == 44 and closing:
                return at
            if b == 10 and not closing and c.inside:
                return at
            if not space(b) and b != 44:
                c.inside = True
        at += 1
    return -1


cdef inline Py_ssize_t resync(const uint8_t* s, Py_ssize_t before, Py_ssize_t start, Py_ssize_t end) noexcept nogil:
    """Where to read on after the record at `start` failed; `before` is where the record before it ended.

    Where the brackets end it; but first where something looks like the beginning of this very
    record from the line before up to its first key, since a bracket may be what is missing.
    """
    cdef Cutter cutter
    cdef Py_ssize_t stop, lead, at
    cdef Py_ssize_t key = start
    cdef const void* found
    memset(&cutter, 0, sizeof(Cutter))
    stop = cut(&cutter, s, start, end, False, False)
    if stop <= start:
        stop = end
    lead = start
    while lead > before and s[lead - 1] != 10 and start - lead < 64:
        lead -= 1
    if s[start] != 123 or (stop < end and (lead == 0 or s[lead - 1] != 10)):
        return stop
    key = skip(s, start + 1, stop)
    if key >= stop or s[key] != 34:
        return stop
    key += 1
    while key < stop and s[key] != 34 and s[key] >= 32 and key - start < 256:
        key += 1
    if key >= stop or s[key] != 34:
        return stop
    at = start + 1
    while at < stop:
        found = memchr(s + at, s[lead], stop - at)
        if found == NULL:
            break
        at = <const uint8_t*> found - s
        if stop - at < key - lead:
            break
        if memcmp(s + at, s + lead, key - lead) == 0 and (at == 0 or s[lead - 1 if lead else 0] != 10 or s[at - 1] == 10):
            return at + start - lead
        at += 1
    return stop
