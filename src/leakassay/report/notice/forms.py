"""Machine forms of a breach: the breach model of Have I Been Pwned, MISP objects, VERIS.

Each is whole by its schema; what a report does not know is marked as a draft or as unknown.

* Breach model of haveibeenpwned.com (api v3); `DataClasses` by its names
* MISP: objects `confidentiality-impact` (after STIX 2.1's incident extension), one a class of information
* VERIS 1.4 (verisc-merged.json): `security_incident`, `attribute.confidentiality` with varieties and amounts
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from leakassay.report.overview import holdings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_GOVERNMENT = "Government issued IDs"
_PWNED: Mapping[str, str] = {
    **dict.fromkeys(("person_name", "given_name", "family_name"), "Names"),
    "birth_date": "Dates of birth",
    "birth_year": "Years of birth",
    "birth_place": "Places of birth",
    "sex": "Genders",
    "age": "Ages",
    "nationality": "Nationalities",
    "email": "Email addresses",
    "phone": "Phone numbers",
    "postal_address": "Physical addresses",
    "street": "Physical addresses",
    "place": "Geographic locations",
    "region": "Geographic locations",
    "coordinates": "Geographic locations",
    "ip_address": "IP addresses",
    "mac_address": "MAC addresses",
    "device_id": "Device information",
    "iban": "Bank account numbers",
    "bank_account": "Bank account numbers",
    "payment_card": "Credit cards",
    "crypto_address": "Cryptocurrency wallet addresses",
    "password": "Passwords",
    "password_hash": "Passwords",
    "token": "Auth tokens",
    "username": "Usernames",
    "social_handle": "Social media profiles",
    "occupation": "Job titles",
    "organisation": "Employers",
    "education": "Education levels",
    "marital_status": "Marital statuses",
    "household_relation": "Family structure",
    "health": "Personal health data",
    "height": "Physical attributes",
    "weight": "Physical attributes",
    "vehicle_plate": "Licence plates",
    "photo_ref": "Photos",
    "passport": "Passport numbers",
    "driving_licence": "Driver's licenses",
    "voter_id": _GOVERNMENT,
    "ethnicity": "Ethnicities",
    "religion": "Religions",
    "political_affiliation": "Political views",
    "sexual_life": "Sexual orientations",
    "biometric_ref": "Biometric data",
    "criminal_record": "Criminal records",
}
_VERIS: Mapping[str, str] = {
    **dict.fromkeys(("password", "password_hash", "token"), "Credentials"),
    **dict.fromkeys(("iban", "bank_account"), "Bank"),
    **dict.fromkeys(("health", "biometric_ref"), "Medical"),
    **dict.fromkeys(("ethnicity", "religion", "political_affiliation", "sexual_life"), "Sensitive Personal"),
    "payment_card": "Payment",
    "criminal_record": "Sensitive Personal",
    "watch_label": "Sensitive Personal",
}
_MISP: Mapping[str, str] = {
    "Credentials": "credentials-user",
    "Bank": "financial",
    "Payment": "payment",
    "Medical": "phi",
}


def _point(report: Mapping[str, Any]) -> int | None:
    found = report["estimates"].get("people_in_leak")
    return None if found is None else round(found["point"])


def hibp(report: Mapping[str, Any]) -> dict[str, Any]:
    """Give the breach model: valid, with the name, domain and day that only a person knows left to set.

    The day stands at the one up to which the data reach, or at that of the report.
    """
    kinds = [one.kind for one in holdings(report)]
    classes = {_GOVERNMENT if "." in kind else _PWNED.get(kind) for kind in kinds} - {None}
    verdict, moment = report["verdict"], _moment(report)
    made_up = verdict["authentic"] == "contradicted" and verdict["leading"] in {"G", "M"}
    return {
        "Name": "Unnamed",
        "Title": "Unnamed",
        "Domain": "",
        "BreachDate": _day(report),
        "AddedDate": moment,
        "ModifiedDate": moment,
        "PwnCount": _point(report) or 0,
        "Description": "Draft by leakassay: Name, Title, Domain, BreachDate and this text are for a person.",
        "DataClasses": sorted(str(one) for one in classes),
        # Only people can tie a leak to its source.
        "IsVerified": False,
        "IsFabricated": made_up,
        "IsSensitive": any(one.sensitivity == "sensitive" for one in holdings(report)),
        "IsRetired": False,
        "IsSpamList": False,
        "IsMalware": False,
        "IsStealerLog": False,
        "IsSubscriptionFree": False,
    }


def _moment(report: Mapping[str, Any]) -> str:
    """Give the moment of the report in UTC, without a fraction, as the breach model writes it."""
    when = datetime.fromisoformat(report["tool"]["started"]).astimezone(UTC)
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


def _day(report: Mapping[str, Any]) -> str:
    """Give the day up to which the data reach, where it is known to the day; else that of the report."""
    reach = str(report["current"].get("high") or "")
    return reach if len(reach) == len("2026-01-01") else _moment(report)[:10]


def _varieties(report: Mapping[str, Any]) -> dict[str, int]:
    """Values of each variety of VERIS."""
    found: dict[str, int] = {}
    for one in holdings(report):
        variety = _VERIS.get(one.kind, "Personal")
        found[variety] = max(found.get(variety, 0), one.values)
    return found


def misp(report: Mapping[str, Any]) -> dict[str, Any]:
    """Give an event with one `confidentiality-impact` object a class of information."""
    loss = "confirmed-loss" if report["verdict"]["authentic"] == "supported" else "suspected-loss"
    size = sum(one["content_bytes"] for one in report["inputs"])
    objects = [
        {
            "name": "confidentiality-impact",
            "meta-category": "misc",
            "Attribute": [
                _attribute("information_type", "text", _MISP.get(variety, "pii")),
                _attribute("loss_type", "text", loss),
                _attribute("record_count", "counter", str(count)),
                _attribute("record_size", "size-in-bytes", str(size)),
            ],
        }
        for variety, count in _varieties(report).items()
    ]
    return {"Event": {"info": "Claimed leak of personal data", "analysis": "1", "Object": objects}}


def _attribute(relation: str, type_: str, value: str) -> dict[str, str]:
    return {"object_relation": relation, "type": type_, "value": value}


def veris(report: Mapping[str, Any]) -> dict[str, Any]:
    """Give an incident: what a report knows, and `Unknown` for the rest that the schema asks for."""
    authentic, total = report["verdict"]["authentic"], _point(report)
    data = [{"variety": v, "amount": n} for v, n in _varieties(report).items()]
    confidentiality = {
        "data_disclosure": "Yes" if authentic == "supported" else "Potentially",
        "data": data or [{"variety": "Unknown"}],
        **({} if total is None else {"data_total": total}),
    }
    said = f"A claimed leak of personal data; of its authenticity the assay says: {authentic}."
    return {
        "schema_version": "1.4.1",
        "incident_id": hashlib.sha256(json.dumps(report, sort_keys=True).encode()).hexdigest(),
        "summary": f"{said} Actor, action, assets, timeline and victim are for a person to set.",
        "security_incident": "Confirmed" if authentic == "supported" else "Suspected",
        "confidence": "Medium" if report["verdict"]["assessed"] else "None",
        "actor": {"unknown": {"notes": "a leak does not name who took it"}},
        "action": {"unknown": {"notes": "a leak does not tell how it was taken"}},
        "asset": {"assets": [{"variety": "Unknown"}], "cloud": ["Unknown"]},
        "discovery_method": {"unknown": True},
        "timeline": {"incident": {"year": int(_day(report)[:4])}},
        "attribute": {"confidentiality": confidentiality},
    }


FORMS: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "hibp": hibp,
    "misp": misp,
    "veris": veris,
}
