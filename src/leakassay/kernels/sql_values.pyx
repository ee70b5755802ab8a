# cython: boundscheck=False, wraparound=False, cdivision=True
"""Values of SQL text as columns: without quotes and escapes, or as whoever evaluates them says."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.stdint cimport int32_t, uint8_t, uint32_t
from libc.string cimport memcpy

from leakassay.kernels.characters cimport has_control, put
from leakassay.kernels.sql_lexing cimport DOUBLED, ESCAPED, LENGTH, NOTHING, POSTGRES, SLACK, SPECIAL, upper


cdef inline int _hex(uint8_t c) noexcept nogil:
    if 48 <= c <= 57:
        return c - 48
    c = upper(c)
    return c - 55 if 65 <= c <= 70 else -1


cdef uint8_t _control_of(uint8_t c, bint postgres) noexcept nogil:
    """The byte that a backslash and this letter write; 255: the letter itself."""
    if c == 110:
        return 10
    if c == 114:
        return 13
    if c == 116:
        return 9
    if c == 98:
        return 8
    if postgres:
        return 12 if c == 102 else 11 if c == 118 else 255
    return 0 if c == 48 else 26 if c == 90 else 255


cdef Py_ssize_t _coded(const uint8_t* s, Py_ssize_t i, Py_ssize_t size, uint8_t* out, Py_ssize_t* j) noexcept nogil:
    """Write the character that PostgreSQL's backslash and the digits at `i` spell; how many bytes it took, or 0."""
    cdef uint32_t code = 0
    cdef Py_ssize_t k = i, most
    if 48 <= s[i] <= 55:
        while k < size and k < i + 3 and 48 <= s[k] <= 55:
            code = code * 8 + s[k] - 48
            k += 1
        out[j[0]] = code & 255
        j[0] += 1
        return k - i
    if s[i] == 120 or s[i] == 117 or s[i] == 85:
        most = 2 if s[i] == 120 else 4 if s[i] == 117 else 8
        k += 1
        while k < size and k <= i + most and _hex(s[k]) >= 0:
            code = code * 16 + _hex(s[k])
            k += 1
        if k == i + 1 or (most > 2 and (k != i + 1 + most or code > 0x10FFFF or 0xD800 <= code < 0xE000)):
            return 0
        if most == 2:
            out[j[0]] = code
            j[0] += 1
        else:
            j[0] += put(out + j[0], code)
        return k - i
    return 0


cdef Py_ssize_t _plain(const uint8_t* s, Py_ssize_t size, uint8_t* out, int32_t marks, uint8_t quote) noexcept nogil:
    """Copy a value without its doubled quotes and escapes."""
    cdef Py_ssize_t i = 0, j = 0, taken
    cdef uint8_t c, as_
    cdef bint postgres = marks & POSTGRES != 0
    while i < size:
        c = s[i]
        i += 1
        if c == 92 and marks & ESCAPED and i < size:
            c = s[i]
            if postgres:
                taken = _coded(s, i, size, out, &j)
                if taken:
                    i += taken
                    continue
            i += 1
            as_ = _control_of(c, postgres)
            if as_ != 255:
                c = as_
            elif not postgres and (c == 37 or c == 95):
                out[j] = 92
                j += 1
        elif c == quote and marks & DOUBLED and i < size and s[i] == quote:
            i += 1
        out[j] = c
        j += 1
    return j


def unescaped(bytes value, int quote, bint backslash, bint postgres):
    """Give what stands between quotes, without doubled quotes and escapes."""
    cdef Py_ssize_t size = PyBytes_GET_SIZE(value)
    cdef bytes out = PyBytes_FromStringAndSize(NULL, size + SLACK)
    cdef int32_t marks = DOUBLED | (ESCAPED if backslash else 0) | (POSTGRES if postgres else 0)
    size = _plain(<const uint8_t*>PyBytes_AS_STRING(value), size, <uint8_t*>PyBytes_AS_STRING(out), marks, <uint8_t>quote)
    return out[:size]


cdef dict _specials(bytes data, const int32_t* at, const int32_t* sized, Py_ssize_t count, Py_ssize_t columns,
                    object evaluate):
    """What the values are worth that are no plain literals, by their number."""
    cdef Py_ssize_t f
    cdef dict found = {}
    for f in range(count):
        if sized[f] != NOTHING and sized[f] & SPECIAL:
            found[f] = evaluate(data[at[f]:at[f] + (sized[f] & LENGTH)], f // columns)
    return found


def gather(bytes data, bytes starts, bytes sizes, Py_ssize_t columns, object evaluate):
    """Give each column's validity (a bit a row), offsets (int32) and text, as bytes that Arrow can hold,
    and how many rows hold control characters.

    `starts` and `sizes` are those of `Fields.buffers`. `evaluate`: bytes of an expression, and the
    number of its row, to its text as bytes, or None.
    """
    cdef const int32_t* at = <const int32_t*>PyBytes_AS_STRING(starts)
    cdef const int32_t* sized = <const int32_t*>PyBytes_AS_STRING(sizes)
    cdef Py_ssize_t count = PyBytes_GET_SIZE(starts) // sizeof(int32_t)
    cdef Py_ssize_t rows = count // columns, row, column, total
    cdef dict special = _specials(data, at, sized, count, columns, evaluate)
    cdef bytes controls = bytes(rows)
    cdef uint8_t* flags = <uint8_t*>PyBytes_AS_STRING(controls)
    cdef list result = []
    for column in range(columns):
        total = SLACK
        for row in range(rows):
            if sized[row * columns + column] != NOTHING and not sized[row * columns + column] & SPECIAL:
                total += sized[row * columns + column] & LENGTH
        values = {f // columns: v for f, v in special.items() if f % columns == column} if special else {}
        total += sum([len(v) for v in values.values() if v is not None])
        result.append(_column(data, at + column, sized + column, columns, rows, total, values, flags))
    return result, controls.count(1)


cdef tuple _column(bytes data, const int32_t* at, const int32_t* sized, Py_ssize_t step, Py_ssize_t rows,
                   Py_ssize_t total, dict special, uint8_t* flags):
    cdef const uint8_t* p = <const uint8_t*>PyBytes_AS_STRING(data)
    cdef bytes valid = bytes((rows + 7) // 8)
    cdef bytes offsets = PyBytes_FromStringAndSize(NULL, (rows + 1) * sizeof(int32_t))
    cdef bytes text = PyBytes_FromStringAndSize(NULL, total)
    cdef uint8_t* bits = <uint8_t*>PyBytes_AS_STRING(valid)
    cdef int32_t* ends = <int32_t*>PyBytes_AS_STRING(offsets)
    cdef uint8_t* out = <uint8_t*>PyBytes_AS_STRING(text)
    cdef Py_ssize_t row = 0, j = 0
    cdef bytes value
    ends[0] = 0
    while row < rows:
        with nogil:
            row = _run(p, at, sized, step, row, rows, out, &j, ends, bits, flags)
        if row < rows:
            value = special[row]
            if value is not None:
                memcpy(out + j, PyBytes_AS_STRING(value), PyBytes_GET_SIZE(value))
                if has_control(out + j, PyBytes_GET_SIZE(value)):
                    flags[row] = 1
                j += PyBytes_GET_SIZE(value)
                bits[row >> 3] |= 1 << (row & 7)
            row += 1
            ends[row] = <int32_t>j
    return valid, offsets, text


cdef Py_ssize_t _run(const uint8_t* p, const int32_t* at, const int32_t* sized, Py_ssize_t step, Py_ssize_t row,
                     Py_ssize_t rows, uint8_t* out, Py_ssize_t* used, int32_t* ends, uint8_t* bits,
                     uint8_t* flags) noexcept nogil:
    """Copy values up to the first special one; say which row that is."""
    cdef Py_ssize_t j = used[0], size
    cdef int32_t marks
    cdef const uint8_t* s
    while row < rows:
        marks = sized[row * step]
        if marks != NOTHING:
            if marks & SPECIAL:
                break
            s = p + at[row * step]
            size = marks & LENGTH
            if marks & (ESCAPED | DOUBLED):
                size = _plain(s, size, out + j, marks, (s - 1)[0] if marks & DOUBLED else 0)
            else:
                memcpy(out + j, s, size)
            if has_control(out + j, size):
                flags[row] = 1
            j += size
            bits[row >> 3] |= 1 << (row & 7)
        row += 1
        ends[row] = <int32_t>j
    used[0] = j
    return row
