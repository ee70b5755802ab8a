"""What a call may ask: open questions by kind, the least harmful first. Nothing is read out but the name.

Only kinds listed here ever stand on a sheet. Sensitive ones are not among them: to ask about them does harm,
and tells whoever listens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("person_name", "given_name", "family_name")
CONTACTS = ("phone", "email")

QUESTIONS: Mapping[str, tuple[str, str]] = {
    "birth_year": ("In which year were you born?", "您是哪一年出生的？"),
    "birth_date": ("When were you born?", "您的出生日期是？"),
    "birth_place": ("Where were you born?", "您在哪里出生？"),
    "occupation": ("What was your occupation at that time?", "您当时从事什么职业？"),
    "organisation": ("Where did you work or study at that time?", "您当时在哪里工作或学习？"),
    "education": ("What was your education at that time?", "您当时的学历是？"),
    "place": ("In which town did you live at that time?", "您当时住在哪个城镇？"),
    "region": ("In which region did you live at that time?", "您当时住在哪个地区？"),
    "street": ("In which street did you live at that time?", "您当时住在哪条街？"),
    "vehicle_plate": ("Did you have a car then; what was its number plate?", "您当时有车吗？车牌号是？"),
    "timestamp": ("When did you have to do with this organisation?", "您什么时候与该机构有过联系？"),
    "date": ("When did you have to do with this organisation?", "您什么时候与该机构有过联系？"),
}
"""By kind: the question in English and Chinese. A row's own value is the answer that is expected."""

MOST = 3
"""Questions a call: fewest that settle it."""
EXCLUDED = frozenset({"sexual_life", "political_affiliation", "religion", "health", "watch_label"})
"""A row with something of these kinds is not called: the call itself may do harm."""
ADULT = 18
