from leakassay.evidence import t45_first_digits
from made import leak, measured


def test_first_digits_are_left_out_and_it_is_said_why() -> None:
    (found,) = t45_first_digits.TEST.run(leak(measured({"pay": ["1200", "90"] * 40}, {"pay": "amount"})))
    assert (found.leaning, found.score) == ("silent", None)
    assert "Benford" in str(found.because)
