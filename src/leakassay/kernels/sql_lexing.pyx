# cython: boundscheck=False, wraparound=False, cdivision=True
"""The words of SQL text: white space and comments, strings of all dialects, and where one value ends."""

from libc.stdint cimport int32_t, uint8_t
from libc.string cimport memchr, memcmp


cdef bint is_word(const uint8_t* p, Py_ssize_t i, Py_ssize_t n, const char* word, Py_ssize_t size) noexcept nogil:
    """Does this word stand at `i`, in whichever case?"""
    cdef Py_ssize_t k
    if i + size > n or (i + size < n and worded(p[i + size])):
        return False
    for k in range(size):
        if upper(p[i + k]) != <uint8_t>word[k]:
            return False
    return True


cdef bint begins(const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
    """Does a statement seem to begin at `i`?"""
    if i + 2 < n and ((p[i] == 45 and p[i + 1] == 45 and space(p[i + 2])) or
                      (p[i] == 47 and p[i + 1] == 42 and p[i + 2] == 33)):
        return True
    return (is_word(p, i, n, "INSERT", 6) or is_word(p, i, n, "REPLACE", 7) or is_word(p, i, n, "CREATE", 6)
            or is_word(p, i, n, "COPY", 4) or is_word(p, i, n, "ALTER", 5) or is_word(p, i, n, "DROP", 4)
            or is_word(p, i, n, "LOCK", 4) or is_word(p, i, n, "UNLOCK", 6) or is_word(p, i, n, "COMMIT", 6)
            or is_word(p, i, n, "SET", 3) or is_word(p, i, n, "USE", 3) or is_word(p, i, n, "GO", 2)
            or is_word(p, i, n, "UPDATE", 6) or is_word(p, i, n, "DELETE", 6) or is_word(p, i, n, "INTO", 4))


cdef class Lexer:
    """Reads one value after the other; `_last`: no more bytes will come."""

    cdef int _gap(self, const uint8_t* p, Py_ssize_t* at, Py_ssize_t n) noexcept nogil:
        cdef Py_ssize_t i = at[0]
        cdef const void* found
        while True:
            while i < n and space(p[i]):
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
        while k < n and worded(p[k]):
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
        cdef uint8_t before = upper(p[i - 1]) if i > floor else 0
        if p[i] == 36:
            return self._dollars(p, i, n)
        if p[i] == 39 and before == 81 and (i - 1 == floor or not worded(p[i - 2]) or upper(p[i - 2]) == 78):
            return self._chosen(p, i, n)
        if before == 69 and (i - 1 == floor or not worded(p[i - 2])):
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
                while i > start and space(p[i - 1]):
                    i -= 1
                self._b = i
                return OK
            else:
                i += 1

    cdef bint _begins_line(self, const uint8_t* p, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        return is_word(p, i, n, "INSERT", 6) or is_word(p, i, n, "CREATE", 6) or is_word(p, i, n, "GO", 2)

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
            while i < n and (worded(p[i]) or p[i] == 46 or ((p[i] == 45 or p[i] == 43) and p[i - 1] | 32 == 101)):
                i += 1
            self._a, self._b, self._next, self._marks = start, i, i, 0
            if p[start] == 48 and i > start + 1 and p[start + 1] | 32 == 120:
                self._marks = SPECIAL
            status = OK if i < n else MORE
            plain = i > start + 1 or 48 <= c <= 57
        elif worded(c):
            while i < n and worded(p[i]):
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
        if is_word(p, start, end, "NULL", 4) or is_word(p, start, end, "DEFAULT", 7):
            self._marks = NOTHING
            return True
        return is_word(p, start, end, "TRUE", 4) or is_word(p, start, end, "FALSE", 5)

    cdef int _prefixed(self, const uint8_t* p, Py_ssize_t start, Py_ssize_t i, Py_ssize_t n) noexcept nogil:
        """Read the string at `i` whose meaning the word before it tells; BAD where an expression must."""
        cdef uint8_t c = upper(p[start])
        cdef int status
        if i - start == 1 and c == 78:
            return self._string(p, i, n, self._backslash)
        if i - start == 1 and c == 69:
            status = self._string(p, i, n, True)
            self._marks |= POSTGRES if self._marks & ESCAPED else 0
            return status
        if (i - start == 1 and c == 81) or (i - start == 2 and c == 78 and upper(p[start + 1]) == 81):
            return self._chosen(p, i, n)
        return BAD
