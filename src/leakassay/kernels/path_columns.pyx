# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""What the readers of nested records share: their columns, and what could not be read."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdint cimport int32_t, int64_t, uint8_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcpy, memset

import numpy as np

from leakassay.kernels.path_columns cimport (
    MAX_DEPTH, OK, REASONS, Frame, Node, begin, child, commit, grow, named, star,
)

NAMES = ("", "malformed", "too deep", "truncated", "over the limit", "not a record", "too long")
"""How a reading ended, by the status codes of path_columns.pxd."""


cdef class PathColumns:
    """The columns of one batch, filled record by record.

    `longest` caps the bytes of a record, `depth` its nesting. `plan` names the paths known before:
    (parent, key, star) with parents first, the root left out (it is 0); a path that is a star takes
    every key of its parent. `columns` caps the paths, `spread` the children that one path may gain
    beyond the plan; what goes beyond is `*`.
    """

    def __cinit__(self, plan, int columns, int spread, int depth, int64_t longest, *_):
        if columns < 1 or columns > 1 << 24 or depth < 1 or depth > MAX_DEPTH:
            raise ValueError("the limits are out of range")
        memset(&self.store, 0, sizeof(self.store))
        self.store.cap = columns
        self.store.spread = 1 << 30
        self.store.mask = 255
        self.depth_limit = depth
        self.longest = longest
        self.store.table = <int32_t*> malloc(256 * sizeof(int32_t))
        self.frames = <Frame*> malloc((depth + 1) * sizeof(Frame))
        if self.store.table == NULL or self.frames == NULL or grow(&self.store) != OK:
            raise MemoryError
        memset(self.store.table, 0xFF, 256 * sizeof(int32_t))
        begin(&self.store, -1, NULL, 0, 0)
        made = [0]
        for parent, key, starred in plan:
            if not 0 <= parent < len(made):
                raise ValueError("a parent must stand before its child")
            made.append(self._plan(made[parent], key, starred))
        self.store.spread = spread

    cdef int _plan(self, int parent, bytes key, bint starred) except -1:
        cdef int32_t made
        if starred:
            made = star(&self.store, parent)
        else:
            made = child(&self.store, parent, <const uint8_t*> PyBytes_AS_STRING(key), len(key))
        if made < 0:
            raise MemoryError
        return made

    def __dealloc__(self):
        cdef int32_t i
        for i in range(self.store.used):
            free(self.store.nodes[i].data)
            free(self.store.nodes[i].ends)
            free(self.store.nodes[i].rows)
        free(self.store.nodes)
        free(self.store.table)
        free(self.store.keys)
        free(self.store.trail)
        free(self.frames)

    @property
    def rows(self):
        """Records so far."""
        return self.store.rows

    @property
    def undecodable(self):
        """Records with text that is no UTF-8."""
        return self.store.undecodable

    @property
    def duplicates(self):
        """Records that hold a key twice."""
        return self.store.duplicates

    @property
    def controls(self):
        """Records with control characters."""
        return self.store.controls

    def path(self, keys):
        """The number of a path, made where it is new."""
        cdef int32_t at = 0
        for key in keys:
            at = named(&self.store, at, <const uint8_t*> PyBytes_AS_STRING(key), len(key))
            if at < 0:
                raise MemoryError
        return at

    def close(self):
        """Close the record in work."""
        commit(&self.store, 1, 4)

    def lost(self):
        """Records and bytes that could not be read, by reason."""
        return [
            (NAMES[code], self.store.lost_records[code], self.store.lost_bytes[code])
            for code in range(REASONS) if self.store.lost_bytes[code] or self.store.lost_records[code]
        ]

    def paths(self):
        """Every path, parents first: (parent, key, star, objects there, objects that hold it, lists there, values).

        The values of a path whose key only says their type stand on the path above it, and count at both.
        """
        cdef int32_t i
        cdef Node* node
        found = []
        for i in range(self.store.used):
            node = &self.store.nodes[i]
            key = PyBytes_FromStringAndSize(<char*> self.store.keys + node.key_at, node.key_size) if node.key_size else b""
            starred = node.parent >= 0 and self.store.nodes[node.parent].star == i
            values = node.count if node.into == i else node.typed
            found.append((node.parent, key, starred, node.objects, node.uses, node.lists, values))
        return found

    def columns(self):
        """The columns that hold something: (path number, kind, buffers) in order of their first sight.

        Kind 0, nothing but nothing: no buffers. Kind 1, a value a record at most: validity bits,
        offsets, text. Kind 2, several: validity bits, list offsets, offsets, text.
        """
        cdef int32_t i
        found = []
        for i in range(self.store.used):
            if self.store.nodes[i].count:
                found.append(self._column(i))
            elif self.store.nodes[i].touched and self.store.nodes[i].children == 0:
                found.append((i, 0, ()))
        return found

    cdef object _column(self, int32_t at):
        cdef Node* node = &self.store.nodes[at]
        cdef int64_t i, row
        cdef bint several = False
        cdef int32_t before = 0
        valid = np.zeros((self.store.rows + 7) // 8, dtype=np.uint8)
        starts = np.empty(self.store.rows + 1, dtype=np.int32)
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
            while row <= self.store.rows:
                to[row] = <int32_t> node.count if several else before
                row += 1
        if not several:
            return at, 1, (valid, starts, text)
        offsets = np.zeros(node.count + 1, dtype=np.int32)
        cdef int32_t[::1] within = offsets
        memcpy(&within[1], ends, node.count * sizeof(int32_t))
        return at, 2, (valid, starts, offsets, text)
