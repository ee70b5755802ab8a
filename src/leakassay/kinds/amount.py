"""Sum of money.

A number in any of the world's ways to group and point, with or without a currency. Plain numbers
pass, so that only two decimals or a currency say anything.

* Standard: ISO 4217; Unicode CLDR number patterns
* Shape: sign, currency, groups of two or three digits by `, . ' space`, up to four decimals
* Personal: neutral; quasi-identifier as income
* A report may show its order of magnitude

>>> canonical('€ 1.234,50')
'€ 1.234,50'
>>> canonical('ten')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_NUMBER = (
    r"(?:\d+|\d{1,3}(?:,\d{2,3})+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:['’ "
    "\u00a0\u202f"
    r"]\d{3})+)"
    r"(?:[.,]\d{1,4})?"
)
_SIGN = "[$€£¥￥₹₽₩₺₫฿₱₴₦₪元円원]"
_CODE = (
    "(?:USD|EUR|GBP|CNY|RMB|JPY|KRW|INR|RUB|BRL|CAD|AUD|CHF|SEK|NOK|DKK|PLN|CZK|HUF|TRY|MXN|ZAR|"
    "HKD|TWD|SGD|THB|IDR|MYR|PHP|VND|AED|SAR|EGP|NGN|KES|UAH|BTC|ETH|USDT|US[$]|R[$]|HK[$]|NT[$]|"
    "Rs\\.?|kr\\.?|zł|Kč|Ft|lei|лв|руб\\.?|万元|亿元|人民币)"
)
_MONEY = rf"(?:{_SIGN}|{_CODE})"
SHAPE = Shape(
    [
        Rule(rf"[(+-]?{_MONEY} ?[+-]?{_NUMBER}-?\)?|[(+-]?{_NUMBER} ?{_MONEY}\)?", family=1),
        Rule(r"[(+-]?\d+[.,]\d{2}\)?", family=2),
        Rule(rf"[(+-]?{_NUMBER}(?:[kKmM]|[eE][+-]?\d{{1,2}})?-?\)?", family=3),
    ]
)

KIND = Kind(
    name="amount",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
)
canonical = KIND.canonical
