"""The open alerts of a household, kept between readings and moved along by the facts since."""

from typing import NamedTuple

from pennybell.domains.alerts import repository
from pennybell.domains.alerts.model import Fingerprint, fingerprint_of
from pennybell.events.shapes import Alert
from pennybell.kit.json import encode
from pennybell.outbox import cursors, log
from pennybell.outbox.cursors import Fact
from pennybell.outbox.log import Point
from pennybell.outbox.unit_of_work import Reading

SAID = frozenset({"alert.raised", "alert.updated", "alert.resolved"})
"""Facts that carry a whole alert as it then stood."""

FACTS_MAX = 500
"""With more of them it is less work to read all open alerts anew."""


class Known(NamedTuple):
    point: Point
    open: dict[Fingerprint, Alert]


class OpenAlerts:
    """Of one household. What it holds is replaced as a whole, so that threads need no lock."""

    def __init__(self) -> None:
        self._newest: Known | None = None

    def read(self, reading: Reading) -> dict[Fingerprint, Alert]:
        """By fingerprint; the newest ones, where there are more than anybody can mind."""
        point = log.read_point(reading.connection, reading.household_id)
        known = self._newest
        if known is not None and known.point != point:
            known = _moved(reading, known, point)
        if known is None or len(known.open) >= repository.RAISED_MAX:  # older ones may be left out
            found = repository.find_raised(reading.connection, reading.household_id)
            known = Known(point, {fingerprint_of(alert): alert for alert in found})
        self._newest = known
        return known.open


def _moved(reading: Reading, known: Known, point: Point) -> Known | None:
    """As the facts up to `point` leave it; None: all of it has to be read anew."""
    if known.point.epoch != point.epoch or known.point.hseq > point.hseq:
        return None
    facts = cursors.read_facts(
        reading.connection, reading.household_id, known.point.hseq, FACTS_MAX
    )
    if len(facts) == FACTS_MAX:
        return None
    open_ = dict(known.open)
    for fact in facts:
        if fact.type in SAID:
            alert = alert_of(fact)
            if alert.state == "raised":
                open_[fingerprint_of(alert)] = alert
            else:
                open_.pop(fingerprint_of(alert), None)
    return Known(point, open_)


def alert_of(fact: Fact) -> Alert:
    """As a fact of `SAID` carries it."""
    return Alert.model_validate_json(
        encode({name: fact.payload[name] for name in Alert.model_fields})
    )
