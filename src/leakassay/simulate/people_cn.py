"""Invented Chinese people: names by cohort and sex, households, identity numbers.

Surname shares are those published by the Ministry of Public Security for 2020, rounded; given
names are put together from characters that were common in a cohort.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.areas import counties, starting
from leakassay.simulate.checks import CN_MARKS, cn_remainder
from leakassay.simulate.draw import choose, day_of, digits, join, parts_of, pick, take, zipf

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.random import Generator
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_TOP = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"  # noqa: E501 - one string of single characters
_SHARES = (7.2, 6.8, 6.6, 5.2, 4.5, 3.1, 2.3, 2.1, 2.0, 1.9, 1.4, 1.3, 1.2, 1.2, 1.2)
SURNAMES = (*_TOP, "欧阳", "上官", "司马", "诸葛")
_SURNAME_WEIGHTS = np.array(
    [*_SHARES, *(18.0 / (i + 4) ** 0.9 for i in range(15, len(_TOP))), 0.1, 0.03, 0.03, 0.02]
)

_COHORTS = (1900, 1958, 1975, 1988, 2001)
"""Where each cohort of given names begins."""
_FIRST = (
    ("德福玉金国文秀永世振广庆长树明春", "秀桂玉淑凤兰金素月惠春爱玲翠菊红"),
    ("建国志卫爱红永文军海新晓春世立国", "丽红秀小玉春晓建爱桂海淑玲燕雪艳"),
    ("志海建晓文伟俊小永春国立明剑学宏", "晓丽海小艳雪春红燕玉文静婷慧秀亚"),
    ("俊志文嘉晓子浩宇家建海鹏伟思明天", "雨晓思梦佳婷雪嘉静文欣丹诗慧玉倩"),
    ("子浩宇俊梓嘉皓一博天泽睿铭家思奕", "子梓欣雨诗思佳梦一嘉语紫可雅若依"),
)
_SECOND = (
    ("国华明贵福生才林海山义荣清祥春发", "英兰珍芳华荣珠云梅莲香娥琴花贞芝"),
    ("军平华明强伟国林生民东斌勇刚峰辉", "华芳英萍梅珍霞玲琴红云燕丽香敏娟"),
    ("伟军强勇涛波辉斌鹏杰超磊刚峰华亮", "娟霞燕丽芳敏静玲萍艳梅英洁莉红娜"),
    ("杰鹏超浩宇磊凯龙辉博飞翔帆阳涛轩", "婷雪静丹琳颖倩慧佳欣怡洁薇敏瑶莹"),
    ("轩涵宇豪杰睿博辰泽浩然阳洋瑞航霖", "涵怡欣萱轩彤瑶妍琪萌菲桐诺宁汐妮"),
)
_SINGLE = (0.06, 0.22, 0.38, 0.33, 0.12)
"""Share of given names of one character, by cohort."""
_HOMOPHONES = dict(
    zip("玲明华芳红建志晓丽军伟文静英佳子宇国", "铃铭花方虹健智小莉君炜闻婧瑛嘉梓羽囯", strict=True)
)

_ALPHABET = tuple(dict.fromkeys("".join("".join(pair) for pair in (*_FIRST, *_SECOND))))
_PLACE = {character: place for place, character in enumerate(_ALPHABET)}
_TYPED = tuple(_HOMOPHONES.get(character, character) for character in _ALPHABET)
"""What a hurried operator types instead of each character of the alphabet."""


def _table(lists: tuple[tuple[str, str], ...]) -> Ints:
    return np.array([[[_PLACE[c] for c in text] for text in pair] for pair in lists])


_FIRST_PLACES, _SECOND_PLACES = _table(_FIRST), _table(_SECOND)


@dataclass(slots=True)
class People:
    """Invented people, shape (n,) each."""

    household: Ints
    """Number of the household, rising."""
    role: Ints
    """0 head, 1 spouse, 2 child, 3 parent."""
    sex: Ints
    """1 male, 2 female."""
    born: Ints
    """Days since 1970."""
    surname: Ints
    first: Ints
    second: Ints
    """Places of the characters of the given name; the second is -1 for a name of one."""
    area: Ints
    """Code of the county where the identity number was given out."""
    sequence: Ints
    """The three digits that tell people of one county and day apart."""

    def names(self, rng: Generator, slips: NDArray[np.bool_]) -> pa.StringArray:
        """Write the names; rows of `slips` get a character that sounds the same."""
        which = rng.random(len(slips)) < 0.5
        first = choose(slips & which, take(_TYPED, self.first), take(_ALPHABET, self.first))
        place = np.maximum(self.second, 0)
        second = choose(slips & ~which, take(_TYPED, place), take(_ALPHABET, place))
        return join(take(SURNAMES, self.surname), first, choose(self.second < 0, "", second))

    def numbers(self) -> tuple[pa.StringArray, pa.StringArray]:
        """Write the identity numbers of 18 and of 15 digits."""
        year, month, day = parts_of(self.born)
        date = year * 10_000 + month * 100 + day
        body = (self.area * 100_000_000 + date) * 1000 + self.sequence
        long = join(digits(body, 17), take(list(CN_MARKS), cn_remainder(body)))
        short = digits((self.area * 1_000_000 + date % 1_000_000) * 1000 + self.sequence, 15)
        return long, short

    def rows(self, places: Ints) -> People:
        """Look people up by place."""
        return People(*(getattr(self, name)[places] for name in self.__slots__))


def make_people(rng: Generator, size: int, home: str, met: Ints) -> People:
    """Invent `size` people in households of one to six, most of them from around `home`.

    `met`, shape (size,) rising, is the day on which each household is first met: nobody is
    born after it. Only as many are used as there are households.

    Codes are those in force in the year of birth, or in 1984 when the numbers were introduced.
    """
    household, role = _households(rng, size)
    heads = np.flatnonzero(role == 0)[household]
    met = met[household]
    head_born = met - (np.clip(rng.gamma(5.0, 4.6, size) + 21, 22, 88)[heads] * 365.25).astype(np.int64)
    gap = np.select(
        [role == 1, role == 2, role == 3],
        [rng.normal(500, 900, size), rng.normal(9800, 1500, size), rng.normal(-9600, 1400, size)],
        0.0,
    )
    born = np.clip(head_born + gap.astype(np.int64), day_of(1908), None)
    born = np.where(born < met - 20, born, met - rng.integers(20, 3000, size))
    head_sex = np.where(rng.random(size) < 0.78, 1, 2)[heads]
    own = np.where(rng.random(size) < 0.517, 1, 2)
    sex = np.where(role == 0, head_sex, np.where(role == 1, 3 - head_sex, own))
    surname = pick(rng, _SURNAME_WEIGHTS, size)
    shares = (role == 0) | ((role == 2) & (rng.random(size) < 0.96)) | ((role == 3) & (sex == 1))
    surname = np.where(shares, surname[heads], surname)
    first, second = _given(rng, born, sex)
    area = _birth_areas(rng, born, home, heads=heads, role=role)
    sequence = (rng.integers(0, 500, size) * rng.random(size) ** 0.5).astype(np.int64) * 2 + (sex == 1)
    return People(household, role, sex, born, surname, first, second, area, sequence)


def _households(rng: Generator, size: int) -> tuple[Ints, Ints]:
    """Fill households until there are `size` people; the last may be cut short."""
    sizes = rng.choice(np.arange(1, 7), size, p=[0.14, 0.24, 0.33, 0.16, 0.1, 0.03])
    household = np.repeat(np.arange(size), sizes)[:size]
    starts = np.concatenate(([0], np.cumsum(sizes)))[household]
    place = np.arange(size) - starts
    extra = np.where(rng.random(size) < 0.75, 2, 3)
    return household, np.where(place <= 1, place, extra)


def _given(rng: Generator, born: Ints, sex: Ints) -> tuple[Ints, Ints]:
    size = len(born)
    years = parts_of(born)[0] + rng.integers(-4, 5, size)
    cohort = np.searchsorted(_COHORTS, years, side="right") - 1
    cohort = np.clip(cohort, 0, len(_COHORTS) - 1)
    weights = zipf(_FIRST_PLACES.shape[2], 0.9)
    first = _FIRST_PLACES[cohort, sex - 1, pick(rng, weights, size)]
    second = _SECOND_PLACES[cohort, sex - 1, pick(rng, weights, size)]
    single = rng.random(size) < np.array(_SINGLE)[cohort]
    return np.where(single, second, first), np.where(single, -1, second)


def _birth_areas(rng: Generator, born: Ints, home: str, *, heads: Ints, role: Ints) -> Ints:
    """Choose counties: the city's own, the province's, or anywhere; children mostly the city's."""
    size = len(born)
    years = np.maximum(parts_of(born)[0], 1984)
    reach = rng.random(size)[heads]
    reach = np.where(role == 2, reach * 0.8, reach)
    level = np.searchsorted([0.62, 0.86], reach)
    code = np.zeros(size, np.int64)
    roll, same = rng.random(size), rng.random(size) < 0.6
    for year in np.unique(years):
        codes = counties(int(year))
        for step, prefix in enumerate((home, home[:2], "")):
            at = np.flatnonzero((years == year) & (level == step))
            pool = starting(codes, prefix)
            code[at] = pool[(roll[at] ** 1.6 * len(pool)).astype(np.int64)]
    # Most of a household come from one county, as far as its code was in force for each.
    alike = same & (np.maximum(years[heads], 1984) == years)
    return np.where(alike, code[heads], code)
