"""What the counts say. One file, one test of METHOD.md 2.4; to add one, list it here."""

from leakassay.evidence import (
    t01_number_birth,
    t02_number_checks,
    t04_repeats,
    t06_dictionary,
    t08_number_place,
    t09_own_name,
    t10_number_sex,
    t16_dependence,
    t18_order,
    t20_dirt,
    t21_gaps,
    t23_frequencies,
    t30_copies,
    t32_export,
    t41_evenness,
    t47_name_sex,
)

TESTS = (
    t01_number_birth.TEST,
    t02_number_checks.TEST,
    t04_repeats.TEST,
    t06_dictionary.TEST,
    t08_number_place.TEST,
    t09_own_name.TEST,
    t10_number_sex.TEST,
    t16_dependence.TEST,
    t18_order.TEST,
    t20_dirt.TEST,
    t21_gaps.TEST,
    t23_frequencies.TEST,
    t30_copies.TEST,
    t32_export.TEST,
    t41_evenness.TEST,
    t47_name_sex.TEST,
)
