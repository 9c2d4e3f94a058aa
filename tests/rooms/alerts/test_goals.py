"""Goals over a real log: how they stand is said when it moves, a milestone once for its target."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.kit.ledger import Ledger
from tests.rooms.recurring import home as recurring

from pennybell.alerts.reader import AlertReader
from pennybell.domains.alerts import service as alerts
from pennybell.domains.goals import contributions, service
from pennybell.domains.goals.model import ContributionDraft, GoalDraft
from pennybell.domains.imports import planning
from pennybell.domains.imports import service as imports
from pennybell.domains.imports.model import Mapping
from pennybell.domains.rates import service as rates
from pennybell.domains.rates.model import RateDraft
from pennybell.events.goals import Contribution, Goal, GoalAccount
from pennybell.events.shapes import Alert
from pennybell.outbox.subscriber import Follower

NOON = "2026-06-30T12:00:00"
TODAY = date(2026, 6, 30)


class Home(recurring.Home):
    """Whose goals are looked at when a test says so."""

    def __init__(self, ledger: Ledger, zone: str = "Europe/Berlin") -> None:
        self.seconds = 0.0
        super().__init__(ledger, zone)
        self.follower = Follower(AlertReader(lambda: self.seconds), self.work)
        self.set_clock(NOON)
        self.look()

    def look(self) -> None:
        """Let the reader catch up, a second later than before."""
        self.seconds += 1
        super().look()

    def goal(self, target_minor: int | None = 100_000, **fields: Any) -> Goal:
        fields = {"name": "A bicycle", "kind": "save_up", **fields}
        made: Goal = self.do(service.create_goal, GoalDraft(target_minor=target_minor, **fields))
        return made

    def change_goal(self, goal: Goal, **changes: Any) -> None:
        self.do(service.change_goal, goal.id, changes, if_match=None)

    def give(self, goal: Goal, amount_minor: int, day: date = TODAY) -> Contribution:
        draft = ContributionDraft(day, amount_minor)
        given: Contribution = self.do(contributions.contribute, goal.id, draft)
        return given

    def take_back(self, given: Contribution) -> None:
        self.do(contributions.delete_contribution, given.id, if_match=None)

    def alerts(self, *kinds: str) -> list[Alert]:
        self.look()
        equal = {"state": "raised"}
        found: list[Alert] = self.read(alerts.read_page, equal, cursor=None, limit=100).items
        return [alert for alert in found if alert.kind.startswith("goal_") or alert.kind in kinds]

    def milestones(self) -> list[str]:
        return [alert.tier for alert in self.alerts() if alert.kind == "goal_milestone"]

    def raised(self) -> list[str]:
        """Every milestone that was ever raised, in order."""
        return [
            each["tier"] for each in self.said("alert.raised") if each["kind"] == "goal_milestone"
        ]


@pytest.fixture
def home(ledger: Ledger) -> Home:
    return Home(ledger)


def share(account_id: str, percent: int = 100) -> tuple[GoalAccount, ...]:
    return (GoalAccount(account_id=account_id, percent=percent),)


def test_a_milestone_is_raised_once_and_gives_way_to_the_next(home: Home) -> None:
    goal = home.goal()
    home.give(goal, 24_999)
    assert home.milestones() == []
    home.give(goal, 1)
    assert home.milestones() == ["25"]
    home.give(goal, 1_000)
    assert home.milestones() == ["25"]
    home.give(goal, 50_000)
    (alert,) = home.alerts()
    assert (alert.tier, alert.severity, alert.subject_label) == ("75", "info", "A bicycle")
    assert (alert.numbers.amount_minor, alert.numbers.limit_minor) == (76_000, 100_000)
    assert [(item.kind, item.amount_minor) for item in alert.why] == [
        ("left", 24_000),
        ("contribution", 50_000),
        ("contribution", 1_000),
        ("contribution", 1),
        ("contribution", 24_999),
    ]
    home.give(goal, 24_000)
    assert home.milestones() == ["100"]
    assert home.raised() == ["25", "75", "100"]


def test_what_falls_below_and_is_reached_again_is_not_told_twice(home: Home) -> None:
    goal = home.goal()
    home.give(goal, 50_000)
    assert home.milestones() == ["50"]
    taken = home.give(goal, -20_000)
    assert home.milestones() == []
    assert [each["tier"] for each in home.said("alert.resolved")] == ["50"]
    home.take_back(taken)
    assert home.milestones() == []
    home.give(goal, 30_000)
    assert home.milestones() == ["75"]
    assert home.raised() == ["50", "75"]


def test_another_target_arms_the_milestones_again(home: Home) -> None:
    goal = home.goal()
    home.give(goal, 50_000)
    assert home.milestones() == ["50"]
    home.change_goal(goal, target_minor=250_000)
    assert home.milestones() == []
    home.give(goal, 75_000)
    (again,) = home.alerts()
    assert (again.tier, again.times, again.numbers.limit_minor) == ("50", 2, 250_000)
    home.change_goal(goal, target_minor=240_000)
    (still,) = home.alerts()
    assert (still.id, still.times, still.numbers.limit_minor) == (again.id, 2, 240_000)


def test_deleting_the_contribution_resolves_what_it_raised(home: Home) -> None:
    goal = home.goal()
    given = home.give(goal, 60_000)
    (alert,) = home.alerts()
    home.take_back(given)
    assert home.alerts() == []
    (resolved,) = home.said("alert.resolved")
    assert (resolved["id"], resolved["state"]) == (alert.id, "resolved")


@pytest.mark.parametrize("end", ["archive", "delete", "off"])
def test_a_goal_that_ends_takes_its_alerts_along(home: Home, end: str) -> None:
    goal = home.goal(target_date=TODAY)
    home.give(goal, 60_000)
    assert sorted(alert.kind for alert in home.alerts()) == ["goal_behind", "goal_milestone"]
    if end == "archive":
        home.change_goal(goal, archived=True)
    elif end == "delete":
        home.do(service.delete_goal, goal.id, if_match=None)
    else:
        off = {"off": ["goal_behind", "goal_milestone"]}
        home.do(alerts.change_settings, off, if_match=None)
    assert home.alerts() == []
    home.look()
    assert len(home.said("alert.raised")) == 2


def test_a_milestone_is_news_for_a_month(home: Home) -> None:
    home.give(home.goal(), 60_000)
    assert home.milestones() == ["50"]
    home.set_clock("2026-07-31T12:00:00")
    assert home.milestones() == ["50"]
    home.set_clock("2026-08-01T12:00:00")
    assert home.milestones() == []
    home.set_clock("2026-08-02T12:00:00")
    assert home.milestones() == []
    assert home.raised() == ["50"]


def test_a_goal_falls_behind_and_is_on_track_again(home: Home) -> None:
    goal = home.goal(target_date=TODAY + timedelta(days=100))
    home.give(goal, 10_000, TODAY - timedelta(days=89))
    (behind,) = home.alerts()
    assert (behind.kind, behind.severity) == ("goal_behind", "warning")
    assert (behind.numbers.limit_minor, behind.numbers.day) == (100_000, goal.target_date)
    assert [(item.kind, item.amount_minor) for item in behind.why] == [
        ("left", 90_000),
        ("required", 27_394),
        ("pace", 3_382),
        ("projected", None),
        ("contribution", 10_000),
    ]
    home.set_clock("2026-07-01T12:00:00")  # another day behind is no news
    assert [alert.version for alert in home.alerts()] == [behind.version]
    home.change_goal(goal, target_date=date(2030, 1, 1))
    assert home.alerts() == []
    home.change_goal(goal, target_date=date(2026, 8, 1))
    (again,) = home.alerts()
    assert (again.id, again.times) == (behind.id, 2)


@pytest.mark.parametrize(
    ("zone", "moment", "is_behind"),
    [
        ("Europe/Berlin", "2026-07-04T21:59:59", False),
        ("Europe/Berlin", "2026-07-04T22:00:00", True),  # midnight: the day is there
        ("Pacific/Kiritimati", "2026-07-04T10:00:00", True),
        ("Pacific/Pago_Pago", "2026-07-05T10:59:59", False),
        ("Pacific/Pago_Pago", "2026-07-05T11:00:00", True),
    ],
)
def test_midnight_of_the_household_brings_the_target_date(
    ledger: Ledger, zone: str, moment: str, *, is_behind: bool
) -> None:
    home = Home(ledger, zone)
    goal = home.goal(target_date=date(2026, 7, 5))
    home.give(goal, 99_000, date(2026, 6, 28))
    home.alerts()
    home.set_clock(moment)
    assert ("goal_behind" in [alert.kind for alert in home.alerts()]) is is_behind


def test_progress_is_said_when_it_moves_and_once_a_second_at_most(home: Home) -> None:
    goal = home.goal()
    home.look()
    assert [each["saved_minor"] for each in home.said("goal.progress")] == [0]
    home.seconds += 1
    for _ in range(3):
        home.give(goal, 1_000)
        home.follower.advance(home.scope)
    saved = [each["saved_minor"] for each in home.said("goal.progress")]
    assert saved == [0, 1_000]
    assert home.follower.reader.again_s(home.scope) == 1.0
    home.pay(-5_000)  # concerns no goal, and comes a second later
    home.look()
    saved = [each["saved_minor"] for each in home.said("goal.progress")]
    assert saved == [0, 1_000, 3_000]
    assert home.follower.reader.again_s(home.scope) is None
    home.pay(-5_000)
    home.look()
    assert len(home.said("goal.progress")) == 3


def test_what_is_alerted_is_said_at_once(home: Home) -> None:
    goal = home.goal()
    home.look()
    home.seconds += 1
    for amount_minor in (1_000, 1_000, 48_000):
        home.give(goal, amount_minor)
        home.follower.advance(home.scope)
    said = home.said("goal.progress", "alert.raised")
    assert [each["type"] for each in said[-2:]] == ["goal.progress", "alert.raised"]
    assert said[-2]["saved_minor"] == 50_000


def test_an_account_feeds_a_goal_whichever_way_its_balance_moves(home: Home) -> None:
    pot = home.open_account(name="Pot")
    goal = home.goal(4_000_000, accounts=share(pot, 50))
    assert home.milestones() == []
    row = home.pay(1_000_000, payee=None, account_id=pot)
    (alert,) = home.alerts()
    assert (alert.tier, alert.numbers.amount_minor) == ("25", 1_000_000)
    assert [(item.kind, item.label, item.id) for item in alert.why] == [
        ("left", None, None),
        ("account", "Pot", pot),
    ]
    home.edit(row, account_id=home.account)  # the row leaves: the other account is looked at too
    assert home.milestones() == []
    assert home.said("goal.progress")[-1]["goal_id"] == goal.id
    assert home.said("goal.progress")[-1]["saved_minor"] == 500_000


def test_a_row_that_leaves_an_account_resolves_its_low_balance(home: Home) -> None:
    pot = home.open_account(name="Pot")
    row = home.pay(-999_000, payee=None, account_id=pot)
    assert [alert.subject_id for alert in home.alerts("low_balance")] == [pot]
    home.edit(row, account_id=home.account)
    assert [alert.subject_id for alert in home.alerts("low_balance")] == [home.account]


def test_an_import_of_history_reaches_one_milestone_however_many_parts_it_has(home: Home) -> None:
    pot = home.open_account(name="Pot")
    home.goal(3_000_000, accounts=share(pot))  # a third of it is there
    assert home.milestones() == ["25"]
    lines = [f"{TODAY - timedelta(days=day)},Pay {day},10.00" for day in range(1_500)]
    data = "\n".join(["Date,Description,Amount", *lines]).encode()
    known = home.read(imports.read_known)
    planned = imports.plan(data, "pay.csv", Mapping(), known, account_id=pot)
    started = home.do(imports.start, planned)
    done = 0
    for unit in planning.units(planned):
        assert home.milestones() == ["25"]
        done += len(unit)
        home.do(imports.write_unit, planned, started, unit, done=done)
    assert home.milestones() == ["75"]
    assert home.raised() == ["25", "75"]
    assert [each["percent"] for each in home.said("goal.progress")] == [33, 83]


def test_a_rate_that_is_missing_leaves_milestones_as_they_are(home: Home) -> None:
    pounds = home.open_account("GBP", name="Pounds")
    home.goal(1_000_000, accounts=share(pounds), currency="EUR")
    assert home.milestones() == []
    entered = home.do(rates.enter_rate, RateDraft("GBP", "EUR", date(2026, 1, 1), "0.6"))
    assert home.milestones() == ["50"]
    home.do(rates.delete_rate, entered.id, if_match=None)
    assert home.milestones() == ["50"]
    assert home.raised() == ["50"]
