"""Charsets are found from few words, and text of any charset comes out as UTF-8."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakassay.sources.charsets import ASCII, CHARSETS, UTF8, find_charset
from leakassay.sources.streams import Flow
from leakassay.sources.transcoding import Converted

WORDS = {
    "german": "Jürgen Müller Größe Straße Düsseldorf Käthe Schröder",
    "french": "Hélène Françoise Étienne Besançon Châlons Lefèvre Rhône",
    "polish": "Łukasz Wiśniewski Gdańsk Małgorzata Żółty Kraków Jędrzej Świętokrzyska",
    "czech": "Jiří Dvořák Plzeň Černý Růžena Němcová Žižkov Příbram",
    "hungarian": "Győr Székesfehérvár Erzsébet Kovács Szűcs Lőrinc Bőrönd",
    "turkish": "Şükrü Yıldız Çağlar İstanbul Öğretmen Gülşah Işık Doğan",
    "greek": "Γιώργος Παπαδόπουλος Αθήνα Θεσσαλονίκη Δημήτρης Ελένη οδός Σταδίου",
    "russian": "Иванов Сергей Петрович Москва улица Ленина Екатерина Смирнова",
    "ukrainian": "Шевченко Олександр Київ вулиця Хрещатик Ганна Їжакевич",
    "hebrew": "יוסף כהן תל אביב רחוב הרצל שרה לוי ירושלים",
    "arabic": "محمد عبد الله القاهرة شارع فاطمة الزهراء الرياض",
    "thai": "สมชาย ใจดี กรุงเทพมหานคร ถนนสุขุมวิท เชียงใหม่",
    "latvian": "Jānis Bērziņš Rīga Krišjānis Kārlis Ģirts Ozoliņš Šķēle",
    "chinese": "王小明 上海市浦东新区 李静 北京市朝阳区 张伟 广东省深圳市",
    "traditional": "陳美玲 臺北市大安區 林志豪 高雄市三民區 黃淑芬",
    "japanese": "佐藤太郎 東京都渋谷区 鈴木花子 大阪府 たなか さくら カタカナ",
    "korean": "김철수 서울특별시 강남구 박영희 부산광역시 이민호",
}
TRIED = {
    "german": ("cp1252", "cp850", "mac_roman", "utf-8"),
    "french": ("cp1252", "cp850", "mac_roman"),
    "polish": ("cp1250", "iso8859_2", "cp852", "mac_latin2"),
    "czech": ("cp1250", "iso8859_2", "cp852"),
    "hungarian": ("cp1250", "iso8859_2", "cp852"),
    "turkish": ("cp1254", "cp857"),
    "greek": ("cp1253", "iso8859_7", "cp737"),
    "russian": ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"),
    "ukrainian": ("cp1251", "koi8_u"),
    "hebrew": ("cp1255", "cp862"),
    "arabic": ("cp1256", "iso8859_6"),
    "thai": ("cp874", "tis_620"),
    "latvian": ("cp1257", "iso8859_4", "cp775"),
    "chinese": ("gb18030", "gbk", "hz"),
    "traditional": ("big5", "gb18030", "big5hkscs"),
    "japanese": ("cp932", "euc_jp", "iso2022_jp"),
    "korean": ("cp949", "iso2022_kr", "johab"),
}
WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig")


@pytest.mark.parametrize(("language", "codec"), [(w, c) for w, codecs in TRIED.items() for c in codecs])
def test_a_table_with_a_few_names_shows_its_charset(language: str, codec: str) -> None:
    text = "id,name\n" + "".join(f"{i},{word}\n" for i, word in enumerate(WORDS[language].split()))
    found = find_charset(text.encode(codec), complete=True)
    assert text.encode(codec).decode(found.codec) == text, found.name


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("codec", WIDE)
def test_wide_charsets_are_found_with_and_without_a_mark(language: str, codec: str) -> None:
    text = "id,name\n" + "".join(f"{i},{word}\n" for i, word in enumerate(WORDS[language].split()))
    raw = text.encode(codec)
    found = find_charset(raw, complete=True)
    assert raw.decode(found.codec).lstrip("\ufeff") == text, found.name


def test_names_are_of_the_registry() -> None:
    names = [charset.name for charset in CHARSETS]
    assert len(set(names)) == len(names)
    for charset in CHARSETS:
        assert charset.text(b"abc") == "abc"


def test_capitals_and_one_name_are_enough_for_the_commonest() -> None:
    for text, codec in (("ИВАНОВА", "cp1251"), ("张伟", "gb18030"), ("MUÑOZ", "cp1252"), ("£12", "cp1252")):
        found = find_charset(b"1," + text.encode(codec) + b"\n", complete=True)
        assert text.encode(codec).decode(found.codec) == text


def convert(raw: bytes, charset: object = ASCII, step: int = 1 << 20) -> tuple[str, Converted]:
    assert charset is None or hasattr(charset, "codec")
    converted = Converted(charset if charset is not None else find_charset(raw, complete=True))  # type: ignore[arg-type]
    flow = Flow("made up", (raw[at : at + step] for at in range(0, len(raw), step)))
    return b"".join(converted.pieces(flow)).decode("utf-8", "surrogateescape"), converted


@pytest.mark.parametrize("step", [1, 3, 1000, 1 << 20])
@pytest.mark.parametrize(
    ("language", "codec"), [("chinese", "gb18030"), ("russian", "koi8_r"), ("korean", "utf-16")]
)
def test_where_pieces_end_does_not_matter(language: str, codec: str, step: int) -> None:
    text = "\n".join(WORDS[language].split()) * 3
    raw = text.encode(codec)
    out, converted = convert(raw, find_charset(raw, complete=True), step)
    assert out.lstrip("\ufeff") == text
    assert not converted.notes()


def test_a_charset_that_shows_late_is_found_there() -> None:
    raw = b"1,john\n" * 200_000 + "2,王小明\n3,李静\n".encode("gb18030") * 50
    out, converted = convert(raw)
    assert converted.charset.name == "GB18030"
    assert out.endswith("2,王小明\n3,李静\n")


def test_lines_in_another_charset_are_read_in_their_own() -> None:
    some = "".join(f"{i},王小明,上海\n" for i in range(300))
    for first, second in (("utf-8", "gb18030"), ("gb18030", "utf-8")):
        raw = some.encode(first) + some.encode(second)
        out, converted = convert(raw, find_charset(some.encode(first), complete=False))
        assert out == some * 2
        assert converted.notes() == {"mixed charset": 300}


def test_bytes_of_no_charset_are_replaced_and_counted() -> None:
    raw = "1,王小明\n".encode("gb18030") * 20 + b"2,\xff\xff\n"
    out, converted = convert(raw, None)
    assert out.endswith("2,\ufffd\ufffd\n")
    assert converted.notes() == {"undecodable": 2}


def test_a_broken_line_after_a_percent_sign_is_kept_in_a_charset_that_has_another() -> None:
    out, _ = convert(b"%\x9b", next(c for c in CHARSETS if c.name == "IBM864"))
    assert out[1:] == "\ufffd"


def test_damaged_utf8_stays_utf8() -> None:
    good = "1,王小明\n" * 20
    raw = good.encode() + "2,李静".encode()[:-1] + b"\n"
    out, converted = convert(raw, UTF8)
    assert out.startswith(good)
    assert not converted.notes()


@pytest.mark.parametrize(
    "charset", [c for c in CHARSETS if c.bytewise and not c.is_utf8], ids=lambda c: c.name
)
@given(parts=st.lists(st.one_of(st.binary(max_size=12), st.just(b"\n"), st.text(max_size=6)), max_size=12))
def test_tables_read_as_the_codec_does(charset: object, parts: list[bytes | str]) -> None:
    codec = charset.codec  # type: ignore[attr-defined]
    raw = b"".join(p if isinstance(p, bytes) else p.encode(codec, "ignore") for p in parts)
    out, converted = convert(raw, charset)
    if "mixed charset" not in converted.notes():
        # IBM864 alone has another sign for one byte of ASCII; ASCII is left as it is.
        assert out.replace("٪", "%") == raw.decode(codec, "replace").replace("٪", "%")


@given(
    st.lists(st.one_of(st.binary(max_size=6), st.text(max_size=6)), max_size=10),
    st.integers(0, 120),
    st.integers(0, 60),
)
def test_utf8_is_sound_up_to_where_python_stops(parts: list[bytes | str], before: int, behind: int) -> None:
    from leakassay.kernels.charsets import valid_utf8

    # What lies around it is long enough for the steps of many bytes that the kernel goes by.
    middle = b"".join(p if isinstance(p, bytes) else p.encode() for p in parts)
    raw = "aé王😀".encode() * before + middle + "ü7".encode() * behind
    try:
        raw.decode()
        sound = len(raw)
    except UnicodeDecodeError as error:
        sound = error.start
    assert valid_utf8(raw) == sound
