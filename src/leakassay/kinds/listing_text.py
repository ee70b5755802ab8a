"""The kinds that are words: names, places, professions, what is sensitive, text. One module, one kind."""

MODULES = tuple(
    f"leakassay.kinds.{name}"
    for name in (
        "person_name",
        "given_name",
        "family_name",
        "alias",
        "title_or_role",
        "birth_place",
        "nationality",
        "postal_address",
        "street",
        "place",
        "region",
        "country",
        "occupation",
        "organisation",
        "education",
        "marital_status",
        "household_relation",
        "health",
        "ethnicity",
        "religion",
        "political_affiliation",
        "sexual_life",
        "biometric_ref",
        "criminal_record",
        "watch_label",
        "event_type",
        "free_text",
    )
)
