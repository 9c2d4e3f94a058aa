"""Fill an empty database with the demo household, through the services everybody uses.

Each step is one unit of work that also advances the mark, so whatever cuts a seed off, the next
start does the rest and nothing twice.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from pennybell.cli import demo_mark
from pennybell.cli.demo_household import Household, generate
from pennybell.cli.demo_mark import Mark
from pennybell.cli.demo_plans import PLANS, Plan
from pennybell.cli.demo_settlement import Transaction
from pennybell.cli.demo_vocabulary import ACCOUNTS, MEMBERS
from pennybell.domains.accounts.model import AccountDraft
from pennybell.domains.accounts.repository import find_all as accounts_of
from pennybell.domains.accounts.service import open_account
from pennybell.domains.categories import repository as categories
from pennybell.domains.households import service as households
from pennybell.domains.identity import repository as identity
from pennybell.domains.identity import service as people
from pennybell.domains.identity.service import Registration
from pennybell.domains.transactions.model import TransactionDraft
from pennybell.domains.transactions.service import record_many
from pennybell.events.shapes import Split
from pennybell.kit.ids import Ids
from pennybell.outbox import access
from pennybell.outbox.actor import Actor, operator_for
from pennybell.outbox.unit_of_work import UnitOfWork, Work

T = TypeVar("T")

UNIT_ROWS_MAX: Final = 1_000

Step = tuple[str, list[Transaction]]
"""Key of the member who records, and what, in the order it was booked."""


@dataclass(frozen=True, slots=True)
class Places:
    """Ids by the household's own keys: accounts by key, members by key, categories by name."""

    household_id: str
    accounts: dict[str, str]
    members: dict[str, str]
    categories: dict[str, str]

    @property
    def are_there(self) -> bool:
        """Whether anybody and anything of the seed is left to go on with."""
        return bool(self.members) and len(self.accounts) == len(ACCOUNTS)

    def recorder(self, key: str) -> Actor:
        """Whoever recorded it, or anybody who is still there."""
        anybody = next(iter(self.members.values()))
        return operator_for(self.members.get(key, anybody), self.household_id)


def fill(work: Work, wanted: Mark, password_hash: str) -> Mark:
    """Seed what is missing; returns the mark as it is then.

    Args:
        wanted: the seed, months and day to use when nothing has been seeded yet.

    Raises:
        Conflict: another process fills this database.
    """
    with work.database.read() as connection:
        mark = demo_mark.read_mark(connection)
    plan = mark or wanted
    household = generate(plan.seed, today=plan.last_day, months=plan.months)
    steps = list(plan_steps(household))
    if mark is None:
        mark = _found(work, household, wanted, len(steps) + len(PLANS) + 2, password_hash)
    if mark.done == 1:
        mark = _join(work, household, mark, password_hash)
    if not mark.is_complete:
        places = places_of(work, mark)
        for member, transactions in steps[mark.done - 2 :]:
            mark = _record(work, places, mark, member, transactions)
        for plan_ in PLANS[mark.done - 2 - len(steps) : mark.of - 2 - len(steps)]:
            mark = _plan(work, places, mark, household, plan_)
    return mark


def plan_steps(household: Household) -> Iterator[Step]:
    """The history in units, oldest first; within a unit's span each member records their own."""
    span: list[Transaction] = []
    rows = 0
    for transaction in household.transactions:
        weight = 2 if transaction.transfer else 1
        if rows + weight > UNIT_ROWS_MAX:
            yield from _by_member(household, span)
            span, rows = [], 0
        span.append(transaction)
        rows += weight
    yield from _by_member(household, span)


def _by_member(household: Household, span: list[Transaction]) -> Iterator[Step]:
    for member in household.members:
        mine = [one for one in span if one.by == member.key]
        if mine:
            yield member.key, mine


def digest(password_hash: str) -> str:
    return hashlib.sha256(password_hash.encode()).hexdigest()[:16]


def places_of(work: Work, mark: Mark) -> Places:
    """Look up the ids of what the seed made.

    Accounts are told by their age, not by names that visitors may have changed.
    """
    with work.database.read() as connection:
        known = accounts_of(connection, mark.household)
        oldest = sorted(known, key=lambda account: (account.created_at, account.id))
        found = {
            member.key: identity.find_user_by_email(connection, member.email) for member in MEMBERS
        }
        every = categories.find_all(connection, mark.household)
    return Places(
        household_id=mark.household,
        accounts={key.key: each.id for key, each in zip(ACCOUNTS, oldest, strict=False)},
        members={key: row.id for key, row in found.items() if row is not None},
        categories={each.name: each.id for each in every},
    )


def drafts_of(transaction: Transaction, places: Places, ids: Ids) -> list[TransactionDraft]:
    """One row, or the two of a transfer, as a service takes them."""
    known = places.categories
    row = TransactionDraft(
        id=ids(),
        account_id=places.accounts[transaction.account],
        amount_minor=transaction.amount_minor,
        date=transaction.date,
        payee=transaction.payee,
        note=transaction.note,
        category_id=known.get(transaction.category or ""),
        tags=transaction.tags,
        splits=tuple(
            Split(
                amount_minor=part.amount_minor,
                category_id=known.get(part.category),
                note=part.note,
            )
            for part in transaction.splits
        ),
    )
    if transaction.transfer is None:
        return [row]
    transfer_id, peer_id = ids(), ids()
    target = places.accounts[transaction.transfer.to_account]
    return [
        replace(
            row,
            transfer_id=transfer_id,
            transfer_peer_id=peer_id,
            transfer_account_id=target,
        ),
        replace(
            row,
            id=peer_id,
            account_id=target,
            amount_minor=transaction.transfer.to_amount_minor,
            transfer_id=transfer_id,
            transfer_peer_id=row.id,
            transfer_account_id=row.account_id,
        ),
    ]


def _found(work: Work, household: Household, wanted: Mark, of: int, password_hash: str) -> Mark:
    """The first member, the household and its accounts, and the mark that says whose it is."""
    first = household.members[0]
    person = Registration(
        first.email, first.name, password_hash, household.currency, household.timezone
    )

    def serve(uow: UnitOfWork) -> Mark:
        if identity.count_users(uow.connection):
            raise demo_mark.filled_meanwhile()
        people.register(uow, person, invited_only=False)
        households.change_household(uow, {"name": household.name}, if_match=None)
        for account in household.accounts:
            draft = AccountDraft(
                account.name, account.type, account.currency, account.opening_balance_minor
            )
            open_account(uow, draft)
        mark = Mark(
            household=uow.household_id,
            seed=wanted.seed,
            months=wanted.months,
            today=wanted.today,
            done=1,
            of=of,
            password=digest(password_hash),
        )
        demo_mark.insert_mark(uow.connection, mark)
        return mark

    newcomer = Actor(user_id=work.ids(), household_id=None, session_id=None)
    return _run(work, newcomer, serve, access.SIGNED_IN)


def _join(work: Work, household: Household, mark: Mark, password_hash: str) -> Mark:
    """The second member comes by invitation, as anybody would."""
    token = secrets.token_urlsafe(32)
    owner = places_of(work, mark).recorder(household.members[0].key)
    _run(work, owner, lambda uow: households.invite(uow, role="member", token=token), access.OWN)
    second = household.members[1]
    person = Registration(
        second.email,
        second.name,
        password_hash,
        household.currency,
        household.timezone,
        invite=token,
    )

    def serve(uow: UnitOfWork) -> Mark:
        people.register(uow, person, invited_only=True)
        return _advance(uow, mark)

    newcomer = Actor(user_id=work.ids(), household_id=None, session_id=None)
    return _run(work, newcomer, serve, access.SIGNED_IN)


def _record(
    work: Work, places: Places, mark: Mark, member: str, transactions: list[Transaction]
) -> Mark:
    def serve(uow: UnitOfWork) -> Mark:
        record_many(
            uow, [draft for one in transactions for draft in drafts_of(one, places, uow.ids)]
        )
        return _advance(uow, mark)

    return _run(work, places.recorder(member), serve, access.WRITE)


def _plan(work: Work, places: Places, mark: Mark, household: Household, plan: Plan) -> Mark:
    def serve(uow: UnitOfWork) -> Mark:
        plan(uow, household, places)
        return _advance(uow, mark)

    return _run(work, places.recorder(household.members[0].key), serve, access.WRITE)


def _advance(uow: UnitOfWork, mark: Mark) -> Mark:
    after = demo_mark.advanced(mark)
    demo_mark.change_mark(uow.connection, mark, after)
    return after


def _run(work: Work, actor: Actor, service: Callable[[UnitOfWork], T], needs: access.Need) -> T:
    result = work.submit(actor, service, needs=needs).result().result
    assert result is not None, "only a replayed request has none, and this is none"
    return result
