from libc.stdint cimport uint8_t, uint64_t

cdef uint64_t siphash24(uint64_t k0, uint64_t k1, const uint8_t* data, Py_ssize_t size) noexcept nogil
