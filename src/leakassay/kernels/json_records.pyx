# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""JSON records (RFC 8259) into columns of text, one column a path, without an object a value.

The keys of one record are expected in the order of the record before: a guess that is checked by
comparing bytes, with a hash table behind it. Every read is guarded by the end of the input, every
write by the room reserved for it.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memchr, memcmp, memcpy, memset, strlen

import numpy as np

cdef enum:
    OK = 0
    MALFORMED = 1
    TOO_DEEP = 2
    TRUNCATED = 3
    NO_MEMORY = 4
    MAX_DEPTH = 1024
    MAX_PROBES = 64
    MAX_POSITION = 1000
    NOT_A_RECORD = 5
    TOO_LONG = 6
    REASONS = 7
    MAX_INPUT = 1 << 29

cdef enum:
    UNDECODABLE = 1
    DUPLICATE = 2
    CONTROLS = 4

cdef struct Node:
    int32_t parent
    int64_t key_at       # in the arena of keys
    int32_t key_size
    bint plain           # the key reads in JSON as it stands here
    int32_t first        # the child expected first
    int32_t next         # the sibling expected next
    int32_t star         # the child that takes every key, or -1
    int32_t children
    int64_t objects      # objects seen here
    int64_t uses         # objects that hold this key
    int64_t lists        # lists seen here
    uint32_t hash
    int64_t seen         # the object that held this key last
    int64_t mark         # the part of the trail that it wrote
    int64_t end
    bint touched         # nothing stood here: null, [] or {}
    uint8_t* data
    int64_t size
    int64_t room
    int32_t* ends        # of value i in data
    int32_t* rows        # of value i
    int64_t count
    int64_t slots

cdef struct Frame:
    int32_t node
    int32_t child
    int64_t object       # 0 for a list
    int32_t position     # of the element in a record that is a list; -1 otherwise

WRAPPERS = (
    b"ObjectId", b"ISODate", b"Date", b"NumberLong", b"NumberInt", b"NumberDecimal", b"Timestamp", b"BinData",
    b"HexData", b"UUID", b"DBRef", b"MinKey", b"MaxKey", b"Symbol", b"Code", b"RegExp", b"Long", b"Int32",
    b"Double", b"Decimal128", b"Binary",
)
"""Names that the MongoDB shell writes around a scalar."""

_NAMES = ("", "malformed", "too deep", "truncated", "over the limit", "not a record", "too long")

cdef const char** _wrappers = <const char**> malloc(len(WRAPPERS) * sizeof(char*))
cdef int _wrapper_count = len(WRAPPERS)
for _i in range(_wrapper_count):
    _wrappers[_i] = PyBytes_AS_STRING(WRAPPERS[_i])


cdef inline bint _space(uint8_t c) noexcept nogil:
    return c == 32 or c == 10 or c == 13 or c == 9


cdef inline bint _digit(uint8_t c) noexcept nogil:
    return 48 <= c <= 57


cdef inline bint _letter(uint8_t c) noexcept nogil:
    return 65 <= c <= 90 or 97 <= c <= 122 or c == 95 or c == 36


cdef inline Py_ssize_t _skip(const uint8_t* s, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
    while at < end and _space(s[at]):
        at += 1
    return at


cdef inline int _sequence(const uint8_t* s, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
    """Bytes of the UTF-8 character at `at`, whose first byte is not ASCII; 0 where it is none."""
    cdef uint8_t a = s[at]
    cdef uint8_t b
    if a < 0xC2 or a > 0xF4 or at + 1 >= end:
        return 0
    b = s[at + 1]
    if b & 0xC0 != 0x80:
        return 0
    if a < 0xE0:
        return 2
    if at + 2 >= end or s[at + 2] & 0xC0 != 0x80:
        return 0
    if a < 0xF0:
        if (a == 0xE0 and b < 0xA0) or (a == 0xED and b > 0x9F):
            return 0
        return 3
    if at + 3 >= end or s[at + 3] & 0xC0 != 0x80 or (a == 0xF0 and b < 0x90) or (a == 0xF4 and b > 0x8F):
        return 0
    return 4


cdef inline uint64_t _special(uint64_t w) noexcept nogil:
    """Not 0 if any of eight bytes is a quote, a backslash, a control character or not ASCII."""
    cdef uint64_t ones = 0x0101010101010101ULL
    cdef uint64_t high = 0x8080808080808080ULL
    cdef uint64_t quote = w ^ (ones * 34)
    cdef uint64_t slash = w ^ (ones * 92)
    return (w | (w - ones * 32) | (quote - ones) | (slash - ones)) & high


cdef Py_ssize_t _scan(const uint8_t* s, Py_ssize_t at, Py_ssize_t end, uint8_t quote, bint* odd) noexcept nogil:
    """Where the string that began before `at` has its closing quote; `odd` if it must be rewritten.

    -1: a control character stands in it; -2: it does not end.
    """
    cdef uint64_t w
    cdef uint8_t c
    cdef int size
    while True:
        if quote == 34:
            while at + 8 <= end:
                memcpy(&w, s + at, 8)
                if _special(w):
                    break
                at += 8
        if at >= end:
            return -2
        while at < end:
            c = s[at]
            if c == quote:
                return at
            if c < 32:
                return -1
            if c >= 128:
                size = _sequence(s, at, end)
                if size == 0:
                    odd[0] = True
                    size = 1
                at += size
            elif c == 92:
                odd[0] = True
                at += 2
            else:
                at += 1
                if quote == 34 and at & 7 == 0:
                    break
        if at > end:
            return -2


cdef inline int _hex(uint8_t c) noexcept nogil:
    if 48 <= c <= 57:
        return c - 48
    if 97 <= c <= 102:
        return c - 87
    if 65 <= c <= 70:
        return c - 55
    return -1


cdef int32_t _unit(const uint8_t* s, Py_ssize_t at, Py_ssize_t end, int digits) noexcept nogil:
    """The number that `digits` hexadecimal digits spell, or -1."""
    cdef int32_t value = 0
    cdef int i, digit
    if at + digits > end:
        return -1
    for i in range(digits):
        digit = _hex(s[at + i])
        if digit < 0:
            return -1
        value = value * 16 + digit
    return value


cdef inline int _put(uint8_t* out, int32_t code) noexcept nogil:
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


cdef int64_t _rewrite(const uint8_t* s, Py_ssize_t at, Py_ssize_t end, uint8_t* out, bint relaxed, int* flags) noexcept nogil:
    """Write the inside of a string as UTF-8 without escapes; needs room for 3 bytes a byte; -1: malformed."""
    cdef int64_t size = 0
    cdef int32_t code, low
    cdef uint8_t c
    cdef int n
    while at < end:
        c = s[at]
        if c >= 128:
            n = _sequence(s, at, end)
            if n == 0:
                flags[0] |= UNDECODABLE
                size += _put(out + size, 0xFFFD)
                at += 1
            else:
                memcpy(out + size, s + at, n)
                size += n
                at += n
            continue
        if c != 92:
            out[size] = c
            size += 1
            at += 1
            continue
        if at + 1 >= end:
            return -1
        c = s[at + 1]
        at += 2
        if c == 117:
            code = _unit(s, at, end, 4)
            if code < 0:
                return -1
            at += 4
            if 0xD800 <= code < 0xDC00 and at + 6 <= end and s[at] == 92 and s[at + 1] == 117:
                low = _unit(s, at + 2, end, 4)
                if 0xDC00 <= low < 0xE000:
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                    at += 6
            if 0xD800 <= code < 0xE000:
                code = 0xFFFD
                flags[0] |= UNDECODABLE
        elif c == 110:
            code = 10
        elif c == 116:
            code = 9
        elif c == 114:
            code = 13
        elif c == 98:
            code = 8
        elif c == 102:
            code = 12
        elif c == 34 or c == 92 or c == 47:
            code = c
        elif relaxed and c == 39:
            code = c
        elif relaxed and c == 120:
            code = _unit(s, at, end, 2)
            if code < 0:
                return -1
            at += 2
        else:
            return -1
        if code < 32 and code != 9 and code != 10 and code != 13:
            flags[0] |= CONTROLS
        size += _put(out + size, code)
    return size


cdef Py_ssize_t _number(const uint8_t* s, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
    """Where the number at `at` ends, or -1."""
    if at < end and s[at] == 45:
        at += 1
    if at >= end or not _digit(s[at]):
        return -1
    if s[at] == 48:
        at += 1
    else:
        while at < end and _digit(s[at]):
            at += 1
    if at + 1 < end and s[at] == 46 and _digit(s[at + 1]):
        at += 2
        while at < end and _digit(s[at]):
            at += 1
    if at < end and (s[at] | 32) == 101:
        if at + 1 < end and _digit(s[at + 1]):
            at += 2
        elif at + 2 < end and (s[at + 1] == 43 or s[at + 1] == 45) and _digit(s[at + 2]):
            at += 3
        else:
            return at
        while at < end and _digit(s[at]):
            at += 1
    return at


cdef inline bint _is(const uint8_t* s, Py_ssize_t size, const char* word, Py_ssize_t length) noexcept nogil:
    return size == length and memcmp(s, word, length) == 0


cdef struct Cutter:
    int64_t depth
    uint8_t quote        # that is open, or 0
    bint escaped
    bint inside          # of an element

cdef Py_ssize_t _cut(Cutter* c, const uint8_t* s, Py_ssize_t at, Py_ssize_t end, bint enclosed, bint relaxed) noexcept nogil:
    """Where the element in work ends; -1 where that is beyond `end`.

    Enclosed, it ends before the comma or the bracket that follows it; otherwise behind its own last
    bracket, or at the end of the line where it has none. A line's end also ends a string.
    """
    cdef uint8_t b
    cdef uint64_t w
    while at < end:
        if c.quote:
            if not c.escaped and c.quote == 34:
                while at + 8 <= end:
                    memcpy(&w, s + at, 8)
                    if _special(w & 0x7F7F7F7F7F7F7F7FULL):
                        break
                    at += 8
                if at >= end:
                    return -1
            b = s[at]
            if c.escaped:
                c.escaped = False
            elif b == 92:
                c.escaped = True
            elif b == c.quote:
                c.quote = 0
            if b == 10:
                c.quote = 0
            at += 1
            continue
        b = s[at]
        if b == 34 or (relaxed and b == 39):
            c.quote = b
            c.inside = True
        elif b == 123 or b == 91:
            c.depth += 1
            c.inside = True
        elif b == 125 or b == 93:
            if c.depth == 0 and enclosed:
                return at
            if c.depth:
                c.depth -= 1
            if c.depth == 0 and not enclosed:
                return at + 1
        elif c.depth == 0:
            if b == 44 and enclosed:
                return at
            if b == 10 and not enclosed and c.inside:
                return at
            if not _space(b) and b != 44:
                c.inside = True
        at += 1
    return -1


cdef Py_ssize_t _resync(const uint8_t* s, Py_ssize_t before, Py_ssize_t start, Py_ssize_t end) noexcept nogil:
    """Where to read on after the record at `start` failed; `before` is where the record before it ended.

    Where the brackets end it; but first where something looks like the beginning of this very
    record from the line before up to its first key, since a bracket may be what is missing.
    """
    cdef Cutter cutter
    cdef Py_ssize_t stop, lead, at
    cdef Py_ssize_t key = start
    cdef const void* found
    memset(&cutter, 0, sizeof(Cutter))
    stop = _cut(&cutter, s, start, end, False, False)
    if stop <= start:
        stop = end
    lead = start
    while lead > before and s[lead - 1] != 10 and start - lead < 64:
        lead -= 1
    if s[start] != 123 or (stop < end and (lead == 0 or s[lead - 1] != 10)):
        return stop
    key = _skip(s, start + 1, stop)
    if key >= stop or s[key] != 34:
        return stop
    key += 1
    while key < stop and s[key] != 34 and s[key] >= 32 and key - start < 256:
        key += 1
    if key >= stop or s[key] != 34:
        return stop
    at = start + 1
    while at < stop:
        found = memchr(s + at, s[lead], stop - at)
        if found == NULL:
            break
        at = <const uint8_t*> found - s
        if stop - at < key - lead:
            break
        if memcmp(s + at, s + lead, key - lead) == 0 and (at == 0 or s[lead - 1 if lead else 0] != 10 or s[at - 1] == 10):
            return at + start - lead
        at += 1
    return stop


cdef class Splitter:
    """Finds where values end, across the borders of the pieces that the input comes in."""

    cdef Cutter cutter
    cdef bint relaxed

    def __cinit__(self, bint relaxed=False):
        self.relaxed = relaxed

    def reset(self):
        """Begin with a fresh value."""
        memset(&self.cutter, 0, sizeof(Cutter))

    def value(self, const uint8_t[::1] block, Py_ssize_t start, bint enclosed):
        """Where the value that begins at `start`, or goes on there, ends; -1 where that is beyond the block."""
        cdef Py_ssize_t end = block.shape[0]
        cdef Py_ssize_t at
        if not 0 <= start <= end:
            raise ValueError("the block is out of range")
        if start == end:
            return -1
        with nogil:
            at = _cut(&self.cutter, &block[0], start, end, enclosed, self.relaxed)
        if at >= 0:
            self.reset()
        return at

    def run(self, const uint8_t[::1] block, Py_ssize_t start, Py_ssize_t limit, bint enclosed):
        """Pass over values from `start` on, until `limit` is passed, the block ends or a bracket closes them.

        Gives (where the last whole value ended, -1 if none did; where reading stopped; how many
        values; whether a bracket closed them, at which reading stopped).
        """
        cdef Py_ssize_t end = block.shape[0]
        cdef Py_ssize_t at = start
        cdef Py_ssize_t cut = -1
        cdef Py_ssize_t stop
        cdef int64_t count = 0
        cdef bint closed = False
        if not 0 <= start <= end:
            raise ValueError("the block is out of range")
        if start == end:
            return -1, start, 0, False
        with nogil:
            while at < limit:
                stop = _cut(&self.cutter, &block[0], at, end, enclosed, self.relaxed)
                if stop < 0:
                    at = end
                    break
                count += self.cutter.inside
                memset(&self.cutter, 0, sizeof(Cutter))
                closed = enclosed and block[stop] != 44
                at = stop if closed or not enclosed else stop + 1
                cut = at
                if closed:
                    break
        return cut, at, count, closed


cdef bint _structure(const uint8_t* s, Py_ssize_t at, Py_ssize_t stop) noexcept nogil:
    """Is the line no record by its nature: a comment, a lone bracket, the request line of a console?"""
    cdef uint8_t c = s[at]
    cdef Py_ssize_t p = at
    if c == 35 or (c == 47 and at + 1 < stop and s[at + 1] == 47):
        return True
    if c == 91 or c == 93:
        while p < stop and (s[p] == c or _space(s[p]) or s[p] == 44 or s[p] == 59):
            p += 1
        return p >= stop
    return (
        (stop - at > 5 and memcmp(s + at, b"POST ", 5) == 0)
        or (stop - at > 4 and (memcmp(s + at, b"PUT ", 4) == 0 or memcmp(s + at, b"GET ", 4) == 0))
        or (stop - at > 7 and memcmp(s + at, b"DELETE ", 7) == 0)
    )


cdef int _action(const uint8_t* s, Py_ssize_t at, Py_ssize_t stop) noexcept nogil:
    """Is the line an action of Elasticsearch's bulk interface: 0 no, 1 without, 2 with a source on the next line?"""
    cdef Py_ssize_t start
    cdef int kind
    if s[at] != 123:
        return 0
    at = _skip(s, at + 1, stop)
    if at >= stop or s[at] != 34:
        return 0
    start = at + 1
    at = start
    while at < stop and 97 <= s[at] <= 122:
        at += 1
    kind = 1 if _is(s + start, at - start, b"delete", 6) else 2
    if kind == 2 and not (
        _is(s + start, at - start, b"index", 5)
        or _is(s + start, at - start, b"create", 6)
        or _is(s + start, at - start, b"update", 6)
    ):
        return 0
    if at >= stop or s[at] != 34:
        return 0
    at = _skip(s, at + 1, stop)
    if at >= stop or s[at] != 58:
        return 0
    at = _skip(s, at + 1, stop)
    return kind if at < stop and s[at] == 123 else 0


cdef class Walker:
    """The columns of one batch, filled record by record.

    `longest` caps the bytes of a record, `depth` its nesting. `plan` names the paths known before: (parent, key, star) with parents first, the root left out
    (it is 0); a path that is a star takes every key of its parent. `columns` caps the paths,
    `spread` the children that one path may gain beyond the plan; what goes beyond is `*`.
    """

    cdef Node* nodes
    cdef int32_t used, room, cap, spread
    cdef int32_t* table
    cdef uint32_t mask
    cdef uint8_t* keys
    cdef int64_t keys_size, keys_room
    cdef int32_t* trail
    cdef int64_t trail_size, trail_room
    cdef int64_t kept    # part of the trail that stays when the record in work is lost
    cdef uint8_t* scratch
    cdef int64_t scratch_room
    cdef Frame* frames
    cdef int depth_limit
    cdef bint relaxed
    cdef int flags
    cdef int64_t objects
    cdef int64_t[REASONS] lost_records
    cdef int64_t[REASONS] lost_bytes
    cdef int64_t longest
    cdef readonly int32_t live
    """Paths that hold a value."""
    cdef readonly int32_t rows
    """Records so far."""
    cdef readonly int64_t undecodable
    cdef readonly int64_t duplicates
    cdef readonly int64_t controls

    def __cinit__(self, plan, int columns, int spread, int depth, int64_t longest, bint relaxed=False):
        cdef uint32_t size = 256
        if columns < 1 or columns > 1 << 24 or depth < 1 or depth > MAX_DEPTH:
            raise ValueError("the limits are out of range")
        self.cap = columns
        self.spread = 1 << 30
        self.depth_limit = depth
        self.longest = longest
        self.relaxed = relaxed
        while size < 4 * <uint32_t> columns:
            size *= 2
        self.mask = size - 1
        self.table = <int32_t*> malloc(size * sizeof(int32_t))
        self.frames = <Frame*> malloc((depth + 1) * sizeof(Frame))
        if self.table == NULL or self.frames == NULL or self._grow() != OK:
            raise MemoryError
        memset(self.table, 0xFF, size * sizeof(int32_t))
        self._begin(0, -1, NULL, 0, 0)
        for parent, key, starred in plan:
            self._plan(parent, key, starred)
        self.spread = spread

    cdef int _plan(self, int parent, bytes key, bint starred) except -1:
        cdef int32_t child
        if not 0 <= parent < self.used:
            raise ValueError("a parent must stand before its child")
        if starred:
            child = self._star(parent)
        else:
            child = self._child(parent, <const uint8_t*> PyBytes_AS_STRING(key), len(key))
        if child < 0:
            raise MemoryError
        return 0

    def __dealloc__(self):
        cdef int32_t i
        for i in range(self.used):
            free(self.nodes[i].data)
            free(self.nodes[i].ends)
            free(self.nodes[i].rows)
        free(self.nodes)
        free(self.table)
        free(self.keys)
        free(self.trail)
        free(self.scratch)
        free(self.frames)

    cdef int _grow(self) noexcept nogil:
        cdef int32_t room = self.room * 2 if self.room else 64
        cdef Node* nodes = <Node*> realloc(self.nodes, room * sizeof(Node))
        if nodes == NULL:
            return NO_MEMORY
        self.nodes = nodes
        self.room = room
        return OK

    cdef int _begin(self, int32_t at, int32_t parent, const uint8_t* key, int32_t size, uint32_t hash) noexcept nogil:
        cdef Node* node
        cdef uint8_t* keys
        cdef int64_t room
        cdef int32_t i
        if at >= self.room and self._grow() != OK:
            return NO_MEMORY
        if self.keys_size + size > self.keys_room:
            room = 2 * (self.keys_size + size) + 256
            keys = <uint8_t*> realloc(self.keys, room)
            if keys == NULL:
                return NO_MEMORY
            self.keys = keys
            self.keys_room = room
        node = &self.nodes[at]
        memset(node, 0, sizeof(Node))
        node.parent = parent
        node.key_at = self.keys_size
        node.key_size = size
        node.first = node.next = node.star = -1
        node.hash = hash
        node.plain = True
        for i in range(size):
            if key[i] == 34 or key[i] == 92 or key[i] < 32:
                node.plain = False
        if size:
            memcpy(self.keys + self.keys_size, key, size)
        self.keys_size += size
        self.used = at + 1
        if parent >= 0:
            self.nodes[parent].children += 1
        return OK

    cdef int32_t _star(self, int32_t parent) noexcept nogil:
        """The child of `parent` that takes every key; the parent itself where even that is too many; -1: no memory."""
        if self.nodes[parent].star >= 0:
            return self.nodes[parent].star
        if self.used >= 2 * self.cap + 2:
            return parent
        if self._begin(self.used, parent, <const uint8_t*> b"*", 1, 0) != OK:
            return -1
        self.nodes[parent].star = self.used - 1
        return self.used - 1

    cdef int32_t _child(self, int32_t parent, const uint8_t* key, int64_t size) noexcept nogil:
        """The child of `parent` by this key, made where it is new; -1: no memory."""
        cdef uint32_t hash = 2166136261u ^ (<uint32_t> parent * 2654435761u)
        cdef uint32_t slot
        cdef int32_t found
        cdef int64_t i
        cdef int probes
        for i in range(size):
            hash = (hash ^ key[i]) * 16777619u
        hash ^= hash >> 15
        slot = hash & self.mask
        for probes in range(MAX_PROBES):
            found = self.table[slot]
            if found < 0:
                if self.used > self.cap or self.nodes[parent].children >= self.spread or size > 1 << 16:
                    break
                if self._begin(self.used, parent, key, <int32_t> size, hash) != OK:
                    return -1
                self.table[slot] = self.used - 1
                return self.used - 1
            if (
                self.nodes[found].hash == hash
                and self.nodes[found].parent == parent
                and self.nodes[found].key_size == size
                and (size == 0 or memcmp(self.keys + self.nodes[found].key_at, key, size) == 0)
            ):
                return found
            slot = (slot + 1) & self.mask
        return self._star(parent)

    cdef int _reserve(self, Node* node, int64_t size) noexcept nogil:
        """Room for one more value of `size` bytes at `node`, and for its mark on the trail."""
        cdef int64_t room
        cdef void* moved
        if node.size + size > node.room:
            room = 2 * node.room + size + 64
            moved = realloc(node.data, room)
            if moved == NULL:
                return NO_MEMORY
            node.data = <uint8_t*> moved
            node.room = room
        if node.count >= node.slots:
            room = 2 * node.slots + 16
            moved = realloc(node.ends, room * sizeof(int32_t))
            if moved == NULL:
                return NO_MEMORY
            node.ends = <int32_t*> moved
            moved = realloc(node.rows, room * sizeof(int32_t))
            if moved == NULL:
                return NO_MEMORY
            node.rows = <int32_t*> moved
            node.slots = room
        if self.trail_size >= self.trail_room:
            room = 2 * self.trail_room + 256
            moved = realloc(self.trail, room * sizeof(int32_t))
            if moved == NULL:
                return NO_MEMORY
            self.trail = <int32_t*> moved
            self.trail_room = room
        return OK

    cdef inline void _value(self, int32_t at, int64_t size) noexcept nogil:
        """Close a value of `size` bytes that was written behind the others of node `at`."""
        cdef Node* node = &self.nodes[at]
        if node.count == 0:
            self.live += 1
        node.size += size
        node.ends[node.count] = <int32_t> node.size
        node.rows[node.count] = self.rows
        node.count += 1
        self.trail[self.trail_size] = at
        self.trail_size += 1

    cdef int _raw(self, int32_t at, const uint8_t* s, int64_t size) noexcept nogil:
        cdef Node* node = &self.nodes[at]
        if self._reserve(node, size + 1) != OK:
            return NO_MEMORY
        memcpy(node.data + node.size, s, size)
        self._value(at, size)
        return OK

    cdef void _drop(self, int64_t start, int64_t stop) noexcept nogil:
        """Take back the values on this part of the trail, each the last of its path."""
        cdef Node* node
        cdef int64_t i = stop
        while i > start:
            i -= 1
            if self.trail[i] < 0:
                continue
            node = &self.nodes[self.trail[i]]
            node.count -= 1
            node.size = node.ends[node.count - 1] if node.count else 0
            if node.count == 0:
                self.live -= 1
            self.trail[i] = -1

    cdef int _string(self, int32_t at, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Append the string whose opening quote stands at the cursor."""
        cdef Py_ssize_t start = cursor[0] + 1
        cdef bint odd = False
        cdef Py_ssize_t stop = _scan(s, start, end, s[cursor[0]], &odd)
        cdef Node* node
        cdef int64_t size
        if stop < 0:
            return TRUNCATED if stop == -2 else MALFORMED
        cursor[0] = stop + 1
        if not odd:
            return self._raw(at, s + start, stop - start)
        node = &self.nodes[at]
        if self._reserve(node, 3 * (stop - start) + 4) != OK:
            return NO_MEMORY
        size = _rewrite(s, start, stop, node.data + node.size, self.relaxed, &self.flags)
        if size < 0:
            return MALFORMED
        self._value(at, size)
        return OK

    cdef int _wrapped(self, int32_t at, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Append what stands between the brackets at the cursor: its last string, or all of it."""
        cdef Py_ssize_t p = cursor[0] + 1
        cdef Py_ssize_t start, close
        cdef Py_ssize_t quoted = -1
        cdef bint odd = False
        p = _skip(s, p, end)
        start = p
        while p < end and s[p] != 41:
            if s[p] == 34 or s[p] == 39:
                quoted = p
                close = _scan(s, p + 1, end, s[p], &odd)
                if close < 0:
                    return TRUNCATED if close == -2 else MALFORMED
                p = close + 1
            elif _digit(s[p]) or _space(s[p]) or s[p] == 44 or s[p] == 45 or s[p] == 43 or s[p] == 46:
                p += 1
            else:
                return MALFORMED
        if p >= end:
            return TRUNCATED
        cursor[0] = p + 1
        if quoted >= 0:
            return self._string(at, s, &quoted, end)
        while p > start and _space(s[p - 1]):
            p -= 1
        if p > start:
            return self._raw(at, s + start, p - start)
        self.nodes[at].touched = True
        return OK

    cdef int _word(self, int32_t at, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Append the scalar at the cursor that begins with a letter."""
        cdef Py_ssize_t start = cursor[0]
        cdef Py_ssize_t p = start
        cdef Py_ssize_t size
        cdef int i
        while p < end and (_letter(s[p]) or _digit(s[p])):
            p += 1
        size = p - start
        if _is(s + start, size, b"new", 3):
            p = _skip(s, p, end)
            start = p
            while p < end and (_letter(s[p]) or _digit(s[p])):
                p += 1
            size = p - start
        cursor[0] = p
        if start == cursor[0]:
            return TRUNCATED if p >= end else MALFORMED
        if _is(s + start, size, b"null", 4) or (
            self.relaxed and (_is(s + start, size, b"None", 4) or _is(s + start, size, b"undefined", 9))
        ):
            self.nodes[at].touched = True
            return OK
        if (
            _is(s + start, size, b"true", 4)
            or _is(s + start, size, b"false", 5)
            or _is(s + start, size, b"NaN", 3)
            or _is(s + start, size, b"Infinity", 8)
        ):
            return self._raw(at, s + start, size)
        if self.relaxed and _is(s + start, size, b"True", 4):
            return self._raw(at, <const uint8_t*> b"true", 4)
        if self.relaxed and _is(s + start, size, b"False", 5):
            return self._raw(at, <const uint8_t*> b"false", 5)
        if p < end and s[p] == 40:
            for i in range(_wrapper_count):
                if _is(s + start, size, _wrappers[i], strlen(_wrappers[i])):
                    return self._wrapped(at, s, cursor, end)
        return TRUNCATED if p >= end else MALFORMED

    cdef int _scalar(self, int32_t at, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        cdef Py_ssize_t start = cursor[0]
        cdef Py_ssize_t stop
        cdef uint8_t c = s[start]
        if c == 45 and start + 9 <= end and memcmp(s + start, b"-Infinity", 9) == 0:
            cursor[0] = start + 9
            return self._raw(at, s + start, 9)
        if c == 45 or _digit(c):
            stop = _number(s, start, end)
            if stop < 0:
                return TRUNCATED if start + 1 >= end else MALFORMED
            cursor[0] = stop
            return self._raw(at, s + start, stop - start)
        if _letter(c):
            return self._word(at, s, cursor, end)
        return MALFORMED

    cdef int _key(self, Frame* frame, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Read the key at the cursor and the colon behind it; sets the frame's child."""
        cdef Py_ssize_t at = cursor[0]
        cdef int32_t guess = self.nodes[frame.node].first if frame.child < 0 else self.nodes[frame.child].next
        cdef int32_t child = -1
        cdef Node* node
        cdef int status
        if at >= end:
            return TRUNCATED
        if guess >= 0 and s[at] == 34:
            node = &self.nodes[guess]
            if (
                node.plain
                and node.parent == frame.node
                and at + 1 + node.key_size < end
                and s[at + 1 + node.key_size] == 34
                and memcmp(s + at + 1, self.keys + node.key_at, node.key_size) == 0
            ):
                child = guess
                at += node.key_size + 2
        if child < 0:
            status = self._look_up(frame, s, &at, end, &child)
            if status != OK:
                return status
            if frame.child < 0:
                self.nodes[frame.node].first = child if self.nodes[frame.node].star != child else -1
            elif self.nodes[frame.node].star != child:
                self.nodes[frame.child].next = child
        at = _skip(s, at, end)
        if at >= end:
            return TRUNCATED
        if s[at] != 58:
            return MALFORMED
        cursor[0] = at + 1
        frame.child = child
        node = &self.nodes[child]
        node.uses += 1
        if node.seen == frame.object and child != self.nodes[frame.node].star and child != frame.node:
            self.flags |= DUPLICATE
            self._drop(node.mark, node.end)
        node.seen = frame.object
        node.mark = self.trail_size
        node.end = self.trail_size
        return OK

    cdef int _look_up(self, Frame* frame, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end, int32_t* child) noexcept nogil:
        """Read the key at the cursor the long way."""
        cdef Py_ssize_t start = cursor[0] + 1
        cdef Py_ssize_t stop
        cdef bint odd = False
        cdef const uint8_t* key
        cdef int64_t size
        cdef uint8_t* scratch
        if s[start - 1] == 34 or (self.relaxed and s[start - 1] == 39):
            stop = _scan(s, start, end, s[start - 1], &odd)
            if stop < 0:
                return TRUNCATED if stop == -2 else MALFORMED
            cursor[0] = stop + 1
        elif self.relaxed and (_letter(s[start - 1]) or _digit(s[start - 1])):
            start -= 1
            stop = start
            while stop < end and (_letter(s[stop]) or _digit(s[stop])):
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
            size = _rewrite(s, start, stop, self.scratch, self.relaxed, &self.flags)
            if size < 0:
                return MALFORMED
            key = self.scratch
        if self.nodes[frame.node].star >= 0 and self.nodes[frame.node].children == 1:
            child[0] = self.nodes[frame.node].star
            return OK
        child[0] = self._child(frame.node, key, size)
        return NO_MEMORY if child[0] < 0 else OK

    cdef int32_t _position(self, Frame* frame) noexcept nogil:
        """The path of the next element of a record that is itself a list: its number."""
        cdef uint8_t[8] text
        cdef int32_t left = frame.position
        cdef int at = 8
        frame.position += 1
        if left >= MAX_POSITION:
            return self._star(frame.node)
        while True:
            at -= 1
            text[at] = 48 + left % 10
            left //= 10
            if left == 0:
                break
        return self._child(frame.node, &text[at], 8 - at)

    cdef int _element(self, Frame* frame, int32_t* node) noexcept nogil:
        node[0] = frame.node if frame.position < 0 else self._position(frame)
        return NO_MEMORY if node[0] < 0 else OK

    cdef int _walk(self, int32_t root, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end, bint member=False) noexcept nogil:
        """Append the value at the cursor to the record in work; on failure its values are still there."""
        cdef Py_ssize_t at = cursor[0]
        cdef int32_t node = root
        cdef int depth = 0
        cdef int status
        cdef uint8_t c
        cdef Frame* frame
        while True:
            at = _skip(s, at, end)
            if at >= end:
                return TRUNCATED
            c = s[at]
            if c == 34 or (self.relaxed and c == 39):
                status = self._string(node, s, &at, end)
                if status != OK:
                    return status
            elif c == 123 or c == 91:
                if depth >= self.depth_limit:
                    return TOO_DEEP
                self.nodes[node].lists += c == 91
                at = _skip(s, at + 1, end)
                if at >= end:
                    return TRUNCATED
                if s[at] == c + 2:
                    self.nodes[node].touched = True
                    at += 1
                else:
                    frame = &self.frames[depth]
                    depth += 1
                    frame.node = node
                    frame.child = -1
                    frame.object = 0
                    frame.position = -1
                    if c == 123:
                        self.objects += 1
                        self.nodes[node].objects += 1
                        frame.object = self.objects
                        status = self._key(frame, s, &at, end)
                        node = frame.child
                    else:
                        frame.position = 0 if depth == 1 and not member else -1
                        status = self._element(frame, &node)
                    if status != OK:
                        return status
                    continue
            else:
                status = self._scalar(node, s, &at, end)
                if status != OK:
                    return status
            while True:
                if depth == 0:
                    cursor[0] = at
                    return OK
                frame = &self.frames[depth - 1]
                at = _skip(s, at, end)
                if at >= end:
                    return TRUNCATED
                c = s[at]
                at += 1
                if frame.object:
                    self.nodes[frame.child].end = self.trail_size
                if c == 44:
                    if frame.object or self.relaxed:
                        at = _skip(s, at, end)
                    if self.relaxed and at < end and s[at] == (125 if frame.object else 93):
                        continue
                    if frame.object:
                        status = self._key(frame, s, &at, end)
                        node = frame.child
                    else:
                        status = self._element(frame, &node)
                    if status != OK:
                        return status
                    break
                if c != (125 if frame.object else 93):
                    return MALFORMED
                depth -= 1

    cdef void _commit(self) noexcept nogil:
        """Close the record in work."""
        self.trail_size = 0
        self.kept = 0
        self.rows += 1
        if self.flags:
            self.undecodable += (self.flags & UNDECODABLE) != 0
            self.duplicates += (self.flags & DUPLICATE) != 0
            self.controls += (self.flags & CONTROLS) != 0
            self.flags = 0

    cdef void _lose(self, int reason, int64_t size) noexcept nogil:
        """Take the record in work back, save for the members added to it, and count it as lost."""
        self._drop(self.kept, self.trail_size)
        self.trail_size = self.kept
        self.flags = 0
        self.lost_records[reason] += 1
        self.lost_bytes[reason] += size

    cdef int _line(self, const uint8_t* s, Py_ssize_t at, Py_ssize_t stop) noexcept nogil:
        """Read the records on one line; on failure the last one is still in work."""
        cdef int status
        while True:
            status = self._walk(0, s, &at, stop)
            if status != OK:
                return status
            while at < stop and (_space(s[at]) or s[at] == 44 or s[at] == 59):
                at += 1
            if at >= stop:
                return OK
            if s[at] != 123 and s[at] != 91:
                return MALFORMED
            self._commit()

    cdef Py_ssize_t _lines(self, const uint8_t* s, Py_ssize_t at, Py_ssize_t end, int64_t cells, bint bulk, bint last) noexcept nogil:
        cdef Py_ssize_t start, stop, p
        cdef const void* found
        cdef int status, action
        cdef uint8_t c
        while at < end and <int64_t> self.rows * self.live <= cells:
            start = at
            found = memchr(s + at, 10, end - at)
            stop = end if found == NULL else <const uint8_t*> found - s
            at = end if found == NULL else stop + 1
            p = start
            if start == 0 and stop >= 3 and s[0] == 0xEF and s[1] == 0xBB and s[2] == 0xBF:
                p = 3
            while p < stop and (_space(s[p]) or s[p] == 44):
                p += 1
            if p >= stop or _structure(s, p, stop):
                continue
            if stop - start > self.longest:
                self._lose(TOO_LONG, at - start)
                continue
            c = s[p]
            action = _action(s, p, stop) if bulk else 0
            if action:
                status = self._walk(0, s, &p, stop)
                if status == OK and action == 2:
                    if at >= end:
                        self._lose(TRUNCATED, at - start)
                        continue
                    p = at
                    found = memchr(s + at, 10, end - at)
                    stop = end if found == NULL else <const uint8_t*> found - s
                    at = end if found == NULL else stop + 1
                    status = self._walk(0, s, &p, stop)
                if status == OK and _skip(s, p, stop) < stop:
                    status = MALFORMED
            else:
                status = self._line(s, p, stop)
            if status == OK:
                self._commit()
                continue
            if status == TRUNCATED and not (last and found == NULL):
                status = MALFORMED
            if c != 123 and c != 91:
                status = NOT_A_RECORD
            self._lose(status, at - start)
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
            self._drop(0, self.trail_size)
            self.trail_size = 0
            self.flags = 0
        return _NAMES[status], at

    def path(self, keys):
        """The number of a path, made where it is new."""
        cdef int32_t at = 0
        for key in keys:
            if self.nodes[at].star >= 0 and self.nodes[at].children == 1:
                at = self.nodes[at].star
            else:
                at = self._child(at, <const uint8_t*> PyBytes_AS_STRING(key), len(key))
            if at < 0:
                raise MemoryError
        return at

    def member(self, const uint8_t[::1] text, int path, bint reopen=False):
        """Add one value at `path` to the record in work, or to the last one: True where it could be read."""
        cdef Py_ssize_t at = 0
        cdef Py_ssize_t end = text.shape[0]
        cdef int64_t mark = self.trail_size
        cdef int status
        if not 0 <= path < self.used or not 0 < end < MAX_INPUT or (reopen and self.rows == 0):
            raise ValueError("there is no such path, text or record")
        self.rows -= reopen
        status = self._walk(path, &text[0], &at, end, True)
        if status == OK and _skip(&text[0], at, end) < end:
            status = MALFORMED
        if status != OK:
            self._drop(mark, self.trail_size)
            self.trail_size = mark
            self.lost_records[status] += 1
            self.lost_bytes[status] += end
        self.rows += reopen
        if reopen:
            self.trail_size = 0
        self.kept = self.trail_size
        return status == OK

    def close(self):
        """Close the record in work."""
        self._commit()

    cdef Py_ssize_t _values(self, const uint8_t* s, Py_ssize_t at, Py_ssize_t end, int32_t node, bint keyed, int64_t cells, bint last) noexcept nogil:
        cdef Py_ssize_t start, p
        cdef Py_ssize_t before = at
        cdef int status
        while at < end and <int64_t> self.rows * self.live <= cells:
            while at < end and (_space(s[at]) or s[at] == 44 or s[at] == 59):
                at += 1
            if at >= end:
                break
            start = p = at
            status = self._keyed(node, s, &p, end) if keyed else OK
            if status == OK:
                status = self._walk(self.nodes[node].star if keyed else node, s, &p, end, keyed)
            if status == OK and p - start > self.longest:
                status = TOO_LONG
            if status == OK:
                self._commit()
                before = at = p
                continue
            if status == TRUNCATED and not last:
                status = MALFORMED
            at = _resync(s, before, start, end)
            self._lose(status, at - start)
            before = at
        return at

    cdef int _keyed(self, int32_t node, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Read the key of a record and the colon behind it; the key is the value of its star."""
        cdef int status
        if self._star(node) < 0:
            return NO_MEMORY
        if s[cursor[0]] != 34:
            return MALFORMED
        status = self._string(self.nodes[node].star, s, cursor, end)
        if status != OK:
            return status
        cursor[0] = _skip(s, cursor[0], end)
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
        if not 0 <= start <= end or end >= MAX_INPUT or not 0 <= path < self.used:
            raise ValueError("the block or the path is out of range")
        if start == end:
            return end
        with nogil:
            at = self._values(&block[0], start, end, path, keyed, cells, last)
        return at

    def lost(self):
        """Records and bytes that could not be read, by reason."""
        return [
            (_NAMES[code], self.lost_records[code], self.lost_bytes[code])
            for code in range(REASONS) if self.lost_bytes[code] or self.lost_records[code]
        ]

    def paths(self):
        """Every path, parents first: (parent, key, star, objects there, objects that hold it, lists there)."""
        cdef int32_t i
        found = []
        for i in range(self.used):
            node = &self.nodes[i]
            key = PyBytes_FromStringAndSize(<char*> self.keys + node.key_at, node.key_size) if node.key_size else b""
            star = node.parent >= 0 and self.nodes[node.parent].star == i
            found.append((node.parent, key, star, node.objects, node.uses, node.lists))
        return found

    def columns(self):
        """The columns that hold something: (path number, kind, buffers) in order of their first sight.

        Kind 0, nothing but nothing: no buffers. Kind 1, a value a record at most: validity bits,
        offsets, text. Kind 2, several: validity bits, list offsets, offsets, text.
        """
        cdef int32_t i
        found = []
        for i in range(self.used):
            if self.nodes[i].count:
                found.append(self._column(i))
            elif self.nodes[i].touched and self.nodes[i].children == 0:
                found.append((i, 0, ()))
        return found

    cdef object _column(self, int32_t at):
        cdef Node* node = &self.nodes[at]
        cdef int64_t i, row
        cdef bint several = False
        cdef int32_t before = 0
        valid = np.zeros((self.rows + 7) // 8, dtype=np.uint8)
        starts = np.empty(self.rows + 1, dtype=np.int32)
        cdef uint8_t[::1] bits = valid
        cdef int32_t[::1] to = starts
        cdef int32_t* ends = node.ends
        cdef int32_t* rows = node.rows
        text = PyBytes_FromStringAndSize(<char*> node.data, node.size)
        with nogil:
            for i in range(1, node.count):
                several |= rows[i] == rows[i - 1]
            row = 0
            for i in range(node.count):
                while row <= rows[i]:
                    to[row] = <int32_t> i if several else before
                    row += 1
                before = ends[i]
                bits[rows[i] >> 3] |= 1 << (rows[i] & 7)
            while row <= self.rows:
                to[row] = <int32_t> node.count if several else before
                row += 1
        if not several:
            return at, 1, (valid, starts, text)
        offsets = np.zeros(node.count + 1, dtype=np.int32)
        cdef int32_t[::1] within = offsets
        memcpy(&within[1], ends, node.count * sizeof(int32_t))
        return at, 2, (valid, starts, offsets, text)
