from leakassay.evidence import t14_tags
from made import leak, measured


def test_tags_are_counted_and_never_shown() -> None:
    mails: list[str | None] = [f"p{i}@mail{i % 9}.test" for i in range(60)]
    mails += [f"q{i}+someshop@mail.test" for i in range(6)] + ["r+other@mail.test", "s+third@own.test"]
    (found,) = t14_tags.TEST.run(leak(measured({"mail": mails}, {"mail": "email"})))
    assert (found.leaning, found.score) == ("silent", 6 / 8)
    assert found.because.args["tagged"] == 8
    assert "someshop" not in str(found.because)


def test_addresses_without_tags_have_no_commonest_one() -> None:
    mails: list[str | None] = [f"p{i}@mail.test" for i in range(60)]
    (found,) = t14_tags.TEST.run(leak(measured({"mail": mails}, {"mail": "email"})))
    assert found.score is None
