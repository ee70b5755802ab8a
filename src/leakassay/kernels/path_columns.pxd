"""Columns of text, one a path, filled record by record: what the readers of JSON and BSON write into.

The functions are here, inline, because they run once a value. Every write has its room reserved.
"""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t
from libc.stdlib cimport realloc
from libc.string cimport memcmp, memcpy, memset

from leakassay.kernels.json_lexing cimport eight
from leakassay.kernels.moments cimport MOMENT, moment_of

cdef enum:
    OK = 0
    MALFORMED = 1
    TOO_DEEP = 2
    TRUNCATED = 3
    NO_MEMORY = 4
    NOT_A_RECORD = 5
    TOO_LONG = 6
    REASONS = 7

cdef enum:
    DUPLICATE = 2

cdef enum:
    MAX_PROBES = 64
    MAX_DEPTH = 1024
    MAX_INPUT = 1 << 29
    MAX_POSITION = 1000

cdef struct Node:
    int32_t parent
    int64_t key_at       # in the arena of keys, where it stands between quotes
    int32_t key_size
    bint plain           # the key reads in JSON as it stands here
    int32_t first        # the child expected first
    int32_t next         # the sibling expected next
    int32_t star         # the child that takes every key, or -1
    int32_t into         # the path that takes the values: another one where the key only says their type
    bint moment          # whole numbers are milliseconds since 1970
    int32_t children
    int64_t objects      # objects seen here
    int64_t uses         # objects that hold this key
    int64_t lists        # lists seen here
    int64_t typed        # values passed on to `into`
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
    Py_ssize_t end       # of a container that says its size

cdef struct Store:
    Node* nodes
    int32_t used
    int32_t room
    int32_t cap
    int32_t spread
    int32_t* table       # of children, by a hash of parent and key; open addressing
    uint32_t mask
    uint8_t* keys
    int64_t keys_size
    int64_t keys_room
    int32_t* trail       # paths of the values of the record in work
    int64_t trail_size
    int64_t trail_room
    int64_t kept         # part of the trail that stays when the record in work is lost
    int64_t objects
    int flags
    int32_t live
    int32_t rows
    int64_t[REASONS] lost_records
    int64_t[REASONS] lost_bytes
    int64_t undecodable
    int64_t duplicates
    int64_t controls


cdef inline int grow(Store* t) noexcept nogil:
    cdef int32_t room = t.room * 2 if t.room else 64
    cdef Node* nodes = <Node*> realloc(t.nodes, room * sizeof(Node))
    if nodes == NULL:
        return NO_MEMORY
    t.nodes = nodes
    t.room = room
    return OK


cdef inline bint alike(const uint8_t* a, const uint8_t* b, int64_t size) noexcept nogil:
    """Whether two texts are the same; up to 16 bytes by two loads that may overlap, with no call."""
    if 8 <= size <= 16:
        return eight(a) == eight(b) and eight(a + size - 8) == eight(b + size - 8)
    return memcmp(a, b, size) == 0


cdef inline bint keyed_as(const uint8_t* key, int32_t size, const char* word, int32_t length) noexcept nogil:
    return size == length and memcmp(key, word, length) == 0


cdef inline void _type(Store* t, int32_t at, const uint8_t* key, int32_t size) noexcept nogil:
    """MongoDB's extended JSON wraps a value in an object whose one key says its type."""
    cdef Node* node = &t.nodes[at]
    cdef bint long_ = keyed_as(key, size, b"$numberLong", 11)
    cdef bint date = keyed_as(key, size, b"$date", 5)
    if node.parent <= 0 or not (
        long_
        or date
        or keyed_as(key, size, b"$oid", 4)
        or keyed_as(key, size, b"$numberInt", 10)
        or keyed_as(key, size, b"$numberDouble", 13)
        or keyed_as(key, size, b"$numberDecimal", 14)
        or keyed_as(key, size, b"$symbol", 7)
        or keyed_as(key, size, b"$uuid", 5)
    ):
        return
    node.into = t.nodes[node.parent].into
    node.moment = date or (long_ and t.nodes[node.parent].moment)


cdef inline int begin(Store* t, int32_t parent, const uint8_t* key, int32_t size, uint32_t hash) noexcept nogil:
    """Make a path; it gets the next number."""
    cdef int32_t at = t.used
    cdef Node* node
    cdef uint8_t* keys
    cdef int64_t room
    cdef int32_t i
    if at >= t.room and grow(t) != OK:
        return NO_MEMORY
    if t.keys_size + size + 2 > t.keys_room:
        room = 2 * (t.keys_size + size) + 256
        keys = <uint8_t*> realloc(t.keys, room)
        if keys == NULL:
            return NO_MEMORY
        t.keys = keys
        t.keys_room = room
    node = &t.nodes[at]
    memset(node, 0, sizeof(Node))
    node.parent = parent
    node.key_at = t.keys_size + 1
    node.key_size = size
    node.first = node.next = node.star = -1
    node.into = at
    node.hash = hash
    node.plain = True
    for i in range(size):
        if key[i] == 34 or key[i] == 92 or key[i] < 32:
            node.plain = False
    t.keys[t.keys_size] = t.keys[t.keys_size + size + 1] = 34
    if size:
        memcpy(t.keys + t.keys_size + 1, key, size)
        if key[0] == 36:
            _type(t, at, key, size)
    t.keys_size += size + 2
    t.used = at + 1
    if parent >= 0:
        t.nodes[parent].children += 1
    return OK


cdef inline int32_t star(Store* t, int32_t parent) noexcept nogil:
    """The child of `parent` that takes every key; the parent itself where even that is too many; -1: no memory."""
    if t.nodes[parent].star >= 0:
        return t.nodes[parent].star
    if t.used >= 2 * t.cap + 2:
        return parent
    if begin(t, parent, <const uint8_t*> b"*", 1, 0) != OK:
        return -1
    t.nodes[parent].star = t.used - 1
    return t.used - 1


cdef inline int widen(Store* t) noexcept nogil:
    """Double the table of children."""
    cdef uint32_t size = 2 * (t.mask + 1)
    cdef int32_t* table = <int32_t*> realloc(t.table, size * sizeof(int32_t))
    cdef int32_t i
    cdef uint32_t slot
    cdef int probes
    if table == NULL:
        return NO_MEMORY
    t.table = table
    t.mask = size - 1
    memset(table, 0xFF, size * sizeof(int32_t))
    for i in range(1, t.used):
        if t.nodes[t.nodes[i].parent].star == i:
            continue
        slot = t.nodes[i].hash & t.mask
        for probes in range(MAX_PROBES):
            if table[slot] < 0:
                table[slot] = i
                break
            slot = (slot + 1) & t.mask
    return OK


cdef inline int32_t child(Store* t, int32_t parent, const uint8_t* key, int64_t size) noexcept nogil:
    """The child of `parent` by this key, made where it is new; -1: no memory."""
    cdef uint32_t hash = 2166136261u ^ (<uint32_t> parent * 2654435761u)
    cdef uint32_t slot
    cdef int32_t found
    cdef int64_t i
    cdef int probes
    for i in range(size):
        hash = (hash ^ key[i]) * 16777619u
    hash ^= hash >> 15
    slot = hash & t.mask
    for probes in range(MAX_PROBES):
        found = t.table[slot]
        if found < 0:
            if t.used > t.cap or t.nodes[parent].children >= t.spread or size > 1 << 16:
                break
            if begin(t, parent, key, <int32_t> size, hash) != OK:
                return -1
            t.table[slot] = found = t.used - 1
            if 4 * <uint32_t> t.used > t.mask and widen(t) != OK:
                return -1
            return found
        if (
            t.nodes[found].hash == hash
            and t.nodes[found].parent == parent
            and t.nodes[found].key_size == size
            and (size == 0 or memcmp(t.keys + t.nodes[found].key_at, key, size) == 0)
        ):
            return found
        slot = (slot + 1) & t.mask
    return star(t, parent)


cdef inline int32_t named(Store* t, int32_t parent, const uint8_t* key, int64_t size) noexcept nogil:
    """As `child`, and the star where the keys of `parent` are data."""
    if t.nodes[parent].star >= 0 and t.nodes[parent].children == 1:
        return t.nodes[parent].star
    return child(t, parent, key, size)


cdef inline void hold(Store* t, Frame* frame, int32_t found) noexcept nogil:
    """Say that the object of `frame` holds the key of this child; an earlier value of it is taken back."""
    cdef Node* node = &t.nodes[found]
    frame.child = found
    node.uses += 1
    if node.seen == frame.object and found != t.nodes[frame.node].star and found != frame.node:
        t.flags |= DUPLICATE
        drop(t, node.mark, node.end)
    node.seen = frame.object
    node.mark = t.trail_size
    node.end = t.trail_size


cdef inline int32_t position(Store* t, Frame* frame) noexcept nogil:
    """The path of the next element of a record that is itself a list: its number."""
    cdef uint8_t[8] text
    cdef int32_t left = frame.position
    cdef int at = 8
    frame.position += 1
    if left >= MAX_POSITION:
        return star(t, frame.node)
    while True:
        at -= 1
        text[at] = 48 + left % 10
        left //= 10
        if left == 0:
            break
    return child(t, frame.node, &text[at], 8 - at)


cdef inline int reserve(Store* t, Node* node, int64_t size) noexcept nogil:
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
    if t.trail_size >= t.trail_room:
        room = 2 * t.trail_room + 256
        moved = realloc(t.trail, room * sizeof(int32_t))
        if moved == NULL:
            return NO_MEMORY
        t.trail = <int32_t*> moved
        t.trail_room = room
    return OK


cdef inline void value(Store* t, int32_t at, int64_t size) noexcept nogil:
    """Close a value of `size` bytes that was written behind the others of path `at`."""
    cdef Node* node = &t.nodes[at]
    if node.count == 0:
        t.live += 1
    node.size += size
    node.ends[node.count] = <int32_t> node.size
    node.rows[node.count] = t.rows
    node.count += 1
    t.trail[t.trail_size] = at
    t.trail_size += 1


cdef inline int raw(Store* t, int32_t at, const uint8_t* s, int64_t size) noexcept nogil:
    """Append bytes as they are."""
    cdef Node* node = &t.nodes[at]
    if node.into != at:
        if node.moment:
            return stamp(t, at, s, size)
        node.typed += 1
        at = node.into
        node = &t.nodes[at]
    if reserve(t, node, size + 1) != OK:
        return NO_MEMORY
    memcpy(node.data + node.size, s, size)
    value(t, at, size)
    return OK


cdef inline int stamp(Store* t, int32_t at, const uint8_t* s, int64_t size) noexcept nogil:
    """Append a moment; as it stands where it is no whole number of milliseconds."""
    cdef Node* node = &t.nodes[at]
    cdef int64_t written
    if node.into != at:
        node.typed += 1
        at = node.into
        node = &t.nodes[at]
    if reserve(t, node, size + MOMENT) != OK:
        return NO_MEMORY
    written = moment_of(s, size, node.data + node.size)
    if not written:
        memcpy(node.data + node.size, s, size)
        written = size
    value(t, at, written)
    return OK


cdef inline void drop(Store* t, int64_t start, int64_t stop) noexcept nogil:
    """Take back the values on this part of the trail, each the last of its path."""
    cdef Node* node
    cdef int64_t i = stop
    while i > start:
        i -= 1
        if t.trail[i] < 0:
            continue
        node = &t.nodes[t.trail[i]]
        node.count -= 1
        node.size = node.ends[node.count - 1] if node.count else 0
        if node.count == 0:
            t.live -= 1
        t.trail[i] = -1


cdef inline void commit(Store* t, int undecodable, int controls) noexcept nogil:
    """Close the record in work; the flags count as notes."""
    t.trail_size = 0
    t.kept = 0
    t.rows += 1
    if t.flags:
        t.undecodable += (t.flags & undecodable) != 0
        t.duplicates += (t.flags & DUPLICATE) != 0
        t.controls += (t.flags & controls) != 0
        t.flags = 0


cdef inline void lose(Store* t, int reason, int64_t size) noexcept nogil:
    """Take the record in work back, save for the members added to it, and count it as lost."""
    drop(t, t.kept, t.trail_size)
    t.trail_size = t.kept
    t.flags = 0
    t.lost_records[reason] += 1
    t.lost_bytes[reason] += size


cdef class PathColumns:
    cdef Store store
    cdef int depth_limit
    cdef int64_t longest
    cdef Frame* frames
    cdef int _plan(self, int parent, bytes key, bint starred) except -1
    cdef object _column(self, int32_t at)
