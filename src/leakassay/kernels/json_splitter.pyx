# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Finds where values end, before anything is read: cheap enough for one thread to feed the others."""

from cpython.bytes cimport PyBytes_FromStringAndSize
from libc.stdint cimport int64_t, uint8_t
from libc.string cimport memchr, memcmp, memset

from leakassay.kernels.json_cutting cimport Cutter, cut
from leakassay.kernels.json_lexing cimport skip

cdef extern from "string.h" nogil:
    void* memmem(const void* text, size_t size, const void* word, size_t length)


cdef enum:
    KEY = 8              # bytes of '"_index"'


def indexes(const uint8_t[::1] block, int most, bint lines):
    """The values of `_index` in a block, as they stand between quotes, each once, up to `most` of them.

    `lines`: at most the first one of each line counts. A value that is the one before, or the one
    before that, costs a comparison.
    """
    cdef Py_ssize_t end = block.shape[0]
    cdef Py_ssize_t at = 0, stop = 0
    cdef Py_ssize_t[2] starts, sizes
    cdef int64_t turns = 0
    cdef bint known
    cdef const uint8_t* s
    found = {}
    if end == 0:
        return []
    s = &block[0]
    sizes[0] = sizes[1] = -1
    while len(found) < most:
        with nogil:
            while True:
                at = _index(s, stop, end, &stop)
                if at < 0:
                    break
                known = False
                if stop - at == sizes[0]:
                    known = memcmp(s + at, s + starts[0], stop - at) == 0
                if not known and stop - at == sizes[1]:
                    known = memcmp(s + at, s + starts[1], stop - at) == 0
                if not known:
                    break
                if lines:
                    stop = _line_end(s, stop, end)
        if at < 0:
            break
        starts[turns & 1] = at
        sizes[turns & 1] = stop - at
        turns += 1
        found[PyBytes_FromStringAndSize(<const char*> s + at, stop - at)] = True
    return list(found)


def newlines(const uint8_t[::1] block):
    """How many lines end in a block."""
    cdef Py_ssize_t at = 0, stop
    cdef Py_ssize_t end = block.shape[0]
    cdef const uint8_t* s
    cdef int64_t count = 0
    cdef uint8_t few
    if end == 0:
        return 0
    s = &block[0]
    with nogil:
        while at < end:
            stop = min(end, at + 255)  # so that a byte holds the count, and sixteen are counted at once
            few = 0
            while at < stop:
                few += s[at] == 10
                at += 1
            count += few
    return count


cdef Py_ssize_t _index(const uint8_t* s, Py_ssize_t at, Py_ssize_t end, Py_ssize_t* stop) noexcept nogil:
    """Where the next string behind a key `_index` begins, and where it stops; -1 where there is none."""
    cdef const void* key
    cdef const void* quote
    while at < end:
        key = memmem(s + at, end - at, b'"_index"', KEY)
        if key == NULL:
            return -1
        at = skip(s, <const uint8_t*> key - s + KEY, end)
        if at >= end or s[at] != 58:
            continue
        at = skip(s, at + 1, end)
        if at >= end or s[at] != 34:
            continue
        at += 1
        quote = memchr(s + at, 34, end - at)
        if quote == NULL:
            return -1
        stop[0] = <const uint8_t*> quote - s
        return at
    return -1


cdef inline Py_ssize_t _line_end(const uint8_t* s, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
    cdef const void* found = memchr(s + at, 10, end - at)
    return end if found == NULL else <const uint8_t*> found - s


cdef class Splitter:
    """Finds where values end, across the borders of the pieces that the input comes in."""

    cdef Cutter cutter
    cdef bint relaxed

    def __cinit__(self, bint relaxed=False):
        self.relaxed = relaxed

    def reset(self):
        """Begin with a fresh value."""
        memset(&self.cutter, 0, sizeof(Cutter))

    def value(self, const uint8_t[::1] block, Py_ssize_t start, uint8_t closing):
        """Where the value that begins at `start`, or goes on there, ends; -1 where that is beyond the block."""
        cdef Py_ssize_t end = block.shape[0]
        cdef Py_ssize_t at
        if not 0 <= start <= end:
            raise ValueError("the block is out of range")
        if start == end:
            return -1
        with nogil:
            at = cut(&self.cutter, &block[0], start, end, closing, self.relaxed)
        if at >= 0:
            self.reset()
        return at

    def run(self, const uint8_t[::1] block, Py_ssize_t start, Py_ssize_t limit, uint8_t closing):
        """Pass over values from `start` on, until `limit` is passed, the block ends or a bracket closes them.

        Gives (where the last whole value ended, -1 if none did; where reading stopped; how many
        values; whether a bracket closed them, at which reading stopped).
        """
        cdef Py_ssize_t end = block.shape[0]
        cdef Py_ssize_t at = start
        cdef Py_ssize_t whole = -1
        cdef Py_ssize_t stop
        cdef int64_t count = 0
        cdef bint closed = False
        if not 0 <= start <= end:
            raise ValueError("the block is out of range")
        if start == end:
            return -1, start, 0, False
        with nogil:
            while at < limit:
                stop = cut(&self.cutter, &block[0], at, end, closing, self.relaxed)
                if stop < 0:
                    at = end
                    break
                count += self.cutter.inside
                memset(&self.cutter, 0, sizeof(Cutter))
                closed = closing and block[stop] != 44
                at = stop if closed or not closing else stop + 1
                whole = at
                if closed:
                    break
        return whole, at, count, closed
