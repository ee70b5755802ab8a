# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""JSON records (RFC 8259) into columns of text, one column a path, without an object a value.

The keys of one record are expected in the order of the record before: a guess that is checked by
comparing bytes, with a hash table behind it. Every read is guarded by the end of the input.
"""

cimport cython
from cpython.bytes cimport PyBytes_AS_STRING
from libc.stdint cimport int32_t, int64_t, uint8_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memchr, memcmp, strlen

from leakassay.kernels.json_cutting cimport resync
from leakassay.kernels.json_lexing cimport (
    CONTROLS, UNDECODABLE, comment, digit, letter, number, rewrite, same, scan, skip, space,
)
from leakassay.kernels.json_lines cimport action, structure
from leakassay.kernels.path_columns cimport (
    MALFORMED, MAX_INPUT, NO_MEMORY, NOT_A_RECORD, OK, TOO_DEEP, TOO_LONG, TRUNCATED,
    Frame, Node, PathColumns, Store, alike, commit, drop, hold, lose, named, position, raw, reserve, stamp, star, value,
)

from leakassay.kernels.path_columns import NAMES

WRAPPERS = (
    b"ISODate", b"Date", b"ObjectId", b"NumberLong", b"NumberInt", b"NumberDecimal", b"Timestamp", b"BinData",
    b"HexData", b"UUID", b"DBRef", b"MinKey", b"MaxKey", b"Symbol", b"Code", b"RegExp", b"Long", b"Int32",
    b"Double", b"Decimal128", b"Binary",
)
"""Names that the MongoDB shell writes around a scalar."""

cdef const char** _wrappers = <const char**> malloc(len(WRAPPERS) * sizeof(char*))
cdef int _DATES = 1
cdef int _wrapper_count = len(WRAPPERS)
for _i in range(_wrapper_count):
    _wrappers[_i] = PyBytes_AS_STRING(WRAPPERS[_i])


@cython.final
cdef class Walker(PathColumns):
    """Reads JSON into columns; `relaxed` takes JavaScript and Python notation too."""

    cdef bint relaxed
    cdef uint8_t* scratch
    cdef int64_t scratch_room

    def __cinit__(self, plan, int columns, int spread, int depth, int64_t longest, bint relaxed=False):
        self.relaxed = relaxed

    def __dealloc__(self):
        free(self.scratch)

    cdef inline Py_ssize_t _blank(self, const uint8_t* s, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
        """Pass over white space, and over comments where they are allowed."""
        if at < end and s[at] > 32 and not self.relaxed:
            return at
        at = skip(s, at, end)
        while self.relaxed and at < end and (s[at] == 47 or s[at] == 35):
            at = comment(s, at, end)
            if at < 0:
                return end
            at = skip(s, at, end)
        return at

    cdef int _string(self, int32_t at, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Append the string whose opening quote stands at the cursor."""
        cdef Py_ssize_t start = cursor[0] + 1
        cdef bint odd = False
        cdef Py_ssize_t stop = scan(s, start, end, s[cursor[0]], &odd)
        cdef Node* node
        cdef int64_t size
        if stop < 0:
            return TRUNCATED
        cursor[0] = stop + 1
        if not odd:
            return raw(&self.store, at, s + start, stop - start)
        node = &self.store.nodes[at]
        if node.into != at:
            node.typed += 1
            at = node.into
            node = &self.store.nodes[at]
        if reserve(&self.store, node, 3 * (stop - start) + 4) != OK:
            return NO_MEMORY
        size = rewrite(s, start, stop, node.data + node.size, self.relaxed, &self.store.flags)
        if size < 0:
            return MALFORMED
        value(&self.store, at, size)
        return OK

    cdef int _wrapped(self, int32_t at, bint date, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Append what stands between the brackets at the cursor: its last string, or all of it."""
        cdef Py_ssize_t p = cursor[0] + 1
        cdef Py_ssize_t start, close
        cdef Py_ssize_t quoted = -1
        cdef bint odd = False
        p = skip(s, p, end)
        start = p
        while p < end and s[p] != 41:
            if s[p] == 34 or s[p] == 39:
                quoted = p
                close = scan(s, p + 1, end, s[p], &odd)
                if close < 0:
                    return TRUNCATED
                p = close + 1
            elif digit(s[p]) or space(s[p]) or s[p] == 44 or s[p] == 45 or s[p] == 43 or s[p] == 46:
                p += 1
            else:
                return MALFORMED
        if p >= end:
            return TRUNCATED
        cursor[0] = p + 1
        if quoted >= 0:
            return self._string(at, s, &quoted, end)
        while p > start and space(s[p - 1]):
            p -= 1
        if p > start:
            return stamp(&self.store, at, s + start, p - start) if date else raw(&self.store, at, s + start, p - start)
        self.store.nodes[at].touched = True
        return OK

    cdef int _word(self, int32_t at, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Append the scalar at the cursor that begins with a letter."""
        cdef Py_ssize_t start = cursor[0]
        cdef Py_ssize_t p = start
        cdef Py_ssize_t size
        cdef int i
        while p < end and (letter(s[p]) or digit(s[p])):
            p += 1
        size = p - start
        if same(s + start, size, b"new", 3):
            p = skip(s, p, end)
            start = p
            while p < end and (letter(s[p]) or digit(s[p])):
                p += 1
            size = p - start
        cursor[0] = p
        if start == cursor[0]:
            return TRUNCATED if p >= end else MALFORMED
        if same(s + start, size, b"null", 4) or (
            self.relaxed and (same(s + start, size, b"None", 4) or same(s + start, size, b"undefined", 9))
        ):
            self.store.nodes[at].touched = True
            return OK
        if (
            same(s + start, size, b"true", 4)
            or same(s + start, size, b"false", 5)
            or same(s + start, size, b"NaN", 3)
            or same(s + start, size, b"Infinity", 8)
        ):
            return raw(&self.store, at, s + start, size)
        if self.relaxed and same(s + start, size, b"True", 4):
            return raw(&self.store, at, <const uint8_t*> b"true", 4)
        if self.relaxed and same(s + start, size, b"False", 5):
            return raw(&self.store, at, <const uint8_t*> b"false", 5)
        if p < end and s[p] == 40:
            for i in range(_wrapper_count):
                if same(s + start, size, _wrappers[i], strlen(_wrappers[i])):
                    return self._wrapped(at, i <= _DATES, s, cursor, end)
        return TRUNCATED if p >= end else MALFORMED

    cdef int _scalar(self, int32_t at, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        cdef Py_ssize_t start = cursor[0]
        cdef Py_ssize_t stop
        cdef uint8_t c = s[start]
        if c == 45 and start + 9 <= end and memcmp(s + start, b"-Infinity", 9) == 0:
            cursor[0] = start + 9
            return raw(&self.store, at, s + start, 9)
        if c == 45 or digit(c):
            stop = number(s, start, end)
            if stop < 0:
                return TRUNCATED if start + 1 >= end else MALFORMED
            cursor[0] = stop
            return raw(&self.store, at, s + start, stop - start)
        if letter(c):
            return self._word(at, s, cursor, end)
        return MALFORMED

    cdef int _key(self, Frame* frame, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Read the key at the cursor and the colon behind it; sets the frame's child."""
        cdef Py_ssize_t at = cursor[0]
        cdef int32_t guess = self.store.nodes[frame.node].first if frame.child < 0 else self.store.nodes[frame.child].next
        cdef int32_t found = -1
        cdef Node* node
        cdef int status
        if at >= end:
            return TRUNCATED
        if guess >= 0:
            node = &self.store.nodes[guess]
            if (
                node.plain
                and node.parent == frame.node
                and at + node.key_size + 2 <= end
                and alike(s + at, self.store.keys + node.key_at - 1, node.key_size + 2)
            ):
                found = guess
                at += node.key_size + 2
        if found < 0:
            status = self._look_up(frame, s, &at, end, &found)
            if status != OK:
                return status
            if frame.child < 0:
                self.store.nodes[frame.node].first = found if self.store.nodes[frame.node].star != found else -1
            elif self.store.nodes[frame.node].star != found:
                self.store.nodes[frame.child].next = found
        at = self._blank(s, at, end)
        if at >= end:
            return TRUNCATED
        if s[at] != 58:
            return MALFORMED
        cursor[0] = at + 1
        hold(&self.store, frame, found)
        return OK

    cdef int _look_up(self, Frame* frame, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end, int32_t* found) noexcept nogil:
        """Read the key at the cursor the long way."""
        cdef Py_ssize_t start = cursor[0] + 1
        cdef Py_ssize_t stop
        cdef bint odd = False
        cdef const uint8_t* key
        cdef int64_t size
        cdef uint8_t* scratch
        if s[start - 1] == 34 or (self.relaxed and s[start - 1] == 39):
            stop = scan(s, start, end, s[start - 1], &odd)
            if stop < 0:
                return TRUNCATED
            cursor[0] = stop + 1
        elif self.relaxed and (letter(s[start - 1]) or digit(s[start - 1])):
            start -= 1
            stop = start
            while stop < end and (letter(s[stop]) or digit(s[stop])):
                stop += 1
            cursor[0] = stop
        else:
            return MALFORMED
        key = s + start
        size = stop - start
        if odd:
            if 3 * size + 4 > self.scratch_room:
                scratch = <uint8_t*> realloc(self.scratch, 6 * size + 64)
                if scratch == NULL:
                    return NO_MEMORY
                self.scratch = scratch
                self.scratch_room = 6 * size + 64
            size = rewrite(s, start, stop, self.scratch, self.relaxed, &self.store.flags)
            if size < 0:
                return MALFORMED
            key = self.scratch
        found[0] = named(&self.store, frame.node, key, size)
        return NO_MEMORY if found[0] < 0 else OK

    cdef int _element(self, Frame* frame, int32_t* node) noexcept nogil:
        node[0] = frame.node if frame.position < 0 else position(&self.store, frame)
        return NO_MEMORY if node[0] < 0 else OK

    cdef int _walk(self, int32_t root, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end, bint member=False) noexcept nogil:
        """Append the value at the cursor to the record in work; on failure its values are still there, and the cursor is where it failed."""
        cdef Py_ssize_t at = cursor[0]
        cdef int32_t node = root
        cdef int depth = 0
        cdef int status
        cdef uint8_t c
        cdef Frame* frame
        while True:
            at = self._blank(s, at, end)
            if at >= end:
                cursor[0] = at
                return TRUNCATED
            c = s[at]
            if c == 34 or (self.relaxed and c == 39):
                status = self._string(node, s, &at, end)
                if status != OK:
                    cursor[0] = at
                    return status
            elif c == 123 or c == 91:
                if depth >= self.depth_limit:
                    cursor[0] = at
                    return TOO_DEEP
                self.store.nodes[node].lists += c == 91
                at = self._blank(s, at + 1, end)
                if at >= end:
                    cursor[0] = at
                    return TRUNCATED
                if s[at] == c + 2:
                    self.store.nodes[node].touched = True
                    at += 1
                else:
                    frame = &self.frames[depth]
                    depth += 1
                    frame.node = node
                    frame.child = -1
                    frame.object = 0
                    frame.position = -1
                    if c == 123:
                        self.store.objects += 1
                        self.store.nodes[node].objects += 1
                        frame.object = self.store.objects
                        status = self._key(frame, s, &at, end)
                        node = frame.child
                    else:
                        frame.position = 0 if depth == 1 and not member else -1
                        status = self._element(frame, &node)
                    if status != OK:
                        cursor[0] = at
                        return status
                    continue
            else:
                status = self._scalar(node, s, &at, end)
                if status != OK:
                    cursor[0] = at
                    return status
            while True:
                if depth == 0:
                    cursor[0] = at
                    return OK
                frame = &self.frames[depth - 1]
                at = self._blank(s, at, end)
                if at >= end:
                    cursor[0] = at
                    return TRUNCATED
                c = s[at]
                at += 1
                if frame.object:
                    self.store.nodes[frame.child].end = self.store.trail_size
                if c == 44:
                    if frame.object or self.relaxed:
                        at = self._blank(s, at, end)
                    if self.relaxed and at < end and s[at] == (125 if frame.object else 93):
                        continue
                    if frame.object:
                        status = self._key(frame, s, &at, end)
                        node = frame.child
                    else:
                        status = self._element(frame, &node)
                    if status != OK:
                        cursor[0] = at
                        return status
                    break
                if c != (125 if frame.object else 93):
                    cursor[0] = at
                    return MALFORMED
                depth -= 1

    cdef int _line(self, const uint8_t* s, Py_ssize_t at, Py_ssize_t stop) noexcept nogil:
        """Read the records on one line; on failure the last one is still in work."""
        cdef int status
        while True:
            status = self._walk(0, s, &at, stop)
            if status != OK:
                return status
            while at < stop and (space(s[at]) or s[at] == 44 or s[at] == 59):
                at += 1
            if at >= stop:
                return OK
            if s[at] != 123 and s[at] != 91:
                return MALFORMED
            commit(&self.store, UNDECODABLE, CONTROLS)

    cdef int _action_line(self, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t stop) noexcept nogil:
        """Read of what an action is: where the record belongs."""
        cdef int status = self._walk(0, s, cursor, stop)
        if status != OK:
            return status
        cursor[0] = skip(s, cursor[0], stop)
        if cursor[0] >= stop or s[cursor[0]] != 125:
            return MALFORMED
        return OK if skip(s, cursor[0] + 1, stop) >= stop else MALFORMED

    cdef Py_ssize_t _lines(self, const uint8_t* s, Py_ssize_t at, Py_ssize_t end, int64_t cells, bint bulk, bint last) noexcept nogil:
        cdef Py_ssize_t start, stop, p
        cdef const void* found
        cdef int status, kind
        cdef uint8_t c
        while at < end and <int64_t> self.store.rows * self.store.live <= cells:
            start = at
            found = memchr(s + at, 10, end - at)
            stop = end if found == NULL else <const uint8_t*> found - s
            at = end if found == NULL else stop + 1
            p = start
            if start == 0 and stop >= 3 and s[0] == 0xEF and s[1] == 0xBB and s[2] == 0xBF:
                p = 3
            while p < stop and (space(s[p]) or s[p] == 44 or s[p] == 30):
                p += 1
            if p >= stop or structure(s, p, stop):
                continue
            if stop - start > self.longest:
                lose(&self.store, TOO_LONG, at - start)
                continue
            c = s[p]
            kind = action(s, &p, stop) if bulk else 0
            if kind:
                status = self._action_line(s, &p, stop)
                if status == OK and kind == 1:
                    status = NOT_A_RECORD
                elif status == OK:
                    if at >= end:
                        lose(&self.store, TRUNCATED, at - start)
                        continue
                    p = at
                    found = memchr(s + at, 10, end - at)
                    stop = end if found == NULL else <const uint8_t*> found - s
                    at = end if found == NULL else stop + 1
                    status = self._walk(0, s, &p, stop)
                    if status == OK and skip(s, p, stop) < stop:
                        status = MALFORMED
            else:
                status = self._line(s, p, stop)
            if status == OK:
                commit(&self.store, UNDECODABLE, CONTROLS)
                continue
            if status == TRUNCATED and not (last and found == NULL):
                status = MALFORMED
            if c != 123 and c != 91:
                status = NOT_A_RECORD
            lose(&self.store, status, at - start)
        return at

    def lines(self, const uint8_t[::1] block, Py_ssize_t start, int64_t cells, bint bulk, bint last):
        """Read a record a line from `start` on; stops where rows times paths passes `cells`; gives where.

        `bulk`: lines come in pairs of action and source, and a pair is one record. `last`: nothing
        follows this block, so an unfinished last line was cut off.
        """
        cdef Py_ssize_t end = block.shape[0]
        cdef Py_ssize_t at
        if not 0 <= start <= end or end >= MAX_INPUT:
            raise ValueError("the block is out of range")
        if start == end:
            return end
        with nogil:
            at = self._lines(&block[0], start, end, cells, bulk, last)
        return at

    def probe(self, const uint8_t[::1] block, Py_ssize_t start, bint member=True):
        """Read one value from `start` on for what `paths` then says of it: (how it ended, where it stopped)."""
        cdef Py_ssize_t at = start
        cdef Py_ssize_t end = block.shape[0]
        cdef int status
        if not 0 <= start < end or end >= MAX_INPUT:
            raise ValueError("the block is out of range")
        with nogil:
            status = self._walk(0, &block[0], &at, end, member)
            drop(&self.store, 0, self.store.trail_size)
            self.store.trail_size = 0
            self.store.flags = 0
        return NAMES[status], at

    def member(self, const uint8_t[::1] text, int path, bint reopen=False):
        """Add one value at `path` to the record in work, or to the last one: True where it could be read."""
        cdef Py_ssize_t at = 0
        cdef Py_ssize_t end = text.shape[0]
        cdef int64_t mark = self.store.trail_size
        cdef int status
        if not 0 <= path < self.store.used or not 0 < end < MAX_INPUT or (reopen and self.store.rows == 0):
            raise ValueError("there is no such path, text or record")
        self.store.rows -= reopen
        status = self._walk(path, &text[0], &at, end, True)
        if status == OK and skip(&text[0], at, end) < end:
            status = MALFORMED
        if status != OK:
            drop(&self.store, mark, self.store.trail_size)
            self.store.trail_size = mark
            self.store.lost_records[status] += 1
            self.store.lost_bytes[status] += end
        self.store.rows += reopen
        if reopen:
            self.store.trail_size = 0
        self.store.kept = self.store.trail_size
        return status == OK

    cdef Py_ssize_t _values(self, const uint8_t* s, Py_ssize_t at, Py_ssize_t end, int32_t node, bint keyed, int64_t cells, bint last) noexcept nogil:
        cdef Py_ssize_t start, p
        cdef Py_ssize_t before = at
        cdef int status
        while at < end and <int64_t> self.store.rows * self.store.live <= cells:
            while True:
                at = self._blank(s, at, end)
                if at >= end or not (s[at] == 44 or s[at] == 59 or s[at] == 93 or s[at] == 125):
                    break
                if s[at] == 93 or s[at] == 125:
                    self.store.lost_bytes[MALFORMED] += 1  # a bracket that a damaged record left over
                at += 1
            if at >= end:
                break
            start = p = at
            status = self._keyed(node, s, &p, end) if keyed else OK
            if status == OK:
                status = self._walk(self.store.nodes[node].star if keyed else node, s, &p, end, keyed)
            if status == OK and p - start > self.longest:
                status = TOO_LONG
            if status == OK:
                commit(&self.store, UNDECODABLE, CONTROLS)
                before = at = p
                continue
            if status == TRUNCATED and not last:
                status = MALFORMED
            at = resync(s, before, start, end)
            lose(&self.store, status, at - start)
            before = at
        return at

    cdef int _keyed(self, int32_t node, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Read the key of a record and the colon behind it; the key is the value of its star."""
        cdef int status
        cdef Py_ssize_t at = cursor[0]
        if star(&self.store, node) < 0:
            return NO_MEMORY
        if s[at] == 34 or (self.relaxed and s[at] == 39):
            status = self._string(self.store.nodes[node].star, s, cursor, end)
        elif self.relaxed and (letter(s[at]) or digit(s[at])):
            while at < end and (letter(s[at]) or digit(s[at])):
                at += 1
            status = raw(&self.store, self.store.nodes[node].star, s + cursor[0], at - cursor[0])
            cursor[0] = at
        else:
            return MALFORMED
        if status != OK:
            return status
        cursor[0] = self._blank(s, cursor[0], end)
        if cursor[0] >= end:
            return TRUNCATED
        if s[cursor[0]] != 58:
            return MALFORMED
        cursor[0] += 1
        return OK

    def values(self, const uint8_t[::1] block, Py_ssize_t start, int path, bint keyed, int64_t cells, bint last):
        """Read values that stand one after the other, each a record at `path`; else as `lines`.

        `keyed`: they are members of an object, each with a key that is data.
        """
        cdef Py_ssize_t end = block.shape[0]
        cdef Py_ssize_t at
        if not 0 <= start <= end or end >= MAX_INPUT or not 0 <= path < self.store.used:
            raise ValueError("the block or the path is out of range")
        if start == end:
            return end
        with nogil:
            at = self._values(&block[0], start, end, path, keyed, cells, last)
        return at
