"""An answer is kept until the next commit, the next day, or for somebody else's eyes never."""

from dataclasses import replace

import pytest
from tests.kit.ledger import Ledger

from pennybell.edge.remembered import ANSWERS_MAX, OWNERS_MAX, Remembered
from pennybell.kit.clock import DAYS_BEGIN_EACH, Instant
from pennybell.outbox.actor import Actor
from pennybell.outbox.unit_of_work import Reading


class Desk:
    """Asks, and counts how often an answer had to be read."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.remembered = Remembered()
        self.reads = 0
        self.later_ms = 0

    def ask(self, actor: Actor, asked: str = "all", *, own: bool = False) -> int:
        def read(reading: Reading) -> int:
            moved = replace(reading, now=Instant(1_800_000_000_000 + self.later_ms))
            how = self.remembered.of_person if own else self.remembered.of_household
            return how(moved, asked, self._read)

        return self.ledger.work.submit_read(actor, read).result()

    def _read(self) -> int:
        self.reads += 1
        return self.reads


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    return Desk(ledger)


def test_same_question_is_read_once_until_somebody_writes(ledger: Ledger, desk: Desk) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    assert [desk.ask(robin), desk.ask(robin), desk.ask(robin, "other")] == [1, 1, 2]
    ledger.record(robin, account.id, -5)
    assert [desk.ask(robin), desk.ask(robin)] == [3, 3]


def test_members_share_what_is_of_the_household_and_nothing_else(
    ledger: Ledger, desk: Desk
) -> None:
    robin = ledger.found()
    sam = ledger.join(robin)
    stranger = ledger.found("Kim")
    assert [desk.ask(robin), desk.ask(sam), desk.ask(stranger)] == [1, 1, 2]
    assert [desk.ask(each, own=True) for each in (robin, sam, stranger, robin)] == [3, 4, 5, 3]


def test_each_household_of_one_person_has_its_own_answers(ledger: Ledger, desk: Desk) -> None:
    robin, kim = ledger.found(), ledger.found("Kim")
    guest = ledger.accept(robin, kim)
    assert [desk.ask(robin, own=True), desk.ask(guest, own=True)] == [1, 2]


def test_nothing_is_kept_into_another_day(ledger: Ledger, desk: Desk) -> None:
    robin = ledger.found()
    first = desk.ask(robin)
    desk.later_ms = DAYS_BEGIN_EACH
    assert desk.ask(robin) != first


@pytest.mark.parametrize("of", [ANSWERS_MAX, OWNERS_MAX])
def test_what_is_kept_is_bounded(ledger: Ledger, desk: Desk, of: int) -> None:
    def ask_all() -> list[int]:
        if of == ANSWERS_MAX:
            return [desk.ask(robin, str(number)) for number in range(of + 1)]
        return [desk.ask(each) for each in people]

    robin = ledger.found()
    people = [ledger.found() for _ in range(of + 1)] if of == OWNERS_MAX else []
    ask_all()
    ask_all()
    assert desk.reads > of + 1
    assert len(desk.remembered._kept) <= OWNERS_MAX
