"""What the counts say. One file, one test of METHOD.md 2.4; to add one, list it here."""

from leakassay.evidence import (
    t01_number_birth,
    t02_number_checks,
    t04_repeats,
    t06_dictionary,
    t08_number_place,
    t10_number_sex,
    t30_copies,
    t32_export,
)

TESTS = (
    t01_number_birth.TEST,
    t02_number_checks.TEST,
    t04_repeats.TEST,
    t06_dictionary.TEST,
    t08_number_place.TEST,
    t10_number_sex.TEST,
    t30_copies.TEST,
    t32_export.TEST,
)
