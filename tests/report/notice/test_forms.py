from typing import Any

import jsonschema
import pytest
from pymisp import MISPEvent, MISPObject

from leakassay.report.notice.forms import hibp, misp, veris
from reported import made_report

TEXT, WHOLE, TRUTH = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "boolean"}
BREACH = {
    "type": "object",
    "properties": {
        "Name": TEXT,
        "Title": TEXT,
        "Domain": TEXT,
        "BreachDate": {"type": "string", "format": "date"},
        "AddedDate": {"type": "string", "format": "date-time"},
        "ModifiedDate": {"type": "string", "format": "date-time"},
        "PwnCount": WHOLE,
        "Description": TEXT,
        "DataClasses": {"type": "array", "items": TEXT},
        **dict.fromkeys(("IsVerified", "IsFabricated", "IsSensitive", "IsRetired", "IsSpamList"), TRUTH),
        **dict.fromkeys(("IsMalware", "IsStealerLog", "IsSubscriptionFree"), TRUTH),
    },
}
"""The breach model as haveibeenpwned.com documents it (api v3); all of it is given."""
UNKNOWN = {"type": "array", "items": {"const": "Unknown"}, "minItems": 1}
NOTED = {"type": "object", "required": ["unknown"], "properties": {"unknown": {"required": ["notes"]}}}
VARIETIES = ("Personal", "Sensitive Personal", "Credentials", "Bank", "Payment", "Medical", "Unknown")
INCIDENT = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "schema_version": {"const": "1.4.1"},
        "incident_id": TEXT,
        "summary": TEXT,
        "security_incident": {"enum": ["Confirmed", "Suspected", "Near miss", "False positive"]},
        "confidence": {"enum": ["High", "Medium", "Low", "None"]},
        "actor": NOTED,
        "action": NOTED,
        "asset": {"required": ["assets", "cloud"], "properties": {"cloud": UNKNOWN}},
        "discovery_method": {"required": ["unknown"], "properties": {"unknown": TRUTH}},
        "timeline": {
            "properties": {"incident": {"properties": {"year": {"type": "integer", "minimum": 1950}}}}
        },
        "attribute": {
            "properties": {
                "confidentiality": {
                    "additionalProperties": False,
                    "required": ["data_disclosure", "data"],
                    "properties": {
                        "data_disclosure": {"enum": ["No", "Potentially", "Yes", "Unknown"]},
                        "data_total": WHOLE,
                        "data": {
                            "minItems": 1,
                            "items": {
                                "additionalProperties": False,
                                "required": ["variety"],
                                "properties": {"variety": {"enum": list(VARIETIES)}, "amount": WHOLE},
                            },
                        },
                    },
                }
            }
        },
    },
}
"""What verisc-merged.json (VERIS 1.4.1, June 2026) says of the parts that are given, with all
that it requires; a whole incident was held against the whole file on 2026-11-25."""


def _valid(found: dict[str, Any], schema: dict[str, Any]) -> None:
    whole = {**schema, "required": list(schema["properties"])}
    jsonschema.validate(found, whole, format_checker=jsonschema.FormatChecker())


def _bare() -> dict[str, Any]:
    """A report in which nobody was told apart and nothing personal was found."""
    report = made_report()
    estimates = {"records": {"point": 5}, "people_in_leak": None, "people": None}
    verdict = {"authentic": "not assessed", "assessed": False, "leading": None}
    return {**report, "tables": [], "estimates": estimates, "verdict": verdict}


@pytest.mark.parametrize("report", [made_report(), _bare()], ids=["full", "bare"])
def test_each_form_is_whole_by_its_schema(report: dict[str, Any]) -> None:
    _valid(hibp(report), BREACH)
    _valid(veris(report), INCIDENT)


@pytest.mark.parametrize(
    ("reach", "day"), [("2023-02-01", "2023-02-01"), (2019, "2026-01-01"), (None, "2026-01-01")]
)
def test_the_day_is_that_of_the_data_where_it_is_known(reach: object, day: str) -> None:
    report = {**made_report(), "current": {"low": None, "high": reach, "because": []}}
    assert hibp(report)["BreachDate"] == day
    assert veris(report)["timeline"]["incident"]["year"] == int(day[:4])


def test_the_breach_model_uses_its_own_names() -> None:
    found = hibp(made_report())
    assert found["DataClasses"] == ["Government issued IDs", "Names", "Passwords", "Religions"]
    assert found["PwnCount"] == 105_000_000
    assert not found["IsVerified"]
    made_up = {**made_report(), "verdict": {"authentic": "contradicted", "assessed": True, "leading": "G"}}
    assert hibp(made_up)["IsFabricated"]


def test_misp_objects_fit_their_template() -> None:
    event = MISPEvent()
    event.from_dict(**misp(made_report())["Event"])
    assert event.objects
    for one in misp(made_report())["Event"]["Object"]:
        strict = MISPObject(one["name"], strict=True)
        for attribute in one["Attribute"]:
            strict.add_attribute(attribute["object_relation"], value=attribute["value"])
        assert strict.attributes[0].value in {"pii", "credentials-user"}
        assert {a.object_relation: a.type for a in strict.attributes} == {
            a["object_relation"]: a["type"] for a in one["Attribute"]
        }


def test_veris_says_what_is_known() -> None:
    found = veris(made_report())
    assert found["security_incident"] == "Confirmed"
    data = found["attribute"]["confidentiality"]
    assert {one["variety"] for one in data["data"]} == {"Personal", "Credentials", "Sensitive Personal"}
