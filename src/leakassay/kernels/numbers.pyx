# cython: boundscheck=False, wraparound=False, cdivision=True
"""Judges a column of national numbers by the tables that `kinds.number_tables` lays out of a rule.

A character is a slot from 0 to 63, the folded ASCII code less 32; what no rule names is slot OTHER.
All else is one act: add up, over some places, what the character there counts, and look the sum up.
"""

cimport cython
from libc.stdint cimport int32_t, uint8_t, uint64_t

from leakassay.kernels.trim cimport bounds, trim

cdef enum:
    LONGEST = 48
    SLOTS = 64
    OTHER = 32
    FIRST_YEAR = 1800
    LAST_YEAR = 2039

cdef enum:
    LENGTH = 1
    ALPHABET = 2
    MASKED = 3

cdef enum:
    L_WIDTH, L_ALLOWED, L_PARTS, L_PARTS_END, L_CHECKS, L_CHECKS_END, L_BIRTH, L_SEX_AT, L_SEX_STEPS
    L_REGION
    L_AREA = L_REGION + 4
    L_COLUMNS = L_AREA + 4

cdef enum:
    # A region or area: first place, places, row of steps, place in the lookup (-1: the sum itself).
    P_START, P_COUNT, P_STEPS, P_LOOKUP

cdef enum:
    A_START, A_COUNT, A_STEPS, A_BITS, A_FAULT, A_COLUMNS

cdef enum:
    C_NAME, C_START, C_COUNT, C_STEPS, C_MODULUS, C_RIGHT, C_AT, C_THEN, C_LAST, C_FAULT, C_COLUMNS

cdef enum:
    B_YEAR, B_YEAR_COUNT, B_YEAR_STEPS, B_MONTH, B_MONTH_COUNT, B_MONTH_STEPS, B_DAY, B_DAY_COUNT, B_DAY_STEPS
    B_YEARS, B_YEARS_SIZE, B_CENTURY_AT, B_CENTURY_STEPS, B_MONTHS, B_MONTHS_SIZE, B_DAYS, B_DAYS_SIZE, B_MODE
    B_FAULT, B_COLUMNS

cdef int[13] MONTH_DAYS = [31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

cdef struct Said:
    int32_t birth
    int32_t sex
    int32_t region
    int32_t area


cdef inline int days_in(int year, int month) noexcept nogil:
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return MONTH_DAYS[month]


cdef inline bint digit(uint8_t slot) noexcept nogil:
    return 16 <= slot <= 25


@cython.final
cdef class Judge:
    """The tables of one rule, and the walk over a column by them."""

    # The arrays are held for the pointers into them, which the walk reads by.
    cdef tuple held
    cdef const uint8_t* fold
    cdef const uint8_t* skip
    cdef const int32_t* steps
    cdef const uint64_t* allowed
    cdef const int32_t* lookup
    cdef const uint8_t* bits
    cdef const int32_t* layouts
    cdef const int32_t* parts
    cdef const int32_t* checks
    cdef const int32_t* births
    cdef const uint8_t* placeholders
    cdef const uint8_t* turns
    cdef const uint8_t* times
    cdef uint64_t separators
    cdef int rows, placeholder_rows
    cdef int pad, placeholder
    cdef bint repeats

    def __init__(self, *, const uint8_t[::1] fold, const uint8_t[::1] skip, const int32_t[:, ::1] steps,
                 const uint64_t[::1] allowed, const int32_t[::1] lookup, const uint8_t[::1] bits,
                 const int32_t[:, ::1] layouts, const int32_t[:, ::1] parts, const int32_t[:, ::1] checks,
                 const int32_t[:, ::1] births, const uint8_t[:, ::1] placeholders, const uint8_t[:, ::1] turns,
                 const uint8_t[:, ::1] times, int pad, int placeholder, bint repeats):
        cdef Py_ssize_t at
        if fold.shape[0] != 65536 or skip.shape[0] != (LONGEST + 1) * SLOTS or steps.shape[1] != SLOTS:
            raise ValueError("a table has the wrong size")
        if (layouts.shape[1], parts.shape[1], checks.shape[1], births.shape[1], placeholders.shape[1]) != (
                L_COLUMNS, A_COLUMNS, C_COLUMNS, B_COLUMNS, LONGEST + 1):
            raise ValueError("a table has the wrong number of columns")
        if (turns.shape[0], turns.shape[1], times.shape[0], times.shape[1]) != (8, 10, 10, 10):
            raise ValueError("a table has the wrong size")
        self.held = (fold, skip, steps, allowed, lookup, bits, layouts, parts, checks, births, placeholders,
                     turns, times)
        self.fold, self.skip, self.allowed = &fold[0], &skip[0], &allowed[0]
        self.steps = &steps[0, 0] if steps.shape[0] else NULL
        self.lookup, self.bits, self.layouts = &lookup[0], &bits[0], &layouts[0, 0]
        self.parts = &parts[0, 0] if parts.shape[0] else NULL
        self.checks = &checks[0, 0] if checks.shape[0] else NULL
        self.births = &births[0, 0] if births.shape[0] else NULL
        self.placeholders = &placeholders[0, 0] if placeholders.shape[0] else NULL
        self.turns, self.times = &turns[0, 0], &times[0, 0]
        self.rows, self.placeholder_rows = <int> layouts.shape[0], <int> placeholders.shape[0]
        self.separators = 0
        for at in range(skip.shape[0]):
            self.separators |= <uint64_t> skip[at] << (at % SLOTS)
        self.pad, self.placeholder, self.repeats = pad, placeholder, repeats

    def run(self, const int32_t[::1] offsets, const uint8_t[::1] data, uint8_t[::1] codes, int32_t[:, ::1] facts):
        """Write the fault codes (n,) and, unless `facts` (4, n) is empty, birth, sex, region and area."""
        cdef Py_ssize_t i, n = offsets.shape[0] - 1, size = data.shape[0]
        cdef int32_t start, stop
        cdef int length, layout
        cdef uint8_t[LONGEST + 1] text
        cdef Said said
        cdef bint wanted = facts.shape[0] == 4
        if codes.shape[0] < n or (wanted and facts.shape[1] < n):
            raise ValueError("the results are shorter than the column")
        with nogil:
            for i in range(n):
                if not bounds(offsets, i, size, &start, &stop):
                    codes[i] = LENGTH
                    continue
                trim(&data[0], &start, &stop)
                length = self.read(&data[0], start, stop, text)
                layout = self.fitting(text, length)
                if layout < 0:
                    codes[i] = <uint8_t> -layout
                    continue
                said.birth = said.sex = said.region = said.area = 0
                codes[i] = self.judge(text, length, layout, &said)
                if wanted and codes[i] == 0:
                    facts[0, i] = said.birth
                    facts[1, i] = said.sex
                    facts[2, i] = said.region
                    facts[3, i] = said.area

    cdef int read(self, const uint8_t* data, int32_t at, int32_t stop, uint8_t* text) noexcept nogil:
        """Fold the characters that count into `text`; give how many, LONGEST + 1 for too many."""
        cdef int length = 0, i, missing
        cdef int32_t step
        cdef uint8_t slot
        while at < stop:
            if data[at] < 128:
                slot = self.fold[data[at]]
                at += 1
            else:
                slot = self.fold[point(data, at, stop, &step)]
                at += step
            if (self.separators >> slot) & 1 and self.skip[length * SLOTS + slot]:
                continue
            if length == LONGEST:
                return LONGEST + 1
            text[length] = slot
            length += 1
        if 0 < length < self.pad:
            missing = self.pad - length
            for i in range(length - 1, -1, -1):
                text[i + missing] = text[i]
            for i in range(missing):
                text[i] = 16
            length = self.pad
        return length

    cdef int fitting(self, const uint8_t* text, int length) noexcept nogil:
        """Give the row of the first layout that the text is, or the negative of a fault code."""
        cdef int row, i, at, hidden = 0
        cdef uint64_t together
        cdef bint fits = False, plain = True
        for row in range(self.rows):
            if self.layouts[row * L_COLUMNS + L_WIDTH] != length:
                continue
            fits = True
            at = self.layouts[row * L_COLUMNS + L_ALLOWED]
            together = 1
            for i in range(length):
                together &= self.allowed[at + i] >> text[i]
            if together:
                return row
        if length > LONGEST:
            return -LENGTH
        for i in range(length):
            # `*`, `#` and X hide; digits and letters may stand beside them.
            if text[i] == 10 or text[i] == 3 or text[i] == 56:
                hidden += 1
            elif not (digit(text[i]) or 33 <= text[i] <= 58):
                plain = False
        if hidden >= 3 and length >= 6 and plain:
            return -MASKED
        return -ALPHABET if fits else -LENGTH

    cdef uint8_t judge(self, const uint8_t* text, int length, int layout, Said* said) noexcept nogil:
        cdef const int32_t* row = self.layouts + layout * L_COLUMNS
        cdef const int32_t* part
        cdef const int32_t* check
        cdef int i, total, alternative = 0, first = 0, fault = 0
        cdef bint held
        if self.placeholder and self.is_placeholder(text, length):
            return <uint8_t> self.placeholder
        for i in range(row[L_PARTS], row[L_PARTS_END]):
            part = self.parts + i * A_COLUMNS
            total = self.add(text, part[A_START], part[A_COUNT], part[A_STEPS])
            if total < 0 or not (self.bits[part[A_BITS] + (total >> 3)] >> (total & 7)) & 1:
                return <uint8_t> part[A_FAULT]
        i = row[L_CHECKS]
        first = i
        while i < row[L_CHECKS_END]:
            check = self.checks + i * C_COLUMNS
            held = self.holds(text, check)
            if first >= 0 and (held or check[C_LAST]):
                alternative = i - first
                first = -1
            if held:
                while not self.checks[i * C_COLUMNS + C_LAST]:
                    i += 1
            elif check[C_LAST] and fault == 0:
                fault = check[C_FAULT]
            i += 1
        if row[L_BIRTH] >= 0 and not self.born(text, self.births + row[L_BIRTH] * B_COLUMNS, alternative, said):
            return <uint8_t> self.births[row[L_BIRTH] * B_COLUMNS + B_FAULT]
        if fault:
            return <uint8_t> fault
        if row[L_SEX_AT] >= 0 and said.sex == 0:
            said.sex = self.steps[row[L_SEX_STEPS] * SLOTS + text[row[L_SEX_AT]]]
        said.region = self.place(text, row + L_REGION)
        said.area = self.place(text, row + L_AREA)
        return 0

    cdef inline int add(self, const uint8_t* text, int start, int count, int steps) noexcept nogil:
        cdef int i, total = 0
        cdef const int32_t* table = self.steps + steps * SLOTS
        text += start
        for i in range(count):
            total += table[i * SLOTS + text[i]]
        return total

    cdef bint is_placeholder(self, const uint8_t* text, int length) noexcept nogil:
        cdef int row, i
        if self.repeats:
            for i in range(1, length):
                if text[i] != text[0]:
                    break
            else:
                return True
        for row in range(self.placeholder_rows):
            if self.placeholders[row * (LONGEST + 1)] != length:
                continue
            for i in range(length):
                if self.placeholders[row * (LONGEST + 1) + i + 1] != text[i]:
                    break
            else:
                return True
        return False

    cdef int32_t place(self, const uint8_t* text, const int32_t* row) noexcept nogil:
        cdef int total
        if row[P_START] < 0:
            return 0
        total = self.add(text, row[P_START], row[P_COUNT], row[P_STEPS])
        if row[P_LOOKUP] < 0:
            return total
        return self.lookup[row[P_LOOKUP] + total] if total >= 0 else 0

    cdef bint holds(self, const uint8_t* text, const int32_t* check) noexcept nogil:
        cdef int rest
        if check[C_NAME] == 0:
            while True:
                rest = self.add(text, check[C_START], check[C_COUNT], check[C_STEPS]) % check[C_MODULUS]
                if check[C_THEN] < 0 or self.allowed[check[C_RIGHT] + rest] != (<uint64_t> 1) << 31:
                    return (self.allowed[check[C_RIGHT] + rest] >> text[check[C_AT]]) & 1
                check = self.checks + check[C_THEN] * C_COLUMNS
        if check[C_NAME] == 1:
            return self.verhoeff(text + check[C_START], check[C_COUNT])
        if check[C_NAME] == 2:
            return mod_11_10(text + check[C_START], check[C_COUNT])
        if check[C_NAME] == 3:
            return one_repeated(text + check[C_START], check[C_COUNT])
        return no_palindrome(text + check[C_START], check[C_COUNT])

    cdef bint verhoeff(self, const uint8_t* text, int count) noexcept nogil:
        cdef int i, check = 0
        for i in range(count):
            if not digit(text[count - 1 - i]):
                return False
            check = self.times[check * 10 + self.turns[(i & 7) * 10 + text[count - 1 - i] - 16]]
        return check == 0

    cdef bint born(self, const uint8_t* text, const int32_t* birth, int alternative, Said* said) noexcept nogil:
        cdef int year, month = 0, day, row = 0, added = 0, sex = 0
        day = self.add(text, birth[B_DAY], birth[B_DAY_COUNT], birth[B_DAY_STEPS])
        if day < 0 or day >= birth[B_DAYS_SIZE]:
            return False
        day = self.lookup[birth[B_DAYS] + day]
        if day == 0:
            return False
        if birth[B_MODE] == 2:
            said.birth = day
            return True
        if birth[B_MODE] == 1:
            month = (day >> 8) & 15
        else:
            month = self.add(text, birth[B_MONTH], birth[B_MONTH_COUNT], birth[B_MONTH_STEPS])
            if month < 0 or month >= birth[B_MONTHS_SIZE]:
                return False
            month = self.lookup[birth[B_MONTHS] + month]
            if month == 0:
                return False
            added = ((month >> 8) & 4095) - 2000
            sex = (month >> 4) & 3
            month &= 15
        if (day >> 5) & 3:
            sex = (day >> 5) & 3
        day &= 31
        year = self.add(text, birth[B_YEAR], birth[B_YEAR_COUNT], birth[B_YEAR_STEPS])
        if birth[B_YEARS] >= 0:
            if birth[B_CENTURY_AT] == -2:
                row = alternative
            elif birth[B_CENTURY_AT] >= 0:
                row = self.steps[birth[B_CENTURY_STEPS] * SLOTS + text[birth[B_CENTURY_AT]]]
            if row < 0 or year < 0 or year >= birth[B_YEARS_SIZE]:
                return False
            year = self.lookup[birth[B_YEARS] + row * birth[B_YEARS_SIZE] + year]
            if year == 0:
                return False
        year += added
        if year < FIRST_YEAR or year > LAST_YEAR or (month and day > days_in(year, month)):
            return False
        said.birth = year * 10000 + month * 100 + day
        said.sex = sex
        return True


cdef int32_t point(const uint8_t* data, int32_t at, int32_t stop, int32_t* step) noexcept nogil:
    """Give the code point at `at`, 0 for one that is beyond U+FFFF or broken."""
    cdef uint8_t c = data[at]
    step[0] = 1 if c < 0xC0 else (2 if c < 0xE0 else (3 if c < 0xF0 else 4))
    if at + step[0] > stop or c < 0xC0:
        step[0] = 1
        return 0
    if step[0] == 2:
        return ((c & 31) << 6) | (data[at + 1] & 63)
    if step[0] == 3:
        return ((c & 15) << 12) | ((data[at + 1] & 63) << 6) | (data[at + 2] & 63)
    return 0


cdef bint mod_11_10(const uint8_t* text, int count) noexcept nogil:
    cdef int i, check = 5
    for i in range(count):
        if not digit(text[i]):
            return False
        check = ((check if check else 10) * 2 % 11 + text[i] - 16) % 10
    return check == 1


cdef bint one_repeated(const uint8_t* text, int count) noexcept nogil:
    cdef int i, j, often, repeated = 0
    cdef bint again
    for i in range(count):
        often = 0
        again = False
        for j in range(count):
            if text[j] == text[i]:
                often += 1
                again = again or j < i
        if again or often == 1:
            continue
        if often > 3:
            return False
        repeated += 1
    return repeated == 1


cdef bint no_palindrome(const uint8_t* text, int count) noexcept nogil:
    cdef int i
    for i in range(count // 2):
        if text[i] != text[count - 1 - i]:
            return True
    return False
