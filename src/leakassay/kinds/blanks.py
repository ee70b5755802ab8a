"""Values that mean "nothing".

A closed list of the ways in which systems and people write that a value is missing. Numbers are
never among them. `NA` is Namibia and sodium too, but in a table of people it is nearly always
"not available", so it is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.kinds.shape import Rule, Shape, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings

TOKENS = (
    *("null", "<null>", "(null)", "[null]", "none", "<none>", "(none)", "nil", "<nil>", "nul", "\\n"),
    *("n/a", "n.a.", "n.a", "n/a.", "na", "<na>", "(na)", "#n/a", "#na", "#null!", "#ref!", "#value!", "nan"),
    *(
        "-nan",
        "#name?",
        "#div/0!",
        "-",
        "--",
        "---",
        "----",
        "–",
        "—",
        "_",
        "__",
        ".",
        "..",
        "...",
        "?",
        "??",
    ),
    *(
        "???",
        "-0-",
        "/",
        "//",
        "\\",
        "*",
        "**",
        "***",
        "x",
        "xx",
        "xxx",
        "'",
        "''",
        '"',
        '""',
        "[]",
        "{}",
        "()",
    ),
    *("unknown", "unk", "unkn", "not known", "not applicable", "not available", "not given", "not specified"),
    *("not provided", "none given", "no data", "no value", "nothing", "missing", "undefined", "unspecified"),
    *("blank", "empty", "void", "tbd", "to be determined", "not set", "unset", "not stated", "not recorded"),
    *(
        "无",
        "無",
        "不详",
        "不詳",
        "未知",
        "不明",
        "空",
        "空白",
        "暂无",
        "暫無",
        "没有",
        "沒有",
        "未填",
        "未填写",
    ),
    *(
        "无数据",
        "不适用",
        "未提供",
        "未登记",
        "无记录",
        "无资料",
        "待定",
        "なし",
        "無し",
        "未設定",
        "未登録",
        "未入力",
    ),
    *(
        "없음",
        "미상",
        "불명",
        "해당없음",
        "미정",
        "нет",
        "нет данных",
        "неизвестно",
        "не указано",
        "не указан",
    ),
    *("не задано", "отсутствует", "н/д", "б/н", "невідомо", "немає", "немає даних", "sin datos", "no aplica"),
    *("no disponible", "desconocido", "ninguno", "ninguna", "nulo", "s/d", "sem dados", "desconhecido"),
    *("nenhum", "não informado", "nao informado", "não aplicável", "inconnu", "aucun", "aucune", "néant"),
    *(
        "non renseigné",
        "non disponible",
        "unbekannt",
        "keine",
        "keine angabe",
        "k.a.",
        "k. a.",
        "nicht bekannt",
    ),
    *(
        "entfällt",
        "sconosciuto",
        "nessuno",
        "nessuna",
        "onbekend",
        "geen",
        "n.v.t.",
        "nvt",
        "brak",
        "brak danych",
    ),
    *("nieznany", "nieznane", "neznámé", "není", "okänd", "saknas", "ukjent", "ukendt", "tuntematon"),
    *("bilinmiyor", "yok", "belirtilmemiş", "غير معروف", "لا يوجد", "غير متوفر", "نامشخص", "אין", "לא ידוע"),
    *(
        "अज्ञात",
        "नहीं",
        "ไม่มี",
        "ไม่ระบุ",
        "ไม่ทราบ",
        "không có",
        "không",
        "không rõ",
        "tidak ada",
        "tidak diketahui",
    ),
    *("άγνωστο", "κανένα", "0000-00-00", "0000-00-00 00:00:00", "0000/00/00", "00/00/0000", "00-00-0000"),
    *("00.00.0000", "0001-01-01", "0001-01-01 00:00:00", "0001-01-01t00:00:00", "0001-01-01t00:00:00z"),
)
"""Upper, lower and title case of each are blanks too."""
SHAPE = Shape([Rule(words(TOKENS)), Rule("[ \t\n\v\f\r\xa0\u3000\u200b\ufeff]*")])


def blank(text: str) -> bool:
    """Say whether one value means "nothing".

    >>> blank(" N/A "), blank("0"), blank("无"), blank("Nora")
    (True, False, True, False)
    """
    return SHAPE.is_one(text)


def blanks(strings: Strings) -> NDArray[np.uint8]:
    """(n,) of 1 where a value means "nothing", else 0."""
    return np.equal(SHAPE.faults(strings), 0).astype(np.uint8)
