# cython: boundscheck=False, wraparound=False, cdivision=True
"""Which values hold one of some words: a sieve before what is dear, such as a regular expression."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.stdint cimport int16_t, int32_t, uint8_t, uint32_t
from libc.string cimport memcmp

import numpy as np

from leakassay.kernels.trim cimport bounds

cdef enum:
    PAIRS = 1 << 16


cdef inline bint _may_stand(const uint8_t* text, Py_ssize_t at, Py_ssize_t begin, Py_ssize_t end, const uint8_t* allowed) noexcept nogil:
    """Is the byte at `at` allowed? Beyond ASCII all are, but for the end of a Chinese character, which is no digit."""
    if at < begin or at >= end:
        return False
    if text[at] < 128:
        return allowed[text[at]]
    return not (at - 2 >= begin and 0xE4 <= text[at - 2] <= 0xE9 and text[at] & 0xC0 == 0x80)


cdef class Anchors:
    """Words, each with the ASCII characters of which one has to stand right before or behind it."""

    cdef list held
    cdef int32_t[::1] heads    # by the first two bytes: the first of the words that begin so, or -1
    cdef uint32_t[::1] known   # one bit for each two bytes that some word begins with
    cdef int32_t[::1] following
    cdef uint8_t[:, :, ::1] allowed

    def __init__(self, words):
        """`words`: (word, characters before, characters behind), two bytes or more; no characters: any, or none.

        Characters beyond ASCII are let through, Chinese ones left out. Raises ValueError for shorter words.
        """
        cdef int32_t number
        cdef int side, character
        cdef uint32_t pair
        self.held = [bytes(word) for word, _, _ in words]
        self.heads = np.full(PAIRS, -1, np.int32)
        self.known = np.zeros(PAIRS // 32, np.uint32)
        self.following = np.full(len(self.held) + 1, -1, np.int32)
        self.allowed = np.zeros((len(self.held) + 1, 2, 128), np.uint8)
        for number, (word, *sides) in enumerate(words):
            if len(word) < 2:
                raise ValueError("a word needs two bytes")
            pair = word[0] << 8 | word[1]
            self.following[number] = self.heads[pair]
            self.heads[pair] = number
            self.known[pair >> 5] |= <uint32_t> 1 << (pair & 31)
            for side, characters in enumerate(sides):
                for character in characters:
                    self.allowed[number, side, character] = 1
                if not characters:
                    self.allowed[number, side, 0] = 2  # NUL never asks: it says that nothing is asked

    cdef bint _stands(self, int32_t number, const uint8_t* text, Py_ssize_t at, Py_ssize_t begin, Py_ssize_t end,
                      const uint8_t* word, Py_ssize_t size) noexcept nogil:
        if at + size > end or memcmp(text + at, word, size) != 0:
            return False
        if self.allowed[number, 0, 0] != 2 and not _may_stand(text, at - 1, begin, end, &self.allowed[number, 0, 0]):
            return False
        return self.allowed[number, 1, 0] == 2 or _may_stand(text, at + size, begin, end, &self.allowed[number, 1, 0])

    def held_by(self, const int32_t[::1] offsets, const uint8_t[::1] data, uint8_t[::1] out):
        """Write 1 into out[i] where value i holds one of the words, else 0."""
        cdef Py_ssize_t i, at, n = offsets.shape[0] - 1, size = data.shape[0]
        cdef int32_t start = 0, stop = 0, number
        cdef uint32_t pair
        cdef const uint8_t* text
        cdef const uint32_t* known = &self.known[0]
        if out.shape[0] < n:
            raise ValueError("out is shorter than the column")
        words_ = self._words()
        cdef const uint8_t** words = <const uint8_t**> PyBytes_AS_STRING(words_[0])
        cdef Py_ssize_t* sizes = <Py_ssize_t*> PyBytes_AS_STRING(words_[1])
        with nogil:
            text = &data[0] if size else NULL
            for i in range(n):
                out[i] = 0
                bounds(offsets, i, size, &start, &stop)
                at = start
                while at + 1 < stop and not out[i]:
                    pair = <uint32_t> text[at] << 8 | text[at + 1]
                    if (known[pair >> 5] >> (pair & 31)) & 1:
                        number = self.heads[pair]
                        while number >= 0 and not out[i]:
                            out[i] = self._stands(number, text, at, start, stop, words[number], sizes[number])
                            number = self.following[number]
                    at += 1

    def _words(self):
        """Where the words lie and how long they are, as bytes to read them from."""
        where = np.array([<size_t> PyBytes_AS_STRING(word) for word in self.held], np.uintp)
        sizes = np.array([PyBytes_GET_SIZE(word) for word in self.held], np.intp)
        return where.tobytes(), sizes.tobytes()
