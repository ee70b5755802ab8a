"""Invented Chinese names: surnames by region, given names by cohort and sex, and how they are mistyped.

Surname shares are those published by the Ministry of Public Security for 2020, rounded, with a
long tail; given names are put together from characters that were common in a cohort, and from a
stock of rarer ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.draw import choose, join, pick, place_at, take, zipf

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots

    Ints = NDArray[np.int64]

_TOP = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"  # noqa: E501 - one string of single characters
_RARE = "康温芦施樊鲁颜倪葛邢路岳齐沿章俞柳庄耿涂聂庞兰申左牛欧祝伍庄甘欧焦尤柴祁凌单舒阮安纪梅关辛欧管牟翟殷詹麦骆包费车翁柯裴项季成游骆霍宁古冉荣盛解冷符曲褚阎娄奚窦巩苗卜应宗屈蒲原席卫喻苑都景党宫楚边阳官全甄冼滕穆尚艾卞池仇邬简桂戚瞿臧蒙闵随佟沙晏栾刁桑隋麻岑鞠丛习仲初匡寇井郎敖佘商揭皮练栗占迟储鄢闻占芮薄封幸么付"  # noqa: E501 - one string of single characters
_SHARES = (7.2, 6.8, 6.6, 5.2, 4.5, 3.1, 2.3, 2.1, 2.0, 1.9, 1.4, 1.3, 1.2, 1.2, 1.2)
_DOUBLE = ("欧阳", "上官", "司马", "诸葛", "皇甫", "司徒", "尉迟", "慕容")
SURNAMES = tuple(dict.fromkeys((*_TOP, *_RARE, *_DOUBLE)))
_WEIGHTS = np.array(
    [
        *_SHARES,
        *(18.0 / (i + 4) ** 0.9 for i in range(15, len(_TOP))),
        *(9.0 / (i + 80) for i in range(len(SURNAMES) - len(_TOP) - len(_DOUBLE))),
        *(0.1, 0.03, 0.03, 0.02, 0.01, 0.01, 0.005, 0.003),
    ]
)
_LOCAL = {"south": "陈林黄李梁吴郑谢罗蔡叶何", "north": "王张李刘孙赵杨于高马崔郭"}
_SOUTHERN = (35, 44, 45, 46)
"""Provinces where the first of the two lists is common."""

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
_STOCK = (
    "安邦保本必标彬炳秉波伯财灿昌畅诚成承程池崇川传创纯从达大丹道登殿鼎定栋端恩尔凡方丰凤富刚岗耕功恭光贵冠桂含翰航昊禾和恒弘鸿厚虎焕辉会惠积吉济继佳嘉坚俭见江娇捷锦进京晶景敬靖九久娟钧君康可克坤来岚乐雷礼力立丽连良亮烈琳麟玲凌龙隆鲁路伦洛满茂梅苗民敏铭墨乃南宁攀培佩沛彭平朴普奇启乾谦勤青轻庆秋全泉群仁任蓉如锐润若三森善尚绍申深升圣胜诗石时士世守书舒双舜顺松苏素岁泰桃腾田铁廷同彤万望威为维卫温武西希熙喜先贤显香湘祥向孝心信星兴行秀旭绪宣选学迅雅言岩砚彦雁扬耀业叶一怡以义艺益毅音银应迎咏友有佑余瑜雨玉元远悦云允运蕴载泽增展章昭兆哲真振征正之芝知直智中忠仲洲珠竹卓姿宗祖左作",
    "爱碧冰彩灿婵畅朝澄初楚春纯慈翠代黛丹典蝶冬多朵娥恩飞斐芬枫凤芙馥歌巧格菡好荷恒虹蝴花环幻卉惠吉季佳家嘉皎洁锦京菁晶景静菊娟君俊可兰蕾黎理莉连莲恋良林灵凌龄柳璐露伦罗曼美媚苗妙珉明茗乃宁念暖盼佩沛品萍齐奇绮巧俏琴青清晴秋曲冉容蓉如蕊瑞锐若珊少诗淑舒双水丝思素漱岁棠恬甜听婉晚微为薇温文汶汐希惜喜夏仙先贤娴香湘想小晓笑心馨新星幸秀轩璇绚学雪寻雅艳烟燕阳漾怡宜艺忆易逸意茵银印应盈影映咏友幼又余羽玉育裕苑媛远月悦云允韵展昭贞真珍芝芷枝智中珠竹卓姿姝紫子",
)
_STOCKED = (0.22, 0.18, 0.2, 0.3, 0.34)
"""Share of characters taken from the stock, by cohort."""
_SINGLE = (0.06, 0.22, 0.38, 0.33, 0.12)
"""Share of given names of one character, by cohort."""
_HOMOPHONES = dict(
    zip(
        "玲明华芳红建志晓丽军伟文静英佳子宇国林俊雨海春云秀东平强",
        "铃铭花方虹健智小莉君炜闻婧瑛嘉梓羽囯琳骏语亥椿芸绣冬萍墙",
        strict=True,
    )
)

_ALPHABET = tuple(dict.fromkeys("".join("".join(pair) for pair in (*_FIRST, *_SECOND)) + "".join(_STOCK)))
_PLACE = {character: place for place, character in enumerate(_ALPHABET)}
_TYPED = tuple(_HOMOPHONES.get(character, character) for character in _ALPHABET)
"""What a hurried operator types instead of each character of the alphabet."""


def _table(lists: tuple[tuple[str, str], ...]) -> Ints:
    return np.array([[[_PLACE[c] for c in text] for text in pair] for pair in lists])


_FIRST_PLACES, _SECOND_PLACES = _table(_FIRST), _table(_SECOND)
_STOCK_PLACES = tuple(np.array([_PLACE[c] for c in text]) for text in _STOCK)


def surnames(lots: Lots, province: Ints) -> Ints:
    """Draw surnames of families that come from a province (two digits)."""
    anywhere = pick(lots, _WEIGHTS)
    local = lots.random() < 0.3
    south = np.isin(province, _SOUTHERN)
    place = place_at(zipf(12, 0.9), lots.random())
    north_places, south_places = (
        np.array([SURNAMES.index(c) for c in _LOCAL[side]]) for side in ("north", "south")
    )
    return np.where(local, np.where(south, south_places[place], north_places[place]), anywhere)


def given_names(lots: Lots, year: Ints, sex: Ints) -> tuple[Ints, Ints]:
    """Draw the characters of given names; the second is -1 for names of one."""
    cohort = np.searchsorted(_COHORTS, year + lots.integers(-4, 5), side="right") - 1
    cohort = np.clip(cohort, 0, len(_COHORTS) - 1)
    weights = zipf(_FIRST_PLACES.shape[2], 0.9)
    stocked = np.array(_STOCKED)[cohort]
    drawn = []
    for places in (_FIRST_PLACES, _SECOND_PLACES):
        usual = places[cohort, sex - 1, pick(lots, weights)]
        rarer = lots.random() ** 1.3
        men, women = (stock[(rarer * len(stock)).astype(np.int64)] for stock in _STOCK_PLACES)
        drawn.append(np.where(lots.random() < stocked, np.where(sex == 1, men, women), usual))
    single = lots.random() < np.array(_SINGLE)[cohort]
    return np.where(single, drawn[1], drawn[0]), np.where(single, -1, drawn[1])


def write_names(
    lots: Lots, surname: Ints, first: Ints, second: Ints, slips: NDArray[np.bool_]
) -> pa.StringArray:
    """Write names; rows of `slips` get a character that sounds the same, where there is one."""
    which = lots.random() < 0.5
    parts: list[pa.StringArray] = [take(SURNAMES, surname)]
    for place, at in ((first, which), (second, ~which)):
        known = np.maximum(place, 0)
        right = take(_ALPHABET, known)
        written = choose(slips & (at | (second < 0)), take(_TYPED, known), right)
        parts.append(choose(place < 0, "", written))
    return join(*parts)
