"""Where values lie, as the kernels of SQL note it."""

from libc.stdint cimport int32_t


cdef class Fields:
    cdef int32_t* _starts
    cdef int32_t* _sizes
    cdef Py_ssize_t _count, _room
    cdef readonly Py_ssize_t rows

    cdef int _grow(self) noexcept nogil

    cdef inline int _push(self, Py_ssize_t start, int32_t size) noexcept nogil:
        if self._count == self._room and self._grow():
            return -1
        self._starts[self._count] = <int32_t>start
        self._sizes[self._count] = size
        self._count += 1
        return 0
