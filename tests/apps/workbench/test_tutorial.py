"""The tutorial names what stands on the pages, in both languages."""

import gettext
import re
from pathlib import Path

from babel.messages.pofile import read_po

from leakassay.apps.workbench.language import LOCALE

_TUTORIAL = Path(__file__).parents[3] / "docs" / "tutorial" / "workbench.md"


def test_every_name_in_the_tutorial_is_on_a_page() -> None:
    with (LOCALE / "zh" / "LC_MESSAGES" / "workbench.po").open("rb") as file:
        english = {str(message.id) for message in read_po(file) if message.id}
    catalogue = gettext.translation("workbench", LOCALE, ["zh"])
    chinese = {catalogue.gettext(one) for one in english}
    text = _TUTORIAL.read_text("utf-8")
    first, second = text.split("\n# 在工作台中鉴定泄露")
    for part, known in ((first, english), (second, chinese)):
        named = {" ".join(name.split()) for name in re.findall(r"\*\*(.+?)\*\*", part, re.DOTALL)}
        assert len(named) > 20
        assert named <= known
