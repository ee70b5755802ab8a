"""Rows that rules make (G): Faker, Mimesis, JavaScript libraries and home-made scripts, with any schema.

Every engine makes a column of a kind; a forger's table is then columns of the kinds that a real table has, or a
usual list of them. Engines differ in word lists, languages and habits; whole engines and languages are left out
in validation. Faker (MIT), Mimesis (MIT), names (MIT): at run time only, nothing of them is kept.
"""

from __future__ import annotations

import datetime as dt
import json
import string
import subprocess
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
from bases import Table
from forge import Rng, Truth, column

Maker = Callable[[int], list[Any]]
FAKER = [
    "en_US", "en_GB", "en_IN", "de_DE", "fr_FR", "es_ES", "es_MX", "it_IT", "pt_BR", "nl_NL", "pl_PL",
    "ru_RU", "uk_UA", "tr_TR", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "sv_SE", "cs_CZ", "id_ID", "vi_VN",
    "el_GR", "ar_SA", "fa_IR", "hi_IN", "hu_HU", "ro_RO", "da_DK", "fi_FI", "en_AU", "en_CA", "th_TH",
    "bg_BG",
]  # fmt: skip
MIMESIS = [
    "en", "de", "fr", "es", "it", "pt-br", "nl", "pl", "ru", "uk", "tr", "ja", "zh", "ko", "sv", "cs",
    "hu", "fa", "el", "da", "fi", "en-gb", "et", "is", "kk", "sk",
]  # fmt: skip
SCRIPTS = ("short lists", "long lists", "names package")
USUAL = [
    "given_name", "family_name", "email", "phone", "birth_date", "sex", "postal_address", "place",
    "region", "postal_code", "country", "occupation", "organisation", "amount", "username", "password",
    "ip_address", "age", "national", "date", "serial", "code", "flag", "person_name",
]  # fmt: skip
"""What forgers' tables usually hold."""
GIVEN = [
    "Anna", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hugo", "Ivan", "Julia", "Karim", "Laura",
    "Mohamed", "Nina", "Omar", "Paula", "Quentin", "Rosa", "Samir", "Tom", "Uma", "Victor", "Wei",
    "Yusuf", "Zoe", "Li", "Chen", "Priya", "Raj", "Aiko",
]  # fmt: skip
FAMILY = [
    "Smith", "Garcia", "Kim", "Müller", "Rossi", "Dubois", "Ivanov", "Nguyen", "Khan", "Silva", "Novak",
    "Tanaka", "Andersson", "Cohen", "Okafor", "Wang", "Ali", "Lopez", "Brown", "Jones", "Kumar", "Sato",
    "Park", "Costa", "Meyer",
]  # fmt: skip
TOWNS = [
    "Springfield", "Riverside", "Madison", "Georgetown", "Berlin", "Paris", "Madrid", "Lagos", "Mumbai",
    "Lima", "Osaka", "Hanoi", "Cairo", "Porto", "Lyon", "Turin", "Austin", "Leeds", "Perth", "Oslo",
]  # fmt: skip


def _dates(rng: Rng, n: int, low: int, high: int, layout: str) -> list[str]:
    days = (high - low) * 365
    return [(dt.date(low, 1, 1) + dt.timedelta(int(d))).strftime(layout) for d in rng.integers(0, days, n)]


def _numbers(rng: Rng, n: int, kind: str) -> list[str]:
    """Numbers of the rules that scripts use: even, normal, log-normal, rounded or not."""
    how = rng.integers(0, 4)
    scale = 10.0 ** rng.integers(1, 6)
    if kind == "age":
        return [
            str(int(v))
            for v in (rng.integers(18, 80, n) if how < 2 else np.clip(rng.normal(40, 12, n), 1, 95))
        ]
    if how == 0:
        values = rng.integers(0, int(scale), n).astype(float)
    elif how == 1:
        values = rng.uniform(0.2 * scale, scale, n)
    elif how == 2:
        values = np.abs(rng.normal(scale, 0.3 * scale, n))
    else:
        values = rng.lognormal(np.log(scale), 0.8, n)
    places = int(rng.choice([0, 0, 2]))
    return [f"{v:.{places}f}" for v in values]


def _listed(rng: Rng, n: int, options: list[str]) -> list[str]:
    """Drawn from a list: evenly as most scripts do, or by made-up weights."""
    if rng.random() < 0.7:
        return rng.choice(np.array(options, object), n).tolist()
    weights = rng.dirichlet(np.full(len(options), 2.0))
    return rng.choice(np.array(options, object), n, p=weights).tolist()


def _code(rng: Rng, n: int) -> list[str]:
    size = int(rng.integers(2, 15))
    letters = [a + b for a in string.ascii_uppercase for b in string.ascii_uppercase]
    options = (
        rng.choice(np.array(letters, object), size, replace=False).tolist()
        if rng.random() < 0.5
        else [str(i) for i in range(size)]
    )
    return _listed(rng, n, options)


def _serial(rng: Rng, n: int) -> list[str]:
    how = rng.integers(0, 3)
    if how == 0:
        return [str(i) for i in range(1, n + 1)]
    if how == 1:
        return [str(v) for v in rng.integers(10**5, 10**9, n)]
    return ["".join(rng.choice(list("0123456789abcdef"), 12)) for _ in range(n)]


def plain(kind: str, rng: Rng, n: int) -> list[Any] | None:
    """Kinds that every engine makes by arithmetic."""
    layout = str(rng.choice(["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d.%m.%Y"]))
    if kind == "birth_date":
        return _dates(rng, n, int(rng.integers(1935, 1960)), int(rng.integers(1995, 2008)), layout)
    if kind in {"date", "timestamp"}:
        low = int(rng.integers(1990, 2018))
        return _dates(rng, n, low, low + int(rng.integers(2, 30)), layout)
    if kind == "birth_year":
        return [str(v) for v in rng.integers(1940, 2005, n)]
    if kind in {"age", "amount", "count", "measure", "duration", "height", "weight"}:
        return _numbers(rng, n, kind)
    if kind in {"serial", "hash", "uuid", "object_id"}:
        return _serial(rng, n)
    if kind == "sex":
        return _listed(
            rng,
            n,
            [["M", "F"], ["male", "female"], ["Male", "Female", "Other"], ["1", "2"]][
                int(rng.integers(0, 4))
            ],
        )
    if kind in {"flag", "minor_flag"}:
        return _listed(rng, n, [["0", "1"], ["true", "false"], ["Yes", "No"]][int(rng.integers(0, 3))])
    if kind in {
        "code",
        "region",
        "political_affiliation",
        "education",
        "marital_status",
        "nationality",
        "ethnicity",
        "title_or_role",
        "watch_label",
        "health",
    }:
        return _code(rng, n)
    if kind in {"empty", "constant"}:
        return ["" if kind == "empty" else "1"] * n
    return None


# -- engines ------------------------------------------------------------------------------------
class Faker:
    """Faker of one language."""

    def __init__(self, locale: str, rng: Rng) -> None:
        from faker import Faker as Real

        self.f = Real(locale)
        self.f.seed_instance(int(rng.integers(0, 2**31)))
        self.rng = rng

    def column(self, kind: str, n: int) -> list[Any] | None:
        """Values of a kind; None where the generator has none."""
        f = self.f
        made: dict[str, Callable[[], Any]] = {
            "person_name": f.name, "alias": f.name, "given_name": f.first_name, "family_name": f.last_name, "email": f.email, "phone": f.phone_number,
            "postal_address": lambda: f.address().replace("\n", ", "), "street": f.street_address, "place": f.city, "birth_place": f.city,
            "postal_code": f.postcode, "country": f.country, "occupation": f.job, "organisation": f.company, "username": f.user_name, "url": f.url,
            "password": f.password, "ip_address": f.ipv4, "national": f.ssn, "photo_ref": f.image_url, "social_handle": f.user_name,
            "free_text": f.sentence, "payment_card": f.credit_card_number, "iban": f.iban, "mac_address": f.mac_address,
        }  # fmt: skip
        if self.rng.random() < 0.3:
            made |= {
                "region": lambda: getattr(f, "state", f.city)(),
                "nationality": f.country,
                "birth_date": lambda: str(f.date_of_birth()),
                "uuid": f.uuid4,
            }
        if kind not in made:
            return None
        try:
            return [made[kind]() for _ in range(n)]
        except (AttributeError, TypeError):
            return None


MIMESIS_PATHS = {
    "person_name": "person.full_name", "alias": "person.full_name", "given_name": "person.first_name", "family_name": "person.last_name",
    "email": "person.email", "phone": "person.phone_number", "postal_address": "address.address", "street": "address.street_name",
    "place": "address.city", "birth_place": "address.city", "region": "address.state", "postal_code": "address.postal_code",
    "country": "address.country", "occupation": "person.occupation", "organisation": "finance.company", "username": "person.username",
    "password": "person.password", "ip_address": "internet.ip_v4", "nationality": "person.nationality", "sex": "person.gender",
    "education": "person.academic_degree", "title_or_role": "person.title", "political_affiliation": "person.political_views",
    "free_text": "text.sentence", "birth_date": "person.birthdate", "url": "internet.url", "national": "person.identifier",
    "payment_card": "payment.credit_card_number", "health": "person.blood_type", "height": "person.height", "weight": "person.weight",
}  # fmt: skip


class Mimesis:
    """Mimesis of one language."""

    def __init__(self, locale: str, rng: Rng) -> None:
        from mimesis import Generic
        from mimesis.locales import Locale

        self.g = Generic(Locale(locale), seed=int(rng.integers(0, 2**31)))
        self.rng = rng

    def column(self, kind: str, n: int) -> list[Any] | None:
        """Values of a kind; None where the generator has none."""
        path = MIMESIS_PATHS.get(kind)
        if path is None:
            return None
        try:
            made: Callable[[], Any] = attrgetter(path)(self.g)
            return [str(made()) for _ in range(n)]
        except (AttributeError, TypeError, ValueError, KeyError):
            return None


class Script:
    """A home-made script: lists, joined and numbered."""

    def __init__(self, style: str, rng: Rng) -> None:
        self.rng, self.style = rng, style
        self.given, self.family, self.towns = self._lists()

    def _lists(self) -> tuple[list[str], list[str], list[str]]:
        rng = self.rng
        if self.style == "names package":
            import names

            return (
                [names.get_first_name() for _ in range(900)],
                [names.get_last_name() for _ in range(2000)],
                TOWNS,
            )
        if self.style == "short lists":
            size = int(rng.integers(8, 26))
            return (
                *(
                    rng.choice(np.array(x, object), min(size, len(x)), replace=False).tolist()
                    for x in (GIVEN, FAMILY, TOWNS)
                ),
            )  # type: ignore[return-value]
        syllables = ["".join(rng.choice(list(s))) for s in ("bcdfghjklmnprstv", "aeiou") for _ in range(12)]
        made = [
            "".join(rng.choice(syllables, int(rng.integers(2, 5)))).title()
            for _ in range(int(rng.integers(100, 800)))
        ]
        return [*GIVEN, *made[::2]], [*FAMILY, *made[1::2]], TOWNS + [m + "ville" for m in made[:60]]

    def column(self, kind: str, n: int) -> list[Any] | None:
        """Values of a kind; None where the script has none."""
        given = _listed(self.rng, n, self.given)
        family = _listed(self.rng, n, self.family)
        digits = self.rng.integers(0, 10, (n, 10)).astype(str)
        if kind in {"given_name", "family_name"}:
            return given if kind == "given_name" else family
        if kind in {"person_name", "alias"}:
            return [f"{g} {f}" for g, f in zip(given, family, strict=True)]
        if kind in {"place", "birth_place", "region", "country"}:
            return _listed(self.rng, n, self.towns[: int(self.rng.integers(5, 60))])
        if kind == "email":
            hosts = ["example.com", "mail.com", "test.org", "gmail.com", "yahoo.com"][
                : int(self.rng.integers(1, 6))
            ]
            return [
                f"{g}.{f}{d}@{h}".lower()
                for g, f, d, h in zip(given, family, digits[:, 0], _listed(self.rng, n, hosts), strict=True)
            ]
        if kind in {"phone", "national", "payment_card", "postal_code"}:
            return ["".join(d[: 5 if kind == "postal_code" else 10]) for d in digits]
        if kind in {"username", "social_handle", "password"}:
            return [f"{g.lower()}{''.join(d[:3])}" for g, d in zip(given, digits, strict=True)]
        if kind in {"street", "postal_address"}:
            return [f"{''.join(d[:3])} {f} Street" for d, f in zip(digits, family, strict=True)]
        if kind in {"occupation", "organisation", "education", "free_text"}:
            return _listed(
                self.rng,
                n,
                [
                    "Engineer",
                    "Teacher",
                    "Nurse",
                    "Manager",
                    "Clerk",
                    "Driver",
                    "Lawyer",
                    "Artist",
                    "Chef",
                    "Analyst",
                ],
            )
        return None


NODE = """
const [lib, kinds, n, seed] = JSON.parse(process.argv[2]); const out = {};
if (lib.startsWith('faker-js')) {
  const all = require('@faker-js/faker'); const f = all['faker' + lib.slice(9)] || all.faker; f.seed(seed);
  const m = { person_name: () => f.person.fullName(), given_name: () => f.person.firstName(), family_name: () => f.person.lastName(), email: () => f.internet.email(),
    phone: () => f.phone.number(), street: () => f.location.streetAddress(), postal_address: () => f.location.streetAddress(true), place: () => f.location.city(),
    birth_place: () => f.location.city(), region: () => f.location.state(), postal_code: () => f.location.zipCode(), country: () => f.location.country(),
    occupation: () => f.person.jobTitle(), organisation: () => f.company.name(), username: () => f.internet.username(), password: () => f.internet.password(),
    ip_address: () => f.internet.ip(), birth_date: () => f.date.birthdate().toISOString().slice(0, 10), sex: () => f.person.sex(), uuid: () => f.string.uuid(),
    amount: () => f.finance.amount(), free_text: () => f.lorem.sentence(), url: () => f.internet.url(), timestamp: () => f.date.past().toISOString(),
    title_or_role: () => f.person.prefix(), education: () => f.person.jobType(), payment_card: () => f.finance.creditCardNumber(), iban: () => f.finance.iban() };
  for (const k of kinds) if (m[k]) { out[k] = []; for (let i = 0; i < n; i++) out[k].push(m[k]()); }
} else {
  const C = new (require('chance'))(seed);
  const m = { person_name: () => C.name(), given_name: () => C.first(), family_name: () => C.last(), email: () => C.email(), phone: () => C.phone(), street: () => C.address(),
    postal_address: () => C.address() + ', ' + C.city(), place: () => C.city(), birth_place: () => C.city(), region: () => C.state({full: true}), postal_code: () => C.zip(),
    country: () => C.country({full: true}), occupation: () => C.profession(), organisation: () => C.company(), username: () => C.word() + C.integer({min: 1, max: 999}),
    ip_address: () => C.ip(), birth_date: () => C.birthday({string: true}), sex: () => C.gender(), age: () => String(C.age()), national: () => C.ssn(), uuid: () => C.guid(),
    free_text: () => C.sentence(), url: () => C.url(), payment_card: () => C.cc() };
  for (const k of kinds) if (m[k]) { out[k] = []; for (let i = 0; i < n; i++) out[k].push(m[k]()); }
}
process.stdout.write(JSON.stringify(out));
"""
NODE_MORE = (
    "street",
    "birth_place",
    "uuid",
    "free_text",
    "url",
    "timestamp",
    "title_or_role",
    "education",
    "payment_card",
    "iban",
)
NODE_LIBRARIES = (
    "faker-js ",
    "faker-js DE",
    "faker-js FR",
    "faker-js ES",
    "faker-js ZH_CN",
    "faker-js RU",
    "faker-js JA",
    "faker-js PT_BR",
    "faker-js KO",
    "chance",
)


class Node:
    """@faker-js/faker or chance, where node and the libraries are installed under `folder`."""

    folder: Path | None = None

    def __init__(self, generator: str, rng: Rng) -> None:
        self.generator, self.rng = generator, rng
        self.made: dict[str, list[Any]] | None = None

    def column(self, kind: str, n: int) -> list[Any] | None:
        """Values of a kind; None where the generator has none."""
        if self.made is None or len(next(iter(self.made.values()), [])) != n:
            call = json.dumps(
                [self.generator, sorted({*USUAL, *NODE_MORE}), n, int(self.rng.integers(0, 2**31))]
            )
            done = subprocess.run(
                ["node", "-e", NODE, "-", call],
                capture_output=True,
                cwd=self.folder,
                timeout=120,
                check=False,
            )
            self.made = json.loads(done.stdout) if done.returncode == 0 else {}
        return self.made.get(kind)


Engine = Faker | Mimesis | Script | Node


@cache
def engines() -> tuple[tuple[str, str, str], ...]:
    """(family, engine name, language) of every engine that can run here."""
    found = [("faker", f"faker {loc}", loc) for loc in FAKER] + [
        ("mimesis", f"mimesis {loc}", loc) for loc in MIMESIS
    ]
    found += [("script", s, "ZZ") for s in SCRIPTS for _ in range(6)]
    if Node.folder is not None:
        found += [
            ("chance" if lib == "chance" else "faker-js", lib, lib[9:] or "en")
            for lib in NODE_LIBRARIES
            for _ in range(2)
        ]
    return tuple(found)


def open_engine(family: str, name: str, rng: Rng) -> Engine:
    """The engine by name."""
    if family == "faker":
        return Faker(name[6:], rng)
    if family == "mimesis":
        return Mimesis(name[8:], rng)
    return Script(name, rng) if family == "script" else Node(name, rng)


def generated(kinds: dict[str, str], n: int, engine: Engine, rng: Rng) -> tuple[Table, Truth]:
    """A table with columns of these kinds; some forgers join what belongs together, some leave gaps."""
    out: Table = {}
    for name, kind in kinds.items():
        national = "national" if "." in kind or kind in {"passport", "driving_licence", "voter_id"} else kind
        first = (
            None
            if rng.random() < 0.5 and plain(national, np.random.default_rng(0), 1)
            else engine.column(national, n)
        )
        values = first or plain(national, rng, n) or engine.column("person_name", n)
        if values:
            out[name] = column(values)
    joined = _joined(out, kinds, rng) if rng.random() < 0.35 else False
    if rng.random() < 0.3:
        for name in out:
            if rng.random() < 0.3:
                out[name] = np.where(rng.random(n) < rng.uniform(0.02, 0.4), None, out[name])
    return out, {"how": "kinds", "joined": joined, "strength": 1.0}


def _joined(out: Table, kinds: dict[str, str], rng: Rng) -> bool:
    """Make names and addresses of mail agree, as careful scripts do."""
    by = {k: n for n, k in kinds.items() if n in out}
    if "email" not in by or not ({"given_name", "family_name"} <= set(by) or "person_name" in by):
        return False
    if "person_name" in by:
        names = [str(v).lower().split() for v in out[by["person_name"]]]
    else:
        names = [
            [str(g).lower(), str(f).lower()]
            for g, f in zip(out[by["given_name"]], out[by["family_name"]], strict=True)
        ]
    hosts = rng.choice(np.array(["gmail.com", "example.org", "yahoo.com", "mail.net"], object), len(names))
    glue = str(rng.choice([".", "", "_"]))
    out[by["email"]] = column(
        [f"{glue.join(p)}@{h}".replace(" ", "") for p, h in zip(names, hosts, strict=True)]
    )
    return True


def usual_kinds(rng: Rng) -> dict[str, str]:
    """A schema of the usual columns, four to fourteen, three of persons among them."""
    must = rng.choice(np.array(USUAL[:17], object), int(rng.integers(3, 7)), replace=False).tolist()
    more = [k for k in USUAL if k not in must and rng.random() < rng.uniform(0.0, 0.5)]
    chosen = [k for k in USUAL if k in {*must, *more}]
    return {f"{k}": k for k in chosen}
