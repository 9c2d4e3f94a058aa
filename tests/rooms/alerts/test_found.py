"""A subscription that was found is said once, until somebody answers."""

from datetime import date

import pytest
from tests.kit.ledger import Ledger
from tests.rooms.alerts import home as alerting
from tests.rooms.recurring import test_candidates as finding

from pennybell.domains.alerts import service as alerts
from pennybell.domains.recurring import candidates
from pennybell.events.shapes import Alert

KIND = "subscription_found"


class Home(alerting.Home, finding.Found):
    """Whose history is looked through before its alerts are evaluated."""

    def said_found(self) -> list[Alert]:
        self.open()
        return self.alerts(KIND)


@pytest.fixture
def home(ledger: Ledger) -> Home:
    return Home(ledger)


def test_what_was_found_is_said_once_with_its_payments(home: Home) -> None:
    home.stream()
    (alert,) = home.said_found()
    (found,) = home.open()
    assert (alert.subject_noun, alert.subject_id) == ("candidate", found.id)
    assert (alert.subject_label, alert.severity) == ("Streaming", "info")
    assert alert.numbers.amount_minor == 1_299
    assert [(item.kind, item.amount_minor, str(item.day)) for item in alert.why] == [
        ("transaction", 1_299, "2026-01-12"),
        ("transaction", 1_299, "2025-12-12"),
        ("transaction", 1_299, "2025-11-12"),
    ]
    home.set_clock("2026-02-12T12:00:00")
    home.pay(-1_399, payee="Streaming", day=date(2026, 2, 12))
    (still,) = home.said_found()
    assert (still.id, still.version) == (alert.id, 1)


@pytest.mark.parametrize("answer", ["confirm", "reject", "end", "off"])
def test_an_answer_resolves_it(home: Home, answer: str) -> None:
    home.stream()
    (alert,) = home.said_found()
    (found,) = home.open()
    if answer == "confirm":
        home.do(candidates.confirm, found.id, {})
    elif answer == "reject":
        home.do(candidates.reject, found.id)
    elif answer == "off":
        home.do(alerts.change_settings, {"off": [KIND]}, if_match=None)
    else:
        home.set_clock("2026-02-27T12:00:00")
    assert home.said_found() == []
    resolved = [each["id"] for each in home.said("alert.resolved") if each["kind"] == KIND]
    assert resolved == [alert.id]


def test_wages_are_no_subscription(home: Home) -> None:
    home.stream(300_000, payee="Employer")
    assert home.said_found() == []
    assert len(home.open()) == 1
