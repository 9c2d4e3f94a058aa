"""The kit's own parts together: a server, two people, a socket and the reference reducer."""

from tests.kit.client import register
from tests.kit.ledger import Ledger
from tests.kit.reducer import differences, state_of
from tests.kit.server import ServerProcess


def test_what_one_records_the_other_hears_and_their_states_agree(server: ServerProcess) -> None:
    robin = register(server.url, "Robin")
    sam = robin.invite(name="Sam")
    account = robin.open_account()
    old = state_of(sam.snapshot())

    with sam.socket(since=old.cursor) as socket:
        robin.record(account["id"], -1250, payee="Bakery", tags=["food"])
        events = socket.receive_until(sam.snapshot()["seq"])

    old.feed_all(events)
    assert [event["type"] for event in events] == [
        "tag.created",
        "transaction.created",
        "balance.updated",
    ]
    assert differences(old, sam.snapshot(), sam.all_transactions()) == []


def test_services_run_without_a_server(ledger: Ledger) -> None:
    robin = ledger.found()
    sam = ledger.join(robin)

    done = ledger.record(robin, ledger.open_account(robin).id, -1250)

    said = [fact.type for fact in ledger.facts_of(robin.household_id or "")]
    assert said == [
        "household.created",
        "member.joined",
        "account.created",
        "transaction.created",
        "balance.updated",
    ]
    assert ledger.stream_of(sam.user_id)[-1].seq == done.seq
