"""The demo household in a database: what it holds, whose it is, and what leaves it alone."""

import threading
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import text
from tests.kit.ledger import Ledger
from tests.rooms.cli.conftest import Said, Verb

from pennybell.cli import demo_mark
from pennybell.cli.demo_household import closing_balances, generate
from pennybell.cli.demo_live import LivePoster
from pennybell.cli.demo_mark import Owner, owner_of
from pennybell.cli.demo_plans import BUDGETS, RULES
from pennybell.domains.budgets import service as budgets
from pennybell.domains.goals import service as goals
from pennybell.domains.identity import passwords
from pennybell.events.bell import Bell
from pennybell.events.goals import GoalProgress
from pennybell.events.shapes import BudgetProgress
from pennybell.kit.json import decode
from pennybell.outbox.actor import operator_for
from pennybell.outbox.unit_of_work import Reading


def filled(pennybell: Verb, url: str, *words: str) -> Said:
    return pennybell("demo", "--no-serve", *words, database_url=url)


def rows(ledger: Ledger, query: str) -> list[Any]:
    with ledger.database.read() as connection:
        return list(connection.execute(text(query)).all())


def test_demo_is_the_generated_household_to_the_cent(
    own_url: str, pennybell: Verb, tmp_path: Path
) -> None:
    assert owner_of(own_url) is Owner.NOBODY
    said = filled(pennybell, own_url, "--seed", "5", "--months", "3")
    assert said.code == 0, said.err
    assert owner_of(own_url) is Owner.DEMO
    password = (tmp_path / "demo-password").read_text().strip()
    assert said.out.splitlines() == [
        f"  sign in as alex@demo.example  {password}",
        f"  sign in as robin@demo.example  {password}",
    ]
    with Ledger(own_url) as ledger:
        with ledger.database.read() as connection:
            mark = demo_mark.read_mark(connection)
        assert mark is not None
        assert mark.is_complete
        household = generate(5, today=mark.last_day, months=3)
        balances = closing_balances(household)
        shown = dict(rows(ledger, "SELECT name, balance_minor FROM accounts"))
        assert shown == {each.name: balances[each.key] for each in household.accounts}
        expected = sum(2 if one.transfer else 1 for one in household.transactions)
        ((count, first, last),) = rows(
            ledger, "SELECT count(*), min(date), max(date) FROM transactions"
        )
        assert count == expected
        assert date.fromisoformat(str(first)) == household.transactions[0].date
        assert date.fromisoformat(str(last)) <= mark.last_day
        parts = sum(len(one.splits) for one in household.transactions)
        assert rows(ledger, "SELECT count(*) FROM splits") == [(parts,)]
        uncategorised = rows(
            ledger,
            "SELECT count(*) FROM transactions WHERE category_id IS NULL"
            " AND transfer_id IS NULL AND split_count = 0",
        )
        assert uncategorised == [(0,)], "every category of the story exists"
    assert pennybell("doctor", database_url=own_url).code == 0


def test_the_demo_shows_budgets_with_every_amount_converted(own_url: str, pennybell: Verb) -> None:
    filled(pennybell, own_url, "--months", "8")
    with Ledger(own_url) as ledger:
        with ledger.database.read() as connection:
            mark = demo_mark.read_mark(connection)
        assert mark is not None
        ((alex,),) = rows(ledger, "SELECT id FROM users WHERE email = 'alex@demo.example'")

        def everything(reading: Reading) -> list[BudgetProgress]:
            found = budgets.read_budgets(reading)
            return budgets.read_progress(reading, found, mark.last_day)

        actor = operator_for(str(alex), mark.household)
        shown = ledger.work.submit_read(actor, everything).result()
    assert len(shown) == len(BUDGETS)
    assert {each.period_start for each in shown} >= {mark.last_day.replace(day=1)}
    assert sum(each.spent_minor for each in shown) > 0
    assert not [each for each in shown if each.unconverted or each.carried_unconverted]
    assert [each for each in shown if each.projection.probability is not None]


def test_demo_plans_its_bills_and_saves_for_its_goals(own_url: str, pennybell: Verb) -> None:
    assert filled(pennybell, own_url, "--months", "6").code == 0
    with Ledger(own_url) as ledger:
        alex = rows(ledger, "SELECT id, name FROM users WHERE email = 'alex@demo.example'")[0].id
        household = rows(ledger, "SELECT id FROM households")[0].id
        actor = operator_for(str(alex), str(household))

        def standing(reading: Reading) -> list[GoalProgress]:
            return goals.read_progress(reading, goals.read_goals(reading))

        stand = ledger.work.submit_read(actor, standing).result()
        states = rows(ledger, "SELECT state, count(*) AS n FROM bills GROUP BY state")
        rules = rows(ledger, "SELECT name FROM recurring")
    assert {row.name for row in rules} == set(RULES.values())
    counted = {row.state: int(row.n) for row in states}
    assert counted["paid"] >= len(RULES)
    assert counted["open"] > 0
    assert {each.state for each in stand} >= {"behind", "reached"}


def test_filling_again_changes_nothing(own_url: str, pennybell: Verb) -> None:
    first = filled(pennybell, own_url, "--months", "1")
    with Ledger(own_url) as ledger:
        before = rows(ledger, "SELECT scope, hseq FROM scopes ORDER BY scope")
        assert filled(pennybell, own_url, "--months", "6", "--seed", "9") == first
        assert rows(ledger, "SELECT scope, hseq FROM scopes ORDER BY scope") == before


def test_lost_password_file_means_a_new_password_for_both(
    own_url: str, pennybell: Verb, tmp_path: Path
) -> None:
    filled(pennybell, own_url, "--months", "1")
    before = (tmp_path / "demo-password").read_text()
    (tmp_path / "demo-password").unlink()
    said = filled(pennybell, own_url)
    after = (tmp_path / "demo-password").read_text()
    assert after != before
    assert said.out.count(after.strip()) == 2
    with Ledger(own_url) as ledger:
        hashes = rows(ledger, "SELECT password_hash FROM users")
    assert len(hashes) == 2
    assert all(passwords.verify_password(after.strip(), stored) for (stored,) in hashes)


def test_password_that_a_member_changed_is_not_shown(own_url: str, pennybell: Verb) -> None:
    filled(pennybell, own_url, "--months", "1")
    pennybell("user", "reset", "robin@demo.example", database_url=own_url)
    alex, robin = filled(pennybell, own_url).out.splitlines()
    assert "changed" not in alex
    assert robin == "  sign in as robin@demo.example  (its password was changed)"


def test_own_data_stays_as_it_is(own_ledger: Ledger, pennybell: Verb, tmp_path: Path) -> None:
    ledger = own_ledger
    robin = ledger.found()
    ledger.record(robin, ledger.open_account(robin).id, -100)
    assert owner_of(ledger.url) is Owner.SOMEBODY
    said = filled(pennybell, ledger.url)
    assert (said.code, said.out) == (0, "It holds your own data; no demo household was added.\n")
    assert owner_of(ledger.url) is Owner.SOMEBODY
    assert rows(ledger, "SELECT count(*) FROM transactions") == [(1,)]
    assert not (tmp_path / "demo-password").exists()
    live = pennybell("demo", "--live", database_url=ledger.url)
    assert live.code == 1
    assert live.err == "--live is for the demo household; this database holds your own.\n"


def test_live_posts_through_the_ordinary_service(own_url: str, pennybell: Verb) -> None:
    filled(pennybell, own_url, "--months", "1")
    heard: list[Bell] = []
    enough = threading.Event()

    def hear(bell: Bell) -> None:
        heard.append(bell)
        if len(heard) >= 5:
            enough.set()

    with Ledger(own_url, after_commit=hear) as ledger:
        with ledger.database.read() as connection:
            mark = demo_mark.read_mark(connection)
        assert mark is not None
        poster = LivePoster(
            ledger.work, mark, timezone="Europe/Berlin", seed=3, every_s=(0.0, 0.01)
        )
        poster.start()
        assert enough.wait(30)
        poster.stop()
        for bell in heard:
            events = [decode(frame) for frame in bell.rings[0].frames]
            assert {each["type"] for each in events} >= {"transaction.created", "balance.updated"}
            assert len(bell.rings) == 2, "both members hear it"
    assert pennybell("doctor", database_url=own_url).code == 0


def test_live_goes_on_when_a_visitor_archives_an_account(own_url: str, pennybell: Verb) -> None:
    filled(pennybell, own_url, "--months", "1")
    heard: list[Bell] = []
    with Ledger(own_url, after_commit=heard.append) as ledger:
        archive = text("UPDATE accounts SET archived = true WHERE name = 'Credit card'")
        ledger.database.submit(lambda connection: connection.execute(archive).rowcount).result()
        with ledger.database.read() as connection:
            mark = demo_mark.read_mark(connection)
        assert mark is not None
        poster = LivePoster(ledger.work, mark, timezone="Europe/Berlin", seed=3, every_s=(0, 0))
        poster.start()
        waited = threading.Event()
        for _ in range(3_000):
            if len(heard) >= 30:
                break
            waited.wait(0.01)
        poster.stop()
    assert len(heard) >= 30
