"""How a text is delimited: found by content, among all dialects that its own characters allow.

Each candidate is scored by how regular its records and how plain its cells become, after
G. van den Burg, A. Nazabal, C. Sutton, "Wrangling messy CSV files by detecting row and type patterns",
Data Mining and Knowledge Discovery 33 (2019): pattern score times type score. The pattern score here is
the share of records with the commonest number of fields, so that preambles and broken lines cost their
share and no more.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from leakassay.kernels.delimited import QUOTED, Cutter, gather
from leakassay.sources.delimited.shapes import shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOK = 1 << 16
"""Characters of the head that are tried."""
_RECORDS = 400
_TYPED = 60
"""Records whose cells are looked at."""
_SINGLES = ",;\t|:^~\x01\x1f\x1e\x02\x07\xa6§¬¶¤ #!*"
_RUN = re.compile(r"[^*\w\s\"'.@()\[\]{}<>/\\-]{2,4}|-{3,6}|, |; |\t\|\t| \| |~\|~|::+")
_ESCAPED = re.compile(r"\\\"(?=[\w ])")
_TIME = re.compile(r"(?<=\d):(?=\d\d(?:\D|$))")
_MACS = re.compile(r"[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{1,2}){5}")
_COMMON = ",;:|\t"
_LISTED = ":;|"
"""Delimiters of lists such as `email:password`."""
_MOST_OF = 0.9
_NO_LIMIT = 1 << 24
_LEAST_SCORE = 0.12


@dataclass(frozen=True, slots=True)
class Dialect:
    """The rules of one delimited text."""

    delimiter: str = ""
    """Empty: the line is the one field."""
    quote: str = '"'
    """Empty: quotes are text."""
    escape: str = ""
    ending: str = ""
    """What ends a record before its line end."""
    lone_cr: bool = True
    """A carriage return alone ends a line."""
    rest: bool = False
    """The last field may hold the delimiter."""

    def cutter(self, columns: int, least: int, limit: int, *, bare_last: bool = False) -> Cutter:
        """Give the kernel for these rules."""
        return Cutter(
            self.delimiter.encode(),
            ord(self.quote) if self.quote else -1,
            ord(self.escape) if self.escape else -1,
            self.ending.encode(),
            self.lone_cr,
            columns,
            least,
            self.rest,
            bare_last,
            limit,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A dialect, and what speaks for it."""

    dialect: Dialect
    score: float
    """0 to 1; 0 for a list of lines."""
    columns: int
    """The commonest number of fields."""
    share: float
    """Share of records that have it."""


@lru_cache(maxsize=2)
def find_dialect(text: str, *, complete: bool) -> Found:
    """Find the dialect of a text's beginning; one of no delimiter where none fits."""
    text = text[:LOOK] if len(text) > LOOK else text
    whole = complete and len(text) < LOOK
    if not whole:
        text = _whole_lines(text)
    lone_cr = _lone_cr(text)
    lines = [line for line in re.split(r"\r\n|\n|\r" if lone_cr else r"\r?\n", text) if line.strip()]
    ending = _ending(lines[:_RECORDS])
    best = Found(Dialect(lone_cr=lone_cr, ending=""), 0.0, 1, 1.0)
    for dialect in _candidates(lines[:_RECORDS], Dialect(lone_cr=lone_cr, ending=ending)):
        found = _judge(text, dialect, best.score)
        if found is not None and found.score > best.score:
            best = found
    if best.share < _MOST_OF or best.score < _LEAST_SCORE or best.dialect.delimiter == " ":
        best = _listed(lines[:_RECORDS], best)
    if best.score < _LEAST_SCORE:
        return Found(Dialect(lone_cr=lone_cr), 0.0, 1, 1.0)
    return best


def _listed(lines: list[str], best: Found) -> Found:
    """Know a list of addresses each with something behind it, which may hold anything, such as a password."""
    for delimiter in _LISTED:
        parts = [line.partition(delimiter) for line in lines]
        share = sum(bool(rest) and shape_of(first) == "address" for first, _, rest in parts) / max(
            1, len(parts)
        )
        if share >= _MOST_OF:
            dialect = replace(best.dialect, delimiter=delimiter, quote="", escape="", rest=True)
            return Found(dialect, 0.5 * share, 2, share)
    return best


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the beginning of a text."""

    cells: tuple[str, ...]
    end: int
    """Where it ends, in bytes."""
    quoted: tuple[bool, ...]
    """Which cells stood in quotes."""


def records(data: bytes, dialect: Dialect, at: int = 0, width: int = 0) -> list[Record]:
    """Read the first records from `at` on, of `width` fields; 0 takes any number."""
    cutter = dialect.cutter(width, width, _NO_LIMIT)
    cutter.cut(data, at, last=True)
    starts, sizes = cutter.fields()
    quote = ord(dialect.quote) if dialect.quote else -1
    escape = ord(dialect.escape) if dialect.escape else -1
    [(offsets, cells)] = gather(data, starts, sizes, 1, quote, escape)
    ends, marks = memoryview(offsets).cast("i"), memoryview(sizes).cast("i")
    result: list[Record] = []
    at = 0
    for fields, end in cutter.widths()[:_RECORDS] or [(width, len(data))] * min(cutter.rows, 1):
        kept = width or min(fields, 4096)
        row = tuple(cells[ends[i] : ends[i + 1]].decode("utf-8", "replace") for i in range(at, at + kept))
        quoted = tuple(bool(marks[i] & QUOTED) for i in range(at, at + kept))
        result.append(Record(row, end, quoted))
        at += kept
    return result


def _whole_lines(text: str) -> str:
    """Leave out the last line, of which more may follow."""
    cut = max(text.rfind("\n"), text.rfind("\r"))
    return text[: cut + 1] if cut > 0 else text


def _lone_cr(text: str) -> bool:
    """Do carriage returns alone end lines? Not where they are rare beside other line ends."""
    alone = len(re.findall(r"\r(?!\n)", text))
    return alone > 0.1 * text.count("\n")


def _ending(lines: list[str]) -> str:
    """Find punctuation that ends records and is no delimiter, as `&|` does beside `+|`."""
    ends = Counter(
        found[0] for line in lines if (found := re.search(r"[^\w\s\"')\]}.?!,;:|\t-][|;,:]$", line))
    )
    if not ends:
        return ""
    [(text, times)] = ends.most_common(1)
    return text if len(lines) > 1 and times >= 0.4 * len(lines) else ""


def _candidates(lines: list[str], plain: Dialect) -> Iterator[Dialect]:
    """Give the dialects whose delimiter most lines hold."""
    least = max(1, 0.4 * len(lines))
    runs = Counter(run for line in lines for run in set(_RUN.findall(line)))
    delimiters = [c for c in _SINGLES if sum(c in line for line in lines) >= least]
    delimiters += [run for run, times in runs.items() if times >= least and _is_run(run, plain.ending)]
    joined = "\n".join(lines)
    delimiters = [d for d in delimiters if not any(_within(d, run, joined) for run in delimiters)]
    endings = sorted({"", plain.ending})
    for delimiter in delimiters:
        if delimiter == ":" and _within_times(joined):
            continue
        quotes = ('"', "'") if _encloses("'", delimiter, joined, len(lines)) else ('"',)
        for quote, escape, ending in product(quotes, _escapes(joined, delimiter), endings):
            yield replace(plain, delimiter=delimiter, quote=quote, escape=escape, ending=ending)


def _is_run(run: str, ending: str) -> bool:
    """Tell a delimiter of several characters from one with a value's beginning, as in `:$2y$` or `,+1`."""
    return run != ending and (run[0] not in _COMMON or run[-1] in _COMMON or run[1] == " ")


def _escapes(text: str, delimiter: str) -> list[str]:
    """Say what may escape: a backslash before a quote that ends no field, or mostly before delimiters."""
    times = text.count("\\")
    if _ESCAPED.search(text) or (times > 1 and text.count("\\" + delimiter) >= _MOST_OF * times):
        return ["\\"]
    before = any("\\" + one in text for one in (delimiter, '"', "'", "\n", "\\", f"N{delimiter}"))
    return ["", "\\"] if before else [""]


def _within(single: str, run: str, text: str) -> bool:
    """Tell whether one character stands nowhere but in a run."""
    return len(run) > len(single) and run.count(single) * text.count(run) == text.count(single)


def _within_times(text: str) -> bool:
    """Colons that nearly all stand in times of day or hardware addresses delimit nothing."""
    return len(_TIME.findall(text)) + 5 * len(_MACS.findall(text)) > 0.8 * text.count(":")


def _encloses(quote: str, delimiter: str, text: str, lines: int) -> bool:
    """Do fields stand between such quotes? Apostrophes do not."""
    cut = re.escape(delimiter)
    enclosed = re.findall(rf"(?:^|{cut}) ?{quote}[^{quote}\n]*{quote} ?(?=$|{cut})", text, re.MULTILINE)
    return len(enclosed) >= max(1, 0.3 * lines)


def _judge(text: str, dialect: Dialect, best: float) -> Found | None:
    """Score a dialect; None where it cannot beat `best`."""
    rows = records(text.encode(), dialect)
    if not rows:
        return None
    widths = Counter(len(row.cells) for row in rows)
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    if width < 2:
        wider = [(n, w) for w, n in widths.items() if w > 1]
        if not wider or max(wider)[0] < 0.4 * len(rows):
            return None
        times, width = max(wider)
    share = times / len(rows)
    pattern = share * (width - 1) / width
    if pattern <= best:
        return None
    typed = [row for row in rows if len(row.cells) == width][:_TYPED]
    score = pattern * _plainness(typed) * _weight(dialect)
    return Found(dialect, score, width, share)


_IN_QUOTES = 0.8
"""Whatever stands in quotes was cut right, it seems."""
_LEFT_OVER = ('"', "'")
_PLAIN = {"text": 0.0, "long": 0.5, "words": 0.8, "phone": 0.9}
"""How much a cell of a shape says that it was cut right; 1 for shapes that are not named."""


def _plainness(rows: list[Record]) -> float:
    """Mean plainness of cells; empty ones say little, and quotes left over speak against."""
    total = weight = 0.0
    for row in rows:
        for cell, quoted in zip(row.cells, row.quoted, strict=True):
            shape = shape_of(cell)
            of = 0.2 if shape == "empty" else 1.0
            plain = 0.0 if cell[:1] in _LEFT_OVER else _PLAIN.get(shape, 1.0)
            weight += of
            total += of * max(plain, _IN_QUOTES * quoted)
    return total / weight if weight else 0.0


def _weight(dialect: Dialect) -> float:
    """Rarer dialects need better evidence."""
    weight = (
        0.55
        if dialect.delimiter == " "
        else 0.35
        if set(dialect.delimiter) <= set("#!*")
        else 0.8
        if dialect.delimiter == ":"
        else 1.0
    )
    if len(dialect.delimiter) > 1:
        weight *= 1.01
    if dialect.quote == "'":
        weight *= 0.97
    return weight
