"""Yes or no.

Words, letters and digits in some twenty-five languages.

* Standard: none
* Shape: one of a closed list
* Personal: neutral
* A report may show it

>>> canonical('Sí')
'yes'
>>> canonical('否')
'no'
>>> canonical('maybe')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape, words

YES = (
    *("y", "yes", "true", "t", "1", "on", "是", "有", "真"),
    *("对", "はい", "有り", "あり", "예", "네", "да", "д", "так"),
    *("sí", "si", "s", "sim", "oui", "o", "ja", "j", "tak"),
    *("ano", "igen", "evet", "e", "kyllä", "نعم", "כן", "हाँ", "ใช่"),
    *("có", "ya", "ναι", "active", "enabled", "checked", "wahr", "vrai", "verdadero"),
    *("x", "✓", "✔", "√"),
)
NO = (
    *("n", "no", "false", "f", "0", "off", "否", "无", "没有"),
    *("假", "不", "いいえ", "無し", "なし", "아니오", "아니요", "нет", "н"),
    *("ні", "não", "nao", "non", "nein", "nee", "nej", "nie", "ne"),
    *("nem", "hayır", "hayir", "h", "ei", "لا", "לא", "नहीं", "ไม่"),
    *("không", "tidak", "όχι", "inactive", "disabled", "unchecked", "falsch", "faux", "falso"),
    *("-1", "✗", "×"),
)
SHAPE = Shape([Rule(words(YES), family=1), Rule(words(NO), family=2)])


def _canonical(text: str) -> str:
    return "yes" if SHAPE.rule(text).family == 1 else "no"


def _mask(text: str) -> str:
    return text


KIND = Kind(
    name="flag",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.2,
    mask=_mask,
)
canonical = KIND.canonical
