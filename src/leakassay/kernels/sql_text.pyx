# cython: boundscheck=False, wraparound=False, cdivision=True
"""SQL as text: where statements end, where the values of row lists and COPY lines lie, columns out of them.

Nothing is understood here beyond quotes, comments, brackets and the borders of values. A value that is
no plain literal is kept as it stands and told apart by a mark, for `gather` to have it evaluated.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.stdint cimport int32_t, int64_t, uint8_t
from libc.string cimport memchr, memcmp, memset

from leakassay.kernels.sql_fields cimport Fields
from leakassay.kernels.sql_lexing cimport *

LONGEST = LENGTH
"""Bytes of the longest record that can be told."""
REASONS = ("too few fields", "too many fields", "unclosed quote", "malformed", "too long", "truncated")

NEED, ENDED, LOST = 1, 2, 3
"""How a run of rows stopped: more bytes are needed; its statement ended; in the middle of a broken row."""


cdef class Scanner(Lexer):
    """Reads pieces of one SQL text.

    `backslash`: it escapes in strings, unless a row can only be read otherwise. `hashes`: `#` begins a
    comment. `limit`: bytes of the longest row or statement.
    """

    cdef Py_ssize_t _limit, _spanning, _wasted
    cdef Py_ssize_t _width  # values of the row read last
    cdef int64_t _losses[6][2]
    cdef readonly Py_ssize_t stop
    cdef readonly Py_ssize_t rows

    def __cinit__(self, bint backslash, bint hashes, Py_ssize_t limit):
        self._backslash, self._hashes = backslash, hashes
        self._limit = self._spanning = min(limit, LENGTH)
        self._wasted = 0

    def lost(self):
        """What the last run of rows lost: reason, records, bytes."""
        return [(REASONS[r], self._losses[r][0], self._losses[r][1]) for r in range(LOSSES) if self._losses[r][1]]

    def gap(self, bytes data, Py_ssize_t at, *, bint last):
        """Behind white space and comments, or -1 where more bytes must tell."""
        cdef const uint8_t* p = <const uint8_t*>PyBytes_AS_STRING(data)
        self._last = last
        return -1 if self._gap(p, &at, PyBytes_GET_SIZE(data)) else at

    def end(self, bytes data, Py_ssize_t at, bytes delimiter, *, bint routine, bint last):
        """Behind the end of the statement at `at`, or -1 where more bytes must tell.

        `routine`: it may hold statements of its own, between BEGIN and END.
        """
        cdef const uint8_t* p = <const uint8_t*>PyBytes_AS_STRING(data)
        cdef const uint8_t* d = <const uint8_t*>PyBytes_AS_STRING(delimiter)
        cdef int status
        self._last = last
        status = self._end(p, at, PyBytes_GET_SIZE(data), d, PyBytes_GET_SIZE(delimiter), routine)
        return -1 if status else self._next

    def next(self, bytes data, Py_ssize_t at):
        """Where, at the beginning of a line behind `at`, a statement seems to begin; -1: nowhere."""
        cdef const uint8_t* p = <const uint8_t*>PyBytes_AS_STRING(data)
        cdef Py_ssize_t n = PyBytes_GET_SIZE(data)
        cdef const void* found
        while at < n:
            found = memchr(p + at, 10, n - at)
            if found == NULL:
                return -1
            at = <const uint8_t*>found - p + 1
            while at < n and space(p[at]):
                at += 1
            if begins(p, at, n):
                return at
        return -1

    def width(self, bytes data, Py_ssize_t at, *, bint last):
        """Values of the row at `at`, or -1 where more bytes must tell, or 0 where it is broken."""
        cdef const uint8_t* p = <const uint8_t*>PyBytes_AS_STRING(data)
        cdef Py_ssize_t n = PyBytes_GET_SIZE(data)
        cdef Fields fields = Fields()
        cdef int status
        self._last = last
        status = self._gap(p, &at, n)
        if not status:
            at = self._row_word(p, at, n)
            status = self._read(p, at, n, fields, 1) if at < n and p[at] == 40 else BAD
        if status == MORE:
            return 0 if last or n - at > self._spanning else -1
        return self._width if status == OK else 0

    def tuples(self, bytes data, Py_ssize_t at, Fields fields, Py_ssize_t columns, bytes head, *, bint broken,
               bint last):
        """Read rows in brackets from `at` on, and those of the statements after that begin with `head` too.

        `broken`: first find where the next row begins. Afterwards `stop` says where the rest begins,
        `rows` how many were taken. Raises MemoryError.
        """
        cdef const uint8_t* p = <const uint8_t*>PyBytes_AS_STRING(data)
        cdef const uint8_t* h = <const uint8_t*>PyBytes_AS_STRING(head)
        cdef Py_ssize_t n = PyBytes_GET_SIZE(data), hn = PyBytes_GET_SIZE(head), before = fields.rows
        cdef int status
        self._last = last
        memset(self._losses, 0, sizeof(self._losses))
        with nogil:
            status = self._tuples(p, at, n, fields, columns, h, hn, broken)
        if status < 0:
            raise MemoryError
        self.rows = fields.rows - before
        return status

    def lines(self, bytes data, Py_ssize_t at, Fields fields, Py_ssize_t columns, int delimiter, *, bint last):
        r"""Read lines of COPY from `at` on, up to `\.`; afterwards as `tuples`. Raises MemoryError."""
        cdef const uint8_t* p = <const uint8_t*>PyBytes_AS_STRING(data)
        cdef Py_ssize_t n = PyBytes_GET_SIZE(data), before = fields.rows
        cdef int status
        self._last = last
        memset(self._losses, 0, sizeof(self._losses))
        with nogil:
            status = self._lines(p, at, n, fields, columns, <uint8_t>delimiter)
        if status < 0:
            raise MemoryError
        self.rows = fields.rows - before
        return status

    cdef void _lose(self, int why, int64_t records, int64_t size) noexcept nogil:
        self._losses[why][0] += records
        self._losses[why][1] += size

    cdef void _waste(self, Py_ssize_t size) noexcept nogil:
        cdef Py_ssize_t times
        self._wasted += size
        times = 2 * (self._wasted // WASTE)
        self._spanning = max(<Py_ssize_t>NEAR, self._limit >> min(times, <Py_ssize_t>40))

    cdef int _read(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, Fields fields, Py_ssize_t columns) noexcept nogil:
        """Read the row whose bracket is at `i`; rows of another width leave no values."""
        cdef Py_ssize_t before = fields._count
        cdef int status
        cdef int32_t size
        self._width = 0
        i += 1
        while True:
            status = self._gap(p, &i, n)
            if i >= n:
                status, self._why = MORE, CUT
            elif status == OK:
                status = self._value(p, i, n)
            if status:
                fields._count = before
                return status
            self._width += 1
            if self._width <= columns:
                size = NOTHING if self._marks == NOTHING else <int32_t>((self._b - self._a) & LENGTH) | self._marks
                if fields._push(self._a, size):
                    return -1
            i = self._next + 1
            if p[self._next] == 41:
                self._next = i
                if self._width != columns:
                    fields._count = before
                return OK

    cdef Py_ssize_t _row_word(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        """Behind the word ROW, if it stands here."""
        if is_word(p, i, n, "ROW", 3):
            i += 3
            while i < n and space(p[i]):
                i += 1
        return i

    cdef int _either(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, Fields fields,
                     Py_ssize_t columns) noexcept nogil:
        """Read a row with the backslash as it mostly is, or else otherwise; BAD where neither fits."""
        cdef int status = self._read(p, i, n, fields, columns), why
        cdef bint usual = self._backslash
        cdef Py_ssize_t width = self._width
        if status == MORE and not self._last and n - i <= self._spanning:
            return MORE
        if status < 0 or (status == OK and width == columns):
            return status
        why = self._why if status == BAD else MALFORMED
        if status == MORE:
            why = LONG if n - i > self._limit else OPEN if self._why == OPEN else CUT
            self._waste(n - i)
        elif status == OK:
            why = FEW if width < columns else MANY
        if memchr(p + i, 92, min(n - i, <Py_ssize_t>NEAR << 4)) != NULL:
            self._backslash = not usual
            status = self._read(p, i, n, fields, columns)
            self._backslash = usual
            if status < 0 or (status == OK and self._width == columns):
                return status
            self._waste(min(n - i, self._spanning) if status == MORE else 0)
        self._why = why
        return BAD

    cdef int _tuples(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, Fields fields, Py_ssize_t columns,
                     const uint8_t* head, Py_ssize_t hn, bint broken) noexcept nogil:
        cdef Py_ssize_t begin = i, row = i, end, before = fields._count
        cdef int status
        if broken:
            status = self._recover(p, begin, &i, n, fields, columns, MALFORMED, 0)
            if status:
                return status
        while True:
            begin = i
            status = self._gap(p, &i, n)
            if i >= n:
                self.stop = n if self._last else begin
                return 2 if self._last else 1
            if status == OK:
                row = self._row_word(p, i, n)
                before = fields._count
                self._why = MALFORMED
                if row < n and p[row] == 40:
                    status = self._either(p, row, n, fields, columns)
                else:
                    status = MORE if row >= n and not self._last else BAD
            if status < 0:
                return -1
            if status == MORE:
                self.stop = begin
                return 1
            if status == BAD:
                i = begin
                status = self._recover(p, begin, &i, n, fields, columns, self._why, 1)
                if status:
                    return status
                continue
            i = end = self._next
            status = self._behind(p, &i, n, head, hn)
            if status == 1:
                fields._count = before
                self.stop = begin
                return 1
            if end - row > self._limit:
                fields._count = before
                self._lose(LONG, 1, end - begin)
            else:
                fields.rows += 1
            if status == 3:
                status = self._recover(p, i, &i, n, fields, columns, MALFORMED, 1)
                if status:
                    return status
            elif status:
                self.stop = i
                return status

    cdef int _behind(self, const uint8_t* p, Py_ssize_t* at, Py_ssize_t n, const uint8_t* head,
                     Py_ssize_t hn) noexcept nogil:
        """What follows a row: 0: another one, from `at` on; 1: more bytes must tell; 2: its statement ends at
        `at`; 3: what does not belong there."""
        cdef Py_ssize_t i = at[0]
        cdef int status = self._gap(p, &i, n)
        if status:
            return 1
        if i < n and p[i] == 44:
            at[0] = i + 1
            return 0
        if i < n and (is_word(p, i, n, "ON", 2) or is_word(p, i, n, "AS", 2) or is_word(p, i, n, "RETURNING", 9)):
            if self._end(p, i, n, <const uint8_t*>";", 1, False):
                return 1
            i = self._next
        elif i < n and p[i] == 59:
            i += 1
        elif i < n and self._foreign(p, at[0], i, n):
            at[0] = i
            return 3
        at[0] = i
        while i < n:
            if space(p[i]) or p[i] == 59:
                i += 1
            elif is_word(p, i, n, "GO", 2) and i + 2 < n:
                i += 2
            else:
                break
        if hn and i + hn < n and memcmp(p + i, head, hn) == 0:
            at[0] = i + hn
            return 0
        return 2

    cdef bint _foreign(self, const uint8_t* p, Py_ssize_t end, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        """Can what stands at `i`, behind a row that ended at `end`, neither go on nor end its statement?"""
        if worded(p[i]):
            return i == end
        if memchr(p + end, 10, i - end) != NULL:
            # A command of a client, on a line of its own.
            return not (p[i] == 47 or p[i] == 92 or p[i] == 64 or p[i] == 46)
        return not (i + 1 < n and p[i + 1] == p[i] and (p[i] == 47 or p[i] == 36))

    cdef int _recover(self, const uint8_t* p, Py_ssize_t begin, Py_ssize_t* at, Py_ssize_t n, Fields fields,
                      Py_ssize_t columns, int why, int64_t records) noexcept nogil:
        """Lose the row from `begin` on: 0: up to the next one, at `at`; 2: its statement is over; 3: so far."""
        cdef Py_ssize_t i = begin, k, row, before = fields._count
        cdef int status
        while i < n:
            i = first_of(p, i, n, 41, 10, 59)
            if i >= n:
                break
            k = i + 1
            while k < n and space(p[k]):
                k += 1
            if p[i] != 41:
                if k < n and begins(p, k, n):
                    self._lose(why, records, k - begin)
                    self.stop = k
                    return 2
            elif k < n and p[k] == 44 and self._wasted < 2 * WASTE:
                k += 1
                while k < n and space(p[k]):
                    k += 1
                row = self._row_word(p, k, n)
                if row < n and p[row] == 40:
                    status = self._read(p, row, n, fields, columns)
                    if status < 0:
                        return -1
                    fields._count = before
                    if (status == OK and self._width == columns) or (status == MORE and not self._last):
                        self._lose(why, records, k - begin)
                        at[0] = k
                        return 0
                    if status == MORE:
                        self._waste(n - row)
            i += 1
        if self._last:
            self._lose(CUT if why == OPEN and records else why, records, n - begin)
            self.stop = n
            return 2
        i = max(begin, n - TAIL)
        self._lose(why, records, i - begin)
        if i == begin and records:
            # Nothing was passed over; the record is told now, its bytes later.
            self._losses[why][0] -= records
            self.stop = begin
            return 1
        self.stop = i
        return 3

    cdef int _end(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, const uint8_t* d, Py_ssize_t dn,
                  bint routine) noexcept nogil:
        """Find the end of a statement: its delimiter, or a line that says GO or `/`."""
        cdef Py_ssize_t start = i, word, depth = 0
        cdef bint own = dn != 1 or d[0] != 59, waits = False
        cdef int status
        while i < n:
            if i + dn <= n and p[i] == d[0] and memcmp(p + i, d, dn) == 0 and not (depth > 0 or waits):
                self._next = i + dn
                return OK
            if p[i] == 39 or p[i] == 34 or p[i] == 96 or p[i] == 36:
                status = self._quoted(p, i, n, start)
                if status == MORE:
                    break
                i = self._next if status == OK else i + 1
                if status == OK and routine and not own:
                    waits = False
            elif p[i] == 91:
                i += 1
                while i < n and (p[i] == 95 or p[i] == 32 or worded(p[i])):
                    i += 1
            elif p[i] == 45 or p[i] == 47 or (p[i] == 35 and self._hashes):
                if p[i] == 47 and self._alone(p, i, 1, n, start):
                    return OK
                word = i
                status = self._gap(p, &i, n)
                if status:
                    break
                i += i == word
            elif worded(p[i]):
                word = i
                while i < n and worded(p[i]):
                    i += 1
                if is_word(p, word, n, "GO", 2) and self._alone(p, word, 2, n, start):
                    return OK
                if routine and not own:
                    self._weigh(p, word, i, n, &depth, &waits)
            else:
                i += 1
        self._next = n
        return OK if self._last else MORE

    cdef void _weigh(self, const uint8_t* p, Py_ssize_t word, Py_ssize_t end, Py_ssize_t n, Py_ssize_t* depth,
                     bint* waits) noexcept nogil:
        """Count BEGIN and CASE against END in the body of a routine."""
        if is_word(p, word, n, "BEGIN", 5) or is_word(p, word, n, "CASE", 4):
            depth[0] += 1
            waits[0] = False
        elif is_word(p, word, n, "END", 3):
            while end < n and space(p[end]):
                end += 1
            if not (is_word(p, end, n, "IF", 2) or is_word(p, end, n, "LOOP", 4) or is_word(p, end, n, "WHILE", 5)
                    or is_word(p, end, n, "REPEAT", 6)):
                depth[0] -= 1
        elif is_word(p, word, n, "IS", 2) or is_word(p, word, n, "AS", 2):
            waits[0] = depth[0] == 0

    cdef bint _alone(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t size, Py_ssize_t n,
                     Py_ssize_t start) noexcept nogil:
        """Does this word stand on a line of its own? Then `_next` is behind it."""
        cdef Py_ssize_t k = i
        while k > start and (p[k - 1] == 32 or p[k - 1] == 9):
            k -= 1
        if k > start and p[k - 1] != 10:
            return False
        i += size
        while i < n and (p[i] == 32 or p[i] == 9 or p[i] == 13):
            i += 1
        if i < n and p[i] != 10 or (i >= n and not self._last):
            return False
        self._next = i
        return k > start

    cdef int _lines(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, Fields fields, Py_ssize_t columns,
                    uint8_t delimiter) noexcept nogil:
        cdef Py_ssize_t begin, start, end, width, before
        cdef int32_t marks
        cdef bint whole
        while True:
            begin = start = i
            before = fields._count
            width = 0
            marks = 0
            whole = self._last
            if i >= n:
                self.stop = n
                return 2 if self._last else 1
            while True:
                i = first_of(p, i, n, delimiter, 10, 92)
                if i >= n or p[i] != 92:
                    end = min(i, n)
                    if end > start and p[end - 1] == 13 and (i >= n or p[i] == 10):
                        end -= 1
                    if i >= n and not self._last:
                        break
                    width += 1
                    if width <= columns:
                        if end - start == 2 and p[start] == 92 and p[start + 1] == 78:
                            marks = NOTHING
                        if fields._push(start, NOTHING if marks == NOTHING
                                        else <int32_t>((end - start) & LENGTH) | marks):
                            return -1
                    i += 1
                    start = i
                    marks = 0
                    if i > n or p[i - 1] == 10:
                        whole = True
                        i = min(i, n)
                        break
                else:
                    marks = ESCAPED | POSTGRES
                    i += 2
            if not whole:
                fields._count = before
                if n - begin > self._limit:
                    self._lose(LONG, 1, n - begin)
                    self.stop = n
                    return 3
                self.stop = begin
                return 1
            if end - begin == 2 and p[begin] == 92 and p[begin + 1] == 46:
                fields._count = before
                self.stop = i
                return 2
            if width != columns or i - begin > self._limit:
                fields._count = before
                self._lose(LONG if width == columns else FEW if width < columns else MANY, 1, i - begin)
            else:
                fields.rows += 1
