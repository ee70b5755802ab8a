"""Rows as a language model writes them when asked for so many (M): an imitation by rule of what such files share.

Seen in files that models wrote: typical names of a country without repeats, women and men in turn, addresses of mail
made from the names, towns with their right regions in rotation, salaries that follow the post and end in round
thousands, numbered ids, dates spread over a few years, no gap and no slip. Everybody here is invented.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import numpy as np
from bases import Table
from forge import Rng, Truth, column

COUNTRIES: dict[str, tuple[str, str, str, str]] = {
    "US": ("Emily Jessica Sarah Ashley Olivia Emma Sophia Ava Madison Hannah", "James Michael David John Robert William Daniel Matthew Ethan Noah", "Johnson Smith Williams Brown Davis Miller Wilson Moore Taylor Anderson Thomas Jackson Martinez Garcia Lee", "New York:NY Los Angeles:CA Chicago:IL Houston:TX Phoenix:AZ Seattle:WA Denver:CO Boston:MA Miami:FL Atlanta:GA"),
    "GB": ("Charlotte Amelia Isla Grace Poppy Lily Sophie Emily Jessica Freya", "Oliver Harry George Jack Jacob Charlie Thomas Oscar William Henry", "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker Evans Thompson Roberts", "London:Greater_London Manchester:Greater_Manchester Leeds:West_Yorkshire Bristol:Avon Liverpool:Merseyside Cardiff:Wales Edinburgh:Scotland"),
    "DE": ("Anna Lena Laura Julia Sophie Marie Lisa Katharina Sabine Petra", "Lukas Jonas Felix Maximilian Thomas Michael Stefan Andreas Paul Tim", "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer", "Berlin:Berlin München:Bayern Hamburg:Hamburg Köln:NRW Frankfurt:Hessen Stuttgart:Baden-Württemberg Leipzig:Sachsen"),
    "FR": ("Camille Léa Manon Chloé Emma Marie Julie Sophie Claire Isabelle", "Lucas Hugo Louis Thomas Pierre Jean Nicolas Antoine Julien Mathieu", "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent", "Paris:Île-de-France Lyon:Rhône-Alpes Marseille:PACA Toulouse:Occitanie Nantes:Pays_de_la_Loire Lille:Hauts-de-France"),
    "ES": ("María Lucía Carmen Ana Laura Paula Marta Sofía Elena Isabel", "Carlos José Javier Miguel Antonio David Pablo Alejandro Daniel Luis", "García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Ruiz Torres", "Madrid:Madrid Barcelona:Cataluña Valencia:Valencia Sevilla:Andalucía Bilbao:País_Vasco Zaragoza:Aragón"),
    "IN": ("Priya Ananya Neha Pooja Sneha Kavya Divya Aishwarya Meera Riya", "Rahul Arjun Amit Vikram Rohan Aditya Raj Suresh Karan Sanjay", "Sharma Patel Singh Kumar Gupta Reddy Iyer Nair Verma Joshi Mehta Rao", "Mumbai:Maharashtra Delhi:Delhi Bengaluru:Karnataka Chennai:Tamil_Nadu Hyderabad:Telangana Kolkata:West_Bengal Pune:Maharashtra"),
    "CN": ("王芳 李娜 张敏 刘洋 陈静 杨丽 赵雪 黄燕 周婷 吴倩", "王伟 李强 张磊 刘军 陈杰 杨勇 赵鹏 黄涛 周斌 吴昊", "", "北京市:北京 上海市:上海 广州市:广东 深圳市:广东 杭州市:浙江 成都市:四川 武汉市:湖北 南京市:江苏"),
    "BR": ("Ana Maria Juliana Fernanda Camila Beatriz Larissa Mariana Patrícia Gabriela", "João Pedro Lucas Gabriel Rafael Bruno Carlos Felipe Thiago Rodrigo", "Silva Santos Oliveira Souza Lima Pereira Costa Ferreira Almeida Rodrigues", "São_Paulo:SP Rio_de_Janeiro:RJ Belo_Horizonte:MG Salvador:BA Curitiba:PR Recife:PE Porto_Alegre:RS"),
    "JP": ("Yuki Sakura Aiko Hana Yui Mei Rina Emi Naoko Keiko", "Hiroshi Takeshi Kenji Haruto Ren Daichi Satoshi Yuta Kenta Ryo", "Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato", "Tokyo:Kanto Osaka:Kansai Nagoya:Chubu Sapporo:Hokkaido Fukuoka:Kyushu Kyoto:Kansai Yokohama:Kanto"),
    "NG": ("Ngozi Amina Chioma Funke Aisha Blessing Ifeoma Fatima Yetunde Zainab", "Chinedu Emeka Tunde Ibrahim Musa Oluwaseun Obinna Yusuf Segun Adewale", "Okafor Adeyemi Balogun Eze Bello Okonkwo Adebayo Mohammed Nwosu Ogunleye", "Lagos:Lagos Abuja:FCT Kano:Kano Ibadan:Oyo Enugu:Enugu Port_Harcourt:Rivers Kaduna:Kaduna"),
}  # fmt: skip
POSTS = {
    "Software Engineer": 95, "Data Analyst": 72, "Project Manager": 88, "HR Manager": 68, "Accountant": 61, "Marketing Specialist": 58, "Sales Representative": 52,
    "Customer Support": 43, "Product Manager": 104, "UX Designer": 79, "Nurse": 66, "Teacher": 51, "Operations Manager": 83, "Financial Analyst": 76,
}  # fmt: skip
UNITS = {
    "Software": "Engineering",
    "Data": "Analytics",
    "HR": "Human Resources",
    "Marketing": "Marketing",
    "Sales": "Sales",
    "Product": "Product",
    "UX": "Design",
}


def written(rng: Rng, n: int) -> tuple[Table, Truth]:
    """A table of one country, three to twelve columns; long ones go on in the same manner, as a model asked again."""
    country = str(rng.choice(list(COUNTRIES)))
    women, men, family, towns = (part.split() for part in COUNTRIES[country])
    turn = np.arange(n)
    female = (turn + int(rng.integers(0, 2))) % 2 == 0 if rng.random() < 0.6 else rng.random(n) < 0.5
    given = [
        women[(i // 2 + i // 20) % len(women)] if f else men[(i // 2 + i // 26) % len(men)]
        for i, f in zip(turn, female, strict=True)
    ]
    last = [family[(i + i // len(family)) % len(family)] for i in _order(rng, n)] if family else [""] * n
    place = [towns[i % len(towns)].replace("_", " ").split(":") for i in _order(rng, n)]
    post = [list(POSTS)[i % len(POSTS)] for i in _order(rng, n)]
    made = {
        "id": [f"{rng.choice(['EMP', 'CUST', 'USR', ''])!s}"] * n, "first_name": given, "last_name": last,
        "full_name": [f"{g} {f}".strip() for g, f in zip(given, last, strict=True)],
        "gender": ["Female" if f else "Male" for f in female], "city": [p[0] for p in place], "state": [p[1] for p in place],
        "job_title": post, "department": [UNITS.get(p.split()[0], "Operations") for p in post],
        "salary": [str(int(POSTS[p] * 1000 + 500 * rng.integers(-12, 13))) for p in post],
        "birth_date": _dates(rng, n, 1965, 2001), "hire_date": _dates(rng, n, 2014, 2024),
        "phone": [f"+{len(country)}{country.encode()[0] % 90:02d}-555-{100 + 7 * i % 900:03d}-{(1234 + 137 * i) % 10000:04d}" for i in turn],
        "status": [["Active", "Active", "Active", "Inactive", "Pending"][i % 5] for i in _order(rng, n)],
    }  # fmt: skip
    start = int(rng.choice([1, 101, 1001, 10001]))
    made["id"] = [f"{p}{start + i}" for i, p in enumerate(made["id"])]
    host = str(rng.choice(["example.com", "company.com", "email.com", "gmail.com"]))
    made["email"] = [f"{n.lower().replace(' ', '.')}@{host}" for n in made["full_name"]]
    names = [c for c in made if family or c not in {"first_name", "last_name"}]
    must = rng.choice(
        np.array(["full_name", "gender", "city", "job_title", "birth_date", "email"], object),
        3,
        replace=False,
    ).tolist()
    kept = [c for c in names if c in must or rng.random() < 0.55]
    return {c: column(made[c]) for c in kept}, {
        "how": "written",
        "strength": 1.0,
        "generator": "written",
        "country": country,
    }


def _order(rng: Rng, n: int) -> list[int]:
    """In rotation, or nearly even and without runs."""
    if rng.random() < 0.4:
        return list(range(n))
    block = np.arange(-(-n // 20) * 20).reshape(-1, 20)
    return [int(i) for row in block for i in rng.permutation(row)][:n]


def _dates(rng: Rng, n: int, low: int, high: int) -> list[str]:
    """Day, month and year drawn apart; days that every month has."""
    return [
        dt.date(int(y), int(m), int(d)).isoformat()
        for y, m, d in zip(
            rng.integers(low, high, n), rng.integers(1, 13, n), rng.integers(1, 29, n), strict=True
        )
    ]


FILES = Path(__file__).parent / "written"
"""Files that a language model wrote, listed in `index.tsv`."""


def kept(number: int) -> tuple[Table, Truth]:
    """One of the files that a language model wrote, by its place in the list."""
    with (FILES / "index.tsv").open(encoding="utf-8") as file:
        entry = list(csv.DictReader(file, delimiter="\t"))[number]
    path = FILES / entry["file"]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            delimiter = max(",;\t|", key=file.readline().count)
            file.seek(0)
            rows: list[dict[str, Any]] = list(csv.DictReader(file, delimiter=delimiter))
    else:
        rows = [_flat(row) for row in json.loads(path.read_text(encoding="utf-8"))]
    names = list(dict.fromkeys(name for row in rows for name in row))
    said = {"how": "language model", "strength": 1.0, "generator": "written", "country": entry["country"]}
    return {n: column([row.get(n) or None for row in rows]) for n in names}, said


def _flat(row: dict[str, Any], above: str = "") -> dict[str, Any]:
    """Name the fields of nested objects by their path."""
    flat: dict[str, Any] = {}
    for name, value in row.items():
        flat |= _flat(value, f"{above}{name}.") if isinstance(value, dict) else {above + name: value}
    return flat
