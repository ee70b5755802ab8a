"""Outward shapes: the share of values that look like an e-mail, a date, a number with a unit …"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leakassay.recognise.features.column import Column

_MONTH = (
    r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|ene|abr|ago|dic|f[eé]v|avr|ao[uû]|gen|giu|lug|set|out|"
    r"янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)[^\W\d]*\.?"
)
SHAPES: dict[str, str] = {
    "email": r"[^@\s]+@[^@\s]+\.[a-z]{2,}",
    "url": r"(?:https?|ftp)://\S+|www\.\S+",
    "image": r"\S*\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?)(?:\?\S*)?|data:image.*|\S*(?:/photos?/|/img/|avatar|portrait)\S*",
    "domain": r"(?:[a-z0-9-]+\.)+[a-z]{2,6}",
    "path": r"(?:[a-z]:\\|/|\./|\\\\)\S+",
    "social_url": r"\S*(?:twitter\.com|facebook\.com|instagram\.com|linkedin\.com|t\.me|vk\.com|weibo\.com|github\.com)\S*",
    "handle": r"@\w[\w.]{1,30}",
    "uuid": r"\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?",
    "hex32": r"[0-9a-f]{32}", "hex40": r"[0-9a-f]{40}", "hex64": r"[0-9a-f]{64}", "hex24": r"[0-9a-f]{24}",
    "hexany": r"(?=.*[a-f])(?=.*\d)[0-9a-f]{6,}", "hex0x": r"0x[0-9a-f]+",
    "base64": r"(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[A-Za-z0-9+/_-]{16,}={0,2}", "base64pad": r"[A-Za-z0-9+/]{6,}={1,2}",
    "crypt": r"\$\w{1,10}\$\S+|\{S?SHA\d*\}\S+|pbkdf2\S+|[0-9a-f]{32}:\S+|\*[0-9A-F]{40}",
    "jwt": r"ey[\w-]+\.[\w-]+\.[\w-]*|(?:sk|pk|ghp|xox[a-z]|AKIA)[_-]?\w{10,}",
    "ip4": r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:/\d+)?", "ip6": r"[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}",
    "mac": r"[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}",
    "iban": r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7} ?[A-Z0-9]{0,4}",
    "phone_plus": r"(?:\+|00)\d[\d\s().-]{6,20}(?: ?x\d+)?", "phone_paren": r"\(\+?\d{1,5}\)[\s.-]?[\d\s.-]{5,14}(?: ?x\d+)?",
    "phone_us": r"(?:1[-. ]?)?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?: ?x\d+)?", "phone_sep": r"(?=(?:\D*\d){7,15}\D*$)\d{2,5}[-. /]\d{2,8}(?:[-. ]\d{2,5}){0,3}(?: ?x\d+)?",
    "phone_zero": r"0\d{8,11}", "phone_cn": r"(?:\+?86)?1[3-9]\d{9}", "phone_mask": r"1[3-9]\d\*{4}\d{4}|\d{3}\*{3,}\d{2,4}", "digits10": r"[2-9]\d{9}", "ext": r".*\d ?x\d{2,5}",
    "card": r"\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}|3\d{3}[ -]?\d{6}[ -]?\d{5}", "card_sci": r"\d\.\d+E\+1\d",
    "q_number": r"[QPqp]\d{2,10}", "ssn": r"\d{3}-\d{2}-\d{4}",
    "plate": r"[A-Z]{1,3}[ -]?\d{1,4}[ -]?[A-Z]{1,3}(?:[ -]?\d{1,4})?|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}|[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2}\d{2,3}|\d{3}[A-Z]{3}|[A-Z]{2,3}\d{3,4}|\d{2,3}[가-힣] ?\d{4}",
    "int": r"[-+]?\d+", "decimal": r"[-+]?\d+[.,]\d+", "thousands": r"[-+]?\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d+)?",
    "currency": r"[-+]?\s?[$€£¥₹₽₩฿₺₪₫₴]\s?[-+]?[\d.,' ]+[kmb]?|[-+]?[\d.,' ]+\s?(?:[$€£¥₹₽₩฿₺₪₫₴]|usd|eur|gbp|cny|rub|元|円|руб\.?|kr|zł|kč|lei|ft|tl)|(?:usd|eur|gbp|rs\.?|r\$|rp\.?|chf|cny|rmb|cad|aud|hk\$|nt\$|us\$)\s?[\d.,' ]+",
    "percent": r"[-+]?[\d.,]+\s?%", "leading_zero": r"0\d+", "negative": r"-[\d.]+",
    "prefixed": r"[A-Za-z]{1,5}[-_ #/.]?\d{2,}(?:-\d+)*", "suffixed": r"\d{3,}[-_ ]?[A-Za-z]{1,3}", "dashed_digits": r"\d+(?:-\d+){1,4}",
    "alnum_mix": r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{4,24}", "id_letters": r"[a-z]{3,9}\d{2,4}", "year_code": r".*(?:19|20)\d\d[-/_]?\d{2,}.*",
    "slug": r"[a-z0-9]+(?:-[a-z0-9]+)+", "snake": r"[a-zA-Z0-9]+(?:_[a-zA-Z0-9]+)+", "dotted": r"[a-z]+\.[a-z]+\d*", "user": r"(?=.*[a-z])[a-z0-9][a-z0-9._-]{3,24}", "user_digits": r"(?=.*\d)[a-z]+[._-]?[a-z]*\d{1,4}",
    "password": r"(?=.*[a-z])(?=.*[\d!@#$%^&*?+=~])(?=.*[A-Z!@#$%^&*?+=~])\S{6,32}", "symbols": r"(?=.*[!@#$%^&*?~+=<>|{}\[\]\\])(?=.*[A-Za-z\d])\S{6,40}",
    "year": r"(?:1[5-9]|20)\d\d(?:\.0)?", "year_cn": r"\d{4}年|\d{2,3}年(?:次)?|民國.*", "season": r"(?:19|20)\d\d[-/–](?:(?:19|20)\d\d|\d\d)",
    "ymd": r"\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?", "dmy": r"\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})\.?", "ymd8": r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", "dmy8": r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d", "ym": r"\d{4}[-/.年]\d{1,2}月?|\d{1,2}/(?:\d{4}|\d{2})",
    "text_date": rf"\d{{1,2}}(?:st|nd|rd|th|\.)?[\s,-]*(?:de\s)?{_MONTH}[\s,-]*(?:de\s)?\d{{2,4}}|{_MONTH}\s?\d{{1,2}},?\s?\d{{4}}|{_MONTH}[ -]\d{{2,4}}|\w+, \d+ {_MONTH} \d+.*",
    "datetime": r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[T ]+\d{1,2}:\d{2}.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},?[T ]+\d{1,2}:\d{2}.*|\w{3} \w{3} \d+ \d+:\d+:\d+.*|\d{14}",
    "midnight": r".*[T ]0?0:00(?::00)?(?:\.0+)?(?:Z|[+-]\d\d:?\d\d)?|.* 12:00(?::00)? AM", "time": r"[012]?\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?", "duration": r"\d+:\d{2}(?::\d{2})?|P(?:T?\d+[YMWDHS])+T?(?:\d+[HMS])*|\d+\s?(?:hours?|hrs?|h|min(?:ute)?s?|days?|d|weeks?|months?|years?|yrs?|sec(?:ond)?s?|s|小时|分钟|天|年|个月|时|秒|час\w*|дн\w*|лет|мин\w*)(?:\s?\d+\s?\w+)?|[+-]\d{1,2}:\d{2}",
    "epoch": r"(?:9\d{8}|1[0-9]\d{8})(?:\d{3})?", "excel_date": r"[1-4]\d{4}",
    "unit_length": r"\d[\d.,]*\s?(?:cm|m|in|ft|inches|厘米|公分|см)|[4-7]['’′]\s?\d{1,2}(?:\.\d)?[\"”″]?|[4-7]-\d{1,2}|[4-7] ?ft\.? ?\d{0,2}.*|1[.,]\d{2}\s?m?", "unit_weight": r"\d[\d.,]*\s?(?:kgs?|lbs?|pounds|公斤|千克|斤|кг)\.?", "unit_age": r"\d{1,3}\s?(?:岁|歳|才|세|yrs?|years?( old)?|лет|год[а]?|ans|años|jahre)",
    "blood": r"(?:A|B|AB|O|А|В|АВ|О|0)(?:\s?[-+]|[ _]?(?:型|형|POS|NEG|RH[-+D]*))?", "latlon": r"\(?-?\d{1,3}\.\d{3,},\s?-?\d{1,3}\.\d{3,}\)?|POINT.*|\d+°.*[NSEW]", "coordinate": r"-?\d{1,3}\.\d{4,}", "ua": r"(?:Mozilla|Opera|Dalvik|okhttp)/.*", "imei": r"\d{15}",
    "json": r"[\[{].*[\]}]", "pipe_list": r"[^|]+\|.*|[^;]+;.*;.*", "comma_list": r"[^,]+(?:,[^,]+){2,}", "paren": r".*\(.*\).*", "colon": r".*:.*", "ampersand": r".* (?:&|and|y|und|et|и|e) .*", "initial": r"[A-ZА-Я]\.?", "initials": r".*\b[A-ZА-Я]\.(?:\s|$|[A-ZА-Я]).*",
    "zip_us": r"\d{5}(?:-\d{4})?", "zip_uk": r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", "zip_ca": r"[A-Z]\d[A-Z] ?\d[A-Z]\d", "zip_jp": r"〒?\d{3}-\d{4}", "zip_br": r"\d{5}-\d{3}", "zip_nl": r"\d{4} ?[A-Z]{2}", "zip_pl": r"\d{2}-\d{3}", "zip_cz": r"\d{3} \d{2}", "zip6": r"[1-9]\d{5}", "zip4": r"\d{4}", "zip_other": r"[A-Z]{1,3}-?\d{3,5}|\d{4}-\d{3}|[A-Z]\d{4}[A-Z]{3}|[A-Z]{3} ?\d{4}",
    "letter": r"[^\W\d_]", "two_upper": r"[A-Z]{2}", "three_upper": r"[A-Z]{3}", "short_upper": r"[A-Z]{1,5}", "one_digit": r"\d", "two_digits": r"\d\d", "float_int": r"\d+\.0",
    "house_first": r"\d{1,5}[a-zA-Z]?[,/]?\s+[^\W\d].*", "house_last": r"[^\d]{3,}[\s,]+(?:n[o°º]?\.?\s?)?\d{1,5}\s?[a-zA-Z]?(?:[/-]\d+\w?)?", "house_cjk": r".*\d+\s?(?:号|號|番|번지|室|栋|幢|楼|樓|丁目|-\d+).*", "po_box": r".*\b(?:p\.?\s?o\.?\s?box|apdo|postfach|apartado).*|(?:psc|unit|usns|uss|usnv|usnaf|dpo|fpo)\b.*", "comma_name": r"[^\W\d][^,\d]+, [^,\d]+(?:, [^,\d]+)?", "ends_dot": r".*[.!?。！？]", "has_zip": r".*[\s,]\d{4,6}(?:-\d{4})?(?:$|[\s,].*)",
    "voter": r"[A-Z]{3}\d{7}", "passport": r"[A-Z]{1,2}\d{6,8}|[A-Z]\d{2}[A-Z0-9]{5,6}|\d{9}[A-Z]?", "licence": r"[A-Z]\d{3}-?\d{4}-?\d{4}|[A-Z]{5}\d{6}[A-Z0-9]{5}|[A-Z]{1,2}\d{2}[ -]?\d{11}|[A-Z]\d{7,14}", "case": r"(?=.*\d)(?=.*[A-Za-z/()（）号])[\w]{1,8}[-/:.( （]{1,2}?(?:19|20)?\d\d[-/:)） ]{0,2}[\w-]*\d+号?", "ref": r"[A-Z0-9]+(?:[-/][A-Z0-9]+){2,}", "crypto": r"(?:bc1|[13])[a-zA-HJ-NP-Z0-9]{25,59}|0x[0-9a-fA-F]{40}|[LM4T][a-zA-HJ-NP-Z0-9]{26,95}", "version": r"v?\d+\.\d+(?:\.\d+)+\w*",
}  # fmt: skip
"""Shapes by name; a value has a shape where the whole of it matches."""

_CASED = {
    "plate", "zip_uk", "zip_ca", "zip_nl", "zip_other", "iban", "base64", "base64pad", "password", "two_upper", "three_upper",
    "short_upper", "user", "slug", "blood", "initial", "initials", "voter", "passport", "licence", "ref", "id_letters", "crypt",
}  # fmt: skip
_COMPILED = {
    name: re.compile(pattern, re.DOTALL if name in _CASED else re.DOTALL | re.IGNORECASE)
    for name, pattern in SHAPES.items()
}
_LONG = 160
"""Longer values have no shape but that of a text."""


def shapes(column: Column) -> dict[str, float]:
    """The share of values of each shape."""
    values = [v for v in column.values[::2] or column.values if len(v) <= _LONG]
    total = max(1, len(column.values[::2] or column.values))
    return {
        f"shape.{name}": sum(1 for v in values if pattern.fullmatch(v)) / total
        for name, pattern in _COMPILED.items()
    }
