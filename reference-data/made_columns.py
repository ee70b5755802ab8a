"""Made-up columns of every kind in many languages, for fitting and for the benchmark.

Values come from Faker (MIT, run time only, nothing of it is kept), from the hand-written words of
`words/hand_words.tsv`, from CLDR by Babel, and from the templates below. One locale is one source:
whole locales can be left out.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import random
import string
import unicodedata
import uuid
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from faker import Faker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOCALES = ["en_US", "en_GB", "en_AU", "en_CA", "en_IN", "en_IE", "en_NZ", "en_PK", "en_KE", "en_NG", "de_DE", "de_AT", "de_CH", "fr_FR", "fr_CA", "fr_CH", "es_ES", "es_MX", "es_CO", "es_AR", "es_CL", "it_IT", "pt_BR", "pt_PT", "nl_NL", "nl_BE", "pl_PL", "cs_CZ", "sk_SK", "sl_SI", "hr_HR", "ro_RO", "hu_HU", "sv_SE", "no_NO", "da_DK", "fi_FI", "et_EE", "lt_LT", "lv_LV", "ru_RU", "uk_UA", "bg_BG", "el_GR", "tr_TR", "az_AZ", "id_ID", "vi_VN", "th_TH", "ja_JP", "ko_KR", "zh_CN", "zh_TW", "ar_EG", "ar_SA", "ar_PS", "fa_IR", "he_IL", "hi_IN", "ta_IN", "ne_NP", "bn_BD", "ka_GE", "hy_AM", "fil_PH", "sq_AL", "mk_MK", "or_IN", "gu_IN"]  # fmt: skip
LANGUAGE = {"zh_TW": "zh", "de_AT": "de", "fil_PH": "id", "no_NO": "sv", "da_DK": "sv", "fi_FI": "sv", "sk_SK": "cs"}
Values = list[str]
LATIN = dict(
    zip(
        "абвгдезийклмнопрстуфхцэіїґ" "αβγδεζηθικλμνξοπρστυφχω" "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ" "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
        ["a", "b", "v", "g", "d", "e", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "e", "i", "yi", "g", "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "t", "y", "f", "ch", "o", "a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh", "r", "s", "t", "u", "p", "k", "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h", "a", "b", "g", "d", "e", "z", "e", "y", "t", "zh", "i", "l", "kh", "ts", "k", "h", "dz", "gh", "ch", "m", "y", "n", "sh", "o", "ch", "p", "j", "r", "s", "v", "t", "r", "ts", "v", "p", "k", "o", "f"],
        strict=True,
    )
) | {"ё": "yo", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "shch", "ы": "y", "ь": "", "ъ": "", "ю": "yu", "я": "ya", "є": "ye", "и": "y", "ς": "s"}
"""One Latin spelling of the letters of four scripts, as names in passports have it."""
PINYIN = ["Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Xu", "Sun", "Ma", "Zhu", "Hu", "Guo", "He", "Lin", "Gao", "Luo", "Zheng", "Liang", "Xie", "Song", "Tang", "Deng", "Feng", "Han", "Cao", "Zeng"]
SYLLABLES = ["wei", "min", "xiu", "ying", "jing", "li", "qiang", "lei", "yang", "yong", "jie", "juan", "tao", "ming", "chao", "xia", "ping", "gang", "gui", "yu", "lan", "feng", "hua", "jian", "guo", "hong", "mei", "fang", "na", "bo", "hao", "xin", "yi", "chen", "ze", "han", "zi", "xuan"]
KIM = ["Kim", "Lee", "Park", "Choi", "Jung", "Kang", "Cho", "Yoon", "Jang", "Lim", "Han", "Oh", "Seo", "Shin", "Kwon", "Hwang", "Ahn", "Song", "Hong"]
SEOUL = ["min", "seo", "jun", "ji", "hye", "young", "sung", "ho", "soo", "jin", "hyun", "woo", "eun", "kyung", "mi", "jae", "dong", "yeon", "ah", "won"]


@cache
def hand() -> dict[str, list[tuple[str, list[str]]]]:
    """Hand-written words: class to (language, words)."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for line in (Path(__file__).parent / "words" / "hand_words.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cls, lang, listed = line.split("\t")
            found.setdefault(cls, []).append((lang, listed.split("|")))
    return found


class Maker:
    """Makes columns of one locale from one seed."""

    def __init__(self, locale: str, seed: int) -> None:
        self.locale = locale
        self.language = LANGUAGE.get(locale, locale[:2])
        self.r = random.Random(f"{locale}{seed}")
        self.f = Faker(locale)
        self.f.seed_instance(self.r.random())
        self.en = Faker("en_US")
        self.en.seed_instance(self.r.random())
        self.pools: dict[str, Values] = {}

    # -- drawing -----------------------------------------------------------------------------
    def pool(self, what: str, size: int = 400) -> Values:
        """Values of a Faker provider, drawn once."""
        if what not in self.pools:
            maker = getattr(self.f, what, None) or getattr(self.en, what)
            try:
                self.pools[what] = [str(maker()) for _ in range(size)]
            except Exception:  # noqa: BLE001 - some locales lack parts of a provider
                self.pools[what] = [str(getattr(self.en, what)()) for _ in range(size)]
        return self.pools[what]

    def of(self, what: str, n: int) -> Values:
        """Draw n values of a provider."""
        pool = self.pool(what)
        return [self.r.choice(pool) for _ in range(n)]

    def skewed(self, options: Values, n: int) -> Values:
        """Draw n values of a short list with uneven shares."""
        weights = [self.r.gammavariate(self.r.choice([0.5, 1, 3]), 1) + 0.01 for _ in options]
        return self.r.choices(options, weights, k=n)

    def listed(self, cls: str, n: int, few: tuple[int, int] = (3, 12)) -> Values:
        """Draw of the hand-written words of a class in this language, else of a run of the mixed row."""
        rows = hand()[cls]
        own = [w for lang, w in rows if lang == self.language]
        mixed = [w for lang, w in rows if lang == "xx"]
        english = [w for lang, w in rows if lang == "en"]
        if own and self.r.random() < 0.8:
            words = own[0]
        elif mixed and self.r.random() < 0.75:
            words = mixed[0]
        else:
            words = (english or [w for _, w in rows])[0]
        size = min(len(words), self.r.randint(*few))
        start = self.r.randrange(max(1, len(words) - size + 1))
        options = words[start : start + size] if words is mixed[0:1] or self.r.random() < 0.5 else self.r.sample(words, size)
        style = self.r.choice([str.title, str.capitalize, str.upper, str.lower, str.title])
        options = [style(w) for w in options]
        return self.skewed(options, n)

    def date(self, low: int, high: int) -> dt.datetime:
        """A moment between two years, evenly."""
        start = dt.datetime(low, 1, 1)  # noqa: DTZ001
        days = (dt.datetime(high, 12, 31) - start).days  # noqa: DTZ001
        return start + dt.timedelta(days=self.r.randrange(days + 1), seconds=self.r.randrange(86_400))

    def digits(self, n: int) -> str:
        """N digits."""
        return "".join(self.r.choice("0123456789") for _ in range(n))

    def letters(self, n: int, of: str = string.ascii_uppercase) -> str:
        """N letters."""
        return "".join(self.r.choice(of) for _ in range(n))

    def dates(self, n: int, low: int, high: int) -> Values:
        """Dates in one format."""
        formats = ["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d", "%d-%m-%Y", "%b %d, %Y", "%d %B %Y", "%d-%b-%y", "%m/%d/%y", "%Y.%m.%d", "%d-%b-%Y", "%Y-%m-%d", "%Y-%b-%d", "%d %b %Y", "%B %d, %Y", "%a, %d %b %Y"]
        if self.language in {"zh", "ja"}:
            formats += ["%Y年%m月%d日"] * 4 + ["%Y年%-m月%-d日", "%Y%m%d", "%Y年%m月"]
        if self.language == "ko":
            formats += ["%Y년 %m월 %d일", "%Y.%m.%d", "%y%m%d"]
        form = self.r.choice(formats)
        if self.r.random() < 0.15:
            form = form.replace("%d", "%-d").replace("%m", "%-m")
        return [self.date(low, high).strftime(form) for _ in range(n)]

    def style(self, values: Values) -> Values:
        """Sometimes all capitals or all small."""
        pick = self.r.random()
        return [v.upper() for v in values] if pick < 0.13 else [v.lower() for v in values] if pick < 0.18 else values

    # -- who ---------------------------------------------------------------------------------
    def person_name(self, n: int) -> Values:
        first, last = self.of("first_name", n), self.of("last_name", n)
        if self.r.random() < 0.2:
            form = self.r.choice(["{0} {1}", "{1} {0}", "{1}, {0}", "{1} {0}"])
            return self.style([form.format(a, b) for a, b in self.romanised(n)])
        pick = self.r.random()
        east = self.language in {"zh", "ja", "ko"}
        if pick < 0.3:
            made = self.of("name", n)
        elif pick < 0.6:
            made = [b + a if east else f"{a} {b}" for a, b in zip(first, last, strict=True)]
        elif pick < 0.75:
            made = [b + " " + a if east else f"{b}, {a}" for a, b in zip(first, last, strict=True)]
        elif pick < 0.9:
            made = [f"{b} {a}" for a, b in zip(first, last, strict=True)]
        else:
            middle = self.of("first_name", n)
            made = [f"{a} {self.r.choice([m, m[0] + '.'])} {b}" for a, m, b in zip(first, middle, last, strict=True)]
        return self.style(made)

    def romanised(self, n: int) -> list[tuple[str, str]]:
        """Given and family names in Latin letters, where the language has other ones; else as they are."""
        r = self.r
        if self.language == "zh":
            return [((r.choice(SYLLABLES) + r.choice(["", *SYLLABLES])).capitalize(), r.choice(PINYIN)) for _ in range(n)]
        if self.language == "ko":
            return [(f"{r.choice(SEOUL).capitalize()}{r.choice(['-', '', ' '])}{r.choice(SEOUL)}", r.choice(KIM)) for _ in range(n)]
        if hasattr(self.f, "first_romanized_name"):
            return [(self.f.first_romanized_name(), self.f.last_romanized_name()) for _ in range(n)]

        def latin(name: str) -> str:
            bare = (c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
            return "".join(LATIN.get(c, c) for c in bare).title()

        return [(latin(a), latin(b)) for a, b in zip(self.of("first_name", n), self.of("last_name", n), strict=True)]

    def given_name(self, n: int) -> Values:
        if self.r.random() < 0.15:
            return self.style([a for a, _ in self.romanised(n)])
        made = self.of(self.r.choice(["first_name", "first_name", "first_name_female", "first_name_male"]), n)
        pick = self.r.random()
        if pick < 0.1:
            made = [f"{a} {b}" for a, b in zip(made, self.of("first_name", n), strict=True)]
        elif pick < 0.19:
            dot = self.r.choice(["", "."])
            made = [a[0] + dot if self.r.random() < 0.9 else a for a in made]
        return self.style(made)

    def family_name(self, n: int) -> Values:
        if self.r.random() < 0.15:
            return self.style([b for _, b in self.romanised(n)])
        if self.r.random() < 0.04:
            return [v[0] + "." for v in self.of("last_name", n)]
        made = self.of("last_name", n)
        if self.language in {"es", "pt"} and self.r.random() < 0.4:
            made = [f"{a} {b}" for a, b in zip(made, self.of("last_name", n), strict=True)]
        return self.style(made)

    def username(self, n: int) -> Values:
        if self.r.random() < 0.08:
            realm = self.r.choice(["corp\\", "CORP\\", "ad\\", "uid=", "acme-"])
            return [realm + self.en.user_name() for _ in range(n)]
        pick = self.r.random()
        if pick < 0.4:
            return [self.en.user_name() for _ in range(n)]
        if pick < 0.6:
            return [v.lower() + self.r.choice(["", "_", "."]) + self.r.choice(["", self.digits(2), self.digits(4)]) for v in self.pool_en("first_name", n)]
        if pick < 0.8:
            return [self.r.choice([str.lower, str.title])(a) + self.r.choice(["", "_", "."]) + b.lower() + self.r.choice(["", self.digits(2)]) for a, b in zip(self.pool_en("word", n), self.pool_en("word", n), strict=True)]
        return [a[0].lower() + b.lower() + self.r.choice(["", "1", self.digits(2)]) for a, b in zip(self.pool_en("first_name", n), self.pool_en("last_name", n), strict=True)]

    def pool_en(self, what: str, n: int) -> Values:
        """Draw in English whatever the locale."""
        name = "en:" + what
        if name not in self.pools:
            self.pools[name] = [str(getattr(self.en, what)()) for _ in range(400)]
        return [self.r.choice(self.pools[name]) for _ in range(n)]

    def alias(self, n: int) -> Values:
        short = [v[: self.r.randint(3, 5)] + self.r.choice(["", "y", "ie", "o"]) for v in self.of("first_name", n)]
        words = ["The " + w.title() for w in self.pool_en("word", n)] if self.r.random() < 0.5 else [w.title() for w in self.pool_en("word", n)]
        return [self.r.choice(p) for p in zip(short, words, strict=True)]

    def title_or_role(self, n: int) -> Values:
        if self.r.random() < 0.5:
            return self.skewed(sorted(set(self.of("prefix", 60))) or ["Mr.", "Mrs."], n)
        if self.r.random() < 0.3:
            jobs, places = self.pool("job"), self.pool("city")
            return [f"{self.r.choice(['Member of Parliament', 'Secretary', 'Chairman', 'Deputy Minister', 'President', 'Former Governor', 'Commander'])}{self.r.choice([' of the ', ', ', ' for '])}{self.r.choice(self.r.choice([jobs, places]))}" for _ in range(n)]
        return self.listed("title", n, (2, 25))

    def sex(self, n: int) -> Values:
        pairs = [("Male", "Female"), ("M", "F"), ("male", "female"), ("MALE", "FEMALE"), ("m", "f"), ("1", "2"), ("0", "1"), ("man", "woman"), ("Masculin", "Féminin"), ("H", "F"), ("männlich", "weiblich"), ("W", "M"), ("Hombre", "Mujer"), ("Masculino", "Feminino"), ("K", "M"), ("Mężczyzna", "Kobieta"), ("Erkek", "Kadın"), ("E", "K"), ("L", "P"), ("Laki-laki", "Perempuan"), ("Nam", "Nữ"), ("Man", "Vrouw"), ("V", "M"), ("Uomo", "Donna"), ("Muž", "Žena"), ("Férfi", "Nő"), ("Kvinna", "Man"), ("Mies", "Nainen"), ("Barbat", "Femeie"), ("B", "F"), ("Maschio", "Femmina")]
        own = {"zh": [("男", "女"), ("男性", "女性"), ("1", "2")], "ja": [("男", "女"), ("男性", "女性")], "ko": [("남", "여"), ("남자", "여자"), ("남성", "여성")], "ru": [("М", "Ж"), ("мужской", "женский"), ("муж", "жен"), ("Мужчина", "Женщина")], "uk": [("ч", "ж"), ("чоловіча", "жіноча")], "bg": [("мъж", "жена")], "ar": [("ذكر", "أنثى"), ("ذكر", "انثى")], "fa": [("مرد", "زن")], "hi": [("पुरुष", "महिला"), ("पुरुष", "स्त्री")], "he": [("זכר", "נקבה"), ("ז", "נ")], "th": [("ชาย", "หญิง")], "el": [("Άνδρας", "Γυναίκα"), ("Α", "Θ"), ("Άρρεν", "Θήλυ")], "ne": [("पुरुष", "महिला")], "ka": [("მამრობითი", "მდედრობითი")], "hy": [("արական", "իգական")], "ta": [("ஆண்", "பெண்")], "bn": [("পুরুষ", "মহিলা")]}.get(self.language, [])
        pair = list(self.r.choice(own if own and self.r.random() < 0.8 else pairs))
        weights = [self.r.uniform(0.3, 0.7), 0.5]
        if self.r.random() < 0.3:
            extra = self.r.choice([["Other"], ["X"], ["Unknown"], ["U"], ["Non-binary"], ["Non-binary", "Genderqueer", "Agender", "Bigender", "Genderfluid", "Polygender"], ["未知"], ["0"], ["other"], ["divers"]])
            pair += extra
            weights += [0.04] * len(extra)
        return self.r.choices(pair, weights, k=n)

    def birth_date(self, n: int) -> Values:
        low, high = self.r.choice([(1940, 2005), (1950, 2002), (1930, 1990), (1955, 2010), (1900, 1995), (1960, 2000), (1935, 2020), (1980, 2012)])
        if self.r.random() < 0.12:
            return [self.date(low, high).strftime(self.r.choice(["%Y-%m-%d 00:00:00", "%Y-%m-%dT00:00:00.000Z"])) for _ in range(n)]
        if self.r.random() < 0.06:
            return [str(int((self.date(low, high) - dt.datetime(1970, 1, 1)).total_seconds()) * self.scale()) for _ in range(n)]  # noqa: DTZ001
        return self.dates(n, low, high)

    def scale(self) -> int:
        """Seconds or milliseconds."""
        return 1000 if self.r.random() < 0.5 else 1

    def birth_year(self, n: int) -> Values:
        low, high = self.r.choice([(1940, 2005), (1920, 1995), (1850, 1980), (1950, 2003), (1600, 1980)])
        return [str(int(self.r.triangular(low, high))) for _ in range(n)]

    def age(self, n: int) -> Values:
        low, high = self.r.choice([(18, 90), (18, 65), (0, 99), (20, 80), (16, 40), (25, 75), (1, 100), (18, 60)])
        values = [int(self.r.triangular(low, high) if self.r.random() < 0.5 else self.r.uniform(low, high)) for _ in range(n)]
        suffix = self.r.choice([""] * 9 + [{"zh": "岁", "ja": "歳", "ko": "세", "ru": " лет"}.get(self.language, " years")])
        return [f"{v}{suffix}" for v in values]

    def birth_place(self, n: int) -> Values:
        if self.language == "zh":
            return [self.r.choice(self.pool("province")) + self.r.choice(self.pool("city_name")) + self.r.choice(["", "市", "县", "人"]) for _ in range(n)] if self.locale == "zh_CN" else self.skewed(["臺北市", "高雄市", "臺灣省雲林縣", "臺南市", "新北市", "臺中市", "臺灣省彰化縣", "屏東縣", "福建省金門縣"], n)
        return [f"{c}, {s}" for c, s in zip(self.of("city", n), self.of(self.r.choice(["country", "state"]) if hasattr(self.f, "state") else "country", n), strict=True)]

    def nationality(self, n: int) -> Values:
        words = ["American", "British", "German", "French", "Italian", "Spanish", "Dutch", "Swiss", "Austrian", "Chinese", "Japanese", "Korean", "Indian", "Brazilian", "Mexican", "Canadian", "Australian", "Russian", "Polish", "Swedish", "Danish", "Norwegian", "Belgian", "Irish", "Turkish", "Greek", "Portuguese", "Czech", "Hungarian", "Egyptian", "Nigerian", "South African", "Argentine", "Colombian", "Vietnamese", "Thai", "Filipino", "Indonesian"]
        own = {"zh": ["中国", "美国", "日本", "韩国", "中國籍", "越南"], "ru": ["Россия", "РФ", "русский", "Украина", "Казахстан", "российское"], "de": ["deutsch", "türkisch", "polnisch", "österreichisch", "italienisch"], "fr": ["Française", "Algérienne", "Marocaine", "Belge", "Suisse", "Portugaise"], "es": ["Española", "Mexicana", "Argentina", "Colombiana", "Peruana", "Chilena", "Venezolana"], "it": ["Italiana", "Rumena", "Albanese", "Marocchina"], "ar": ["سعودي", "مصري", "أردني", "سوري", "يمني", "هندي", "باكستاني"], "hi": ["भारतीय", "नेपाली"], "th": ["ไทย", "จีน", "พม่า", "ลาว"], "he": ["ישראלית", "אמריקאית", "צרפתית"], "ko": ["대한민국", "한국", "중국", "베트남"], "ja": ["日本", "中国", "韓国", "ベトナム"], "el": ["Ελληνική", "Αλβανική", "Κυπριακή"], "tr": ["T.C.", "Türk", "Suriye", "Alman"], "pt": ["Brasileira", "Portuguesa", "Angolana"], "pl": ["polskie", "ukraińskie", "polska"], "uk": ["Україна", "українське"], "id": ["WNI", "WNA", "Indonesia"], "vi": ["Việt Nam"]}.get(self.language)
        options = own if own and self.r.random() < 0.6 else self.r.sample(words, self.r.randint(6, 30))
        return self.skewed(options, n)

    def photo_ref(self, n: int) -> Values:
        base = self.r.choice(["https://{d}/images/{h}.jpg", "{h}.jpg", "/uploads/photos/{i}.png", "https://{d}/avatar/{h}?s=200", "https://randomuser.me/api/portraits/men/{i}.jpg", "http://{d}/{i}.png/{i}x{i}.png", "photos/{i}.jpeg", "https://robohash.org/{h}.png?size=50x50"])
        return [base.format(d=self.en.domain_name(), h=self.letters(12, "0123456789abcdef"), i=self.r.randrange(99_999)) for _ in range(n)]

    # -- where -------------------------------------------------------------------------------
    def email(self, n: int) -> Values:
        return self.style([getattr(self.en, self.r.choice(["email", "free_email", "company_email"]))() for _ in range(n)])

    def phone(self, n: int) -> Values:
        if self.r.random() < 0.75:
            return [self.f.phone_number() for _ in range(n)]
        form = self.r.choice(["+1-###-###-####", "(###) ###-####", "###-###-####", "##########", "+44 7### ######", "0## ### ####", "+49 ### #######", "1##########", "138########", "07#########", "+91 9#########", "8-9##-###-##-##", "+7 (9##) ###-##-##", "06 ## ## ## ##", "+86 13# #### ####", "090-####-####", "010-####-####", "05########", "08########"])
        return ["".join(self.r.choice("23456789") if c == "#" and i < 5 else self.r.choice("0123456789") if c == "#" else c for i, c in enumerate(form)) for _ in range(n)]

    def street(self, n: int) -> Values:
        return self.style(self.of(self.r.choice(["street_address", "street_address", "street_name"]), n))

    def postal_address(self, n: int) -> Values:
        join = self.r.choice([", ", "\n", " "])
        made = self.of("address", n)
        return self.style([v.replace("\n", join) for v in made])

    def place(self, n: int) -> Values:
        made = self.of("city", n)
        if self.r.random() < 0.35:
            made = self.skewed(sorted(set(made))[: self.r.randint(5, 60)], n)
        return self.style(made)

    def region(self, n: int) -> Values:
        for what in self.r.sample(["state", "province", "administrative_unit", "region", "county", "state_abbr", "prefecture", "department", "canton"], 9):
            try:
                getattr(self.f, what)()
            except AttributeError:
                continue
            made = [str(getattr(self.f, what)()) for _ in range(n)]
            if made[0].startswith("("):
                made = [m.split("'")[3] for m in made]
            return self.skewed(sorted(set(made)), n) if self.r.random() < 0.4 else self.style(made)
        return self.skewed([self.f.city() + {"ru": "ская область", "th": "จังหวัด"}.get(self.language, " " + self.r.choice(["County", "Region", "Province"])) for _ in range(12)], n)

    def postal_code(self, n: int) -> Values:
        pick = self.r.random()
        if pick < 0.5:
            return self.of("postcode", n)
        if pick < 0.65:
            return self.skewed(sorted(set(self.of("postcode", self.r.choice([6, 20, 80])))), n)
        if pick < 0.85:
            made = [f"{min(99_950, max(501, int(self.r.gauss(self.r.choice([10_000, 33_000, 60_000, 90_000]), 4000)))):05d}" for _ in range(n)]
            made = [m + "-" + self.digits(4) if self.r.random() < 0.1 else m for m in made] if self.r.random() < 0.2 else made
            return [m.lstrip("0") for m in made] if self.r.random() < 0.6 else made
        size, low, high = self.r.choice([(6, 100_000, 860_000), (4, 1000, 9990), (5, 1000, 99_990), (6, 110_001, 855_000)])
        centres = [self.r.randint(low, high) for _ in range(self.r.randint(1, 30))]
        return [f"{min(high, self.r.choice(centres) + self.r.randrange(0, 60)):0{size}d}" for _ in range(n)]

    def country(self, n: int) -> Values:
        data = Locale.parse({"no_NO": "nb_NO"}.get(self.locale, self.locale)).territories
        if self.r.random() < 0.3:
            data = Locale.parse("en").territories
        names = [str(v) for k, v in data.items() if k.isalpha()]
        pick = self.r.random()
        if pick < 0.2:
            names = [k for k in data if k.isalpha()]
        if self.r.random() < 0.5:
            return self.skewed(self.r.sample(names, self.r.randint(2, 25)), n)
        return [self.r.choice(names) for _ in range(n)]

    def coordinates(self, n: int) -> Values:
        low, high = self.r.choice([(-90, 90), (-180, 180), (30, 50), (-125, -70), (100, 125), (5, 15)])
        places = self.r.randint(4, 8)
        if self.r.random() < 0.2:
            return [f"{self.r.uniform(-90, 90):.{places}f}, {self.r.uniform(-180, 180):.{places}f}" for _ in range(n)]
        return [f"{self.r.uniform(low, high):.{places}f}" for _ in range(n)]

    def ip_address(self, n: int) -> Values:
        return [self.en.ipv4() if self.r.random() < 0.9 else self.en.ipv6() for _ in range(n)] if self.r.random() < 0.85 else [self.en.ipv6() for _ in range(n)]

    def mac_address(self, n: int) -> Values:
        return self.style([self.en.mac_address() for _ in range(n)])

    def url(self, n: int) -> Values:
        return [self.en.url() + self.r.choice(["", self.en.uri_path()]) for _ in range(n)] if self.r.random() < 0.7 else [self.en.domain_name() for _ in range(n)]

    def social_handle(self, n: int) -> Values:
        base = self.r.choice(["@{u}", "https://twitter.com/{u}", "https://www.facebook.com/{u}", "t.me/{u}", "https://www.linkedin.com/in/{u}", "@{u}", "wxid_{h}", "https://vk.com/id{i}", "instagram.com/{u}", "{u}", "{u}", "{c}", "{c}", "{c}", "{c}", "{p}", "{p}", "{p}"])
        given, family, cities = self.pool_en("first_name", n), self.pool("last_name"), self.pool_en("city", n)
        latin = [v for v in family if v.isascii()] or self.pool_en("last_name", 400)

        def handle(i: int) -> str:
            one, two, town = given[i], self.r.choice(latin), cities[i].replace(" ", "")
            forms = [f"{one}{two}", f"{one[0]}{two}", f"{two}{one}", f"{two}_{one[0]}", f"{one}_{two}", f"{one}{two}{self.digits(2)}", f"Rep{two}", f"{two}MP", f"{one}4{town}", f"{two}For{town}", f"dr{two}", f"Sen{one}{two}", f"{two}{self.r.randint(1950, 2022)}"]
            made = self.r.choice(forms).replace(" ", "").replace("'", "")[:15]
            return made.lower() if self.r.random() < 0.3 else made

        return [base.format(p=handle(i), u=self.en.user_name(), c=self.r.choice(["", "Rep", "Sen", "Dr", "the", "Real"]) + self.en.first_name() + self.r.choice(["", "_"]) + self.en.last_name() + self.r.choice(["", "", "MP", self.digits(2)]), h=self.letters(14, string.ascii_lowercase + string.digits), i=self.r.randrange(10**8)) for i in range(n)]

    # -- money and secrets -------------------------------------------------------------------
    def iban(self, n: int) -> Values:
        return [self.f.iban() for _ in range(n)]

    def bank_account(self, n: int) -> Values:
        size = self.r.choice([8, 9, 10, 11, 12, 14, 16, 17])
        return [self.en.bban() if size == 17 else self.r.choice("123456789") + self.digits(size - 1) for _ in range(n)]

    def payment_card(self, n: int) -> Values:
        made = [self.en.credit_card_number() for _ in range(n)]
        return [f"{v[:4]}-{v[4:8]}-{v[8:12]}-{v[12:]}" for v in made] if self.r.random() < 0.2 else made

    def amount(self, n: int) -> Values:
        pick = self.r.random()
        mean = self.r.choice([3, 5, 7, 9, 10, 11, 13])
        if pick < 0.12:
            low, high = self.r.choice([(18, 120), (100, 1500), (10, 99), (20_000, 180_000), (1000, 20_000), (0.5, 30)])
            return [f"{self.r.uniform(low, high):.{self.r.choice([0, 2, 2])}f}" for _ in range(1)] + [f"{self.r.uniform(low, high):.2f}" if low < 100 else str(int(self.r.uniform(low, high))) for _ in range(n - 1)]
        if pick < 0.17:
            return self.skewed([f"{i}.{self.r.choice(['99', '49', '00', '95'])}" for i in range(1, self.r.randint(3, 60))], n)
        values = [self.r.lognormvariate(mean, self.r.choice([0.3, 0.6, 1.0])) for _ in range(n)]
        if pick < 0.35:
            return [f"{v:.2f}" for v in values]
        if pick < 0.5:
            return [f"${v:,.2f}" for v in values]
        if pick < 0.6:
            sign = self.r.choice(["€", "£", "¥", "₹", "$", "₽", "R$ ", "Rp ", "US$"])
            return [f"{sign}{v:,.0f}" for v in values]
        if pick < 0.75:
            step = self.r.choice([10, 100, 500, 1000, 5000])
            return [str(int(v / step) * step + step) for v in values]
        if pick < 0.85:
            return [f"{v:.1f}" for v in values]
        return [str(int(v)) for v in values]

    def crypto_address(self, n: int) -> Values:
        base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
        pick = self.r.randrange(3)
        return [["1" + self.letters(33, base58), "0x" + self.letters(40, "0123456789abcdef"), "bc1q" + self.letters(38, "023456789acdefghjklmnpqrstuvwxyz")][pick] for _ in range(n)]

    def password(self, n: int) -> Values:
        pick = self.r.random()
        if pick < 0.4:
            size = self.r.randint(6, 14)
            return [self.en.password(length=size, special_chars=self.r.random() < 0.6) for _ in range(n)]
        if pick < 0.75:
            common = ["123456", "password", "qwerty", "12345678", "abc123", "iloveyou", "letmein", "dragon", "monkey", "111111", "sunshine", "admin123", "P@ssw0rd"]
            return [self.r.choice([self.r.choice(common), w + self.digits(self.r.randint(1, 4)), w.title() + self.digits(2) + self.r.choice("!@#$"), self.digits(6)]) for w in self.pool_en("first_name", n)]
        return [self.letters(self.r.randint(8, 12), string.ascii_letters + string.digits) for _ in range(n)]

    def password_hash(self, n: int) -> Values:
        if self.r.random() < 0.3:
            size, plus = self.r.choice([16, 20, 32, 48]), self.r.choice(["", "sha256:", "{SHA}", "pbkdf2_sha256$36000$"])
            return [plus + base64.b64encode(self.r.randbytes(size)).decode() for _ in range(n)]
        pick = self.r.randrange(4)
        salt = string.ascii_letters + string.digits + "./"
        return [[hashlib.md5(self.digits(9).encode()).hexdigest(), "$2b$12$" + self.letters(53, salt), hashlib.sha1(self.digits(9).encode()).hexdigest(), "$argon2id$v=19$m=65536,t=3,p=4$" + self.letters(22, salt) + "$" + self.letters(43, salt)][pick] for _ in range(n)]  # noqa: S324

    def token(self, n: int) -> Values:
        size, pick = self.r.choice([8, 16, 32, 40, 64]), self.r.randrange(4)
        return [[self.letters(size, string.ascii_letters + string.digits), "sk_live_" + self.letters(24, string.ascii_letters + string.digits), "eyJ" + self.letters(60, string.ascii_letters + string.digits) + "." + self.letters(43, string.ascii_letters), base64.b64encode(self.r.randbytes(size)).decode()][pick] for _ in range(n)]

    # -- of the person -----------------------------------------------------------------------
    def occupation(self, n: int) -> Values:
        made = self.of("job", n) if self.r.random() < 0.6 else self.listed("occupation", n, (6, 40))
        return self.style(made)

    def organisation(self, n: int) -> Values:
        pick = self.r.random()
        if pick < 0.55:
            return self.style(self.of("company", n))
        if pick < 0.7:
            tail = {"zh": ["大学", "医院", "派出所", "公安局", "中学", "分局", "银行"], "ja": ["大学", "病院", "高等学校", "銀行"], "ko": ["대학교", "병원", "은행", "고등학교"], "ru": [" университет", " больница", " банк"], "th": ["มหาวิทยาลัย"], "ar": ["جامعة", "مستشفى"]}.get(self.language, [" University", " Hospital", " Bank", " Police Department", " High School", " College", " City Council", " Medical Center"])
            return [self.r.choice(self.pool("city")) + self.r.choice(tail) for _ in range(n)]
        departments = {"zh": ["人事部", "财务部", "技术部", "销售部", "市场部", "行政部", "研发部", "客服部"], "ja": ["人事部", "経理部", "営業部", "開発部", "総務部"], "ko": ["인사팀", "재무팀", "영업부", "개발팀", "총무팀", "마케팅팀"], "ru": ["Бухгалтерия", "Отдел кадров", "ИТ", "Отдел продаж", "Маркетинг"], "es": ["Ventas", "Finanzas", "Recursos Humanos", "Marketing", "TI"], "de": ["Vertrieb", "Buchhaltung", "Personal", "IT", "Einkauf"], "fr": ["Ressources Humaines", "Comptabilité", "Ventes", "Informatique"], "ar": ["الموارد البشرية", "المالية", "المبيعات", "التسويق"], "he": ["כספים", "משאבי אנוש", "מכירות", "שיווק"], "hi": ["लेखा विभाग", "मानव संसाधन", "बिक्री"], "th": ["ฝ่ายขาย", "ฝ่ายบัญชี", "ฝ่ายบุคคล", "ฝ่ายไอที"], "el": ["Πωλήσεις", "Λογιστήριο", "Μάρκετινγκ"]}.get(self.language, ["Sales", "Marketing", "Engineering", "Human Resources", "Finance", "IT", "Legal", "Support", "Accounting", "Operations", "Research and Development", "Product Management", "Business Development", "Training", "Services", "Customer Service", "Purchasing"])
        if pick < 0.85:
            return self.skewed(departments, n)
        if pick < 0.93:
            cities, words = self.pool("city"), self.pool_en("word", 100)
            form = self.r.choice(["FC {c}", "{c} United", "{c} City", "Department of {w}", "{c} County Sheriff's Office", "{c} Police Department", "{c} FC", "Ministry of {w}", "Bank of {c}", "{c} Police Department, {s}", "{c} County Sheriff's Department, {s}", "University of {c}", "{c} High School", "{c} Medical Center", "{w} {c}", "{c} Rovers", "{c} {w} Club", "Office of {w}", "{w} Services Bureau", "{w}-{c}", "{c} {w} Committee", "{w} Association", "The {w} Group"])
            return self.style([form.format(c=self.r.choice(cities), w=self.r.choice(words).title(), s=self.en.state_abbr()) for _ in range(n)])
        return self.skewed(sorted(set(self.of("company", 30)))[: self.r.randint(5, 30)], n)

    def education(self, n: int) -> Values:
        return self.listed("education", n, (4, 10))

    def marital_status(self, n: int) -> Values:
        if self.r.random() < 0.15:
            letters = self.r.choice([["S", "M"], ["S", "M", "D", "W"], ["M", "S", "D", "W", "U"], ["C", "S", "D", "V"], ["C", "S", "P", "D"]])
            return self.skewed(letters, n)
        return self.listed("marital", n, (3, 6))

    def household_relation(self, n: int) -> Values:
        return self.listed("relation", n, (4, 12))

    def health(self, n: int) -> Values:
        pick = self.r.random()
        if pick < 0.2:
            return self.skewed(self.r.choice([["A+", "A-", "B+", "B-", "O+", "O-", "AB+", "AB-"], ["A", "B", "O", "AB"], ["A型", "B型", "O型", "AB型"]]), n)
        if pick < 0.3:
            return [self.letters(1) + self.digits(2) + "." + self.digits(1) for _ in range(n)]
        made = self.listed("health", n, (5, 40))
        if self.r.random() < 0.3:
            made = [self.r.choice([a, f"{a}, {b}", "None"]) for a, b in zip(made, self.listed("health", n, (5, 30)), strict=True)]
        return made

    def height(self, n: int) -> Values:
        pick = self.r.random()
        values = [self.r.gauss(170, 10) for _ in range(n)]
        if pick < 0.5:
            return [str(round(v)) for v in values]
        if pick < 0.65:
            return [f"{v:.1f}" for v in values]
        if pick < 0.75:
            return [f"{v / 100:.2f}" for v in values]
        if pick < 0.85:
            return [f"{round(v)}{self.r.choice([' ', ''])}cm" for v in values]
        if pick < 0.93:
            return [f"{int(v / 30.48)}' {round(v % 30.48 / 2.54)}\"" for v in values]
        return [str(round(v / 2.54)) for v in values]

    def weight(self, n: int) -> Values:
        pick = self.r.random()
        values = [self.r.gauss(72, 13) for _ in range(n)]
        if pick < 0.35:
            return [str(round(v)) for v in values]
        if pick < 0.65:
            return [f"{v:.1f}" for v in values]
        if pick < 0.8:
            return [f"{round(v)}{self.r.choice([' ', ''])}kg" for v in values]
        if pick < 0.9:
            return [str(5 * round((v + 8) * 2.2 / 5)) if self.r.random() < 0.7 else str(round((v + 8) * 2.2)) for v in values]
        return [f"{v * 2.2:.{self.r.choice([0, 1])}f}" for v in values]

    def vehicle_plate(self, n: int) -> Values:
        if self.language == "zh":
            return [self.r.choice("京津沪渝冀豫云辽黑湘皖鲁新苏浙") + self.letters(1) + self.letters(5, string.digits + "ABCDEFGH") for _ in range(n)]
        if self.language == "ru":
            return [self.letters(1, "АВЕКМНОРСТУХ") + self.digits(3) + self.letters(2, "АВЕКМНОРСТУХ") + self.r.choice(["77", "99", "78", "50"]) for _ in range(n)]
        return [self.f.license_plate() for _ in range(n)]

    def device_id(self, n: int) -> Values:
        pick = self.r.randrange(3)
        return [["35" + self.digits(13), self.en.user_agent(), self.letters(16, "0123456789abcdef")][pick] for _ in range(n)]

    # -- sensitive ---------------------------------------------------------------------------
    def ethnicity(self, n: int) -> Values:
        return self.listed("ethnicity", n, (4, 20))

    def religion(self, n: int) -> Values:
        return self.listed("religion", n, (4, 12))

    def political_affiliation(self, n: int) -> Values:
        return self.listed("party", n, (3, 20))

    def sexual_life(self, n: int) -> Values:
        return self.listed("orientation", n, (3, 6))

    def biometric_ref(self, n: int) -> Values:
        base = self.r.choice(["FP-{d}", "fp_template_{d}.bin", "iris/{h}.iso", "FACE:{h}", "finger_{d}.wsq", "/bio/{h}.tpl", "FP{h}"])
        return [base.format(d=self.digits(8), h=self.letters(16, "0123456789abcdef")) for _ in range(n)]

    def criminal_record(self, n: int) -> Values:
        made = self.listed("crime", n, (4, 15))
        none = self.r.choice(["None", "", "No", "无", "нет", "Ninguno"])
        return [self.r.choice([none, m]) for m in made] if self.r.random() < 0.4 else made

    def watch_label(self, n: int) -> Values:
        return self.listed("watch", n, (3, 8))

    def minor_flag(self, n: int) -> Values:
        return self.skewed(list(self.r.choice([("minor", "adult"), ("未成年", "成年"), ("child", "adult"), ("Under 18", "18+"), ("несовершеннолетний", "совершеннолетний"), ("Minor", "Adult"), ("menor", "mayor")])), n)

    # -- events ------------------------------------------------------------------------------
    def timestamp(self, n: int) -> Values:
        low = self.r.randint(2005, 2022)
        form = self.r.choice(["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.%f", "%d/%m/%Y %H:%M", "%m/%d/%Y %I:%M %p", "%Y%m%d%H%M%S", "%Y-%m-%d %H:%M:%S.%f", "%Y/%m/%d %H:%M:%S", "epoch", "%d.%m.%Y %H:%M:%S"])
        made = [self.date(low, min(2026, low + self.r.choice([0, 1, 3, 6]))) for _ in range(n)]
        if self.r.random() < 0.5:
            made.sort()
        scale = self.scale()
        return [str(int((d - dt.datetime(1970, 1, 1)).total_seconds()) * scale) if form == "epoch" else d.strftime(form) for d in made]  # noqa: DTZ001

    def date_(self, n: int) -> Values:
        pick = self.r.random()
        if pick < 0.15:
            return [str(self.r.randint(self.r.randint(1980, 2015), 2025)) for _ in range(n)]
        if pick < 0.2:
            return [f"{self.r.randint(1, 12):02d}/{self.r.randint(24, 33)}" for _ in range(n)]
        if pick < 0.3:
            old = self.r.choice([1850, 1900, 1940, 1960])
            return [str(self.r.randint(old, 2020)) for _ in range(n)] if self.r.random() < 0.3 else self.dates(n, old, self.r.choice([2005, 2015, 2021]))
        if pick < 0.35:
            return [self.date(2000, 2025).strftime("%Y-%m") for _ in range(n)]
        if pick < 0.38:
            return [f"{y}-{y + self.r.randint(1, 5)}" for y in (self.r.randint(1980, 2020) for _ in range(n))]
        low = self.r.choice([1990, 2000, 2010, 2015, 2018, 2020, 2022])
        made = self.dates(n, low, self.r.choice([2024, 2025, 2026, 2030]) if low > 2005 else 2023)
        if self.r.random() < 0.1:
            made = [m + " 00:00:00" for m in made]
        return sorted(made) if self.r.random() < 0.2 else made

    def time(self, n: int) -> Values:
        form = self.r.choice(["%H:%M:%S", "%H:%M", "%I:%M %p"])
        return [self.date(2020, 2021).strftime(form) for _ in range(n)]

    def duration(self, n: int) -> Values:
        if self.r.random() < 0.12:
            middle, wide, scale = self.r.choice([(4, 1, 1), (5.4, 0.4, 1000), (5, 0.8, 1), (5.3, 0.3, 1)])
            return [str(int(self.r.lognormvariate(middle, wide) * scale)) for _ in range(n)]
        form = self.r.choice(["{m} min", "{h}:{m:02d}:{s:02d}", "PT{m}M{s}S", "{h}h {m}m", "{m} minutes", "{d} days", "{y} years", "{m}分钟", "{m}:{s:02d}", "{y} лет {h} мес"])
        return [form.format(m=self.r.randint(0, 59), h=self.r.randint(0, 23), s=self.r.randint(0, 59), d=self.r.randint(1, 400), y=self.r.randint(0, 40)) for _ in range(n)]

    def event_type(self, n: int) -> Values:
        return self.listed("event", n, (3, 10))

    def case_number(self, n: int) -> Values:
        form = self.r.choice(["{y}-{l}-{d}", "CASE-{y}-{d}", "{l}{l}/{y}/{d}", "INV-{d}", "({y})京{d}民初{k}号", "{d}/{y}", "REF{d}", "MRN{d}", "PO-{y}-{d}", "{k}-{d}-{k}", "T-{d}", "C{y}{d}", "A{d}号", "№ {d}/{y}", "{y}刑初{k}号", "POL-{d}-{l}", "Az. {k} {l} {k}/{y}", "CLM{d}", "1Z{l}{d}{d}"])
        return [form.format(y=self.r.randint(2005, 2025), l=self.letters(2), d=self.digits(self.r.choice([5, 6])), k=self.r.randint(1, 9999)) for _ in range(n)]

    # -- structure ---------------------------------------------------------------------------
    def serial(self, n: int) -> Values:
        pick, start = self.r.random(), self.r.choice([0, 1, 1, 1, 100, 1000, 10_001, 500_000, 20_230_001])
        if pick < 0.08:
            top = self.r.randint(n // 2 + 2, n * 4 + 8)
            made = [self.r.randint(1, top) for _ in range(n)]
            return [str(v) for v in (sorted(made) if self.r.random() < 0.5 else made)]
        if pick < 0.3:
            return [str(start + i) for i in range(n)]
        if pick < 0.4:
            made = [str(start + i) for i in range(n)]
            self.r.shuffle(made)
            return made
        if pick < 0.55:
            size = self.r.randint(4, 16)
            return [str(self.r.randint(10 ** (size - 1), 10**size - 1)) for _ in range(n)]
        if pick < 0.7:
            at, made = start, []
            for _ in range(n):
                at += self.r.randint(1, 40)
                made.append(str(at))
            return made
        if pick < 0.9:
            form = self.r.choice(["C{:05d}", "EMP{:04d}", "ID-{:06d}", "CUST{:06d}", "U{:07d}", "P-{:05d}", "{:08d}", "E{:05d}", "STU{:05d}", "{:06d}", "{:010d}"])
            return [form.format(start + i if pick < 0.8 else self.r.randrange(99_999)) for i in range(n)]
        a, b = self.r.randint(2, 4), self.r.randint(3, 5)
        return [self.letters(a) + self.r.choice(["-"]) + self.digits(b) for _ in range(n)]

    def unknown(self, n: int) -> Values:
        pick = self.r.random()
        if pick < 0.1:
            return [self.digits(3) for _ in range(n)]
        if pick < 0.25:
            return [f"Q{self.r.randint(1000, 99_999_999)}" for _ in range(n)]
        if pick < 0.5:
            return [self.letters(5, string.ascii_lowercase) + self.letters(2, string.ascii_lowercase) + "0" + self.digits(1) for _ in range(n)]
        if pick < 0.7:
            size = self.r.randint(5, 10)
            return [self.letters(size, string.ascii_uppercase + string.digits) for _ in range(n)]
        if pick < 0.8:
            return [self.letters(1) + self.digits(6) for _ in range(n)]
        if pick < 0.9:
            return [self.r.choice(["978", "400", "690", "501"]) + self.digits(10) for _ in range(n)]
        return [f"/m/{self.letters(6, string.ascii_lowercase + string.digits)}" for _ in range(n)]

    def uuid(self, n: int) -> Values:
        return self.style([str(uuid.UUID(int=self.r.getrandbits(128), version=4)) for _ in range(n)])

    def object_id(self, n: int) -> Values:
        return ["5" + self.letters(23, "0123456789abcdef") for _ in range(n)]

    def es_auto_id(self, n: int) -> Values:
        start = self.letters(6, string.ascii_letters)
        return [start[:3] + self.letters(17, string.ascii_letters + string.digits + "-_") for _ in range(n)]

    def snowflake_id(self, n: int) -> Values:
        return [str((self.r.randrange(10**11, 4 * 10**11) << 22) | self.r.getrandbits(22)) for _ in range(n)]

    def hash(self, n: int) -> Values:
        size = self.r.choice([8, 12, 15, 16, 32, 40, 64])
        return self.style([self.letters(size, "0123456789abcdef") for _ in range(n)])

    def code(self, n: int) -> Values:
        pick = self.r.random()
        words = self.pool_en("word", 60) if self.r.random() < 0.6 else self.of("word", 60)
        if pick < 0.28:
            return self.listed("status", n, (2, 14))
        if pick < 0.36:
            return self.skewed([self.letters(self.r.randint(1, 4)) for _ in range(self.r.randint(2, 20))], n)
        if pick < 0.46:
            return self.skewed([str(i) for i in range(self.r.randint(0, 2), self.r.randint(4, 12))], n)
        if pick < 0.52:
            pad = self.r.randint(2, 4)
            return self.skewed([f"{i:0{pad}d}" for i in range(self.r.randint(3, 60))], n)
        if pick < 0.58:
            top = self.r.choice([3, 5, 20, 60, 400])
            return self.skewed([f"{i}{self.r.choice([''])}" for i in self.r.sample(range(top * 2), top)], n)
        if pick < 0.62:
            return self.skewed([f"{i}.0" for i in range(1, self.r.randint(4, 14))], n)
        if pick < 0.7:
            return self.skewed([w.title() for w in words[: self.r.randint(3, 20)]], n)
        if pick < 0.8:
            return self.skewed([" ".join(self.r.sample(words, self.r.randint(2, 3))).capitalize() for _ in range(self.r.randint(3, 25))], n)
        if pick < 0.86:
            return self.skewed([self.letters(self.r.randint(1, 3)) + self.r.choice(["-", "", "_"]) + self.digits(self.r.randint(1, 4)) for _ in range(self.r.randint(4, 60))], n)
        if pick < 0.92:
            return self.skewed([self.r.choice(words) + self.r.choice(["_", "-"]) + self.r.choice(words) for _ in range(self.r.randint(3, 30))], n)
        return self.skewed(self.r.choice([["USD", "EUR", "GBP", "CNY"], ["en", "fr", "de", "zh", "es"], ["English", "Hindi", "Tamil", "Bengali", "French"], self.of("color_name", 12), ["American", "Chinese", "French", "German", "Hispanic"], ["Aries", "Leo", "Virgo", "Libra", "Pisces"], ["Visa", "MasterCard", "JCB"], ["Q1", "Q2", "Q3", "Q4"], ["A", "B", "C", "D", "F"]]), n)

    def flag(self, n: int) -> Values:
        pair = self.r.choice([("True", "False"), ("true", "false"), ("0", "1"), ("Yes", "No"), ("Y", "N"), ("是", "否"), ("да", "нет"), ("Sí", "No"), ("oui", "non"), ("ja", "nein"), ("tak", "nie"), ("evet", "hayır"), ("نعم", "لا"), ("हाँ", "नहीं"), ("예", "아니오"), ("はい", "いいえ"), ("כן", "לא"), ("ใช่", "ไม่ใช่"), ("ναι", "όχι"), ("T", "F"), ("TRUE", "FALSE"), ("có", "không"), ("ya", "tidak"), ("有", "无"), ("1", "0"), ("ano", "ne"), ("igen", "nem"), ("Sim", "Não")])
        return self.r.choices(list(pair), [self.r.uniform(0.03, 1), self.r.uniform(0.03, 1)], k=n)

    def count(self, n: int) -> Values:
        pick, mean = self.r.random(), self.r.choice([0.3, 0.7, 2, 5, 20, 100, 3000, 50_000])
        if pick < 0.25:
            zero = self.r.uniform(0.3, 0.95)
            made = [0 if self.r.random() < zero else 1 + int(self.r.expovariate(1 / mean)) for _ in range(n)]
        elif pick < 0.45:
            made = [int(self.r.triangular(0, self.r.choice([5, 12, 40]), 0)) for _ in range(n)]
        elif pick < 0.55:
            made = [int(self.r.lognormvariate(self.r.choice([2, 5, 9]), 1)) for _ in range(n)]
        elif pick < 0.75:
            low, top, step = self.r.choice([(0, 8, 3), (1, 6, 2), (1, 15, 4), (0, 40, 9), (1, 30, 10), (0, 25, 6)])
            made = [min(top, low + int(self.r.gammavariate(self.r.choice([1, 2, 3]), step / 2))) for _ in range(n)]
        else:
            made = [int(self.r.expovariate(1 / mean)) for _ in range(n)]
        tail = self.r.choice(["", "", "", ".0"])
        return [f"{v}{tail}" for v in made]

    def measure(self, n: int) -> Values:
        pick, places = self.r.random(), self.r.choice([0, 1, 1, 2, 2, 3, 4, 6])
        if pick < 0.15:
            return [f"{self.r.random():.{places or 2}f}" for _ in range(n)]
        if pick < 0.3:
            low, high = self.r.choice([(0, 100), (1, 30), (11, 25), (50, 100), (0, 10), (-5, 5), (100, 900)])
            return [f"{self.r.uniform(low, high):.{places if self.r.random() < 0.0 else min(places, 2)}f}" for _ in range(n)]
        if pick < 0.4:
            return [f"{self.r.uniform(0, 100):.{self.r.choice([0, 1, 2])}f}%" if self.r.random() < 2 else "" for _ in range(n)]
        if pick < 0.5:
            return [str(round(self.r.gauss(self.r.choice([600, 700]), 90))) for _ in range(n)]
        if pick < 0.6:
            return [f"{self.r.uniform(1, 5):.1f}" for _ in range(n)]
        if pick < 0.7:
            return [f"{self.r.gauss(25, 5):.{places}f}" for _ in range(n)]
        if pick < 0.8:
            return [str(int(self.r.lognormvariate(13, 1))) for _ in range(n)]
        if pick < 0.9:
            return [f"{self.r.gauss(0, 1):.{places or 3}f}" for _ in range(n)]
        return self.skewed([f"{i / 10:g}" for i in range(11)], n)

    def free_text(self, n: int) -> Values:
        if self.r.random() < 0.15:
            words = self.pool_en("word", 200)
            return [self.r.choice([str.title, str.capitalize])(" ".join(self.r.sample(words, self.r.randint(1, 6)))) for _ in range(n)]
        if self.r.random() < 0.12:
            words = self.pool_en("word", 200)
            return [self.r.choice([", ", "; "]).join(self.r.sample(words, self.r.randint(1, 7))) for _ in range(n)]
        if self.r.random() < 0.05:
            return [f"{self.r.randint(1990, 2024)} {self.r.choice(['Ford', 'BMW', 'Toyota', 'Fiat', 'Kia', 'Audi'])} {self.letters(1)}{self.digits(1)}" for _ in range(n)]
        if self.r.random() < 0.6:
            return [self.f.text(max_nb_chars=self.r.choice([60, 120, 200])) for _ in range(n)]
        phone, name = self.of("phone_number", n), self.of("name", n)
        forms = {"zh": ["{n}反映其手机被盗，联系电话{p}。", "客户{n}要求退货，电话{p}", "{n}于今日报警称被诈骗。", "经调解双方达成协议。"], "ru": ["Позвонил {n}, тел. {p}, просил перезвонить.", "Клиент недоволен доставкой."], "es": ["El cliente {n} llamó desde {p}.", "Paciente presenta dolor leve."], "de": ["Kunde {n} bittet um Rückruf unter {p}.", "Lieferung verspätet."], "fr": ["Le client {n} a appelé au {p}.", "Dossier en attente."], "ja": ["{n}様より電話あり。折り返し{p}まで。", "特になし。"], "ko": ["{n} 고객 전화 요청 {p}", "배송 지연 문의."], "ar": ["اتصل العميل {n} من الرقم {p}.", "تم حل المشكلة."], "he": ["הלקוח {n} ביקש לחזור אליו לטלפון {p}.", "הבעיה נפתרה."], "th": ["ลูกค้า {n} โทรมาจาก {p} ขอให้ติดต่อกลับ", "จัดส่งล่าช้า"], "hi": ["ग्राहक {n} ने {p} से फोन किया।", "समस्या हल हो गई।"], "el": ["Ο πελάτης {n} κάλεσε από το {p}.", "Εκκρεμεί πληρωμή."]}.get(self.language, ["Customer {n} called from {p} about a late delivery.", "Patient reports mild pain, follow up in two weeks.", "Left voicemail for {n}.", "Interested in the new plan; send details.", "VIP, handle with care"])
        return [self.r.choice(forms).format(n=a, p=b) for a, b in zip(name, phone, strict=True)]

    def passport(self, n: int) -> Values:
        pick = self.r.randrange(4)
        return [[self.letters(1) + self.digits(8), self.letters(2) + self.digits(7), self.digits(9), self.letters(1, "EG") + self.digits(8)][pick] for _ in range(n)]

    def driving_licence(self, n: int) -> Values:
        pick = self.r.randrange(4)
        return [[self.letters(1) + self.digits(3) + "-" + self.digits(4) + "-" + self.digits(4), self.letters(5) + self.digits(6) + self.letters(2) + self.digits(1) + self.letters(2), self.letters(2) + self.digits(2) + " " + self.digits(11), self.letters(1) + self.digits(7)][pick] for _ in range(n)]

    def voter_id(self, n: int) -> Values:
        return [self.letters(3) + self.digits(7) for _ in range(n)]

    def national(self, n: int) -> Values:
        return [self.f.ssn() for _ in range(n)]


KINDS: tuple[str, ...] = ["person_name", "given_name", "family_name", "username", "alias", "title_or_role", "sex", "birth_date", "birth_year", "age", "birth_place", "nationality", "photo_ref", "email", "phone", "street", "postal_address", "place", "region", "postal_code", "country", "coordinates", "ip_address", "mac_address", "url", "social_handle", "iban", "bank_account", "payment_card", "amount", "crypto_address", "password", "password_hash", "token", "occupation", "organisation", "education", "marital_status", "household_relation", "health", "height", "weight", "vehicle_plate", "device_id", "ethnicity", "religion", "political_affiliation", "sexual_life", "biometric_ref", "criminal_record", "watch_label", "minor_flag", "timestamp", "date", "time", "duration", "event_type", "case_number", "serial", "unknown", "uuid", "object_id", "es_auto_id", "snowflake_id", "hash", "code", "flag", "count", "measure", "free_text", "passport", "driving_licence", "voter_id", "national"]  # type: ignore[assignment]  # fmt: skip
AGAIN = ["code", "count", "measure", "date", "birth_date", "serial", "amount", "region", "place", "person_name", "given_name", "family_name", "organisation", "occupation", "phone", "street", "sex", "flag", "free_text", "political_affiliation", "timestamp"]
"""Kinds of which more columns are made: they are common and take many forms."""


RARE = {
    "vehicle_plate": 0.35, "passport": 0.3, "driving_licence": 0.3, "voter_id": 0.3, "minor_flag": 0.35, "biometric_ref": 0.4, "bank_account": 0.4, "national": 0.6,
    "street": 0.7, "snowflake_id": 0.4, "es_auto_id": 0.4, "object_id": 0.5, "crypto_address": 0.5, "watch_label": 0.5, "device_id": 0.5, "token": 0.6, "birth_place": 0.6,
    "household_relation": 0.7, "criminal_record": 0.6, "sexual_life": 0.6, "duration": 0.7, "case_number": 0.6, "alias": 0.6, "nationality": 0.7, "weight": 0.7, "height": 0.7,
}  # fmt: skip
"""Weight of the made-up columns of kinds that are rarer in tables than others; 1 for the rest."""


def columns(locale: str, seed: int, rounds: int = 1) -> Iterator[tuple[str, str, Values]]:
    """(source, kind, values) of every kind in one locale."""
    maker = Maker(locale, seed)
    for _ in range(rounds):
        for kind in (*KINDS, *AGAIN):
            n = maker.r.choice([20, 60, 150, 300, 300])
            make: Callable[[int], Values] = getattr(maker, {"date": "date_"}.get(kind, kind))
            try:
                values = make(n)
            except (AttributeError, NotImplementedError, TypeError):
                continue
            blank = maker.r.choice([0, 0, 0, 0.05, 0.3])
            yield f"made:{locale}", kind, ["" if maker.r.random() < blank else v for v in values]


