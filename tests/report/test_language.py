import importlib.util
import io
import re
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from leakassay.report.language import LOCALE, language
from leakassay.report.phrases import phrase

SCRIPT = Path(__file__).parents[2] / "reference-data" / "build_catalogues.py"
CATALOGUE = LOCALE / "zh" / "LC_MESSAGES" / "leakassay.po"


def _sentences() -> list[str]:
    spec = importlib.util.spec_from_file_location("build_catalogues", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.sentences())


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_sentence_of_reports_has_a_translation() -> None:
    zh = language("zh").catalogue
    lacking = [one for one in _sentences() if zh.gettext(one) == one and not _same_in_both(one)]
    assert not lacking, f"run reference-data/build_catalogues.py and translate: {lacking[:20]}"


def _same_in_both(sentence: str) -> bool:
    """Names and references stand in any language: `METHOD.md 2.4 T07`, `measures.rows`, `{name}`."""
    return not re.search(r"[A-Za-z]{2,} [a-z]{2,}", re.sub(r"`[^`]*`|\{[^}]*\}", "", sentence)) and bool(
        re.search(r"[.{`=]|^[A-Z]", sentence)
    )


def test_translations_take_the_same_figures() -> None:
    for message in read_po(io.BytesIO(CATALOGUE.read_bytes())):
        if message.id and message.string:
            assert _fields(message.string) <= _fields(message.id), message.id


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    zh = language("zh").catalogue
    for message in read_po(io.BytesIO(CATALOGUE.read_bytes())):
        if message.id and message.string:
            assert zh.gettext(message.id) == message.string


@pytest.mark.parametrize(
    ("code", "said"), [("en", "3 February 2026, 07:05 UTC"), ("zh", "2026年2月3日 07:05 UTC")]
)
def test_moments_are_written_as_the_language_writes_them(code: str, said: str) -> None:
    assert language(code).moment("2026-02-03T07:05:09+00:00") == said


def test_a_moment_that_is_none_is_shown_as_it_stands() -> None:
    assert language("en").moment("\x1b[2J") == "\\x1b[2J"


def test_methods_are_said_part_by_part() -> None:
    said = phrase(language("zh"), "different valid values of cn.ric over 2 tables: exact count")
    assert said == "2 张表中 cn.ric 的不同有效值：精确计数"


def test_unknown_phrases_and_languages_fall_back_to_english() -> None:
    assert phrase(language("zh"), "a method of {tomorrow}") == "a method of {tomorrow}"
    assert language("xx")("Why") == "Why"
