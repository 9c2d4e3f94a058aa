"""A household with rules, whose alerts are evaluated after its bills when a test says so."""

from tests.kit.ledger import Ledger
from tests.rooms.recurring import home as recurring

from pennybell.alerts.reader import AlertReader
from pennybell.domains.alerts import service
from pennybell.events.shapes import Alert
from pennybell.outbox.subscriber import Follower


class Home(recurring.Home):
    def __init__(self, ledger: Ledger, zone: str = "Europe/Berlin") -> None:
        self.seconds = 100.0
        super().__init__(ledger, zone)
        self.alerting = Follower(AlertReader(lambda: self.seconds), self.work)

    def alerts(self, *kinds: str) -> list[Alert]:
        """Open ones, oldest period first, after both readers have caught up a second later."""
        self.seconds += 1
        self.look()
        while self.alerting.advance(self.scope):
            pass
        equal = {"state": "raised"}
        found: list[Alert] = self.read(service.read_page, equal, cursor=None, limit=100).items
        chosen = [alert for alert in found if not kinds or alert.kind in kinds]
        return sorted(chosen, key=lambda alert: str(alert.period))
