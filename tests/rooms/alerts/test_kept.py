"""Open alerts that are kept between looks are those that the table has."""

import random

from sqlalchemy import Connection
from tests.rooms.alerts.test_rules import Home, home

from pennybell.domains.alerts import repository, service
from pennybell.domains.alerts.kept import OpenAlerts
from pennybell.domains.transactions import service as transactions
from pennybell.outbox.unit_of_work import Reading
from pennybell.storage.tables.log import meta

__all__ = ["home"]


def is_kept(home: Home) -> bool:
    """Whether what is kept is what the table has; something is."""

    def compare(reading: Reading) -> bool:
        kept, read = service.open_alerts(reading), OpenAlerts().read(reading)
        return len(read) > 0 and kept == read

    return bool(home.read(compare))


def test_what_is_kept_follows_every_change(home: Home) -> None:
    chance = random.Random(26)
    home.budget(10_000)
    rows = [home.spend(8_500)]
    home.look()
    for _ in range(40):
        match chance.randrange(5):
            case 0 | 1:
                rows.append(home.spend(chance.choice((900, 2_500, 60_000))))
            case 2 if len(rows) > 1:
                home.do(transactions.remove, rows.pop().id, if_match=None)
            case 3:
                shown = home.alerts()
                home.do(service.dismiss, chance.choice(shown).id)
            case _:
                home.do(service.rebuild)
        assert is_kept(home)  # before the reader has looked
        home.look()
        assert is_kept(home)


def test_another_epoch_is_read_anew(home: Home) -> None:
    home.budget(10_000)
    home.spend(8_500)
    home.look()
    assert is_kept(home)

    def restore(connection: Connection) -> None:
        # The same numbers stand for other facts: nothing tells that the alerts are gone.
        connection.execute(meta.update().where(meta.c.key == "epoch").values(value="another"))
        repository.delete_all(connection, home.owner.household_id or "")

    home.ledger.database.submit(restore).result()
    assert home.read(service.open_alerts) == {}
