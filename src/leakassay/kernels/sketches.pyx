# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Sketches over keyed 64-bit hashes; 0 stands for "nothing there" and is left out everywhere."""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.math cimport frexp
from libc.stdlib cimport free
from libc.string cimport memset

import numpy as np


cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    static inline uint64_t eight_bytes(const uint8_t* text) {
        uint64_t word;
        memcpy(&word, text, 8);
    #if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        word = __builtin_bswap64(word);
    #endif
        return word;
    }
    static inline int eight_digits(const uint8_t* text) {
        const uint64_t word = eight_bytes(text), high = 0xF0F0F0F0F0F0F0F0ULL, zeros = 0x3030303030303030ULL;
        return (word & high) == zeros && ((word + 0x0606060606060606ULL) & high) == zeros;
    }
    /* The number that eight digits are: neighbours are put together, then pairs, then fours. */
    static inline int64_t value_of_eight(const uint8_t* text) {
        uint64_t word = eight_bytes(text) & 0x0F0F0F0F0F0F0F0FULL;
        word = (word * 10 + (word >> 8)) & 0x00FF00FF00FF00FFULL;
        word = (word * 100 + (word >> 16)) & 0x0000FFFF0000FFFFULL;
        return (int64_t)((word * 10000 + (word >> 32)) & 0xFFFFFFFFULL);
    }
    #include <stdlib.h>
    #if defined(__linux__)
    #include <sys/mman.h>
    #endif
    #define LARGE ((size_t)1 << 21)
    /* Memory of zeros, to be freed; in large pages where it is large, for then each look into it misses but once. */
    static void* zeros(size_t count, size_t each) {
    #if defined(MADV_HUGEPAGE)
        void* large = NULL;
        if (count >= 2 * LARGE / each && count <= SIZE_MAX / each && posix_memalign(&large, LARGE, count * each) == 0) {
            madvise(large, count * each, MADV_HUGEPAGE);
            return memset(large, 0, count * each);
        }
    #endif
        return calloc(count, each);
    }
    #define leading_zeros(x) __builtin_clzll(x)
    #define fetch_early(p) __builtin_prefetch(p)
    """
    bint eight_digits(const uint8_t* text) noexcept nogil
    int64_t value_of_eight(const uint8_t* text) noexcept nogil
    void* zeros(size_t count, size_t each) noexcept nogil
    int leading_zeros(uint64_t) nogil
    void fetch_early(const void*) nogil


cdef inline uint64_t _mix(uint64_t x) noexcept nogil:
    # splitmix64's finaliser: a bijection, so distinct keys stay distinct.
    x = (x ^ (x >> 30)) * <uint64_t> 0xBF58476D1CE4E5B9ULL
    x = (x ^ (x >> 27)) * <uint64_t> 0x94D049BB133111EBULL
    return x ^ (x >> 31)


def mix(const uint64_t[::1] values, uint64_t seed, uint64_t[::1] out):
    """Scramble each of `values` (n,) under `seed` into out[i]: a bijection, never 0 unless seed says so."""
    cdef Py_ssize_t i, n = values.shape[0]
    if out.shape[0] < n:
        raise ValueError("out is shorter than the values")
    with nogil:
        for i in range(n):
            out[i] = _mix(values[i] + seed)


def mix_rest(const uint64_t[::1] wholes, const uint64_t[::1] parts, uint64_t seed, uint64_t[::1] out):
    """As `mix`, of what is left of each of `wholes` (n,) without its part."""
    cdef Py_ssize_t i, n = wholes.shape[0]
    if out.shape[0] < n or parts.shape[0] != n:
        raise ValueError("out is shorter than the values, or parts and wholes differ in length")
    with nogil:
        for i in range(n):
            out[i] = _mix(wholes[i] - parts[i] + seed)


def mix_marked(const uint64_t[::1] values, const uint64_t[::1] marks, uint64_t seed, uint64_t[::1] out):
    """As `mix` where marks[i] is not 0, else 0; gives how many are not marked."""
    cdef Py_ssize_t i, n = values.shape[0], without = 0
    if out.shape[0] < n or marks.shape[0] != n:
        raise ValueError("out is shorter than the values, or marks and values differ in length")
    with nogil:
        for i in range(n):
            out[i] = _mix(values[i] + seed) if marks[i] else 0
            without += marks[i] == 0
    return without


def mark_said(const uint64_t[::1] hashes, int bit, uint64_t[::1] marks):
    """Set bit `bit` of marks[i] where hashes[i] is not 0."""
    cdef Py_ssize_t i, n = hashes.shape[0]
    if marks.shape[0] != n or not 0 <= bit < 64:
        raise ValueError("marks and hashes differ in length, or there is no such bit")
    with nogil:
        for i in range(n):
            marks[i] |= <uint64_t> (hashes[i] != 0) << bit


def position_keys(int64_t first, uint64_t seed, uint64_t[::1] out):
    """A key for each of the positions first, first + 1, …: uniform on 64 bits, the same for any split."""
    cdef Py_ssize_t i, n = out.shape[0]
    with nogil:
        for i in range(n):
            out[i] = _mix(_mix(<uint64_t> (first + i) + <uint64_t> 0x9E3779B97F4A7C15ULL) ^ seed)


def add_row_hashes(const uint64_t[::1] hashes, uint64_t column, uint64_t[::1] rows):
    """Fold one column's hashes (n,) into the row digests `rows` (n,): a sum, so columns may come in any order."""
    cdef Py_ssize_t i, n = hashes.shape[0]
    cdef uint64_t salt = _mix(column + <uint64_t> 0x9E3779B97F4A7C15ULL)
    if rows.shape[0] != n:
        raise ValueError("rows and hashes differ in length")
    with nogil:
        for i in range(n):
            rows[i] += _mix(hashes[i] ^ salt)


def hll_update(const uint64_t[::1] hashes, uint8_t[::1] registers):
    """Raise the HyperLogLog registers (2**p,) by the hashes (n,)."""
    cdef Py_ssize_t i, n = hashes.shape[0]
    cdef int p = 0
    cdef uint64_t h, rest
    cdef uint8_t rank
    while (1 << p) < registers.shape[0]:
        p += 1
    if (1 << p) != registers.shape[0] or p < 4 or p > 18:
        raise ValueError("the number of registers must be a power of two from 2**4 to 2**18")
    with nogil:
        for i in range(n):
            h = hashes[i]
            if h == 0:
                continue
            rest = (h << p) | (<uint64_t> 1 << (p - 1))
            rank = leading_zeros(rest) + 1
            if rank > registers[h >> (64 - p)]:
                registers[h >> (64 - p)] = rank


def countmin_update(const uint64_t[::1] hashes, int64_t[:, ::1] counters):
    """Add the hashes (n,) to the Count-Min counters (2, a power of two up to 2**16)."""
    cdef Py_ssize_t i, n = hashes.shape[0]
    cdef uint64_t h, mask = counters.shape[1] - 1
    if counters.shape[0] != 2 or counters.shape[1] & (counters.shape[1] - 1) or counters.shape[1] > 65536:
        raise ValueError("two rows of a power of two of counters are needed")
    with nogil:
        for i in range(n):
            h = hashes[i]
            if h == 0:
                continue
            counters[0, h & mask] += 1
            counters[1, (h >> 17) & mask] += 1


cdef struct Slot:
    uint64_t key
    int64_t count  # the upper 56 bits; the code stands in the lower 8


cdef enum:
    AHEAD = 12  # hashes by which memory is asked for before it is needed
    TOGETHER = 256  # hashes of which those to keep are found together


cdef class Frequencies:
    """Distinct hashes with their counts: all of them up to `capacity`, then a uniform sample.

    Keeps every hash below 2**(64 - level); the level rises by one whenever more than `capacity`
    are kept. Since a kept hash has been kept from its first sight, its count is exact. The state
    depends on the multiset alone, not on its order or on how it was split: at the end the level is
    the least at which no more than `capacity` remain (adaptive sampling, Flajolet 1990).
    """

    cdef Slot* table
    cdef readonly Py_ssize_t capacity, size
    cdef Py_ssize_t slots
    cdef readonly int level

    def __cinit__(self, Py_ssize_t capacity):
        if capacity < 1 or capacity > (1 << 24):
            raise ValueError("capacity must lie between 1 and 2**24")
        self.capacity = capacity
        self.size = 0
        self.level = 0
        self.slots = 64
        self.table = <Slot*> zeros(self.slots, sizeof(Slot))
        if self.table == NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.table)

    cdef inline uint64_t _limit(self) noexcept nogil:
        return <uint64_t> 0xFFFFFFFFFFFFFFFF >> self.level

    cdef void _place(self, uint64_t key, int64_t count, uint8_t code) noexcept nogil:
        # The level keeps only low keys, so the slot comes from the low bits.
        cdef uint64_t mask = self.slots - 1
        cdef uint64_t at = key & mask
        while self.table[at].key != 0 and self.table[at].key != key:
            at = (at + 1) & mask
        if self.table[at].key == 0:
            self.table[at].key = key
            self.table[at].count = code
            self.size += 1
        self.table[at].count += count << 8

    cdef int _rebuild(self, Py_ssize_t slots) noexcept nogil:
        cdef Slot* before = self.table
        cdef Py_ssize_t i, many = self.slots
        cdef uint64_t limit = self._limit()
        cdef Slot* after = <Slot*> zeros(slots, sizeof(Slot))
        if after == NULL:
            return -1
        self.table = after
        self.slots = slots
        self.size = 0
        for i in range(many):
            if before[i].key != 0 and before[i].key <= limit:
                self._place(before[i].key, before[i].count >> 8, before[i].count & 0xFF)
        free(before)
        return 0

    cdef int _add(self, uint64_t key, int64_t count, uint8_t code) noexcept nogil:
        if key == 0 or key > self._limit():
            return 0
        self._place(key, count, code)
        while self.size > self.capacity:
            self.level += 1
            if self._rebuild(self.slots) != 0:
                return -1
        if self.size * 2 > self.slots:
            return self._rebuild(self.slots * 2)
        return 0

    def update(self, const uint64_t[::1] hashes, const uint8_t[::1] codes=None):
        """Count the hashes (n,); `codes` (n,) is what a value's hash implies, such as its fault code."""
        cdef Py_ssize_t first = 0, i, j, many, n = hashes.shape[0]
        cdef int failed = 0
        cdef bint coded = codes is not None
        cdef Py_ssize_t[TOGETHER] kept
        cdef uint64_t h, at, limit
        if coded and codes.shape[0] != n:
            raise ValueError("codes and hashes differ in length")
        with nogil:
            while first < n:
                # Which to keep is known before any is looked up: by no branch, for none could be foretold.
                limit = self._limit()
                many = 0
                for i in range(first, min(first + TOGETHER, n)):
                    kept[many] = i
                    many += hashes[i] - 1 < limit  # 0 comes out as the greatest
                first += TOGETHER
                for j in range(many):
                    if j + AHEAD < many:
                        fetch_early(&self.table[hashes[kept[j + AHEAD]] & (self.slots - 1)])
                    h = hashes[kept[j]]
                    at = h & (self.slots - 1)
                    if self.table[at].key == h:
                        # Nearly every value of a column with few distinct ones ends here.
                        self.table[at].count += 256
                    else:
                        failed |= self._add(h, 1, codes[kept[j]] if coded else 0)
        if failed:
            raise MemoryError

    def add(self, const uint64_t[::1] keys, const int64_t[::1] counts, const uint8_t[::1] codes, int level):
        """Merge kept hashes of another table, as `items` gives them, kept at its `level`."""
        cdef Py_ssize_t i
        cdef int failed = 0
        if counts.shape[0] != keys.shape[0] or codes.shape[0] != keys.shape[0] or not 0 <= level < 64:
            raise ValueError("not the items of a table")
        with nogil:
            if level > self.level:
                self.level = level
                failed |= self._rebuild(self.slots)
            for i in range(keys.shape[0]):
                failed |= self._add(keys[i], counts[i], codes[i])
        if failed:
            raise MemoryError

    def items(self):
        """Kept hashes in rising order, uint64 (size,), their counts, int64, and codes, uint8."""
        keys = np.empty(self.size, np.uint64)
        counts = np.empty(self.size, np.int64)
        codes = np.empty(self.size, np.uint8)
        cdef uint64_t[::1] k = keys
        cdef int64_t[::1] c = counts
        cdef uint8_t[::1] f = codes
        cdef Py_ssize_t i, at = 0
        for i in range(self.slots):
            if self.table[i].key != 0:
                k[at] = self.table[i].key
                c[at] = self.table[i].count >> 8
                f[at] = self.table[i].count & 0xFF
                at += 1
        order = np.argsort(keys)
        return keys[order], counts[order], codes[order]


def lookup_codes(const uint64_t[::1] hashes, const uint64_t[::1] known, uint8_t[::1] out):
    """out[i] = 1 + the place of hashes[i] among `known` (sorted, at most 250); 0 blank, 255 any other."""
    cdef Py_ssize_t i, n = hashes.shape[0], m = known.shape[0]
    cdef uint64_t h
    cdef uint64_t[1024] keys
    cdef uint8_t[1024] codes
    cdef uint64_t at
    if out.shape[0] < n or m > 250:
        raise ValueError("out is too short or too many values are known")
    memset(keys, 0, sizeof(keys))
    for i in range(m):
        at = known[i] & 1023
        while keys[at] != 0:
            at = (at + 1) & 1023
        keys[at] = known[i]
        codes[at] = i + 1
    with nogil:
        for i in range(n):
            h = hashes[i]
            if h == 0:
                out[i] = 0
                continue
            at = h & 1023
            while keys[at] != 0 and keys[at] != h:
                at = (at + 1) & 1023
            out[i] = codes[at] if keys[at] == h else 255


def count_codes(const uint8_t[::1] codes, int64_t[::1] counts):
    """counts[c] (256,) += how often code c occurs among `codes` (n,)."""
    cdef Py_ssize_t i
    if counts.shape[0] != 256:
        raise ValueError("counts must hold 256")
    with nogil:
        for i in range(codes.shape[0]):
            counts[codes[i]] += 1


def count_pairs(const uint8_t[::1] left, const uint8_t[::1] right, int64_t[:, ::1] table):
    """table[a, b] (256, 256) += how often (a, b) stand in one row."""
    cdef Py_ssize_t i
    if left.shape[0] != right.shape[0] or table.shape[0] != 256 or table.shape[1] != 256:
        raise ValueError("two columns of one length and a table of 256 by 256 are needed")
    with nogil:
        for i in range(left.shape[0]):
            table[left[i], right[i]] += 1


def parse_numbers(const int32_t[::1] offsets, const uint8_t[::1] data, double[::1] out):
    """Plain decimal numbers, with sign and point, to out[i]; anything else NaN. At most 18 digits count."""
    cdef Py_ssize_t i, at, stop, n = offsets.shape[0] - 1
    cdef int64_t whole
    cdef int digits, scale
    cdef bint negative, point, wrong
    cdef uint8_t c
    cdef double[19] powers
    cdef double nan = float("nan")
    if out.shape[0] < n:
        raise ValueError("out is shorter than the column")
    if n > 0 and (offsets[0] < 0 or offsets[n] > data.shape[0]):
        raise ValueError("offsets reach outside the data")
    for i in range(19):
        powers[i] = 10.0 ** i
    with nogil:
        for i in range(n):
            at = offsets[i]
            stop = offsets[i + 1]
            while at < stop and data[at] == 32:
                at += 1
            while stop > at and data[stop - 1] == 32:
                stop -= 1
            negative = at < stop and data[at] == 45
            if at < stop and (data[at] == 45 or data[at] == 43):
                at += 1
            whole = 0
            digits = 0
            scale = 0
            point = False
            wrong = stop - at > 20
            while stop - at >= 8 and not wrong and digits <= 10 and eight_digits(&data[at]):
                whole = whole * 100000000 + value_of_eight(&data[at])
                digits += 8
                at += 8
            while at < stop and not wrong:
                c = data[at]
                if 48 <= c <= 57:
                    digits += 1
                    if digits > 18:
                        wrong = True
                        break
                    whole = whole * 10 + (c - 48)
                    scale += point
                elif c == 46 and not point:
                    point = True
                else:
                    wrong = True
                at += 1
            if wrong or digits == 0:
                out[i] = nan
            else:
                out[i] = (-whole if negative else whole) / powers[scale]


def count_magnitudes(const double[::1] values, int64_t[::1] cells):
    """Count numbers (n,) by sign and magnitude; NaN is left out.

    cells (2 * 32 * 96 + 1,): zero in the middle, positive rising from there, negative falling. An octave
    from 2**-32 to 2**64 has 32 cells of equal width, so a cell's middle is within 1.6 % of all in it.
    """
    cdef Py_ssize_t i, half = cells.shape[0] // 2
    cdef int exponent
    cdef double v, mantissa
    cdef int64_t at
    if cells.shape[0] != 2 * 32 * 96 + 1:
        raise ValueError("cells must hold 2 * 32 * 96 + 1")
    with nogil:
        for i in range(values.shape[0]):
            v = values[i]
            if v != v:
                continue
            if v == 0:
                cells[half] += 1
                continue
            mantissa = frexp(v if v > 0 else -v, &exponent)
            at = (exponent + 31) * 32 + <int64_t> (mantissa * 64) - 32
            if at < 0:
                at = 0
            elif at >= half:
                at = half - 1
            cells[half + 1 + at if v > 0 else half - 1 - at] += 1
