"""Names and addresses inside text: found by their build, held against the word table.

A name is a run of capitalised words of which two neighbours are a known given and a known family name,
in either order; in Chinese, a family name and one or two more characters where a report says who:
after `报警人` and its like, or before a sex, a form of address or a verb of reporting. An address is a house
number with a word for a street beside it. One word alone is never called a name.

What chance would give: NAME_CHANCE of the runs tried, measured in tests/kinds/test_embedded_words.py on
runs of capitalised words that are no names. Names in no list, and in scripts not named here, are missed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from leakassay.kernels.anchors import Anchors
from leakassay.kernels.scan import lines
from leakassay.reference import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings

NAME_CHANCE = 0.02
"""Share of runs of capitalised words that are no names and pass."""
ADDRESS_CHANCE = 0.0

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΆΈ-ΏΑ-ΫА-ЯЁІЇЄҐЂЈЉЊЋЏ"
_LOWER = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķĺļľłńņňōőœŕřśşšţťūůűųźżžșțά-ώа-яёіїєґђјљњћџ"
_WORD = rf"[{_UPPER}](?:[{_LOWER}]+|[{_UPPER}]+(?![{_LOWER}]))(?:['’-][{_UPPER}]?[{_LOWER}]+)*"
_LINKS = r"(?:de|da|van|von|bin|al|el|la|di|der|ter|dos) "
_RUN = re.compile(rf"(?<![\w@.]){_WORD}(?: (?:[{_UPPER}]\. ?|{_LINKS})?{_WORD}){{1,5}}(?![\w@])")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_AFTER = (
    *(
        "报警人",
        "报案人",
        "当事人",
        "嫌疑人",
        "犯罪嫌疑人",
        "受害人",
        "被害人",
        "失主",
        "事主",
        "证人",
        "驾驶员",
        "司机",
    ),
    *(
        "患者",
        "病人",
        "客户",
        "用户",
        "姓名",
        "联系人",
        "收件人",
        "户主",
        "男子",
        "女子",
        "民警",
        "原告",
        "被告",
    ),
    *("被告人", "申请人", "業主", "當事人", "報案人"),
)
_BEFORE = (
    *(
        "先生",
        "女士",
        "小姐",
        "同志",
        "报警",
        "报案",
        "反映",
        "来电",
        "来所",
        "称其",
        "称",
        "于",
        "因",
        "驾驶",
        "酒后",
    ),
    *("到我所", "与其", "（男", "（女", "(男", "(女", "，男", "，女", ",男", ",女"),
)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


# Two patterns, each of which begins with one set of characters: so `re` passes over all others at once.
_NAMED = re.compile(rf"(?:{_any(_AFTER)})[:：为是叫]?([{_HAN}]{{2,4}})")
_TELLING = re.compile(rf"[，。；、,;:：\s]([{_HAN}]{{2,4}}?)(?={_any(_BEFORE)})")
_MASKED = "某"
_HOUSE = ("号", "號", "弄", "栋", "幢", "室", "单元", "组", "座", "楼")
"""What follows a Chinese house number."""
_STREET = (
    *(
        "Street",
        "St",
        "Road",
        "Rd",
        "Avenue",
        "Ave",
        "Lane",
        "Ln",
        "Drive",
        "Dr",
        "Boulevard",
        "Blvd",
        "Court",
    ),
    *(
        "Ct",
        "Way",
        "Place",
        "Pl",
        "Square",
        "Sq",
        "Terrace",
        "Close",
        "Crescent",
        "Highway",
        "Hwy",
        "Parkway",
    ),
    *("Pkwy", "Circle", "Cir", "Trail", "Loop", "Row", "Mews", "Gardens"),
)
_COMPOUND = (
    *(
        "straße",
        "strasse",
        "str.",
        "weg",
        "platz",
        "gasse",
        "allee",
        "damm",
        "ufer",
        "straat",
        "laan",
        "gracht",
    ),
    *("plein", "gatan", "vägen", "veien", "vej", "gade", "utca", "katu", "tie"),
)
"""How the names of streets end before a number."""
_FIRST = (
    *(
        "rue",
        "avenue",
        "boulevard",
        "chemin",
        "calle",
        "avenida",
        "carrera",
        "via",
        "viale",
        "piazza",
        "corso",
    ),
    *(
        "rua",
        "travessa",
        "ul.",
        "ulica",
        "jalan",
        "jl.",
        "đường",
        "strada",
        "улица",
        "ул.",
        "проспект",
        "пр.",
    ),
    *("пр-т", "вул.", "вулиця", "переулок", "пер."),
)
"""How addresses begin whose number comes last."""
_FRENCH = ("rue", "avenue", "boulevard", "chemin", "allée", "impasse", "quai", "place")
_ADDRESSES = re.compile(
    # house numbers after a Chinese street; before an English one; after a German, Dutch or Nordic compound
    rf"[{_HAN}]{{1,12}}(?:路|街|大道|巷|弄|胡同|村|小区|新村|花园|镇|苑|里|號|段)[{_HAN}\d]{{0,12}}?"
    rf"\d{{1,5}}(?:{_any(_HOUSE)})"
    rf"|(?<!\d)\d{{1,5}}[A-Za-z]?,? (?:[NSEW]\. )?(?:[{_UPPER}][\w'.-]*,? ){{1,4}}(?:{_any(_STREET)})\b"
    rf"|[{_UPPER}][\w.-]*(?:{_any(_COMPOUND)}) \d{{1,4}} ?[a-z]?(?!\w)"
    # a street's word first, the number last; French numbers first
    rf"|\b(?:{'|'.join(f'[{w[0].upper()}{w[0]}]{re.escape(w[1:])}' for w in _FIRST)}) "
    rf"(?:de (?:la |l['’])?|du |des |della |dei |dos |da |do )?[{_UPPER}][\w'’-]*(?: [\w'’-]+){{0,3}},? "
    r"(?:(?:n[º°.]|nr\.?|no\.?|д\.|дом|буд\.) ?)?\d{1,4}(?!\d)"
    rf"|\d{{1,4}}(?: ?bis| ?ter)?,? (?:{_any(_FRENCH)}) "
    r"(?:de |du |des |d['’]|la |le |les |l['’])*[\w'’-]+(?: [\w'’-]+){0,2}"
)

_BIT = {name: 1 << i for i, name in enumerate(lexicon.CLASSES)}
_GIVEN = _BIT["given"] | _BIT["given_common"]
_FAMILY = _BIT["family"] | _BIT["family_common"]
_PLACE = _BIT["place_common"] | _BIT["country"] | _BIT["region"]
_NO_NAME = (
    _BIT["function"]
    | _BIT["month"]
    | _BIT["street"]
    | _BIT["organisation"]
    | _BIT["nationality"]
    | _BIT["language"]
)
_DOUBLE = {"欧阳", "上官", "司马", "诸葛", "歐陽", "司馬", "尉迟", "皇甫", "令狐", "慕容"}


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds candidates in texts, in those that hold one of some words: no other has any."""

    find: Callable[[str], Iterator[tuple[int, bool]]]
    """Gives where each candidate in a text begins, and whether it is one."""
    anchors: Callable[[], Anchors]

    def may_hold(self, strings: Strings) -> NDArray[np.int64]:
        """Give the places of the values worth a look."""
        held = np.zeros(len(strings), np.uint8)
        self.anchors().held_by(strings.offsets, strings.data, held)
        return np.flatnonzero(held)


def _runs_in(text: str) -> Iterator[tuple[int, bool]]:
    for run in _RUN.finditer(text):
        yield run.start(), _is_name(run.group())


def _han_names_in(text: str) -> Iterator[tuple[int, bool]]:
    """Go through both patterns from left to right: what one has found is not the other's."""
    text = "\n" + text
    named, telling = _NAMED.search(text), _TELLING.search(text)
    while run := telling if named is None or (telling and telling.start() < named.start()) else named:
        yield run.start(1) - 1, _is_han_name(run.group(1))
        end = run.end()
        if named and named.start() < end:
            named = _NAMED.search(text, end)
        if telling and telling.start() < end:
            telling = _TELLING.search(text, end)


def _addresses_in(text: str) -> Iterator[tuple[int, bool]]:
    for found in _ADDRESSES.finditer(text):
        yield found.start(), True


_DIGITS = b"0123456789"


def _words(
    words: Iterable[str], before: bytes = b"", behind: bytes = b""
) -> list[tuple[bytes, bytes, bytes]]:
    return [(word.encode(), before, behind) for word in words]


@cache
def _run_anchors() -> Anchors:
    """Give what every run has: a capital letter behind a space."""
    capitals = filter(re.compile(f"[{_UPPER}]").match, map(chr, range(0x41, 0x530)))
    return Anchors(_words(f" {letter}" for letter in capitals))


@cache
def _han_anchors() -> Anchors:
    return Anchors(_words(_AFTER + _BEFORE))


@cache
def _address_anchors() -> Anchors:
    return Anchors(
        [
            *_words(_HOUSE, before=_DIGITS),
            *_words(f" {word}" for word in _STREET),
            *_words((f"{word} " for word in _COMPOUND), behind=_DIGITS),
            *_words(f"{spelt} " for word in _FIRST for spelt in (word, word[0].upper() + word[1:])),
            # Behind a number, `bis` or `ter`, and perhaps a comma.
            *_words((f" {word} " for word in _FRENCH), before=_DIGITS + b",sr"),
        ]
    )


NAMES = (Finder(_runs_in, _run_anchors), Finder(_han_names_in, _han_anchors))
ADDRESSES = (Finder(_addresses_in, _address_anchors),)


@lru_cache(maxsize=1 << 14)
def _is_name(run: str) -> bool:
    words = [lexicon.fold(w).strip(".") for w in run.split()]
    masks = [(w, lexicon.mask(w)) for w in words if len(w) > 1]
    if any(bits & _NO_NAME and not bits & (_GIVEN | _FAMILY) for _, bits in masks[1:]):
        return False
    if lexicon.mask(" ".join(words)) & _PLACE:
        return False
    pairs = pairwise(masks)
    return any(_pair(a, b) for (_, a), (_, b) in pairs)


def _pair(first: int, second: int) -> bool:
    """Whether a given and a family name stand side by side, neither a word of another class above all."""
    if (first | second) & (_BIT["street"] | _BIT["organisation"] | _BIT["month"] | _BIT["function"]):
        return False
    return (_is(first, "given") and _is(second, "family")) or (_is(first, "family") and _is(second, "given"))


def _is(bits: int, part: str) -> bool:
    """Whether a word is a common name, or any name that is no word of the dictionary."""
    return bool(bits & _BIT[f"{part}_common"]) or bool(bits & _BIT[part] and not bits & _BIT["word"])


@lru_cache(maxsize=1 << 14)
def _is_han_name(run: str) -> bool:
    double = run[:2] in _DOUBLE
    rest = run[2:] if double else run[1:]
    family = double or bool(lexicon.mask(run[:1]) & _FAMILY)
    return family and bool(rest) and _MASKED not in rest and not lexicon.mask(rest) & _NO_NAME


def count(strings: Strings, finders: Iterable[Finder]) -> tuple[int, int, int]:
    """Give (values that hold one, occurrences, runs tried); bytes that are no UTF-8 say nothing."""
    occurrences = tried = 0
    holding: set[int] = set()
    for finder in finders:
        for places, text, ends in _chunks(strings, finder.may_hold(strings)):
            for at, is_one in finder.find(text):
                tried += 1
                if is_one:
                    occurrences += 1
                    holding.add(int(places[bisect_right(ends, at)]))
    return len(holding), occurrences, tried


_CHUNK = 1 << 16


def _chunks(
    strings: Strings, places: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], str, list[int]]]:
    """Give the values at `places` as lines of text, some 64 KiB at a time, and where each line ends."""
    sizes = np.cumsum(np.diff(strings.offsets)[places], dtype=np.int64)
    cuts = np.flatnonzero(np.diff(sizes // _CHUNK)) + 1
    for part in np.split(places, cuts):
        joined, ends = lines(strings.offsets, strings.data, part)
        text = joined.decode("utf-8", "replace")
        if len(text) != (ends[-1] if len(ends) else 0):
            # Bytes that are no UTF-8 make other numbers of characters.
            texts = [_text(strings, int(place)) for place in part]
            ends = np.cumsum([len(text) + 1 for text in texts])
            text = "\n".join(texts)
        yield part, text, ends.tolist()


def _text(strings: Strings, place: int) -> str:
    raw = strings.data[strings.offsets[place] : strings.offsets[place + 1]]
    return raw.tobytes().decode("utf-8", "replace")
