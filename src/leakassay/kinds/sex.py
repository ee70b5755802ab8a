"""Sex or gender.

Words, letters and numbers in some twenty-five languages. `1` and `2` are read as ISO/IEC 5218 has
them; a letter stands for its English word where languages differ (`M` is male).

* Standard: ISO/IEC 5218, GB/T 2261.1
* Shape: one of a closed list
* Personal: quasi-identifier; "other" can be sensitive
* A report may show it

>>> canonical('Mujer')
'female'
>>> canonical('1')
'male'
>>> canonical('yes')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings

_MALE = (
    *(
        "m",
        "male",
        "man",
        "boy",
        "mr",
        "mr.",
        "masculine",
        "1",
        "男",
        "男性",
        "男人",
        "先生",
        "雄",
        "남",
        "남자",
    ),
    *(
        "남성",
        "муж",
        "муж.",
        "мужской",
        "мужчина",
        "м",
        "чоловіча",
        "чоловік",
        "ч",
        "чол",
        "masculino",
        "hombre",
    ),
    *("varón", "varon", "masc", "masc.", "homem", "masculin", "homme", "h", "männlich", "maennlich", "herr"),
    *("mann", "maschio", "uomo", "maschile", "mężczyzna", "mezczyzna", "muž", "mužské", "muž.", "férfi"),
    *("bărbat", "erkek", "e", "bay", "mannelijk", "mies", "mand", "mannlig", "kille", "άνδρας", "άρρεν"),
    *("ذكر", "زکر", "مرد", "זכר", "ז", "पुरुष", "ชาย", "เพศชาย", "nam", "laki-laki", "lelaki", "pria", "mâle"),
    *("мъж", "мушки", "muški", "moški", "vyras", "vīrietis", "mees", "әр", "еркек", "эркак", "l"),
)
_FEMALE = (
    *(
        "f",
        "female",
        "woman",
        "girl",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "feminine",
        "2",
        "女",
        "女性",
        "女人",
    ),
    *(
        "女士",
        "小姐",
        "雌",
        "여",
        "여자",
        "여성",
        "жен",
        "жен.",
        "женский",
        "женщина",
        "ж",
        "жіноча",
        "жінка",
    ),
    *("femenino", "feminino", "mujer", "mulher", "fem", "fem.", "féminin", "feminin", "femme", "weiblich"),
    *(
        "w",
        "frau",
        "femmina",
        "donna",
        "femminile",
        "kobieta",
        "k",
        "žena",
        "ženské",
        "nő",
        "femeie",
        "kadın",
    ),
    *("kadin", "bayan", "vrouw", "vrouwelijk", "v", "nainen", "kvinde", "kvinna", "kvinne", "kvinnlig"),
    *("γυναίκα", "θήλυ", "أنثى", "انثى", "زن", "נקבה", "נ", "महिला", "स्त्री", "หญิง", "เพศหญิง", "nữ", "nu"),
    *(
        "perempuan",
        "wanita",
        "p",
        "femelle",
        "жена",
        "женски",
        "ženski",
        "moteris",
        "sieviete",
        "naine",
        "әйел",
    ),
)
_OTHER = (
    *(
        "o",
        "other",
        "x",
        "u",
        "non-binary",
        "nonbinary",
        "non binary",
        "diverse",
        "divers",
        "d",
        "9",
        "0",
        "3",
    ),
    *(
        "genderqueer",
        "genderfluid",
        "gender fluid",
        "agender",
        "bigender",
        "polygender",
        "transgender",
        "trans",
    ),
    *(
        "intersex",
        "其他",
        "未说明",
        "未说明的性别",
        "保密",
        "その他",
        "기타",
        "другой",
        "autre",
        "otro",
        "outro",
    ),
    *(
        "prefer not to say",
        "not specified",
        "unspecified",
        "third gender",
        "female to male",
        "male to female",
    ),
)
SHAPE = Shape(
    [
        Rule(words(_MALE), family=1),
        Rule(words(_FEMALE), family=2),
        Rule(words(_OTHER), family=3),
    ]
)
_NAMES = ("male", "female", "other")


def _canonical(text: str) -> str:
    return _NAMES[SHAPE.rule(text).family - 1]


def _facets(strings: Strings) -> dict[str, NDArray[np.int32]]:
    family = SHAPE.families(strings).astype(np.int32)
    return {"sex": np.where(family <= len(_NAMES) - 1, family, 0).astype(np.int32)}


def _mask(text: str) -> str:
    return text


KIND = Kind(
    name="sex",
    sensitivity=Sensitivity.QUASI,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.25,
    facets=_facets,
    mask=_mask,
)
canonical = KIND.canonical
