"""Who may write is decided inside the write's own transaction, and what it gives up still counts."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.kit.ledger import Ledger

from pennybell.domains.households import service as households
from pennybell.domains.identity import service as identity
from pennybell.errors import Forbidden, Unauthenticated
from pennybell.outbox.unit_of_work import UnitOfWork


def test_person_ends_their_own_sign_in_and_writes_nothing_more(ledger: Ledger) -> None:
    robin = ledger.found()
    account = ledger.open_account(robin)
    ledger.commit(robin, identity.end_session, robin.session_id)
    assert ledger.bells[-1].ended == ((robin.user_id, robin.session_id),)
    with pytest.raises(Unauthenticated):
        ledger.record(robin, account.id, -1)


@pytest.mark.parametrize("to", ["viewer", "gone"])
def test_member_gives_up_their_own_right_to_write(ledger: Ledger, to: str) -> None:
    robin = ledger.found()
    sam = ledger.join(robin, role="owner")
    giving_up: dict[str, Callable[[UnitOfWork], Any]] = {
        "viewer": lambda uow: households.change_role(uow, sam.user_id, "viewer"),
        "gone": lambda uow: households.remove_member(uow, sam.user_id),
    }
    ledger.work.submit(sam, giving_up[to]).result()
    with pytest.raises(Forbidden):
        ledger.work.submit(
            sam, lambda uow: households.invite(uow, role="member", token="t")
        ).result()


def test_refused_write_leaves_nothing_and_rings_nobody(ledger: Ledger) -> None:
    robin = ledger.found()
    sam = ledger.join(robin, role="viewer")
    account = ledger.open_account(robin)
    facts, bells = ledger.facts_of(robin.household_id or ""), len(ledger.bells)
    with pytest.raises(Forbidden):
        ledger.work.submit(
            sam, lambda uow: households.invite(uow, role="member", token="t")
        ).result()
    assert ledger.facts_of(robin.household_id or "") == facts
    assert len(ledger.bells) == bells
    ledger.record(robin, account.id, -1)
    assert ledger.facts_of(robin.household_id or "")[-1].hseq == len(facts) + 2
