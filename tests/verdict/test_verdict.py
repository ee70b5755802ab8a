from dataclasses import replace

import numpy as np
import pytest

from leakassay.records import Feature, Finding, Interval, Text
from leakassay.verdict.calibration import PAIRS, capped, shipped
from leakassay.verdict.deciding import ALTERNATIVES, LEAST_FEATURES, Part, Share, decide, not_assessed
from leakassay.verdict.gathering import gather
from leakassay.verdict.mixture import mixture
from leakassay.verdict.weighing import ruled, weighed
from leakassay.verdict.wording import degree, sentence


def _finding(table: str = "t", **features: float) -> Finding:
    named = {k.replace("_", ".", 1): v for k, v in features.items()}
    return Finding("T99", table, (), 100, "silent", None, Text("made up"), features=named)


def _part(records: int = 1000, **against: float) -> Part:
    """A part whose log likelihood ratios are 3 for A, but for those named."""
    log = np.array([-against.get(h, -3.0) for h in ALTERNATIVES])
    return Part(Text("table {table}", {"table": "t"}), records, log, shipped().limit(log))


def test_features_are_cut_to_their_bounds_and_one_stands_for_the_table() -> None:
    declared = [
        Feature("T99.a", "", 0, 1, "greatest"),
        Feature("T99.b", "", 0, 1, "least"),
        Feature("T99.c", "", 0, 10, "mean"),
    ]
    found = gather(declared, [_finding(T99_a=0.2, T99_b=0.5, T99_c=4), _finding(T99_a=7, T99_b=0.6, T99_c=6)])
    assert found == {"t": {"T99.a": 1, "T99.b": 0.5, "T99.c": 5}}


def test_what_no_test_declares_or_is_no_number_is_left_out() -> None:
    declared = [Feature("T99.a", "", 0, 1)]
    assert gather(declared, [_finding(T99_a=float("nan"), T99_z=1)]) == {}


def test_nothing_tested_is_not_a_pass() -> None:
    verdict = not_assessed(["T01: no table holds both columns"], too_small=False)
    assert not verdict.assessed
    assert verdict.authentic == "not assessed"
    assert verdict.lr == {}
    assert verdict.leading is None


def test_a_verdict_rests_on_what_was_measured_and_not_on_stand_ins() -> None:
    assert len(shipped().names) / 5 < LEAST_FEATURES


def test_ratios_never_pass_the_cap() -> None:
    calibration = shipped()
    rng = np.random.default_rng(3)
    for _ in range(50):
        features = {n: float(rng.choice([-1e9, 1e9])) for n in calibration.names}
        log = calibration.log_lr(features)
        assert (log <= calibration.caps[:, 0] + 1e-9).all()
        assert (log >= calibration.caps[:, 1] - 1e-9).all()
    assert (calibration.caps[:, 0] > 0).all()
    assert (calibration.caps[:, 1] < 0).all()
    sources = calibration.facts["corpus"]["authentic_sources"]
    assert np.exp(np.abs(calibration.caps[:, 1])).max() <= sources + 1


@pytest.mark.parametrize(
    ("against", "leading", "authentic"),
    [
        ({}, "A", "supported"),
        ({"G": 5.0}, "G", "contradicted"),
        ({"S": 5.0}, "S", "doubtful"),
        ({"S": -0.05}, "A", "supported"),
        ({"S": 2.0, "P": 6.0}, "P", "contradicted"),
    ],
)
def test_the_most_probable_hypothesis_leads(against: dict[str, float], leading: str, authentic: str) -> None:
    verdict = decide([_part(**against)], shipped(), [])
    assert verdict.leading == leading
    assert verdict.authentic == authentic
    assert set(verdict.lr) == set(PAIRS)
    assert leading == "A" or verdict.lr[f"A:{leading}"] < 1


def test_ratios_about_one_support_nothing() -> None:
    even = decide([_part(**dict.fromkeys(ALTERNATIVES, 0.1))], shipped(), [])
    assert (even.assessed, even.authentic, even.leading) == (False, "not assessed", None)
    assert "do not decide" in str(even.words)
    near = decide([_part(S=1.0)], shipped(), [])
    assert near.authentic == "not assessed"
    assert "nothing follows" in str(near.words)


def test_what_is_supported_is_told_against_all_forgeries_together() -> None:
    said = str(decide([_part(S=-0.05)], shipped(), []).words)
    assert "any of the forgeries" in said
    assert "do not decide" not in said
    assert "shuffled" in said.partition("nearest")[2]


def test_large_ratios_are_written_out() -> None:
    assert "1,200 times" in str(sentence("G", "A", 1234.0))


def test_caps_keep_the_most_probable_alternative_the_most_probable() -> None:
    caps = np.array([[2.0, -1.0]] * 3 + [[2.0, -3.0]] * 3)
    out = capped(np.array([[-5.0, 0, 1, 0, -4, 9], [1.0, 2, 3, 4, 5, 6]]), caps)
    assert out[0].argmin() == 0
    assert out[0].tolist() == pytest.approx([-1, 0, 1, 0, -0.99, 2])
    assert out[1].tolist() == pytest.approx([1, 2, 2, 2, 2, 2])
    uneven = np.array([[1.0, -1.0], *[[3.0, -1.0]] * 5])
    assert capped(np.array([[9.0, 2, 9, 9, 9, 9]]), uneven)[0].tolist() == pytest.approx([1, 2, 3, 3, 3, 3])


def test_large_tables_weigh_more_but_ratios_are_not_multiplied() -> None:
    one = decide([_part()], shipped(), [])
    many = decide([_part()] * 5, shipped(), [])
    assert one.lr == many.lr
    mixed = decide([_part(100_000, G=5.0), _part(100)], shipped(), [])
    assert mixed.leading == "G"


def test_a_leak_is_not_supported_while_one_of_its_tables_is_doubted_or_made() -> None:
    real = _part(1_000_000)
    assert decide([real], shipped(), []).authentic == "supported"
    doubted = decide([real, _part(200, G=5.0)], shipped(), [])
    assert (doubted.authentic, doubted.leading) == ("not assessed", None)
    assert "table t by itself" in str(doubted.words)
    named = decide([real], shipped(), [], generator="Chinook")
    assert named.authentic == "not assessed"
    assert "Chinook" in str(named.words)
    shares = (Share("A", Interval(0.7, 0.8, 0.9), ()), Share("G", Interval(0.1, 0.2, 0.3), ()))
    mixed = decide([real], shipped(), [], mixture=shares)
    assert mixed.authentic == "not assessed"
    assert "for 20% of the records" in str(mixed.words)


DOUBTED = np.full(6, 2.0)


def test_parts_that_differ_make_a_mixture() -> None:
    parts = [_part()] * 8 + [_part(G=4.0)] * 2
    shares = {s.hypothesis: s.share for s in mixture(parts, DOUBTED)}
    assert shares["A"].point == pytest.approx(0.8)
    assert shares["G"].point == pytest.approx(0.2)
    assert shares["G"].low <= 0.2 <= (shares["G"].high or 0)
    assert mixture([_part()] * 6, DOUBTED) == ()
    assert mixture([_part()], DOUBTED) == ()


def test_parts_within_the_caps_make_a_mixture_and_count_by_their_records() -> None:
    calibration = shipped()
    authentic, forged = calibration.caps[:, 0], calibration.caps[:, 0].copy()
    forged[ALTERNATIVES.index("G")] = calibration.caps[ALTERNATIVES.index("G"), 1]
    parts = [Part(Text("above"), 900, authentic, authentic), Part(Text("below"), 100, forged, forged)]
    shares = {s.hypothesis: s for s in mixture(parts, calibration.doubted)}
    assert shares["A"].share.point == pytest.approx(0.9)
    assert [str(where) for where in shares["G"].where] == ["below"]


def test_a_leak_of_three_sorts_has_three_shares() -> None:
    parts = [_part()] * 3 + [_part(G=4.0)] * 2 + [_part(P=4.0)]
    shares = {s.hypothesis: s.share.point for s in mixture(parts, DOUBTED)}
    assert shares == {"A": pytest.approx(1 / 2), "G": pytest.approx(1 / 3), "P": pytest.approx(1 / 6)}


def test_no_side_is_called_authentic_that_is_doubted_itself() -> None:
    parts = [_part(G=2.5)] * 3 + [_part(P=4.0)] * 3
    assert {s.hypothesis for s in mixture(parts, DOUBTED)} == {"G", "P"}


def test_what_a_source_shows_in_all_its_parts_splits_nothing() -> None:
    parts = [_part(M=1.0 + wave, S=0.5 - wave) for wave in (0.0, 0.2, -0.3, 0.1, -0.2, 0.3)]
    assert mixture(parts, DOUBTED) == ()


def test_words_follow_the_scale_and_name_the_pair() -> None:
    assert degree(1.5).startswith("do not")
    assert "weak" in degree(5)
    assert "moderate support" in degree(50)
    assert "moderately strong" in degree(500)
    said = str(sentence("G", "A", 123.4))
    assert "120 times more probable if its rows were generated" in said
    assert said.index("generated") < said.index("authentic extract")


def test_a_finding_gets_ratios_of_its_own_and_leans() -> None:
    calibration = shipped()
    name, single = next((n, s) for n, s in calibration.single.items() if np.abs(s.log_lr).max() > 1.2)
    place = int(np.abs(single.log_lr).max(0).argmax())
    value = float(single.edges[place - 1]) + 1e-6 if place else float(single.edges[0]) - 1
    finding = Finding("T99", "t", (), 10, "silent", None, Text("made up"), features={name: value})
    told = weighed(finding, calibration)
    assert set(told.lr) == set(PAIRS)
    assert told.lr["A:G"] == pytest.approx(float(np.exp(single.at(value)[0])), rel=0.01)
    assert weighed(_finding(), calibration) == _finding()


def test_a_contradiction_that_no_corpus_knows_counts_once() -> None:
    calibration = shipped()
    against = Finding("T01", "t", (), 900, "against", 0.1, Text("made up"), ("S",))
    log = np.ones(len(PAIRS))
    once, twice = ruled(log, [against], calibration), ruled(log, [against] * 2, calibration)
    place = PAIRS.index("A:S")
    assert once[place] == pytest.approx(1 - np.log(10))
    assert (np.delete(once, place) == 1).all()
    assert (once == twice).all()
    silent = Finding("T01", "t", (), 900, "silent", 0.1, Text("made up"), ("S",))
    assert (ruled(log, [silent], calibration) == log).all()


def test_the_name_of_a_generator_counts_as_a_contradiction() -> None:
    calibration = shipped()
    fitted = next(n for n in calibration.names if n.startswith("T60"))
    unnamed = Finding("T60", "t", (), 100, "against", 0.5, Text("made up"), ("G", "E"), {fitted: 1.0})
    named = replace(unnamed, generator="Faker")
    log = np.zeros(6)
    assert (ruled(log, [unnamed], calibration) == log).all()
    assert ruled(log, [named], calibration)[PAIRS.index("A:G")] == pytest.approx(-np.log(10))
