# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""BSON documents (bsonspec.org, version 1.1) into columns of text, as JSON records are.

Every length that a document states is held against the bytes that are there before it is used.
"""

from cpython.bytes cimport PyBytes_AS_STRING
from libc.math cimport isnan, trunc
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.stdio cimport snprintf
from libc.stdlib cimport strtod
from libc.string cimport memchr, memcmp, memcpy

from leakassay.kernels.characters cimport put
from leakassay.kernels.json_lexing cimport CONTROLS, UNDECODABLE, sequence
from leakassay.kernels.moments cimport MOMENT, moment
from leakassay.kernels.path_columns cimport (
    MALFORMED, MAX_INPUT, NO_MEMORY, OK, TOO_DEEP,
    Frame, Node, PathColumns, commit, hold, lose, named, raw, reserve, value,
)

cdef enum:
    SMALLEST = 5         # bytes of an empty document
    WHOLE = 0            # how a hop ended: where the documents at hand end
    UNFRAMED = 1         # at bytes that begin no document
    TERMINATOR = 2       # at the mark that ends a part of an archive
    HEX_BYTES = 64       # longer binary values are not shown as text
    NUMBER = 64          # room that a number needs

cdef const char* _HEX = b"0123456789abcdef"


cdef inline int32_t _int32(const uint8_t* s) noexcept nogil:
    return <int32_t> (s[0] | (<uint32_t> s[1] << 8) | (<uint32_t> s[2] << 16) | (<uint32_t> s[3] << 24))


cdef inline int64_t _int64(const uint8_t* s) noexcept nogil:
    return <int64_t> (<uint64_t> <uint32_t> _int32(s) | (<uint64_t> <uint32_t> _int32(s + 4) << 32))


cdef inline bint _begins(const uint8_t* s, Py_ssize_t at, Py_ssize_t end, int64_t longest) noexcept nogil:
    """Can a document begin here? It states its size, its last byte is 0 if it is at hand, its first type is known."""
    cdef int64_t size
    cdef uint8_t kind
    if at + SMALLEST > end:
        return False
    size = _int32(s + at)
    if size < SMALLEST or size > longest:
        return False
    if at + size <= end and s[at + size - 1] != 0:
        return False
    kind = s[at + 4]
    if size == SMALLEST:
        return kind == 0
    return (1 <= kind <= 0x13) or kind == 0x7F or kind == 0xFF


cdef int64_t _hex(const uint8_t* s, int64_t size, uint8_t* out) noexcept nogil:
    cdef int64_t i
    for i in range(size):
        out[2 * i] = _HEX[s[i] >> 4]
        out[2 * i + 1] = _HEX[s[i] & 15]
    return 2 * size


cdef int64_t _uuid(const uint8_t* s, uint8_t* out) noexcept nogil:
    cdef int64_t size = 0
    cdef int i
    for i in range(16):
        if i == 4 or i == 6 or i == 8 or i == 10:
            out[size] = 45
            size += 1
        size += _hex(s + i, 1, out + size)
    return size


cdef int64_t _double(double number, uint8_t* out) noexcept nogil:
    """The shortest spelling that reads back; whole numbers as integers; 0 bytes for not-a-number."""
    cdef int digits
    cdef int64_t size = 0
    if isnan(number):
        return 0
    if trunc(number) == number and -9223372036854775808.0 < number < 9223372036854775808.0:
        return snprintf(<char*> out, NUMBER, b"%lld", <long long> number)
    for digits in range(15, 18):
        size = snprintf(<char*> out, NUMBER, b"%.*g", digits, number)
        if strtod(<const char*> out, NULL) == number:
            break
    return size


cdef int64_t _decimal(const uint8_t* s, uint8_t* out) noexcept nogil:
    """IEEE 754-2008 decimal128, binary integer encoding; 0 bytes for not-a-number."""
    cdef uint64_t high = <uint64_t> _int64(s + 8)
    cdef uint64_t rest, part
    cdef uint32_t[4] words
    cdef uint8_t[40] digits
    cdef int exponent, count, i, point
    cdef int64_t size = 0
    if (high >> 58) & 0x1F == 0x1F:
        return 0
    if high >> 63:
        out[size] = 45
        size += 1
    if (high >> 58) & 0x1F == 0x1E:
        memcpy(out + size, b"Infinity", 8)
        return size + 8
    if (high >> 61) & 3 == 3:
        exponent = (high >> 47) & 0x3FFF
        high = 0
        words[3] = words[2] = words[1] = words[0] = 0
    else:
        exponent = (high >> 49) & 0x3FFF
        high &= 0x1FFFFFFFFFFFFULL
        words[0] = <uint32_t> (high >> 32)
        words[1] = <uint32_t> high
        words[2] = <uint32_t> _int32(s + 4)
        words[3] = <uint32_t> _int32(s)
    count = 0
    while True:
        rest = 0
        for i in range(4):
            part = (rest << 32) | words[i]
            words[i] = <uint32_t> (part // 10)
            rest = part % 10
        digits[count] = 48 + rest
        count += 1
        if not (words[0] | words[1] | words[2] | words[3]) or count == 39:
            break
    exponent -= 6176
    point = count + exponent
    if exponent > 0 or point < -5:
        for i in range(count):
            out[size] = digits[count - 1 - i]
            size += 1
        return size + (snprintf(<char*> out + size, 16, b"E%+d", exponent) if exponent else 0)
    if point <= 0:
        memcpy(out + size, b"0.000000", 2 - point)
        size += 2 - point
    for i in range(count):
        if i == point and i:
            out[size] = 46
            size += 1
        out[size] = digits[count - 1 - i]
        size += 1
    return size


cdef class BsonWalker(PathColumns):
    """Reads BSON into columns."""

    cdef int _text(self, int32_t at, const uint8_t* s, int64_t size) noexcept nogil:
        """Append text; what is no UTF-8 shows U+FFFD."""
        cdef Node* node
        cdef uint8_t* out
        cdef int64_t i = 0, written = 0
        cdef int length
        while i < size and 32 <= s[i] < 128:
            i += 1
        if i == size:
            return raw(&self.store, at, s, size)
        node = &self.store.nodes[at]
        if reserve(&self.store, node, 3 * size + 4) != OK:
            return NO_MEMORY
        out = node.data + node.size
        i = 0
        while i < size:
            length = 1 if s[i] < 128 else sequence(s, i, size)
            if length == 0:
                self.store.flags |= UNDECODABLE
                written += put(out + written, 0xFFFD)
                i += 1
                continue
            if s[i] < 32 and s[i] != 9 and s[i] != 10 and s[i] != 13:
                self.store.flags |= CONTROLS
            memcpy(out + written, s + i, length)
            written += length
            i += length
        value(&self.store, at, written)
        return OK

    cdef int _bytes(self, int32_t at, const uint8_t* s, int64_t size, uint8_t kind) noexcept nogil:
        """Append binary data: an identifier, text if it is printable, short data in hexadecimal."""
        cdef uint8_t[2 * HEX_BYTES] out
        cdef int64_t i = 0
        cdef int length
        if size == 16 and (kind == 3 or kind == 4):
            return raw(&self.store, at, out, _uuid(s, out))
        while i < size:
            length = sequence(s, i, size) if s[i] >= 128 else (s[i] >= 32 or s[i] == 9 or s[i] == 10 or s[i] == 13)
            if length == 0:
                break
            i += length
        if i == size:
            return raw(&self.store, at, s, size)
        if size <= HEX_BYTES:
            return raw(&self.store, at, out, _hex(s, size, out))
        self.store.nodes[at].touched = True
        return OK

    cdef int _moment(self, int32_t at, int64_t millis) noexcept nogil:
        cdef uint8_t[NUMBER] out
        cdef int64_t size = moment(millis, out)
        if not size:
            size = snprintf(<char*> out, NUMBER, b"%lld", <long long> millis)
        return raw(&self.store, at, out, size)

    cdef int _fixed(self, int32_t at, uint8_t kind, const uint8_t* s) noexcept nogil:
        """Append a value whose type says its size."""
        cdef uint8_t[NUMBER] out
        cdef double number
        cdef int64_t size = 0
        if kind == 0x07:
            size = _hex(s, 12, out)
        elif kind == 0x08:
            return raw(&self.store, at, <const uint8_t*> (b"true" if s[0] else b"false"), 4 if s[0] else 5)
        elif kind == 0x09:
            return self._moment(at, _int64(s))
        elif kind == 0x10:
            size = snprintf(<char*> out, NUMBER, b"%d", _int32(s))
        elif kind == 0x11:
            return self._moment(at, 1000 * <int64_t> <uint32_t> _int32(s + 4))
        elif kind == 0x12:
            size = snprintf(<char*> out, NUMBER, b"%lld", <long long> _int64(s))
        elif kind == 0x01:
            memcpy(&number, s, 8)
            size = _double(number, out)
        elif kind == 0x13:
            size = _decimal(s, out)
        if size:
            return raw(&self.store, at, out, size)
        self.store.nodes[at].touched = True
        return OK

    cdef int _long(self, int32_t at, uint8_t kind, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Append a value that states its size: text, binary data, code, a pointer, a pattern."""
        cdef Py_ssize_t p = cursor[0]
        cdef int64_t size
        cdef const void* nul
        if kind == 0x0B:
            nul = memchr(s + p, 0, end - p)
            if nul == NULL:
                return MALFORMED
            size = <const uint8_t*> nul - s - p
            nul = memchr(s + p + size + 1, 0, end - p - size - 1)
            if nul == NULL:
                return MALFORMED
            cursor[0] = <const uint8_t*> nul - s + 1
            return self._text(at, s + p, size)
        if p + 4 > end:
            return MALFORMED
        size = _int32(s + p)
        p += 4
        if kind == 0x05:
            if size < 0 or size > end - p - 1:
                return MALFORMED
            cursor[0] = p + 1 + size
            return self._bytes(at, s + p + 1, size, s[p])
        if kind == 0x0F:
            if size < 14 or size > end - p + 4:
                return MALFORMED
            cursor[0] = p - 4 + size
            self.store.nodes[at].touched = True
            return OK
        if size < 1 or size > end - p or s[p + size - 1] != 0:
            return MALFORMED
        cursor[0] = p + size
        if kind == 0x0C:
            if cursor[0] + 12 > end:
                return MALFORMED
            cursor[0] += 12
        return self._text(at, s + p, size - 1)

    cdef int _scalar(self, int32_t at, uint8_t kind, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        cdef Py_ssize_t p = cursor[0]
        cdef Py_ssize_t size = -1
        if kind == 0x06 or kind == 0x0A or kind == 0x7F or kind == 0xFF:
            self.store.nodes[at].touched = True
            return OK
        if kind == 0x01 or kind == 0x09 or kind == 0x11 or kind == 0x12:
            size = 8
        elif kind == 0x10:
            size = 4
        elif kind == 0x08:
            size = 1
        elif kind == 0x07:
            size = 12
        elif kind == 0x13:
            size = 16
        elif kind == 0x02 or kind == 0x0D or kind == 0x0E or kind == 0x05 or kind == 0x0B or kind == 0x0C or kind == 0x0F:
            return self._long(at, kind, s, cursor, end)
        if size < 0 or p + size > end:
            return MALFORMED
        cursor[0] = p + size
        return self._fixed(at, kind, s + p)

    cdef inline int _key(self, Frame* frame, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Read the name of an element; the one expected is compared first."""
        cdef int32_t guess = self.store.nodes[frame.node].first if frame.child < 0 else self.store.nodes[frame.child].next
        cdef Py_ssize_t at = cursor[0]
        cdef const void* nul
        cdef Node* node
        cdef int32_t found
        if guess >= 0:
            node = &self.store.nodes[guess]
            if (
                node.parent == frame.node
                and node.key_size < end - at
                and s[at + node.key_size] == 0
                and memcmp(s + at, self.store.keys + node.key_at, node.key_size) == 0
            ):
                cursor[0] = at + node.key_size + 1
                hold(&self.store, frame, guess)
                return OK
        nul = memchr(s + at, 0, end - at)
        if nul == NULL:
            return MALFORMED
        cursor[0] = <const uint8_t*> nul - s + 1
        found = named(&self.store, frame.node, s + at, cursor[0] - 1 - at)
        if found < 0:
            return NO_MEMORY
        if self.store.nodes[frame.node].star != found:
            if frame.child < 0:
                self.store.nodes[frame.node].first = found
            else:
                self.store.nodes[frame.child].next = found
        hold(&self.store, frame, found)
        return OK

    cdef int _enter(self, int depth, int32_t node, uint8_t kind, const uint8_t* s, Py_ssize_t* cursor, Py_ssize_t end) noexcept nogil:
        """Begin a document or a list; it ends within what it stands in."""
        cdef Py_ssize_t at = cursor[0]
        cdef Frame* frame
        cdef int64_t size
        if depth >= self.depth_limit:
            return TOO_DEEP
        if at + SMALLEST > end:
            return MALFORMED
        size = _int32(s + at)
        if size < SMALLEST or size > end - at or s[at + size - 1] != 0:
            return MALFORMED
        frame = &self.frames[depth]
        frame.node = node
        frame.child = -1
        frame.object = 0
        frame.end = at + size - 1
        if kind == 0x04:
            self.store.nodes[node].lists += 1
        else:
            self.store.objects += 1
            self.store.nodes[node].objects += 1
            frame.object = self.store.objects
        if size == SMALLEST:
            self.store.nodes[node].touched = True
        cursor[0] = at + 4
        return OK

    cdef int _walk(self, const uint8_t* s, Py_ssize_t at, Py_ssize_t end) noexcept nogil:
        """Append the document that fills the bytes from `at` to `end` to the record in work."""
        cdef Frame* frame
        cdef const void* nul
        cdef int32_t node
        cdef int depth = 0
        cdef uint8_t kind
        cdef int status = self._enter(0, 0, 0x03, s, &at, end)
        if status != OK:
            return status
        depth = 1
        if self.frames[0].end != end - 1:
            return MALFORMED
        while depth:
            frame = &self.frames[depth - 1]
            if frame.object and frame.child >= 0:
                self.store.nodes[frame.child].end = self.store.trail_size
            if at >= frame.end:
                if at > frame.end:
                    return MALFORMED
                at += 1
                depth -= 1
                continue
            kind = s[at]
            at += 1
            if frame.object:
                status = self._key(frame, s, &at, frame.end)
                if status != OK:
                    return status
                node = frame.child
            else:
                nul = memchr(s + at, 0, frame.end - at)
                if nul == NULL:
                    return MALFORMED
                at = <const uint8_t*> nul - s + 1
                node = frame.node
            if kind == 0x03 or kind == 0x04:
                status = self._enter(depth, node, kind, s, &at, frame.end)
                depth += 1
            else:
                status = self._scalar(node, kind, s, &at, frame.end)
            if status != OK:
                return status
        return OK

    cdef Py_ssize_t _documents(self, const uint8_t* s, Py_ssize_t at, Py_ssize_t end, int64_t cells) noexcept nogil:
        cdef int64_t size
        cdef int status
        while at < end and <int64_t> self.store.rows * self.store.live <= cells:
            size = _int32(s + at) if at + SMALLEST <= end else 0
            if size < SMALLEST or size > end - at:
                lose(&self.store, MALFORMED, end - at)
                return end
            status = self._walk(s, at, at + size)
            if status == OK:
                commit(&self.store, UNDECODABLE, CONTROLS)
            else:
                lose(&self.store, status, size)
            at += size
        return at

    def documents(self, const uint8_t[::1] block, Py_ssize_t start, int64_t cells):
        """Read documents that stand one after the other; stops where rows times paths passes `cells`; gives where."""
        cdef Py_ssize_t end = block.shape[0]
        cdef Py_ssize_t at
        if not 0 <= start <= end or end >= MAX_INPUT:
            raise ValueError("the block is out of range")
        if start == end:
            return end
        with nogil:
            at = self._documents(&block[0], start, end, cells)
        return at


def hop(const uint8_t[::1] block, Py_ssize_t start, int64_t longest):
    """Pass over whole documents by the sizes they state: (where the last one ended, how many, why it stopped there).

    Why: 0, the next one is not whole, or there is none; 1, no document begins there; 2, the mark
    0xFFFFFFFF that ends a part of an archive stands there.
    """
    cdef Py_ssize_t end = block.shape[0]
    cdef Py_ssize_t at = start
    cdef const uint8_t* s
    cdef int64_t count = 0
    if not 0 <= start <= end:
        raise ValueError("the block is out of range")
    if start == end:
        return start, 0, WHOLE
    s = &block[0]
    with nogil:
        while at + SMALLEST <= end and _begins(s, at, end, longest) and _int32(s + at) <= end - at:
            at += _int32(s + at)
            count += 1
    if at + 4 <= end and _int32(s + at) == -1:
        return at, count, TERMINATOR
    if at + SMALLEST <= end and not _begins(s, at, end, longest):
        return at, count, UNFRAMED
    return at, count, WHOLE


def begins(const uint8_t[::1] block, Py_ssize_t start, bytes sign, int64_t longest):
    """Where the next document begins whose first element begins with `sign`; -1 where none does."""
    cdef Py_ssize_t end = block.shape[0]
    cdef Py_ssize_t at = start
    cdef Py_ssize_t size = len(sign)
    cdef const uint8_t* s
    cdef const uint8_t* wanted = <const uint8_t*> PyBytes_AS_STRING(sign)
    cdef const void* found
    if not 0 <= start <= end or size < 1:
        raise ValueError("the block is out of range")
    if start == end:
        return -1
    s = &block[0]
    with nogil:
        while at + 4 + size <= end:
            found = memchr(s + at + 4, wanted[0], end - at - 4)
            if found == NULL:
                at = end
                break
            at = <const uint8_t*> found - s - 4
            if at + 4 + size <= end and memcmp(s + at + 4, wanted, size) == 0 and _begins(s, at, end, longest):
                break
            at += 1
    return at if at + 4 + size <= end else -1
