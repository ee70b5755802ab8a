# cython: boundscheck=False, wraparound=False, cdivision=True
"""Where the values of rows of SQL text lie."""

from cpython.bytes cimport PyBytes_FromStringAndSize
from libc.stdint cimport int32_t
from libc.stdlib cimport free, malloc, realloc


cdef class Fields:
    """Where the values of rows lie in one block of text, row by row."""

    def __cinit__(self):
        self._room = 1 << 10
        self._starts = <int32_t*>malloc(self._room * sizeof(int32_t))
        self._sizes = <int32_t*>malloc(self._room * sizeof(int32_t))
        if self._starts == NULL or self._sizes == NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self._starts)
        free(self._sizes)

    def buffers(self):
        """Start, and size with its marks, of each value, as int32."""
        cdef Py_ssize_t size = self._count * sizeof(int32_t)
        return (PyBytes_FromStringAndSize(<const char*>self._starts, size),
                PyBytes_FromStringAndSize(<const char*>self._sizes, size))

    cdef int _grow(self) noexcept nogil:
        cdef Py_ssize_t room = self._room * 2
        cdef int32_t* moved = <int32_t*>realloc(self._starts, room * sizeof(int32_t))
        if moved == NULL:
            return -1
        self._starts = moved
        moved = <int32_t*>realloc(self._sizes, room * sizeof(int32_t))
        if moved == NULL:
            return -1
        self._sizes = moved
        self._room = room
        return 0
