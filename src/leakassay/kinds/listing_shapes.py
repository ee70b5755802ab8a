"""The kinds of checkable shape that are no national numbers: one module, one kind."""

MODULES = tuple(
    f"leakassay.kinds.{name}"
    for name in (
        *("birth_date", "birth_year", "age", "sex", "username", "photo_ref", "email", "phone"),
        *("postal_code", "coordinates", "ip_address", "mac_address", "url", "social_handle", "iban"),
        *("bank_account", "payment_card", "amount", "crypto_address", "password", "password_hash"),
        *("token", "height", "weight", "vehicle_plate", "device_id", "minor_flag", "timestamp"),
        *("date", "time", "duration", "case_number", "serial", "uuid", "object_id", "es_auto_id"),
        *("snowflake_id", "hash", "code", "flag", "count", "measure", "constant", "empty", "unknown"),
    )
)
