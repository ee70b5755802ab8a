"""Words that bend what the name of a column says: whose it is, of what, how much, whether."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _row(kinds: str) -> dict[str, float]:
    """Read `kind strength kind strength`."""
    parts = kinds.split()
    return {k: float(v) for k, v in zip(parts[::2], parts[1::2], strict=True)}


def _each(words: str, kinds: str) -> dict[str, dict[str, float]]:
    return dict.fromkeys(words.split(), _row(kinds))


EMPTY = frozenset(
    "the a an fake new old c tbl col f t str txt data info field fld column raw orig my our s p v x our is int "
    "varchar char bool var attr attribute param json xml csv utf8 cleaned clean std normalized norm final".split()  # noqa: SIM905
)
"""Words of a name that say nothing."""
OWNERS = frozenset(
    "customer client user patient employee emp person people member student staff contact cust usr pat stu holder owner "
    "primary secondary main home work current previous prior original billing shipping ship bill mailing mail permanent "
    "personal official legal registered public private business office emergency alternate alt other additional extra "
    "applicant candidate buyer seller sender receiver recipient guest passenger driver voter player author victim suspect "
    "father mother spouse parent guardian child subscriber account acct profile login individual citizen resident tenant "
    "insured policyholder beneficiary nominee worker teacher doctor agent manager officer sales lead prospect donor "
    "cliente usuario paciente alumno empleado socio titular utilisateur abonne salarie eleve kunde kunden benutzer "
    "mitarbeiter utente dipendente aluno funcionario klant medewerker klienta klient pracownik musteri hasta personel "
    "pelanggan pegawai siswa клиента клиент пользователя пациента сотрудника абонента".split()  # noqa: SIM905
)
"""Words that say whose or which."""
VAGUE = frozenset(
    "of from at in for to per by on since until within with as de del du des da do dos das di della dello degli van von vom "
    "der zu zum für pour por para per av för til fra z od do w na за по от до на в из від".split()  # noqa: SIM905
)
"""Words after which a name only says of what."""
LOOSE = frozenset(
    "name names nm id ids no nr number num code cd key type title date group status value label description desc identifier "
    "index state class category level position role area location source contact account unit st first last middle second "
    "line text info note mode total nombre nom nome naam nimi imie adi ad datum data fecha numero".split()  # noqa: SIM905
)
"""Names that say little once another word stands beside them: the name of what, the number of what?"""
ABOUT = frozenset("name names title type code description id nm nombre nom nome 名称 名稱 название".split())  # noqa: SIM905
"""Names for which the table's own name says of what."""
KEYS: Mapping[str, float] = {
    "uuid": 0.4,
    "hash": 0.4,
    "code": 0.4,
    "unknown": 0.3,
    "object_id": 0.4,
    "es_auto_id": 0.4,
    "snowflake_id": 0.4,
}
"""What else may stand under a name that says record identifier."""

NUMBERS = frozenset(("number", "no", "total", "numero", "número", "nombre", "nb", "anzahl", "aantal", "liczba", "jumlah", "число"))
"""Words that count where `of` follows."""
COUNTED: Mapping[str, float] = {"count": 0.9}
WHICH = frozenset(("last", "this", "prev", "previous", "next", "past", "per", "current"))
PERIODS = frozenset(("year", "month", "week", "quarter", "day", "years", "months", "weeks", "days"))
"""WHICH and PERIODS at the end of a name only say of when."""
PREFIXES: Mapping[str, Mapping[str, float]] = {
    **_each("is has was can should did does are allow allows wants needs", "flag 0.9 code 0.3"),
    **_each("num nb nbr cnt count qty nombre_de anzahl aantal liczba antal количество cantidad", "count 0.85"),
}
"""First words that settle what follows."""
SUFFIXES: Mapping[str, Mapping[str, float]] = {
    **_each("at ts timestamp datetime", "timestamp 0.85 date 0.4"),
    **_each("date dt day on", "date 0.8 timestamp 0.4"),
    **_each("year yr", "date 0.75 birth_year 0.2 code 0.2"),
    **_each("month quarter weekday", "code 0.6 date 0.4"),
    **_each("time", "time 0.45 timestamp 0.5 duration 0.3"),
    **_each("id ids pk uid identifier", "serial 0.5 code 0.3"),
    **_each("no nr number num nbr", "serial 0.4 code 0.3 count 0.25 case_number 0.25"),
    **_each("code cd", "code 0.75"),
    **_each(
        "type category class status level mode segment tier stage grade group subtype kind cat lvl typ tipo type_name",
        "code 0.8",
    ),
    **_each("flag flg ind indicator yn bool", "flag 0.9"),
    **_each("count cnt qty quantity counts times", "count 0.9"),
    **_each("years yrs months weeks days hours hrs minutes mins seconds secs ms", "duration 0.6 count 0.6 measure 0.3"),
    **_each("pct percent percentage rate ratio avg average mean score index std", "measure 0.85"),
    **_each("amt amount price cost fee fees salary balance income payment revenue budget charge charges", "amount 0.9"),
    **_each("url urls link links uri href website", "url 0.95"),
    **_each("img image photo avatar picture pic thumbnail", "photo_ref 0.9"),
    **_each("desc description notes note remarks comment comments text details bio", "free_text 0.85"),
    **_each("hash md5 sha1 sha256 checksum", "hash 0.85"),
    **_each("username login userid", "username 0.85"),
    **_each("lat latitude lng lon long longitude", "coordinates 0.95"),
    **_each("name nm names", "organisation 0.2 person_name 0.35 code 0.3"),
    **_each("title", "title_or_role 0.3 code 0.3 occupation 0.3 free_text 0.2"),
    **_each("points", "count 0.7 measure 0.4"),
}
"""Last words that settle what stands before them, unless the table knows the whole."""

ELASTIC: Mapping[str, Mapping[str, float]] = {
    "_id": _row("es_auto_id 0.6 serial 0.5 object_id 0.6 uuid 0.4 hash 0.2"),
    "_index": _row("code 1"),
    "_type": _row("code 1"),
    "_score": _row("measure 1"),
    "_version": _row("count 0.9 code 0.4"),
    "_seq_no": _row("serial 1"),
    "_primary_term": _row("count 0.8 code 0.6"),
    "_routing": _row("serial 0.6 code 0.4"),
    "_shard": _row("code 1"),
    "_node": _row("code 0.8 unknown 0.4"),
    "sort": _row("timestamp 0.4 serial 0.4 measure 0.4"),
    "took": _row("duration 0.8 measure 0.5"),
    "timed_out": _row("flag 1"),
    "_scroll_id": _row("token 0.9"),
}
"""What an Elasticsearch hit has beside its source."""
