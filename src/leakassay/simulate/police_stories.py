"""What clerks write of a case: each has turns of phrase; some name the caller and the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate import police_words as words
from leakassay.simulate.draw import at_places, by_form, digits, join, moments, pick, take, zipf

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Story:
    """What a narrative may mention, shape (n,) each."""

    at: Ints
    name: pa.StringArray
    phone: pa.StringArray
    number: pa.StringArray
    street: pa.StringArray
    sort: pa.StringArray


_OPENINGS = (
    (("报警人称", "day", "hour", "时许在", "place", "发现", "thing", "被盗，价值约", "money", "元"), 5),
    (("day", "hour", "时接", "name", "报警，在", "street", "发生", "sort"), 4),
    (("name", "（电话", "phone", "）报称", "thing", "丢失，地点", "place"), 3),
    (("群众求助：", "place", "sort"), 3),
    (("当事人", "name", "，身份证号", "number", "，因", "sort", "一事"), 2),
    (("接110转警，", "street", "有", "sort", "，双方各执一词，损失", "money", "元"), 2),
    (("报警人", "name", "于", "day", "在", "place", "与他人因琐事发生口角，称", "thing", "受损"), 2),
    (("据", "name", "反映，", "day", "晚在", "place", "附近有人形迹可疑，联系电话", "phone"), 1),
    (
        (
            "事主",
            "name",
            "报：",
            "hour",
            "点左右乘车至",
            "place",
            "时",
            "thing",
            "不见，内有现金",
            "money",
            "元",
        ),
        2,
    ),
)
_ENDINGS = (
    "。", "，民警到场处理。", "，已派员前往。", "，经调解双方达成协议。", "，待查。",
    "，现场已勘查，未发现可疑人员。",
    "，已告知其到所做笔录。", "，建议走司法途径解决。", "，报警人要求备案。", "。民警到场后双方已离开。",
    "，已移交刑警队。", "，现已找回。",
)  # fmt: skip


def tell(lots: Lots, story: Story) -> pa.StringArray:
    """Tell what happened."""
    values = {
        "name": story.name,
        "phone": story.phone,
        "number": story.number,
        "street": story.street,
        "sort": story.sort,
        "thing": take(words.THINGS, pick(lots, zipf(len(words.THINGS), 0.6))),
        "place": take(words.PLACES, pick(lots, zipf(len(words.PLACES), 0.5))),
        "day": moments(story.at, "%m月%d日"),
        "hour": digits(story.at // 3600 % 24),
        "money": digits(lots.lognormal(6.5, 1.1).astype(np.int64)),
    }
    form = pick(lots, np.array([weight for _, weight in _OPENINGS], np.float64))
    ending = take(_ENDINGS, pick(lots, zipf(len(_ENDINGS), 0.6)))

    def told(parts: tuple[str, ...], at: Ints) -> pa.StringArray:
        written = [at_places(values[part], at) if part in values else part for part in parts]
        return join(*written, at_places(ending, at))

    makers = [lambda at, parts=parts: told(parts, at) for parts, _ in _OPENINGS]
    return by_form(form, makers)
