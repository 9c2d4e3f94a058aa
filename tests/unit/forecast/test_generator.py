"""Generated households: the same for a seed, and true to their own probabilities."""

from itertools import islice

from pennybell.forecast.generator import EVERYTHING, checks
from pennybell.forecast.proof import TRUTH, prove
from pennybell.forecast.rivals import METHODS

FEW = 600


def test_seed_makes_the_same_households_and_another_seed_others() -> None:
    first = list(checks(5, FEW, plays=5))
    assert first == list(checks(5, FEW, plays=5))
    assert first != list(checks(6, FEW, plays=5))
    assert len(first) == FEW


def test_number_of_plays_changes_nobodys_life() -> None:
    few, many = checks(5, FEW, plays=2), checks(5, FEW, plays=9)
    assert [(each.standing, each.is_overrun) for each in few] == [
        (each.standing, each.is_overrun) for each in many
    ]


def test_forecaster_sees_the_past_alone() -> None:
    for check in checks(7, FEW, plays=2):
        standing = check.standing
        assert all(item.day < standing.days_gone for item in standing.items)
        assert 2 <= len(standing.history.periods) <= 6


def test_what_is_over_is_over_in_truth() -> None:
    over = 0
    for check in checks(8, FEW, plays=5):
        if sum(item.amount_minor for item in check.standing.items) > check.standing.limit_minor:
            assert (check.truth, check.is_overrun) == (1.0, True)
            over += 1
        assert 0 <= check.truth <= 1
    assert over > 0


def test_household_spends_in_many_ways() -> None:
    found = list(islice(checks(9, 8 * 40, plays=2), 8 * 40))
    last = {each.category: each.standing for each in found if each.household == 0}
    assert {EVERYTHING, "rent", "utilities"} <= set(last)
    rents = list(last["rent"].history.periods[-1].items)
    assert [item.payee for item in rents] == ["Landlord"]
    totals = last[EVERYTHING].history.periods[-1].total_minor
    assert totals == sum(
        standing.history.periods[-1].total_minor
        for name, standing in last.items()
        if name != EVERYTHING
    )


def test_truth_is_calibrated_and_the_forecast_nearly() -> None:
    proof = prove(checks(10, 4_000, plays=40))
    found = {each.method: each for each in proof.proven}
    method = found[next(iter(METHODS))]
    assert found[TRUTH].ece.value < 0.03
    assert found[TRUTH].ece_of_truth.value < 1e-9
    assert method.ece_of_truth.value < 0.03
    assert found[TRUTH].brier.value < method.brier.value < found["own past rate"].brier.value
    assert proof.checks == 4_000
