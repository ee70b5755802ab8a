"""Every word of the workbench is said in Chinese too, and the compiled catalogue is the written one."""

import gettext
import importlib.util
import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from leakassay.apps.workbench.language import LOCALE, preferred

_SCRIPT = Path(__file__).parents[3] / "reference-data" / "build_catalogues.py"


def test_every_sentence_has_a_translation() -> None:
    spec = importlib.util.spec_from_file_location("build_catalogues", _SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    catalogue = gettext.translation("workbench", LOCALE, ["zh"])
    sentences = script.workbench_sentences()
    assert len(sentences) > 200
    assert [one for one in sentences if catalogue.gettext(one) == one] == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    folder, built = LOCALE / "zh" / "LC_MESSAGES", io.BytesIO()
    write_mo(built, read_po(io.BytesIO((folder / "workbench.po").read_bytes())))
    assert built.getvalue() == (folder / "workbench.mo").read_bytes()


def test_the_language_of_the_browser_is_taken() -> None:
    assert preferred("zh-Hant-TW") == "zh"
    assert preferred("de") == "en"
    assert preferred(", ;q=;;," * 1000) == "en"
