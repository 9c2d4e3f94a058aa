"""How a goal stands: dated cases, and what holds whatever the numbers are."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pennybell.domains.goals.model import (
    HISTORY_DAYS_MIN,
    MILESTONES,
    MONTH_DAYS,
    PACE_DAYS,
    Came,
    Held,
    Stream,
    progress_of,
    required_by,
    share_of,
)
from pennybell.events.goals import Goal, GoalAccount, GoalProgress
from pennybell.events.shapes import Unconverted
from pennybell.kit.money import AMOUNT_MINOR_MAX

ON = date(2026, 6, 30)
LONG_AGO = date(2020, 1, 1)


def goal(**further: Any) -> Goal:
    fields: dict[str, Any] = {
        "id": "g",
        "name": "Bicycle",
        "kind": "save_up",
        "currency": "EUR",
        "target_minor": 120_000,
        "rest_minor": 0,
        "target_date": None,
        "fed_by": "contributions",
        "accounts": [],
        "archived": False,
        "version": 1,
        "created_at": "",
        "updated_at": "",
    }
    return Goal(**fields | further)


def debt(**further: Any) -> Goal:
    share = GoalAccount(account_id="a", percent=100)
    return goal(kind="pay_down", fed_by="accounts", accounts=[share], **further)


def held(
    balance_minor: int,
    *came: tuple[str, int],
    since: date | None = LONG_AGO,
    factor: Fraction = Fraction(1),
    **further: Any,
) -> Held:
    days = [Came(date.fromisoformat(day), amount) for day, amount in came]
    return Held(balance_minor, [Stream(factor, days)], since, **further)


def monthly(amount_minor: int, day: int) -> list[tuple[str, int]]:
    return [(f"2026-{month:02d}-{day:02d}", amount_minor) for month in range(1, 7)]


@pytest.mark.parametrize(
    ("saved", "percent", "milestones", "left"),
    [
        (-1, 0, [], 120_001),
        (0, 0, [], 120_000),
        (29_999, 24, [], 90_001),
        (30_000, 25, [25], 90_000),
        (59_999, 49, [25], 60_001),
        (60_000, 50, [25, 50], 60_000),
        (119_999, 99, [25, 50, 75], 1),
        (120_000, 100, [25, 50, 75, 100], 0),
        (180_000, 150, [25, 50, 75, 100], 0),
    ],
)
def test_percent_and_milestones_at_their_borders(
    saved: int, percent: int, milestones: list[int], left: int
) -> None:
    found = progress_of(goal(), held(saved), ON)

    assert (found.saved_minor, found.percent, found.left_minor) == (saved, percent, left)
    assert found.milestones_reached == milestones
    assert (found.state == "reached") == (left == 0)


@pytest.mark.parametrize(
    ("rest", "owed", "saved", "percent", "state"),
    [
        (0, 120_000, 0, 0, "undated"),
        (0, 30_000, 90_000, 75, "undated"),
        (0, 0, 120_000, 100, "reached"),
        (0, -500, 120_500, 100, "reached"),  # paid more than was owed
        (0, 130_000, -10_000, 0, "undated"),  # the debt has grown
        (40_000, 80_000, 40_000, 50, "undated"),
        (40_000, 40_000, 80_000, 100, "reached"),
    ],
)
def test_a_debt_is_paid_down_to_zero_or_to_what_may_stay(
    rest: int, owed: int, saved: int, percent: int, state: str
) -> None:
    found = progress_of(debt(rest_minor=rest), held(-owed), ON)

    assert (found.whole_minor, found.saved_minor) == (120_000 - rest, saved)
    assert (found.percent, found.state) == (percent, state)


@pytest.mark.parametrize(
    ("target_date", "required"),
    [
        (None, None),
        (ON - timedelta(days=400), 60_000),  # the day has passed: all of it
        (ON, 60_000),
        (ON + timedelta(days=30), 60_000),  # less than a month is left
        (ON + timedelta(days=61), 29_938),  # 60,000 in 61 days of 30.436875
        (ON + timedelta(days=365), 5_004),
        (date(2999, 12, 31), 6),  # rounded up: it must be enough
    ],
)
def test_what_each_month_must_bring(target_date: date | None, required: int | None) -> None:
    found = progress_of(goal(target_date=target_date), held(60_000), ON)

    assert found.required_minor == required


def test_the_pace_is_what_the_last_ninety_days_brought() -> None:
    first = ON - timedelta(days=PACE_DAYS - 1)
    before = (first - timedelta(days=1)).isoformat()
    came = [(before, 99_000), (first.isoformat(), 30_000), (ON.isoformat(), -3_000)]
    found = progress_of(goal(), held(60_000, *came, ("2026-07-01", 5_000)), ON)

    assert found.pace_days == 90
    assert found.pace_minor == round(27_000 * MONTH_DAYS / 90) == 9_131
    assert found.projected_date == ON + timedelta(days=200)  # 60,000 at 300 a day


@pytest.mark.parametrize(
    ("days", "pace"), [(HISTORY_DAYS_MIN - 1, None), (HISTORY_DAYS_MIN, 30_437)]
)
def test_with_less_than_thirty_days_there_is_no_pace(days: int, pace: int | None) -> None:
    since = ON - timedelta(days=days - 1)
    came = (since.isoformat(), 30_000)
    found = progress_of(goal(target_date=ON + timedelta(days=90)), held(0, came, since=since), ON)

    assert (found.pace_days, found.pace_minor) == (days, pace)
    assert found.state == ("unknown" if pace is None else "behind")


@pytest.mark.parametrize("since", [None, ON + timedelta(days=1)])
def test_without_any_history_nothing_is_projected(since: date | None) -> None:
    found = progress_of(goal(target_date=date(2027, 1, 1)), held(10_000, since=since), ON)

    assert (found.pace_days, found.pace_minor, found.projected_date) == (0, None, None)
    assert found.state == "unknown"


@pytest.mark.parametrize(
    ("came", "target_date", "state"),
    [
        (30_000, ON + timedelta(days=180), "on_track"),  # 60,000 at 30,000 in 90 days
        (30_000, ON + timedelta(days=173), "on_track"),  # it would have, a week ago
        (30_000, ON + timedelta(days=172), "behind"),
        (0, ON + timedelta(days=9_999), "behind"),
        (-30_000, ON + timedelta(days=9_999), "behind"),
        (30_000, None, "undated"),
        (30_000, ON, "behind"),
        (30_000, ON - timedelta(days=1), "behind"),
    ],
)
def test_on_track_is_who_arrives_by_the_target_date(
    came: int, target_date: date | None, state: str
) -> None:
    found = progress_of(goal(target_date=target_date), held(60_000, ("2026-05-15", came)), ON)

    assert found.state == state


def test_nobody_is_behind_because_the_next_monthly_payment_is_due_tomorrow() -> None:
    """The 90 days to 30 June hold the first of May and of June, and not that of April."""
    wanted = goal(target_date=ON + timedelta(days=190))
    paid = monthly(10_000, 1)
    found = progress_of(wanted, held(60_000, *paid), ON)
    assert found.projected_date is not None
    assert wanted.target_date is not None
    assert found.projected_date > wanted.target_date
    assert found.state == "on_track"
    late = ON + timedelta(days=8)
    assert progress_of(wanted, held(60_000, *paid), late).state == "behind"


def test_what_has_no_rate_leaves_the_rest_of_the_sum_and_no_verdict() -> None:
    missing = [Unconverted(currency="ISK", amount_minor=4_200)]
    found = progress_of(goal(target_date=date(2027, 1, 1)), held(10_000, unconverted=missing), ON)
    assert (found.saved_minor, found.pace_minor, found.state) == (10_000, None, "unknown")
    assert found.unconverted == missing


def test_a_pace_that_takes_a_thousand_years_projects_nothing() -> None:
    found = progress_of(goal(target_minor=10**12), held(0, ("2026-06-01", 1)), ON)

    assert (found.pace_minor, found.projected_date) == (0, None)


@given(
    balance=st.integers(-(10**15), 10**15),
    percents=st.lists(st.integers(1, 100), max_size=8).filter(lambda each: sum(each) <= 100),
)
def test_shares_never_add_up_to_more_than_the_whole(balance: int, percents: list[int]) -> None:
    parts = [share_of(balance, percent) for percent in percents]

    assert abs(sum(parts)) <= abs(balance)
    assert all(part * balance >= 0 for part in parts)
    assert share_of(balance, 100) == balance


goals = st.builds(
    goal,
    target_minor=st.integers(1, AMOUNT_MINOR_MAX),
    target_date=st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31)),
)
days = st.integers(-10, 120).map(lambda back: ON - timedelta(days=back))
streams = st.builds(
    Stream,
    st.fractions(min_value=Fraction(1, 1_000), max_value=Fraction(200), max_denominator=10**6),
    st.lists(st.builds(Came, days, st.integers(-(10**12), 10**12)), max_size=12),
)
purses = st.builds(
    Held,
    st.integers(-AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX),
    st.lists(streams, max_size=3),
    st.none() | days,
)


@given(goals, purses)
def test_what_holds_whatever_the_numbers_are(wanted: Goal, purse: Held) -> None:
    found = progress_of(wanted, purse, ON)

    assert found.left_minor == max(0, found.whole_minor - found.saved_minor)
    assert found.percent >= 0
    assert (found.percent >= 100) == (found.left_minor == 0) == (found.state == "reached")
    assert found.milestones_reached == [each for each in MILESTONES if found.percent >= each]
    assert found.pace_days <= PACE_DAYS
    assert (found.pace_minor is None) == (found.pace_days < HISTORY_DAYS_MIN)
    assert found.projected_date is None or found.projected_date >= ON
    check_required(wanted, found)


def check_required(wanted: Goal, found: GoalProgress) -> None:
    """A pace of just what is required arrives; one unit less does not."""
    if wanted.target_date is None or found.left_minor == 0:
        assert found.required_minor is None
        return
    required = found.required_minor
    assert required is not None
    assert 0 < required <= found.left_minor
    months = max(Fraction(1), Fraction((wanted.target_date - ON).days) / MONTH_DAYS)
    assert required * months >= found.left_minor > (required - 1) * months


@given(st.integers(1, 10**12), st.integers(32, 5_000))
def test_saving_what_is_required_is_on_track(left: int, ahead: int) -> None:
    """Money that comes by the day as it must: the day of arrival is no later than the target."""
    target = ON + timedelta(days=ahead)
    required = required_by(ON, left, target)
    assert required is not None
    daily = Fraction(required) / MONTH_DAYS
    came = [Came(ON - timedelta(days=back), 1) for back in range(PACE_DAYS)]
    purse = Held(0, [Stream(daily, came)], LONG_AGO)
    found = progress_of(goal(target_minor=left, target_date=target), purse, ON)

    assert found.state == "on_track"
    assert found.pace_minor == required
