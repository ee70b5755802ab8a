"""Columns are recognised by content, explained with figures, and never by a wrong identifier."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest

from leakassay.recognise import recognise
from leakassay.recognise.checks import weigh
from leakassay.recognise.features import column
from leakassay.recognise.headers import said

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from decoys import decoys, luhn

DIRECT = {"payment_card", "phone", "iban", "bank_account", "passport", "driving_licence", "voter_id", "email"}
R = random.Random(5)
FIRST = ["Ann", "Juan", "Peter", "Maria", "Hannah", "Ivan", "Chloe", "Omar", "Lucia", "David", "Emma", "Noah"]
LAST = [
    "Miller",
    "García",
    "Schmidt",
    "Rossi",
    "Novak",
    "Petrov",
    "Dubois",
    "Hassan",
    "Silva",
    "Cohen",
    "Smith",
    "Jones",
]


def people(rows: int) -> pa.RecordBatch:
    first, last = [R.choice(FIRST) for _ in range(rows)], [R.choice(LAST) for _ in range(rows)]
    return pa.RecordBatch.from_pydict({
        "a": [str(1000 + i) for i in range(rows)],
        "b": first,
        "c": last,
        "d": [f"{a} {b}" for a, b in zip(first, last, strict=True)],
        "e": [f"{a}.{b}{i}@example.org".lower() for i, (a, b) in enumerate(zip(first, last, strict=True))],
        "f": [f"{R.randint(1940, 2000)}-{R.randint(1, 12):02d}-{R.randint(1, 28):02d}" for _ in range(rows)],
        "g": [f"{R.randint(2015, 2023)}-{R.randint(1, 12):02d}-{R.randint(1, 28):02d}" for _ in range(rows)],
        "h": [R.choice(["male", "female"]) for _ in range(rows)],
        "i": [""] * rows,
    })  # fmt: skip


@pytest.mark.parametrize("rows", [20, 2000])
def test_people_without_names_of_columns(rows: int) -> None:
    told = {n: r.kind for n, r in recognise(people(rows), headers=False).items()}
    right = {
        "b": "given_name",
        "c": "family_name",
        "d": "person_name",
        "e": "email",
        "f": "birth_date",
        "g": "date",
        "h": "sex",
        "i": "empty",
    }
    assert {n: told[n] for n in right} == right
    assert told["a"] in {"serial", "code"}


def test_ten_scripts_of_names() -> None:
    columns = {
        "han": ["王小明", "李娜", "张伟", "刘洋", "陈静", "杨帆", "赵磊", "黄丽"],
        "cyrillic": [
            "Иванов Пётр Сергеевич",
            "Смирнова Анна Ивановна",
            "Кузнецов Олег Петрович",
            "Попова Елена Олеговна",
        ]
        * 2,
        "hangul": ["김민수", "이영희", "박지성", "최수진", "정우성", "강동원", "윤아름", "임창정"],
        "arabic": [
            "محمد علي حسن",
            "فاطمة أحمد",
            "خالد محمود",
            "سارة إبراهيم",
            "يوسف عبد الله",
            "مريم حسين",
            "أحمد سعيد",
            "ليلى كريم",
        ],
        "hebrew": [
            "דוד כהן",
            "שרה לוי",
            "משה פרץ",
            "רחל מזרחי",
            "יוסף ביטון",
            "מרים דהן",
            "אברהם אברהם",
            "לאה פרידמן",
        ],
        "greek": ["Γιώργος Παπαδόπουλος", "Μαρία Νικολάου", "Νίκος Γεωργίου", "Ελένη Δημητρίου"] * 2,
    }
    told = {n: r.kind for n, r in recognise(pa.RecordBatch.from_pydict(columns), headers=False).items()}
    assert sum(kind == "person_name" for kind in told.values()) >= 5, told


def test_no_decoy_becomes_an_identifier() -> None:
    for label, values in decoys(seed=3).items():
        for headers in (False, True):
            kind = recognise(pa.RecordBatch.from_pydict({"number": values}), headers=headers)["number"].kind
            assert kind not in DIRECT, (label, kind)
            assert "." not in kind, (label, kind)


def test_cards_are_told_by_their_check_digit_and_say_so() -> None:
    cards = [luhn("4" + "".join(R.choice("0123456789") for _ in range(14))) for _ in range(300)]
    told = recognise(pa.RecordBatch.from_pydict({"x": cards}), headers=False)["x"]
    assert told.kind == "payment_card"
    assert "by chance" in str(told.evidence[0])


def test_hidden_names_are_not_looked_at() -> None:
    values = [R.choice(FIRST) for _ in range(300)]
    one = recognise(pa.RecordBatch.from_pydict({"password": values}), headers=False)["password"]
    two = recognise(pa.RecordBatch.from_pydict({"x": values}), headers=False)["x"]
    assert one == two


def test_no_value_stands_in_the_evidence() -> None:
    batch = people(300)
    for told in recognise(batch).values():
        text = " ".join(map(str, told.evidence))
        assert "@" not in text
        assert "Miller" not in text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("DOB", "birth_date"),
        ("姓名", "person_name"),
        ("身份证号", "cn.ric"),
        ("手机号", "phone"),
        ("ФИО", "person_name"),
        ("телефон", "phone"),
        ("fname", "given_name"),
        ("customer_email_address", "email"),
        ("Geburtsdatum", "birth_date"),
        ("رقم الهاتف", "phone"),
        ("住所", "postal_address"),
        ("xm", "person_name"),
        ("lxdh", "phone"),
        ("csrq", "birth_date"),
        ("hyzk", "marital_status"),
        ("_source.person.name", "person_name"),
        ("hits.hits._source.mobile[0]", "phone"),
        ("results.location.coordinates.latitude", "coordinates"),
        ("user.address.zip", "postal_code"),
        ("company.name", "organisation"),
        ("DistanceFromHome", "measure"),
        ("number_of_calls", "count"),
        ("Kundenname", "person_name"),
        ("is_active", "flag"),
        ("fecha_de_nacimiento", "birth_date"),
        ("e-mail-adresse", "email"),
        ("_score", "measure"),
        ("_index", "code"),
        ("dateOfBirth", "birth_date"),
        ("nombre_cliente", "person_name"),
        ("생년월일", "birth_date"),
        ("sđt", "phone"),
        ("no_ktp", "id.nik"),
        ("numer telefonu", "phone"),
        ("voornaam", "given_name"),
    ],
)
def test_names_of_columns_in_many_languages(name: str, kind: str) -> None:
    assert said(name).get(kind, 0) > 0.5


def test_ten_columns_of_ten_thousand_rows_take_little_time() -> None:
    batch = people(10_000)
    recognise(batch)
    began = time.process_time()
    recognise(batch)
    assert time.process_time() - began < 1.5


def test_hostile_values_raise_nothing() -> None:
    odd = [
        "\x00",
        "\u202e",
        "=cmd()",
        "<script>",
        "9" * 5000,
        "a" * 100_000,
        "١٢٣",
        "²³",
        "1e999",
        "-" * 60,
        "\ud7ff",
        "\U0001f600",
    ]
    batch = pa.RecordBatch.from_pydict(
        {"x": odd, "y": pa.array([["a", "b"]] * 6 + [None] * 6, pa.list_(pa.string()))}
    )
    assert set(recognise(batch)) == {"x", "y"}


def test_weigh_gives_the_chance_of_a_check() -> None:
    assert weigh(column(pa.array(["abc", "def"])), ()) == []


def test_few_whole_numbers_in_many_rows_are_no_sums_and_no_bodies() -> None:
    draw = random.Random(3)
    steps = [draw.choice(["50", "100", "150", "200"]) for _ in range(400)]
    kind = recognise(pa.RecordBatch.from_pydict({"0": steps}), headers=False)["0"].kind
    assert kind not in {"amount", "measure", "weight", "height", "age", "serial"}
