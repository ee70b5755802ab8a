"""Machine forms of a breach: the breach model of Have I Been Pwned, MISP objects, VERIS.

What a report does not know is null.

* Breach model of haveibeenpwned.com (api v3); `DataClasses` by its names
* MISP: objects `confidentiality-impact` (after STIX 2.1's incident extension), one a class of information
* VERIS 1.4: `security_incident`, `attribute.confidentiality` with varieties and amounts
"""

from __future__ import annotations

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
    "health": "Health records",
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
    """Give the breach model; Name, Domain and dates are for a person."""
    kinds = [one.kind for one in holdings(report)]
    classes = {_GOVERNMENT if "." in kind else _PWNED.get(kind) for kind in kinds} - {None}
    verdict = report["verdict"]
    made_up = verdict["authentic"] == "contradicted" and verdict["leading"] in {"G", "M"}
    return {
        "Name": None,
        "Title": None,
        "Domain": None,
        "BreachDate": None,
        "PwnCount": _point(report),
        "Description": None,
        "DataClasses": sorted(str(one) for one in classes),
        # Only people can tie a leak to its source.
        "IsVerified": False,
        "IsFabricated": made_up,
        "IsSensitive": any(one.sensitivity == "sensitive" for one in holdings(report)),
        "IsSpamList": None,
        "IsMalware": None,
        "IsStealerLog": None,
        "IsSubscriptionFree": None,
        "Attribution": None,
    }


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
    """Give the part of an incident that a report knows."""
    authentic = report["verdict"]["authentic"]
    return {
        "schema_version": "1.4.1",
        "security_incident": "Confirmed" if authentic == "supported" else "Suspected",
        "confidence": "Medium" if report["verdict"]["assessed"] else "None",
        "attribute": {
            "confidentiality": {
                "data_disclosure": "Yes" if authentic == "supported" else "Potentially",
                "data_total": _point(report),
                "data": [{"variety": v, "amount": n} for v, n in _varieties(report).items()],
            }
        },
    }


FORMS: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "hibp": hibp,
    "misp": misp,
    "veris": veris,
}
