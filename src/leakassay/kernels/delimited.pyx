# cython: boundscheck=False, wraparound=False, cdivision=True
"""Cut delimited text into records and fields, and gather the fields into columns.

A record is read as its quotes say. Where that gives a wrong number of fields and its quotes do not add up,
its first line is read again with one quote after the other taken for text, and the first reading that fits
its table is taken; otherwise it is lost for a reason. So one stray quote costs one record, never a thousand,
and a delimiter too few is not made good by cutting inside a field.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memchr, memcmp, memcpy

from leakassay.kernels.characters cimport has_control
from leakassay.kernels.delimited_marks cimport first_mark, marks_of_64, past_plain, within_text

cdef enum:
    WHOLE = 0
    MORE = 1
    UNCLOSED = 2
    # What a field needs when it is gathered, above its length.
    DOUBLED = 1 << 28
    ESCAPED = 1 << 29
    IN_QUOTES = 1 << 30
    LENGTH = (1 << 28) - 1
    # Readings of a record's quotes: as quotes, all as text, or (from 0) all but this one.
    QUOTES = -1
    TEXT = -2
    TRIES = 8
    # What failed readings may cost in all before quotes may no longer span far.
    WASTE = 64 << 20
    NEAR = 1 << 16
    SLACK = 16

QUOTED = 1 << 30
"""The mark of a field that stood in quotes."""
REASONS = ("too few fields", "too many fields", "unclosed quote", "stray quote", "too long")
cdef enum:
    FEW = 0
    MANY = 1
    OPEN = 2
    STRAY = 3
    LONG = 4


cdef class Cutter:
    """Cuts blocks of one table.

    `columns`: fields of a record; 0 takes any number. `least`: fields from which a shorter record is
    filled with nothing. `rest`: the last field takes what is left, delimiters and all. `bare_last`: the last
    column is empty throughout, so that a record with too many delimiters shows by a last field that is not.
    `ending`: text that ends a record, before its line end. `limit`: bytes of the longest record.
    """

    cdef bytes _delimiter, _ending
    cdef const uint8_t* _d
    cdef const uint8_t* _e
    cdef Py_ssize_t _dn, _en
    cdef int _quote, _escape
    cdef bint _lone_cr, _rest, _bare_last, _colon, _easy
    cdef Py_ssize_t _columns, _least, _limit, _spanning, _wasted
    cdef uint8_t _first, _second
    cdef int32_t* _starts
    cdef int32_t* _sizes
    cdef Py_ssize_t _count, _room, _store
    # The record read last.
    cdef Py_ssize_t _fields, _quoted, _next, _last_end
    cdef bint _extra, _stray, _control
    cdef int64_t _lost[5][2]
    cdef readonly Py_ssize_t rows
    cdef readonly Py_ssize_t stop
    cdef readonly Py_ssize_t padded
    cdef readonly Py_ssize_t controls
    cdef list _widths

    def __cinit__(self, bytes delimiter, int quote, int escape, bytes ending, bint lone_cr, Py_ssize_t columns,
                  Py_ssize_t least, bint rest, bint bare_last, Py_ssize_t limit):
        self._delimiter, self._ending = delimiter, ending
        self._d, self._dn = <const uint8_t*>PyBytes_AS_STRING(delimiter), PyBytes_GET_SIZE(delimiter)
        self._e, self._en = <const uint8_t*>PyBytes_AS_STRING(ending), PyBytes_GET_SIZE(ending)
        self._quote, self._escape, self._lone_cr = quote, escape, lone_cr
        self._columns, self._least, self._rest, self._bare_last = columns, least, rest, bare_last
        self._limit = self._spanning = limit
        self._wasted = 0
        self._store = columns if columns else 4096
        self._colon = delimiter == b":"
        # What may end a run of plain text, beside control characters.
        self._first = self._d[0] if self._dn else 10
        self._second = escape if escape >= 0 else self._first
        self._easy = self._dn == 1 and self._en == 0 and escape < 0 and columns > 1 and not self._colon
        self._room = 1 << 12
        self._starts = <int32_t*>malloc(self._room * sizeof(int32_t))
        self._sizes = <int32_t*>malloc(self._room * sizeof(int32_t))
        if self._starts == NULL or self._sizes == NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self._starts)
        free(self._sizes)

    def cut(self, bytes data, Py_ssize_t at, *, bint last):
        """Cut the records of `data` from `at` on; `last`: nothing follows it.

        Afterwards `rows` and `stop` say how many were taken and where the rest begins; `padded` and
        `controls`, how many of them were filled up, and hold control characters.
        Raises MemoryError.
        """
        cdef const uint8_t* p = <const uint8_t*>PyBytes_AS_STRING(data)
        cdef Py_ssize_t n = PyBytes_GET_SIZE(data)
        cdef int status = 0
        self._count = self.rows = self.padded = self.controls = 0
        self._widths = []
        for reason in range(5):
            self._lost[reason][0] = self._lost[reason][1] = 0
        if self._columns:
            with nogil:
                while at < n and status == 0:
                    if not (self._easy and self._easily(p, &at, n)):
                        status = self._take(p, &at, n, last)
        else:
            while at < n and status == 0:
                status = self._any(p, &at, n, last)
                if self._fields and status == 0:
                    self._widths.append((self._fields, at))
        self.stop = at
        if status < 0:
            raise MemoryError

    def widths(self):
        """Fields of each record and where it ends, where `columns` is 0."""
        return self._widths

    def lost(self):
        """What was lost: reason, records, bytes."""
        return [(REASONS[r], self._lost[r][0], self._lost[r][1]) for r in range(5) if self._lost[r][0]]

    def fields(self):
        """Start, and size with its marks, of each field, as int32."""
        cdef Py_ssize_t size = self._count * sizeof(int32_t)
        return (PyBytes_FromStringAndSize(<const char*>self._starts, size),
                PyBytes_FromStringAndSize(<const char*>self._sizes, size))

    cdef int _any(self, const uint8_t* p, Py_ssize_t* at, Py_ssize_t n, bint last) noexcept nogil:
        """Take one record of any number of fields; none for a blank line."""
        cdef Py_ssize_t before = self._count
        cdef int status = self._record(p, at[0], n, last, True, QUOTES)
        if status == UNCLOSED:
            self._count = before
            status = self._record(p, at[0], n, last, False, TEXT)
        if status:
            self._count = before
            return status
        if self._blank(p):
            self._count = before
            self._fields = 0
        at[0] = self._next
        return 0

    cdef bint _easily(self, const uint8_t* p, Py_ssize_t* at, Py_ssize_t n) noexcept nogil:
        """Take a record of one line that has as many fields as it should, and no quote and no control character.

        False leaves it to `_take`, which reads such a record alike.
        """
        cdef Py_ssize_t i = at[0], start = i, k, fields = 0, after
        cdef uint8_t quote = self._quote if self._quote >= 0 else self._first, c
        cdef uint64_t marks
        if self._count + self._columns > self._room and self._grow(self._columns):
            return False
        while i + 64 <= n:
            marks = marks_of_64(p + i, self._first, quote)
            while marks:
                k = i + first_mark(marks)
                marks &= marks - 1
                c = p[k]
                if c != self._first and c != 10 and not (c == 13 and k + 1 < n and p[k + 1] == 10):
                    return False
                if (c == self._first) == (fields == self._columns - 1):
                    return False
                self._starts[self._count + fields] = <int32_t>start
                self._sizes[self._count + fields] = <int32_t>((k - start) & LENGTH)
                fields += 1
                start = k + 1
                if c != self._first:
                    after = k + 1 + (c == 13)
                    if after - at[0] > self._limit:
                        return False
                    self._count += self._columns
                    self.rows += 1
                    at[0] = after
                    return True
            i += 64
        return False

    cdef int _take(self, const uint8_t* p, Py_ssize_t* at, Py_ssize_t n, bint last) noexcept nogil:
        """Take one record, or lose it; 1 where it waits for more, -1 without memory."""
        cdef Py_ssize_t before = self._count
        cdef int status = self._record(p, at[0], n, last, True, QUOTES)
        if status == MORE or status < 0:
            self._count = before
            return status
        if status == WHOLE and self._fields == 1 and self._blank(p):
            self._count = before
        elif status == WHOLE and self._fields == self._columns and self._next - at[0] <= self._limit:
            self._keep()
        elif status == WHOLE and self._next - at[0] > self._limit:
            self._lose(LONG, before, self._next - at[0])
        else:
            status = self._mend(p, at[0], n, last, before, status)
            if status:
                self._count = before
                return status
        at[0] = self._next
        return 0

    cdef int _mend(self, const uint8_t* p, Py_ssize_t at, Py_ssize_t n, bint last, Py_ssize_t before,
                   int status) noexcept nogil:
        """Find a reading of a record that fits its table."""
        cdef int reading, line
        cdef Py_ssize_t quoted = self._quoted, whole = self._next, line_end
        cdef bint stray = self._stray
        if status == UNCLOSED:
            self._wasted += self._last_end - at
            if self._wasted > WASTE:
                self._spanning = NEAR
        if status == UNCLOSED or (quoted and (stray or self._spans(p, at, whole - 2))):
            for reading in range(QUOTES, TRIES if quoted > TRIES else <int>quoted):
                self._count = before
                line = self._record(p, at, n, last, False, reading)
                if line == MORE or line < 0:
                    return line
                if line == WHOLE and self._fits():
                    self._keep()
                    return 0
            self._count = before
            line = self._record(p, at, n, last, False, TEXT)
            if line:
                return line
            if status == UNCLOSED and self._fits():
                self._keep()
                return 0
            line_end = self._next
            if status == WHOLE and line_end < whole:
                # Lines that quotes ran over: if the next one stands on its own, only this one is lost.
                self._count = before
                line = self._record(p, line_end, n, last, False, QUOTES)
                if line == MORE:
                    return line
                if line == WHOLE and self._fields == self._columns:
                    self._next = line_end
                    self._lose(OPEN, before, line_end - at)
                    return 0
            if status == UNCLOSED:
                self._lose(OPEN, before, line_end - at)
                return 0
            self._count = before
            status = self._record(p, at, n, last, True, QUOTES)
            if status:
                return status
        if self._fits():
            self._keep()
        else:
            self._lose(STRAY if stray else FEW if self._fields < self._columns else MANY, before, self._next - at)
        return 0

    cdef bint _fits(self) noexcept nogil:
        """Make the record read last fit, where that loses nothing; False where it cannot."""
        cdef Py_ssize_t missing = self._columns - self._fields
        if missing == 0:
            return True
        if missing > 0:
            if self._fields < self._least or self._grow(missing):
                return False
            while missing:
                self._starts[self._count] = self._sizes[self._count] = 0
                self._count += 1
                missing -= 1
            self.padded += 1
            return True
        if self._rest:
            self._sizes[self._count - 1] = <int32_t>(self._last_end - self._starts[self._count - 1])
            return True
        return not (self._extra or (self._bare_last and self._sizes[self._count - 1] & LENGTH))

    cdef inline void _keep(self) noexcept nogil:
        self.rows += 1
        self.controls += self._control

    cdef void _lose(self, int reason, Py_ssize_t before, Py_ssize_t size) noexcept nogil:
        self._count = before
        self._lost[reason][0] += 1
        self._lost[reason][1] += size

    cdef bint _blank(self, const uint8_t* p) noexcept nogil:
        """The record read last is an empty line, or the end-of-file mark of DOS."""
        cdef Py_ssize_t i
        cdef int32_t start, size
        if self._fields != 1 or not self._count:
            return False
        start, size = self._starts[self._count - 1], self._sizes[self._count - 1]
        if size & IN_QUOTES:
            return False
        for i in range(start, start + (size & LENGTH)):
            if p[i] != 32 and p[i] != 9 and p[i] != 26:
                return False
        return True

    cdef int _grow(self, Py_ssize_t by) noexcept nogil:
        cdef Py_ssize_t room = self._room
        cdef int32_t* moved
        while self._count + by > room:
            room *= 2
        if room != self._room:
            moved = <int32_t*>realloc(self._starts, room * sizeof(int32_t))
            if moved == NULL:
                return -1
            self._starts = moved
            moved = <int32_t*>realloc(self._sizes, room * sizeof(int32_t))
            if moved == NULL:
                return -1
            self._sizes = moved
            self._room = room
        return 0

    cdef inline int _push(self, Py_ssize_t start, Py_ssize_t end, int32_t marks) noexcept nogil:
        self._last_end = end
        if self._fields < self._store:
            if self._count == self._room and self._grow(1):
                return -1
            self._starts[self._count] = <int32_t>start
            self._sizes[self._count] = <int32_t>((end - start) & LENGTH) | marks
            self._count += 1
        elif end > start:
            self._extra = True
        self._fields += 1
        return 0

    cdef inline bint _delimits(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        return (self._dn and p[i] == self._d[0] and i < n
                and (self._dn == 1 or (i + self._dn <= n and memcmp(p + i, self._d, self._dn) == 0))
                and not (self._colon and within_text(p, i, n)))

    cdef Py_ssize_t _line_end(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, bint last) noexcept nogil:
        """Behind the line end that is here; 0: there is none; -1: more bytes must tell."""
        if i >= n:
            return n if last else -1
        if p[i] == 10:
            return i + 1
        if p[i] == 13:
            if i + 1 >= n and not last:
                return -1
            if i + 1 < n and p[i + 1] == 10:
                return i + 2
            if self._lone_cr or i + 1 >= n:
                return i + 1
        return 0

    cdef inline bint _spans(self, const uint8_t* p, Py_ssize_t start, Py_ssize_t end) noexcept nogil:
        return memchr(p + start, 10, end - start) != NULL or (
            self._lone_cr and memchr(p + start, 13, end - start) != NULL)

    cdef int _record(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, bint last, bint spans,
                     int reading) noexcept nogil:
        """Read the record at `i`: `spans`: its quotes may run over line ends."""
        cdef Py_ssize_t start, k, after
        cdef int32_t marks
        cdef int status
        self._fields = self._quoted = 0
        self._extra = self._stray = self._control = False
        while True:
            start = i
            marks = 0
            if self._quote >= 0 and reading != TEXT:
                k = i
                while p[k] == 32 and not self._delimits(p, k, n):
                    k += 1
                if p[k] == self._quote and k < n:
                    self._quoted += 1
                    if self._quoted != reading + 1:
                        status = self._enclosed(p, &k, &start, &after, &marks, n, last, spans)
                        if status:
                            self._last_end = n
                            return status
                        # `start` to `k` is the field, `after` where it is followed up.
                        if self._push(start, k, marks | IN_QUOTES):
                            return -1
                        if self._delimits(p, after, n):
                            i = after + self._dn
                            continue
                        if self._en and after + self._en <= n and memcmp(p + after, self._e, self._en) == 0:
                            after += self._en
                        self._next = self._line_end(p, after, n, last)
                        return WHOLE if self._next >= 0 else MORE
            while True:
                i = past_plain(p, i, n, self._first, self._second)
                if i >= n:
                    if not last:
                        return MORE
                    k = n - self._en
                    if not (self._en and k >= start and memcmp(p + k, self._e, self._en) == 0):
                        k = n
                    self._next = n
                    return -1 if self._push(start, k, marks) else WHOLE
                if self._colon and i + 3 >= n and not last:
                    return MORE
                if self._delimits(p, i, n):
                    if self._push(start, i, marks):
                        return -1
                    i += self._dn
                    break
                if p[i] == self._escape:
                    marks |= ESCAPED
                    i += 1
                    if i >= n and not last:
                        return MORE
                    if i + 1 < n and p[i] == 13 and p[i + 1] == 10:
                        i += 1
                    i += i < n
                    continue
                after = self._line_end(p, i, n, last)
                if after < 0:
                    return MORE
                if after:
                    k = i - self._en
                    if not self._en or (k >= start and memcmp(p + k, self._e, self._en) == 0):
                        self._next = after
                        return -1 if self._push(start, k, marks) else WHOLE
                elif p[i] < 32 and p[i] != 9 and p[i] != 13:
                    self._control = True
                i += 1

    cdef int _enclosed(self, const uint8_t* p, Py_ssize_t* at, Py_ssize_t* begin, Py_ssize_t* behind,
                       int32_t* marks, Py_ssize_t n, bint last, bint spans) noexcept nogil:
        """Read the quoted field whose quote is at `at`."""
        cdef Py_ssize_t start = at[0] + 1, i = start, q, k
        cdef Py_ssize_t one_line = start  # no line ends before it: not looked through again at each quote
        cdef const void* found
        cdef Py_ssize_t far = self._spanning
        while True:
            if self._escape < 0:
                found = memchr(p + i, self._quote, n - i)
                q = <const uint8_t*>found - p if found != NULL else n
            else:
                q = i
                while q < n and p[q] != self._quote:
                    if p[q] == self._escape and self._escape != self._quote:
                        marks[0] |= ESCAPED
                        q += 1
                    q += 1
            if q >= n:
                if not last and n - start <= far and spans:
                    return MORE
                if not last and not spans and not self._spans(p, start, n):
                    return MORE
                return UNCLOSED
            if q - start > far or not spans:
                if self._spans(p, one_line, q):
                    return UNCLOSED
                one_line = q
            if q + 1 < n and p[q + 1] == self._quote:
                marks[0] |= DOUBLED
                i = q + 2
                continue
            k = q + 1
            while p[k] == 32 and not self._delimits(p, k, n):
                k += 1
            if k + self._en + 3 >= n and not last:
                return MORE
            if (k >= n or self._delimits(p, k, n) or self._line_end(p, k, n, last)
                    or (self._en and k + self._en <= n and memcmp(p + k, self._e, self._en) == 0)):
                if has_control(p + start, q - start):
                    self._control = True
                begin[0], at[0], behind[0] = start, q, k
                return WHOLE
            if self._spans(p, one_line, q):
                return UNCLOSED
            one_line = q
            self._stray = True
            i = q + 1


cdef Py_ssize_t _plain(const uint8_t* s, Py_ssize_t size, uint8_t* out, int32_t marks, int quote,
                       int escape) noexcept nogil:
    """Copy a field without its doubled quotes and escapes."""
    cdef Py_ssize_t i = 0, j = 0
    cdef uint8_t c
    if marks & ESCAPED and size == 2 and s[0] == escape and s[1] == 78:  # \N is nothing
        return 0
    while i < size:
        c = s[i]
        i += 1
        if c == escape and marks & ESCAPED and i < size:
            c = s[i]
            i += 1
            c = 10 if c == 110 else 9 if c == 116 else 13 if c == 114 else c
        elif c == quote and marks & DOUBLED and i < size and s[i] == quote:
            i += 1
        out[j] = c
        j += 1
    return j


def gather(bytes data, bytes starts, bytes sizes, Py_ssize_t columns, int quote, int escape):
    """Give each column's offsets (int32) and text, as bytes that Arrow can hold.

    `starts` and `sizes` are those of `Cutter.fields`, row by row.
    """
    cdef const uint8_t* p = <const uint8_t*>PyBytes_AS_STRING(data)
    cdef Py_ssize_t n = PyBytes_GET_SIZE(data)
    cdef const int32_t* at = <const int32_t*>PyBytes_AS_STRING(starts)
    cdef const int32_t* sized = <const int32_t*>PyBytes_AS_STRING(sizes)
    cdef Py_ssize_t count = PyBytes_GET_SIZE(starts) // sizeof(int32_t)
    cdef Py_ssize_t rows = count // columns, row, column, f
    cdef int64_t* totals = <int64_t*>malloc(columns * sizeof(int64_t))
    cdef int32_t** offsets = <int32_t**>malloc(columns * sizeof(void*))
    cdef uint8_t** texts = <uint8_t**>malloc(columns * sizeof(void*))
    cdef int32_t size, marks
    cdef uint8_t* out
    cdef const uint8_t* s
    cdef list result = []
    try:
        if totals == NULL or offsets == NULL or texts == NULL:
            raise MemoryError
        with nogil:
            for column in range(columns):
                totals[column] = 0
            for row in range(rows):
                for column in range(columns):
                    totals[column] += sized[row * columns + column] & LENGTH
        for column in range(columns):
            first = PyBytes_FromStringAndSize(NULL, (rows + 1) * sizeof(int32_t))
            second = PyBytes_FromStringAndSize(NULL, totals[column] + 2 * SLACK)
            offsets[column] = <int32_t*>PyBytes_AS_STRING(first)
            texts[column] = <uint8_t*>PyBytes_AS_STRING(second)
            offsets[column][0] = 0
            result.append((first, second))
        with nogil:
            f = 0
            for row in range(rows):
                for column in range(columns):
                    size = sized[f] & LENGTH
                    marks = sized[f] & ~LENGTH
                    s = p + at[f]
                    out = texts[column] + offsets[column][row]
                    if marks & (DOUBLED | ESCAPED):
                        size = <int32_t>_plain(s, size, out, marks, quote, escape)
                    elif size <= SLACK and at[f] + SLACK <= n:
                        # One move of fixed size beats a call; what is too much is written over.
                        memcpy(out, s, SLACK)
                    elif size <= 2 * SLACK and at[f] + 2 * SLACK <= n:
                        memcpy(out, s, 2 * SLACK)
                    else:
                        memcpy(out, s, size)
                    offsets[column][row + 1] = offsets[column][row] + size
                    f += 1
    finally:
        free(totals)
        free(offsets)
        free(texts)
    return result
