# cython: boundscheck=False, wraparound=False, cdivision=True
"""Read dates and times of day in the ways that people and systems write them.

A value is cut into numbers and known words; every array has a fixed length that the loop checks,
so that no value can write past it. What the numbers mean is decided from their lengths, the words
beside them and, where that leaves it open, the order that the caller found for the column.
"""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint16_t

from leakassay.kernels.trim cimport bounds, trim

cdef enum:
    NUMBERS = 10
    # words of `kinds.dates.WORDS`; 1-12 are months
    AM = 20
    PM = 21
    IGNORED = 22
    YEAR_MARK = 24
    MONTH_MARK = 25
    DAY_MARK = 26
    HOUR_MARK = 27
    MINUTE_MARK = 28
    SECOND_MARK = 29
    ERAS = 31
    BUDDHIST = 37
    FIRST_YEAR = 38
    NET = 39
    # faults
    SHAPE = 1
    MONTH = 2
    DAY = 3
    RANGE = 4
    TIME = 5
    # forms, as `kinds.dates.FORMS`
    F_YMD = 1
    F_YDM = 2
    F_DMY4 = 3
    F_MDY4 = 4
    F_OPEN4 = 5
    F_DMY2 = 6
    F_MDY2 = 7
    F_YMD2 = 8
    F_OPEN2 = 9
    F_COMPACT = 10
    F_COMPACT_DMY = 11
    F_COMPACT_SHORT = 12
    F_YEAR_MONTH = 13
    F_YEAR = 14
    F_COMPACT_TIME = 15
    F_EPOCH = 16
    F_NAMED = 17
    F_MARKED = 18
    F_ERA = 19
    F_BUDDHIST = 20
    F_NET = 21
    F_EXCEL = 22
    F_ROC = 23
    F_HIJRI = 24
    # order
    DMY = 1
    MDY = 2
    YMD = 3
    # reading of bare numbers
    EXCEL = 1
    ROC = 2
    EPOCH = 3

cdef int[5] ERA_YEAR = [1867, 1911, 1925, 1988, 2018]


cdef struct Value:
    int64_t[NUMBERS] number
    int[NUMBERS] digits
    uint8_t[NUMBERS] before
    uint8_t[NUMBERS] after
    int count
    int month
    int half
    int era
    bint net
    bint minus


cdef struct Read:
    int32_t date
    int32_t second
    uint8_t fault
    uint8_t form


cdef inline int _month_days(int64_t year, int64_t month) noexcept nogil:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


cdef inline void _set(Read* out, int64_t year, int64_t month, int64_t day) noexcept nogil:
    if year < 1 or year > 9999:
        out.fault = RANGE
    elif month < 0 or month > 12:
        out.fault = MONTH
    elif day < 0 or day > _month_days(year, month if month else 1) or (month == 0 and day > 0):
        out.fault = DAY
    else:
        out.fault = 0
        out.date = <int32_t> (year * 10000 + month * 100 + day)


cdef inline void _clock(Read* out, int64_t hour, int64_t minute, int64_t second) noexcept nogil:
    if hour < 0 or hour > 24 or minute > 59 or second > 60 or (hour == 24 and minute + second > 0):
        out.fault = TIME
    else:
        out.second = <int32_t> (hour * 3600 + minute * 60 + second)


cdef inline void _from_days(Read* out, int64_t days, int64_t second) noexcept nogil:
    """Days since 1970-01-01 to a date (Hinnant, civil_from_days)."""
    cdef int64_t z = days + 719468
    cdef int64_t era = (z if z >= 0 else z - 146096) // 146097
    cdef int64_t doe = z - era * 146097
    cdef int64_t yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    cdef int64_t doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    cdef int64_t mp = (5 * doy + 2) // 153
    cdef int64_t month = mp + 3 if mp < 10 else mp - 9
    _set(out, yoe + era * 400 + (1 if month <= 2 else 0), month, doy - (153 * mp + 2) // 5 + 1)
    out.second = <int32_t> second


cdef inline void _epoch(Read* out, int64_t seconds) noexcept nogil:
    cdef int64_t days = seconds // 86400
    if seconds % 86400 < 0:
        days -= 1
    _from_days(out, days, seconds - days * 86400)


cdef inline int64_t _long_year(int64_t year, int digits, int pivot) noexcept nogil:
    if digits > 2:
        return year
    return 2000 + year if year <= pivot else 1900 + year


cdef bint _cut(const uint8_t* text, int32_t size, const uint8_t* classes, const uint16_t* cells,
               size_t width, size_t states, const uint8_t* accept, Value* v) noexcept nogil:
    """Cut a value into numbers and words; false where something in it is neither."""
    cdef int32_t at = 0, ahead, found
    cdef uint8_t c, between = 0, label
    cdef size_t state
    cdef bint sure
    v.count = 0
    v.month = 0
    v.half = 0
    v.era = 0
    v.net = False
    v.minus = size > 0 and text[0] == 45
    if size >= 4 and 48 <= text[1] <= 57:
        c = text[0]
        v.era = 1 if c == 77 else 2 if c == 84 else 3 if c == 83 else 4 if c == 72 else 5 if c == 82 else 0
        at = 1 if v.era else 0
    while at < size:
        c = text[at]
        if 48 <= c <= 57:
            if v.count == NUMBERS:
                return False
            v.number[v.count] = 0
            v.digits[v.count] = 0
            while at < size and 48 <= text[at] <= 57:
                if v.digits[v.count] == 18:
                    return False
                v.number[v.count] = v.number[v.count] * 10 + text[at] - 48
                v.digits[v.count] += 1
                at += 1
            v.before[v.count] = between
            v.after[v.count] = text[at] if at < size and text[at] < 128 else 0
            v.count += 1
            between = 0
        elif c == 32 or c == 45 or c == 46 or c == 47 or c == 58 or c == 44 or c == 43 or c == 39 or c == 95 or c == 9:
            if c != 32 or between == 0:
                between = c
            at += 1
        elif c == 40 or c == 41:
            at += 1
        else:
            state = 1
            label = 0
            found = at
            ahead = at
            while ahead < size:
                state = cells[state * width + classes[text[ahead]]]
                # A state outside the table is dead too: checked here, since a table is read far less than held.
                if state == 0 or state >= states:
                    break
                ahead += 1
                if accept[state]:
                    label = accept[state]
                    found = ahead
            if label == 0:
                return False
            at = found
            if label <= 12:
                if v.month:
                    return False
                v.month = label
            elif label == AM or label == PM:
                v.half = label
            elif YEAR_MARK <= label <= SECOND_MARK:
                if v.count == 0:
                    return False
                if v.after[v.count - 1] < 128:
                    v.after[v.count - 1] = 128 + label
            elif ERAS <= label <= BUDDHIST:
                v.era = label - ERAS + 1
            elif label == FIRST_YEAR:
                if v.count == NUMBERS or not v.era:
                    return False
                v.number[v.count] = 1
                v.digits[v.count] = 1
                v.before[v.count] = 0
                v.after[v.count] = 0
                v.count += 1
            elif label == NET:
                v.net = True
    return v.count > 0


cdef void _three(Value* v, int order, int pivot, Read* out) noexcept nogil:
    """Three numbers without names."""
    cdef int64_t a = v.number[0], b = v.number[1], c = v.number[2], year
    cdef bint dotted = v.after[0] == 46
    if v.digits[0] > 4 or v.digits[1] > 2 or v.digits[2] > 4:
        return
    if v.digits[0] >= 3:
        if v.digits[2] > 2:
            return
        if b > 12 and c <= 12:
            out.form = F_YDM
            _set(out, a, c, b)
        else:
            out.form = F_YMD
            _set(out, a, b, c)
        return
    if v.digits[2] == 3 or (v.digits[2] == 1 and order != YMD):
        return
    if order == YMD or (v.digits[2] == 2 and order == 0 and a > 31):
        out.form = F_YMD2
        _set(out, _long_year(a, v.digits[0], pivot), b, c)
        return
    year = _long_year(c, v.digits[2], pivot)
    if a > 12 and b > 12:
        out.fault = MONTH
    elif a > 12 or (b <= 12 and (order == DMY or (order == 0 and dotted))):
        out.form = F_DMY4 if v.digits[2] == 4 else F_DMY2
        _set(out, year, b, a)
    elif b > 12 or order == MDY:
        out.form = F_MDY4 if v.digits[2] == 4 else F_MDY2
        _set(out, year, a, b)
    else:
        out.form = F_OPEN4 if v.digits[2] == 4 else F_OPEN2
        _set(out, year, a, b)
        if out.fault == 0 and a != b:
            _set(out, year, 0, 0)


cdef void _bare(Value* v, int order, int numbers, int pivot, Read* out) noexcept nogil:
    """One number alone."""
    cdef int64_t x = v.number[0], head
    cdef int digits = v.digits[0]
    if numbers == EXCEL:
        if digits <= 5:
            out.form = F_EXCEL
            _from_days(out, x - 25569, -1)
        return
    if numbers == EPOCH or digits == 10 or digits == 13 or digits == 16:
        head = x
        if digits >= 15:
            head = x // 1000000
        elif digits >= 12:
            head = x // 1000
        if numbers == EPOCH:
            head = -head if v.minus else head
            if head < -4733510400LL or head > 4102444800LL:
                out.fault = RANGE
                return
        elif head < 946684800 or head > 2051222400 or v.minus:
            out.fault = RANGE
            return
        out.form = F_EPOCH
        _epoch(out, head)
        return
    if numbers == ROC and (digits == 6 or digits == 7):
        out.form = F_ROC
        _set(out, x // 10000 + 1911, x // 100 % 100, x % 100)
        return
    if digits == 8:
        if order == 0 or order == YMD:
            out.form = F_COMPACT
            _set(out, x // 10000, x // 100 % 100, x % 100)
        if out.fault == 0 and out.date < 10000000:
            out.fault = RANGE
        if order == DMY or (order == 0 and (out.fault or x // 10000 < 1300) and x % 10000 >= 1300):
            out.form = F_COMPACT_DMY
            _set(out, x % 10000, x // 10000 % 100, x // 1000000)
        elif order == MDY:
            out.form = F_COMPACT_DMY
            _set(out, x % 10000, x // 1000000, x // 10000 % 100)
    elif digits == 4:
        out.form = F_YEAR
        _set(out, x, 0, 0)
    elif digits == 6:
        if 1 <= x % 100 <= 12 and 1800 <= x // 100 <= 2100 and order == 0:
            out.form = F_YEAR_MONTH
            _set(out, x // 100, x % 100, 0)
        else:
            out.form = F_COMPACT_SHORT
            if order == DMY:
                _set(out, _long_year(x % 100, 2, pivot), x // 100 % 100, x // 10000)
            elif order == MDY:
                _set(out, _long_year(x % 100, 2, pivot), x // 10000, x // 100 % 100)
            else:
                _set(out, _long_year(x // 10000, 2, pivot), x // 100 % 100, x % 100)
    elif digits == 12 or digits == 14 or digits == 17:
        if digits == 17:
            x = x // 1000
        elif digits == 12:
            x = x * 100
        out.form = F_COMPACT_TIME
        head = x // 1000000
        _set(out, head // 10000, head // 100 % 100, head % 100)
        if out.fault == 0:
            _clock(out, x // 10000 % 100, x // 100 % 100, x % 100)


cdef void _named(Value* v, int count, int pivot, Read* out) noexcept nogil:
    """A month by name and one or two numbers."""
    out.form = F_NAMED
    if count == 1:
        if v.digits[0] == 4:
            _set(out, v.number[0], v.month, 0)
        elif v.digits[0] <= 2 and v.count >= 3 and v.digits[v.count - 1] == 4:
            _set(out, v.number[v.count - 1], v.month, v.number[0])
        elif v.digits[0] == 2 and v.before[0] != 0 and v.after[0] == 0:
            _set(out, _long_year(v.number[0], 2, pivot), v.month, 0)
    elif count == 2:
        if v.digits[0] == 4 and v.digits[1] <= 2:
            _set(out, v.number[0], v.month, v.number[1])
        elif v.digits[0] <= 2 and (v.digits[1] == 4 or v.digits[1] == 2):
            _set(out, _long_year(v.number[1], v.digits[1], pivot), v.month, v.number[0])


cdef void _marked(Value* v, int count, int pivot, Read* out) noexcept nogil:
    """Numbers that say by the character behind them what they are, or an era and its year."""
    cdef int64_t year = -1, month = 0, day = 0
    cdef int i, long_ = 4
    for i in range(count):
        if v.after[i] == 128 + YEAR_MARK or (i == 0 and v.after[i] < 128 and v.era):
            year = v.number[i]
            long_ = v.digits[i]
        elif v.after[i] == 128 + MONTH_MARK or (i == 1 and v.after[i] < 128 and v.era):
            month = v.number[i]
            if month == 0:
                return
        elif v.after[i] == 128 + DAY_MARK or i == 2 and v.after[i] < 128:
            day = v.number[i]
            if day == 0:
                return
        else:
            return
    if year < 0 or long_ > 4:
        return
    out.form = F_MARKED
    if v.era:
        out.form = F_ERA
        if v.era == 6:
            year += 1911
        elif v.era == 7:
            year -= 543
        elif v.era <= 5 and 1 <= year <= 64:
            year += ERA_YEAR[v.era - 1]
        else:
            out.fault = RANGE
            return
    else:
        year = _long_year(year, long_, pivot)
    _set(out, year, month, day)


cdef void _read(Value* v, int order, int numbers, int pivot, Read* out) noexcept nogil:
    cdef int count = v.count, i, left
    cdef int64_t hour, minute = 0, second = 0
    out.date = 0
    out.second = -1
    out.fault = SHAPE
    out.form = 0
    if v.net:
        out.form = F_NET
        _epoch(out, (-1 if v.before[0] == 45 else 1) * (v.number[0] // 1000))
        return
    for i in range(v.count):
        if v.after[i] == 58 or v.after[i] == 128 + HOUR_MARK or (v.half and i == v.count - 1 and i > 0):
            count = i
            break
    if count == 0:
        return
    if count == v.count and v.count > 3 and not v.month:
        return
    if count == 1 and v.count == 1 and not v.month and not v.era and v.after[0] < 128:
        if v.after[0] == 0 and v.before[0] == 0 or v.minus and v.before[0] == 45 or v.after[0] == 46:
            _bare(v, order, numbers, pivot, out)
    elif count == 2 and v.count == 2 and v.digits[0] == 8 and v.after[0] == 84 and (v.digits[1] == 6 or v.digits[1] == 4):
        out.form = F_COMPACT_TIME
        _set(out, v.number[0] // 10000, v.number[0] // 100 % 100, v.number[0] % 100)
        if out.fault == 0:
            minute = v.number[1] if v.digits[1] == 6 else v.number[1] * 100
            _clock(out, minute // 10000, minute // 100 % 100, minute % 100)
        return
    elif count == 1 and v.digits[0] == 8 and not v.month and v.after[0] < 128:
        _bare(v, order if order else 0, 0, pivot, out)
    elif v.month:
        _named(v, count, pivot, out)
    elif v.era or v.after[0] >= 128:
        _marked(v, count, pivot, out)
    elif count == 3:
        _three(v, order, pivot, out)
        if numbers == ROC and out.fault == 0 and v.digits[0] <= 3:
            out.form = F_ROC
            _set(out, v.number[0] + 1911, v.number[1], v.number[2])
    elif count == 2 and v.count == 2 and v.after[0] != 32 and v.after[0] != 44:
        out.form = F_YEAR_MONTH
        if v.digits[0] == 4 and v.digits[1] <= 2:
            _set(out, v.number[0], v.number[1], 0)
        elif v.digits[1] == 4 and v.digits[0] <= 2:
            _set(out, v.number[1], v.number[0], 0)
    if out.fault == 0:
        i = out.date // 10000
        if 2400 <= i <= 2600:
            out.form = F_BUDDHIST
            out.date -= 5430000
        elif 1300 <= i <= 1460:
            out.form = F_HIJRI
    left = v.count - count
    if out.fault or left == 0:
        return
    hour = v.number[count]
    if v.digits[count] > 2:
        out.fault = TIME
        return
    if left > 1 and (v.before[count + 1] == 58 or v.before[count + 1] == 0):
        minute = v.number[count + 1]
        if v.digits[count + 1] > 2:
            out.fault = TIME
            return
        if left > 2 and (v.before[count + 2] == 58 or v.before[count + 2] == 0):
            second = v.number[count + 2]
            if v.digits[count + 2] > 2:
                out.fault = TIME
                return
    if v.half == PM and hour < 12:
        hour += 12
    elif v.half == AM and hour == 12:
        hour = 0
    _clock(out, hour, minute, second)


cdef inline int _pair(const uint8_t* text) noexcept nogil:
    """The number of two digits, or 255."""
    cdef unsigned int tens = text[0] - 48, ones = text[1] - 48
    return <int> (tens * 10 + ones) if tens <= 9 and ones <= 9 else 255


cdef bint _plain(const uint8_t* text, int32_t size, Read* out) noexcept nogil:
    """Read `yyyy-mm-dd` and `yyyy-mm-dd hh:mm:ss` of a year that every layout reads alike; false for any other."""
    cdef int century, late, year, month, day, hour, minute, second
    if not (size == 10 or (size == 19 and text[10] == 32 and text[13] == 58 and text[16] == 58)):
        return False
    if text[4] != 45 or text[7] != 45:
        return False
    century = _pair(text)
    late = _pair(text + 2)
    year = century * 100 + late
    month = _pair(text + 5)
    day = _pair(text + 8)
    if not (15 <= century < 24 and late < 100 and 1 <= month <= 12 and 1 <= day <= _month_days(year, month)):
        return False
    if size == 19:
        hour = _pair(text + 11)
        minute = _pair(text + 14)
        second = _pair(text + 17)
        if hour > 23 or minute > 59 or second > 59:
            return False
        out.second = (hour * 60 + minute) * 60 + second
    out.date = year * 10000 + month * 100 + day
    out.fault = 0
    out.form = F_YMD
    return True


def read(const int32_t[::1] offsets, const uint8_t[::1] data, const uint8_t[::1] classes,
         const uint16_t[:, ::1] table, const uint8_t[::1] accept, int order, int numbers, int pivot,
         int32_t[::1] date, int32_t[::1] second, uint8_t[::1] fault, uint8_t[::1] form):
    """Read value i into date[i] (yyyymmdd, 0 where there is none), second[i] (-1), fault[i], form[i].

    `classes`, `table`, `accept` are the automaton of the words (`kinds.grammar.Tables`).
    """
    cdef Py_ssize_t i, n = offsets.shape[0] - 1, size = data.shape[0]
    cdef int32_t start, stop
    cdef Value value
    cdef Read out
    cdef const uint8_t* bytes_
    if min(date.shape[0], second.shape[0], fault.shape[0], form.shape[0]) < n:
        raise ValueError("an output is shorter than the column")
    for i in range(256):
        if classes[i] >= table.shape[1]:
            raise ValueError("a class is outside the table")
    if accept.shape[0] != table.shape[0] or n <= 0:
        return
    with nogil:
        bytes_ = &data[0] if size else NULL
        for i in range(n):
            bounds(offsets, i, size, &start, &stop)
            trim(bytes_, &start, &stop)
            out.date = 0
            out.second = -1
            out.fault = SHAPE
            out.form = 0
            if _plain(bytes_ + start, stop - start, &out):
                pass
            elif 0 < stop - start <= 64 and _cut(bytes_ + start, stop - start, &classes[0], &table[0, 0],
                                                 table.shape[1], table.shape[0], &accept[0], &value):
                _read(&value, order, numbers, pivot, &out)
            if out.fault:
                out.date = 0
                out.second = -1
            date[i] = out.date
            second[i] = out.second
            fault[i] = out.fault
            form[i] = out.form
