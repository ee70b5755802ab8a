# cython: boundscheck=False, wraparound=False, cdivision=True
"""SQL as text: where statements end, where the values of row lists and COPY lines lie, columns out of them.

Nothing is understood here beyond quotes, comments, brackets and the borders of values. A value that is
no plain literal is kept as it stands and told apart by a mark, for `gather` to have it evaluated.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memchr, memcmp, memcpy, memset

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #define SQL_EACH 0x0101010101010101ULL
    #define SQL_TOP 0x8080808080808080ULL
    /* Where, from `i` on, the first of three bytes stands, or `n`. Eight bytes at once: a borrow can mark a
       byte wrongly, but only behind one that is marked rightly. */
    static inline Py_ssize_t first_of(const uint8_t* p, Py_ssize_t i, Py_ssize_t n, uint8_t a, uint8_t b, uint8_t c) {
        const uint64_t as = SQL_EACH * a, bs = SQL_EACH * b, cs = SQL_EACH * c;
        uint64_t w, x, y, z, marked;
        while (i + 8 <= n) {
            memcpy(&w, p + i, 8);
            x = w ^ as; y = w ^ bs; z = w ^ cs;
            marked = (((x - SQL_EACH) & ~x) | ((y - SQL_EACH) & ~y) | ((z - SQL_EACH) & ~z)) & SQL_TOP;
            if (marked) {
    #if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
                return i + (__builtin_ctzll(marked) >> 3);
    #else
                break;
    #endif
            }
            i += 8;
        }
        while (i < n && p[i] != a && p[i] != b && p[i] != c) i++;
        return i;
    }
    static inline int holds_control(const uint8_t* p, Py_ssize_t n) {
        int found = 0;
        for (Py_ssize_t i = 0; i < n; i++) found |= p[i] < 32 && p[i] != 9 && p[i] != 10 && p[i] != 13;
        return found;
    }
    """
    Py_ssize_t first_of(const uint8_t* p, Py_ssize_t i, Py_ssize_t n, uint8_t a, uint8_t b, uint8_t c) noexcept nogil
    bint holds_control(const uint8_t* p, Py_ssize_t n) noexcept nogil

cdef enum:
    OK = 0
    MORE = 1
    BAD = 2
    # What a value needs when it is gathered, above its length. A null has the size -1.
    POSTGRES = 1 << 27
    DOUBLED = 1 << 28
    ESCAPED = 1 << 29
    SPECIAL = 1 << 30
    LENGTH = (1 << 27) - 1
    NOTHING = -1
    # What readings that failed may cost before values may no longer span far.
    WASTE = 64 << 20
    NEAR = 1 << 10
    TAIL = 64
    SLACK = 16

LONGEST = LENGTH
"""Bytes of the longest record that can be told."""
REASONS = ("too few fields", "too many fields", "unclosed quote", "malformed", "too long", "truncated")
cdef enum:
    FEW = 0
    MANY = 1
    OPEN = 2
    MALFORMED = 3
    LONG = 4
    CUT = 5
    LOSSES = 6

NEED, ENDED, LOST = 1, 2, 3
"""How a run of rows stopped: more bytes are needed; its statement ended; in the middle of a broken row."""


cdef inline bint _space(uint8_t c) noexcept nogil:
    return c == 32 or 9 <= c <= 13


cdef inline bint _worded(uint8_t c) noexcept nogil:
    return 48 <= c <= 57 or 65 <= c <= 90 or c == 95 or 97 <= c <= 122 or c >= 128


cdef inline uint8_t _upper(uint8_t c) noexcept nogil:
    return c - 32 if 97 <= c <= 122 else c


cdef bint _is(const uint8_t* p, Py_ssize_t i, Py_ssize_t n, const char* word, Py_ssize_t size) noexcept nogil:
    """Does this word stand at `i`, in whichever case?"""
    cdef Py_ssize_t k
    if i + size > n or (i + size < n and _worded(p[i + size])):
        return False
    for k in range(size):
        if _upper(p[i + k]) != <uint8_t>word[k]:
            return False
    return True


cdef bint _begins(const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
    """Does a statement seem to begin at `i`?"""
    if i + 2 < n and ((p[i] == 45 and p[i + 1] == 45 and _space(p[i + 2])) or
                      (p[i] == 47 and p[i + 1] == 42 and p[i + 2] == 33)):
        return True
    return (_is(p, i, n, "INSERT", 6) or _is(p, i, n, "REPLACE", 7) or _is(p, i, n, "CREATE", 6)
            or _is(p, i, n, "COPY", 4) or _is(p, i, n, "ALTER", 5) or _is(p, i, n, "DROP", 4)
            or _is(p, i, n, "LOCK", 4) or _is(p, i, n, "UNLOCK", 6) or _is(p, i, n, "COMMIT", 6)
            or _is(p, i, n, "SET", 3) or _is(p, i, n, "USE", 3) or _is(p, i, n, "GO", 2)
            or _is(p, i, n, "UPDATE", 6) or _is(p, i, n, "DELETE", 6) or _is(p, i, n, "INTO", 4))


cdef class Fields:
    """Where the values of rows lie in one block of text, row by row."""

    cdef int32_t* _starts
    cdef int32_t* _sizes
    cdef Py_ssize_t _count, _room
    cdef readonly Py_ssize_t rows

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

    cdef inline int _push(self, Py_ssize_t start, int32_t size) noexcept nogil:
        if self._count == self._room and self._grow():
            return -1
        self._starts[self._count] = <int32_t>start
        self._sizes[self._count] = size
        self._count += 1
        return 0


cdef class Scanner:
    """Reads pieces of one SQL text.

    `backslash`: it escapes in strings, unless a row can only be read otherwise. `hashes`: `#` begins a
    comment. `limit`: bytes of the longest row or statement.
    """

    cdef bint _backslash, _hashes, _last
    cdef Py_ssize_t _limit, _spanning, _wasted
    # What was read last: a value from `_a` to `_b` with its marks, the place behind it, values of a row.
    cdef Py_ssize_t _a, _b, _next, _width
    cdef int32_t _marks
    cdef int _why
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
            while at < n and _space(p[at]):
                at += 1
            if _begins(p, at, n):
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

    cdef int _gap(self, const uint8_t* p, Py_ssize_t* at, Py_ssize_t n) noexcept nogil:
        cdef Py_ssize_t i = at[0]
        cdef const void* found
        while True:
            while i < n and _space(p[i]):
                i += 1
            if i >= n:
                at[0] = n
                return OK if self._last else MORE
            if p[i] == 45 or p[i] == 47:
                if i + 1 >= n:
                    at[0] = i
                    return OK if self._last else MORE
                if p[i] == 47 and p[i + 1] == 42:
                    i = self._past_comment(p, i, n)
                    if i < 0:
                        at[0] = n
                        return OK if self._last else MORE
                    continue
                if p[i] == 47 or p[i + 1] != 45:
                    at[0] = i
                    return OK
            elif p[i] != 35 or not self._hashes:
                at[0] = i
                return OK
            found = memchr(p + i, 10, n - i)
            if found == NULL:
                at[0] = n
                return OK if self._last else MORE
            i = <const uint8_t*>found - p + 1

    cdef Py_ssize_t _past_comment(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        """Behind the `*/` of the comment at `i`; -1: it does not close."""
        cdef const void* found
        i += 2
        while True:
            found = memchr(p + i, 47, n - i) if i < n else NULL
            if found == NULL:
                return -1
            i = <const uint8_t*>found - p + 1
            if p[i - 2] == 42:
                return i

    cdef int _string(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, bint backslash) noexcept nogil:
        """Read the string whose quote is at `i`."""
        cdef uint8_t quote = p[i]
        cdef uint8_t escape = 92 if backslash else quote
        cdef int32_t marks = 0
        cdef Py_ssize_t start = i + 1
        i = start
        while True:
            i = first_of(p, i, n, quote, escape, escape)
            if i >= n:
                self._why = OPEN
                return MORE
            if p[i] != quote:
                marks |= ESCAPED
                i += 2
            elif i + 1 < n and p[i + 1] == quote:
                marks |= DOUBLED
                i += 2
            elif i + 1 >= n and not self._last:
                return MORE
            else:
                self._a, self._b, self._next, self._marks = start, i, i + 1, marks
                return OK

    cdef int _dollars(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        """Read the string in dollar quotes at `i`; BAD where it is none."""
        cdef Py_ssize_t k = i + 1, size
        cdef const void* found
        while k < n and _worded(p[k]):
            k += 1
        if k >= n:
            return BAD if self._last else MORE
        if p[k] != 36 or 48 <= p[i + 1] <= 57:
            return BAD
        size = k + 1 - i
        k += 1
        self._a = k
        while True:
            found = memchr(p + k, 36, n - k) if k < n else NULL
            if found == NULL or <const uint8_t*>found - p + size > n:
                self._why = OPEN
                return MORE
            k = <const uint8_t*>found - p
            if memcmp(p + k, p + i, size) == 0:
                self._b, self._next, self._marks = k, k + size, 0
                return OK
            k += 1

    cdef int _chosen(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        """Read the string of Oracle whose quote is at `i`: its first character says what closes it."""
        cdef uint8_t close
        if i + 1 >= n:
            return MORE
        close = p[i + 1]
        close = 93 if close == 91 else 125 if close == 123 else 41 if close == 40 else 62 if close == 60 else close
        self._a = i + 2
        i += 2
        while i + 1 < n:
            if p[i] == close and p[i + 1] == 39:
                self._b, self._next, self._marks = i, i + 2, 0
                return OK
            i += 1
        self._why = OPEN
        return MORE

    cdef int _quoted(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n, Py_ssize_t floor) noexcept nogil:
        """Read the string at `i`, of whichever quotes, in an expression that began at `floor`."""
        cdef uint8_t before = _upper(p[i - 1]) if i > floor else 0
        if p[i] == 36:
            return self._dollars(p, i, n)
        if p[i] == 39 and before == 81 and (i - 1 == floor or not _worded(p[i - 2]) or _upper(p[i - 2]) == 78):
            return self._chosen(p, i, n)
        if before == 69 and (i - 1 == floor or not _worded(p[i - 2])):
            return self._string(p, i, n, True)
        return self._string(p, i, n, self._backslash and p[i] != 96)

    cdef int _expression(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        """Pass over the expression at `i` to the comma or bracket behind it."""
        cdef Py_ssize_t start = i, depth = 0
        cdef int status
        while True:
            if i >= n:
                self._why = CUT
                return MORE
            if p[i] == 39 or p[i] == 34 or p[i] == 96 or p[i] == 36:
                status = self._quoted(p, i, n, start)
                if status == MORE:
                    return MORE
                i = self._next if status == OK else i + 1
            elif p[i] == 40 or p[i] == 91 or p[i] == 123:
                depth += 1
                i += 1
            elif depth and (p[i] == 41 or p[i] == 93 or p[i] == 125):
                depth -= 1
                i += 1
            elif i + 1 < n and ((p[i] == 45 and p[i + 1] == 45) or (p[i] == 47 and p[i + 1] == 42)):
                if self._gap(p, &i, n):
                    self._why = CUT
                    return MORE
            elif p[i] == 59 or (p[i] == 10 and depth == 0 and self._begins_line(p, i + 1, n)):
                self._why = MALFORMED
                return BAD
            elif not depth and (p[i] == 44 or p[i] == 41):
                self._a, self._next, self._marks = start, i, SPECIAL
                while i > start and _space(p[i - 1]):
                    i -= 1
                self._b = i
                return OK
            else:
                i += 1

    cdef bint _begins_line(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        return _is(p, i, n, "INSERT", 6) or _is(p, i, n, "CREATE", 6) or _is(p, i, n, "GO", 2)

    cdef int _value(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        """Read the value at `i`; afterwards `_next` is at the comma or bracket behind it."""
        cdef Py_ssize_t start = i, k
        cdef uint8_t c = p[i]
        cdef int status
        cdef bint plain = True
        if c == 39 or c == 34:
            status = self._string(p, i, n, self._backslash)
        elif 48 <= c <= 57 or c == 45 or c == 46:
            i += 1
            while i < n and (_worded(p[i]) or p[i] == 46 or ((p[i] == 45 or p[i] == 43) and p[i - 1] | 32 == 101)):
                i += 1
            self._a, self._b, self._next, self._marks = start, i, i, 0
            if p[start] == 48 and i > start + 1 and p[start + 1] | 32 == 120:
                self._marks = SPECIAL
            status = OK if i < n else MORE
            plain = i > start + 1 or 48 <= c <= 57
        elif _worded(c):
            while i < n and _worded(p[i]):
                i += 1
            if i >= n:
                status = MORE
            elif p[i] == 39:
                status = self._prefixed(p, start, i, n)
                plain = status != BAD
            else:
                plain = self._named(p, start, i)
                self._next = i
                status = OK
        elif c == 36:
            status = self._dollars(p, i, n)
            plain = status != BAD
        elif c == 44 or c == 41 or c == 59:
            self._why = MALFORMED
            return BAD
        else:
            status, plain = OK, False
        if status == MORE:
            return MORE
        if plain:
            k = self._next
            if self._gap(p, &k, n) or k >= n:
                self._why = CUT
                return MORE
            if p[k] == 44 or p[k] == 41:
                self._next = k
                return OK
        return self._expression(p, start, n)

    cdef bint _named(self, const uint8_t* p, Py_ssize_t start, Py_ssize_t end) noexcept nogil:
        """Is the word a value by itself?"""
        self._a, self._b, self._marks = start, end, 0
        if _is(p, start, end, "NULL", 4) or _is(p, start, end, "DEFAULT", 7):
            self._marks = NOTHING
            return True
        return _is(p, start, end, "TRUE", 4) or _is(p, start, end, "FALSE", 5)

    cdef int _prefixed(self, const uint8_t* p, Py_ssize_t start, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        """Read the string at `i` whose meaning the word before it tells; BAD where an expression must."""
        cdef uint8_t c = _upper(p[start])
        cdef int status
        if i - start == 1 and c == 78:
            return self._string(p, i, n, self._backslash)
        if i - start == 1 and c == 69:
            status = self._string(p, i, n, True)
            self._marks |= POSTGRES if self._marks & ESCAPED else 0
            return status
        if (i - start == 1 and c == 81) or (i - start == 2 and c == 78 and _upper(p[start + 1]) == 81):
            return self._chosen(p, i, n)
        return BAD

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
        if _is(p, i, n, "ROW", 3):
            i += 3
            while i < n and _space(p[i]):
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
        if i < n and (_is(p, i, n, "ON", 2) or _is(p, i, n, "AS", 2) or _is(p, i, n, "RETURNING", 9)):
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
            if _space(p[i]) or p[i] == 59:
                i += 1
            elif _is(p, i, n, "GO", 2) and i + 2 < n:
                i += 2
            else:
                break
        if hn and i + hn < n and memcmp(p + i, head, hn) == 0:
            at[0] = i + hn
            return 0
        return 2

    cdef bint _foreign(self, const uint8_t* p, Py_ssize_t end, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        """Can what stands at `i`, behind a row that ended at `end`, neither go on nor end its statement?"""
        if _worded(p[i]):
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
            while k < n and _space(p[k]):
                k += 1
            if p[i] != 41:
                if k < n and _begins(p, k, n):
                    self._lose(why, records, k - begin)
                    self.stop = k
                    return 2
            elif k < n and p[k] == 44 and self._wasted < 2 * WASTE:
                k += 1
                while k < n and _space(p[k]):
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
                while i < n and (p[i] == 95 or p[i] == 32 or _worded(p[i])):
                    i += 1
            elif p[i] == 45 or p[i] == 47 or (p[i] == 35 and self._hashes):
                if p[i] == 47 and self._alone(p, i, 1, n, start):
                    return OK
                word = i
                status = self._gap(p, &i, n)
                if status:
                    break
                i += i == word
            elif _worded(p[i]):
                word = i
                while i < n and _worded(p[i]):
                    i += 1
                if _is(p, word, n, "GO", 2) and self._alone(p, word, 2, n, start):
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
        if _is(p, word, n, "BEGIN", 5) or _is(p, word, n, "CASE", 4):
            depth[0] += 1
            waits[0] = False
        elif _is(p, word, n, "END", 3):
            while end < n and _space(p[end]):
                end += 1
            if not (_is(p, end, n, "IF", 2) or _is(p, end, n, "LOOP", 4) or _is(p, end, n, "WHILE", 5)
                    or _is(p, end, n, "REPEAT", 6)):
                depth[0] -= 1
        elif _is(p, word, n, "IS", 2) or _is(p, word, n, "AS", 2):
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


cdef inline int _hex(uint8_t c) noexcept nogil:
    if 48 <= c <= 57:
        return c - 48
    c = _upper(c)
    return c - 55 if 65 <= c <= 70 else -1


cdef Py_ssize_t _put(uint8_t* out, uint32_t code) noexcept nogil:
    if code < 0x80:
        out[0] = code
        return 1
    if code < 0x800:
        out[0] = 0xC0 | (code >> 6)
        out[1] = 0x80 | (code & 63)
        return 2
    if code < 0x10000:
        out[0] = 0xE0 | (code >> 12)
        out[1] = 0x80 | ((code >> 6) & 63)
        out[2] = 0x80 | (code & 63)
        return 3
    out[0] = 0xF0 | (code >> 18)
    out[1] = 0x80 | ((code >> 12) & 63)
    out[2] = 0x80 | ((code >> 6) & 63)
    out[3] = 0x80 | (code & 63)
    return 4


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
            j[0] += _put(out + j[0], code)
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
                if holds_control(out + j, PyBytes_GET_SIZE(value)):
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
            if holds_control(out + j, size):
                flags[row] = 1
            j += size
            bits[row >> 3] |= 1 << (row & 7)
        row += 1
        ends[row] = <int32_t>j
    used[0] = j
    return row
