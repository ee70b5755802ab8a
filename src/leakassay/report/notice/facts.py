"""What a report knows that a notice needs: categories, people, records, dates, inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leakassay.report.overview import holdings

if TYPE_CHECKING:
    from collections.abc import Mapping

SENSITIVE = "sensitive"
NAMES: Mapping[str, tuple[str, str]] = {
    "person_name": ("names", "姓名"),
    "given_name": ("names", "姓名"),
    "family_name": ("names", "姓名"),
    "birth_date": ("dates of birth", "出生日期"),
    "birth_year": ("years of birth", "出生年份"),
    "birth_place": ("places of birth", "出生地"),
    "sex": ("sex", "性别"),
    "age": ("ages", "年龄"),
    "nationality": ("nationalities", "国籍"),
    "email": ("e-mail addresses", "电子邮箱"),
    "phone": ("telephone numbers", "电话号码"),
    "postal_address": ("postal addresses", "住址"),
    "street": ("postal addresses", "住址"),
    "place": ("places of residence", "居住地"),
    "region": ("regions of residence", "所在地区"),
    "postal_code": ("postal codes", "邮政编码"),
    "coordinates": ("locations", "位置信息"),
    "ip_address": ("IP addresses", "IP 地址"),
    "mac_address": ("device identifiers", "设备标识"),
    "device_id": ("device identifiers", "设备标识"),
    "iban": ("bank accounts", "银行账号"),
    "bank_account": ("bank accounts", "银行账号"),
    "payment_card": ("payment cards", "银行卡号"),
    "crypto_address": ("crypto addresses", "加密货币地址"),
    "amount": ("amounts of money", "金额"),
    "password": ("passwords", "密码"),
    "password_hash": ("passwords, hashed", "密码散列值"),
    "token": ("access tokens", "访问令牌"),
    "username": ("user names", "用户名"),
    "social_handle": ("social media accounts", "社交账号"),
    "occupation": ("occupations", "职业"),
    "organisation": ("employers or organisations", "工作单位"),
    "education": ("education", "学历"),
    "marital_status": ("marital status", "婚姻状况"),
    "household_relation": ("family relations", "家庭关系"),
    "health": ("health data", "健康信息"),
    "height": ("heights", "身高"),
    "weight": ("weights", "体重"),
    "vehicle_plate": ("vehicle plates", "车牌号"),
    "photo_ref": ("photographs", "照片"),
    "passport": ("passport numbers", "护照号码"),
    "driving_licence": ("driving licence numbers", "驾驶证号码"),
    "voter_id": ("voter numbers", "选民编号"),
    "ethnicity": ("ethnic origin", "民族"),
    "religion": ("religious beliefs", "宗教信仰"),
    "political_affiliation": ("political opinions", "政治面貌"),
    "sexual_life": ("sexual life", "性生活"),
    "biometric_ref": ("biometric data", "生物识别信息"),
    "criminal_record": ("criminal records", "犯罪记录"),
    "watch_label": ("labels by the authorities", "重点人员标签"),
    "minor_flag": ("data of minors", "未成年人信息"),
    "free_text": ("free text about people", "涉及个人的文字记录"),
}
"""How a notice names a kind, in English and Chinese; national numbers are added by their form."""
_NUMBERS = ("national identity numbers", "身份证件号码")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a notice is filled with."""

    categories: tuple[tuple[str, str], ...]
    """In English and Chinese, the most sensitive first."""
    sensitive: tuple[tuple[str, str], ...]
    people: Mapping[str, Any] | None
    """The interval that a notice speaks of: of the whole source where it is known, else of the files."""
    of_source: bool
    records: int
    authentic: str
    inputs: tuple[tuple[str, str], ...]
    """Names and SHA-256 of the files."""
    as_of: str
    version: str
    latest: Any
    """The date or year up to which the data reach, where that is known."""
    secrets: bool
    """Passwords or tokens are among the data."""


def facts_of(report: Mapping[str, Any]) -> Facts:
    """Take from a report what a notice needs."""
    held = holdings(report)
    listed = list(dict.fromkeys(name for one in held if (name := name_of(one.kind)) is not None))
    sensitive = [n for one in held if one.sensitivity == SENSITIVE and (n := name_of(one.kind)) is not None]
    whole = report["estimates"].get("people")
    return Facts(
        categories=tuple(listed),
        sensitive=tuple(dict.fromkeys(sensitive)),
        people=whole or report["estimates"].get("people_in_leak"),
        of_source=whole is not None,
        records=int(report["estimates"]["records"]["point"]),
        authentic=report["verdict"]["authentic"],
        inputs=tuple((one["name"], one["sha256"] or "") for one in report["inputs"]),
        as_of=report["tool"]["started"],
        version=report["tool"]["version"],
        latest=report["current"].get("high"),
        secrets=any(one.kind in {"password", "password_hash", "token"} for one in held),
    )


def name_of(kind: str) -> tuple[str, str] | None:
    """Give the name of a kind in a notice; None for what no notice names."""
    return _NUMBERS if "." in kind else NAMES.get(kind)
