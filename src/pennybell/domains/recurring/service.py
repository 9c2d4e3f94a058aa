"""What recurs: rules are created, changed, paused, ended and deleted; their bills go along."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pennybell.domains.accounts import repository as accounts
from pennybell.domains.categories import repository as categories
from pennybell.domains.households import repository as households
from pennybell.domains.recurring import bill_repository, repository
from pennybell.domains.recurring.model import (
    OPEN_BILLS_MAX,
    PAST_DAYS_MAX,
    RULES_MAX,
    Kept,
    RecurringDraft,
    schedule_of,
)
from pennybell.domains.recurring.planning import SCHEDULE, change_open, plan, stop
from pennybell.domains.recurring.settling import News, settle
from pennybell.domains.recurring.sheet import Sheet
from pennybell.errors import Conflict, Invalid, NotFound, Stale
from pennybell.events.shapes import Household, Recurring
from pennybell.events.vocabulary import RecurringCreated, RecurringDeleted, RecurringUpdated
from pennybell.kit.clock import Instant, instant_text, today_in
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

EXPECTED: frozenset[str] = frozenset(
    {"payee", "account_id", "currency", "amount_min_minor", "amount_max_minor"}
)
"""What open bills take over when it changes; paid ones keep what was expected of them."""


def create_rule(uow: UnitOfWork, draft: RecurringDraft) -> Recurring:
    """Say that something recurs, and plan its bills. Emits: recurring.created, bills.planned.

    Raises:
        NotFound: 404, no such account.
        Invalid: 422 `bad_rrule`, `bad_amounts`, `unknown_category`, `other_currency`,
            `account_needed`.
        Conflict: 409 `already_exists`, `too_many_recurring`, `account_archived`.
    """
    repository.lock_bills(uow.connection, uow.household_id)
    if repository.count(uow.connection, uow.household_id) >= RULES_MAX:
        raise _too_many()
    household = household_of(uow)
    today = today_in(household.timezone, uow.now)
    now = instant_text(uow.now)
    rule = Recurring.model_construct(
        id=draft.id or uow.ids(),
        name=draft.name,
        payee=draft.payee,
        account_id=draft.account_id,
        category_id=draft.category_id,
        currency=draft.currency or _currency_of(uow, draft.account_id, household.currency),
        amount_min_minor=draft.amount_min_minor,
        amount_max_minor=draft.amount_max_minor,
        rrule=draft.rrule.upper(),
        start_date=draft.start_date,
        weekend=draft.weekend,
        auto_post=draft.auto_post,
        status="active",
        version=1,
        created_at=now,
        updated_at=now,
    )
    _check(uow, rule)
    kept = Kept(rule, today, today, today if rule.auto_post else None, uow.actor.user_id)
    repository.insert_rule(uow.connection, uow.household_id, kept, uow.now)
    uow.emit(RecurringCreated.carrying(rule))
    sheet = Sheet(uow.connection, uow.household_id, today)
    _keep(uow, sheet, plan(sheet, kept))
    return rule


def change_rule(
    uow: UnitOfWork, rule_id: str, changes: dict[str, Any], *, if_match: int | None
) -> Recurring:
    """Change a rule; open bills follow. Emits: recurring.updated, bills.planned, bill.updated.

    Other days plan the bills of the last month and those ahead anew. A rule that is paused or
    ended takes back what is not due yet, and goes on from the day it is active again.

    Raises:
        NotFound: 404.  Stale: 412.  Invalid, Conflict: as `create_rule`.
    """
    repository.lock_bills(uow.connection, uow.household_id)
    kept = _existing(uow, rule_id)
    before = kept.rule
    if if_match is not None and if_match != before.version:
        raise Stale("rule", before.model_dump(mode="json"))
    if "rrule" in changes:
        changes = {**changes, "rrule": changes["rrule"].upper()}
    changed = {name for name, value in changes.items() if getattr(before, name) != value}
    if not changed:
        return before
    after = before.model_copy(
        update={
            **changes,
            "version": before.version + 1,
            "updated_at": instant_text(uow.now),
        }
    )
    if changed != {"status"} or after.status == "active":
        _check(uow, after)
    today = today_in(household_of(uow).timezone, uow.now)
    kept = replace(kept, rule=after, posts_from=_posts_from(kept, after, changed, today))
    previous = before.model_dump(mode="json", include=changed)
    uow.emit(RecurringUpdated.carrying(after, previous=previous))
    sheet = Sheet(uow.connection, uow.household_id, today)
    if EXPECTED & changed:
        change_open(sheet, kept)
    if after.status != "active" and "status" in changed:
        kept = stop(sheet, kept)
    elif after.status == "active" and SCHEDULE & changed:
        kept = plan(sheet, kept, since=today if "status" in changed else None)
    _keep(uow, sheet, kept)
    return after


def recategorise(uow: UnitOfWork, source: str, into: str) -> None:
    """Put the rules of one category under another; the bills must be locked.

    Emits: recurring.updated.
    """
    for kept in repository.find_kept(uow.connection, uow.household_id):
        if kept.rule.category_id != source:
            continue
        after = kept.rule.model_copy(
            update={
                "category_id": into,
                "version": kept.rule.version + 1,
                "updated_at": instant_text(uow.now),
            }
        )
        repository.update_rule(uow.connection, uow.household_id, replace(kept, rule=after), uow.now)
        uow.emit(RecurringUpdated.carrying(after, previous={"category_id": source}))


def delete_rule(uow: UnitOfWork, rule_id: str, *, if_match: int | None) -> Recurring:
    """Delete a rule with all its bills; their transactions stay. Emits: recurring.deleted."""
    repository.lock_bills(uow.connection, uow.household_id)
    rule = _existing(uow, rule_id).rule
    if if_match is not None and if_match != rule.version:
        raise Stale("rule", rule.model_dump(mode="json"))
    today = today_in(household_of(uow).timezone, uow.now)
    since = today - timedelta(days=PAST_DAYS_MAX)
    recent = bill_repository.find_of_rule(uow.connection, uow.household_id, rule_id, since)
    repository.delete_rule(uow.connection, uow.household_id, rule_id)
    uow.emit(RecurringDeleted.carrying(rule))
    sheet = Sheet(uow.connection, uow.household_id, today)
    freed = {each.bill.transaction_id for each in recent if each.bill.transaction_id}
    settle(sheet, News(transactions=freed))
    sheet.write(uow)
    return rule


def read_rules(reading: Reading) -> list[Recurring]:
    return repository.find_all(reading.connection, reading.household_id)


def read_rule(reading: Reading, rule_id: str) -> Recurring:
    kept = repository.find(reading.connection, reading.household_id, rule_id)
    if kept is None:
        raise NotFound("rule")
    return kept.rule


def today_of(asked: UnitOfWork | Reading) -> date:
    """The household's day."""
    return today_in(household_of(asked).timezone, Instant(asked.now))


def household_of(asked: UnitOfWork | Reading) -> Household:
    household = households.find(asked.connection, asked.household_id)
    assert household is not None
    return household


def _keep(uow: UnitOfWork, sheet: Sheet, kept: Kept) -> None:
    """Write the bills and up to when they are planned."""
    repository.update_rule(uow.connection, uow.household_id, kept, uow.now)
    sheet.write(uow)
    if bill_repository.count_open(uow.connection, uow.household_id) > OPEN_BILLS_MAX:
        raise _too_many()


def _posts_from(kept: Kept, after: Recurring, changed: set[str], today: date) -> date | None:
    """Since when bills are recorded by themselves: from now on, never what was due before."""
    if not after.auto_post:
        return None
    begins = kept.posts_from is None or ("status" in changed and after.status == "active")
    return today if begins else kept.posts_from


def _check(uow: UnitOfWork, rule: Recurring) -> None:
    schedule_of(rule)
    least, most = rule.amount_min_minor, rule.amount_max_minor
    if least > most or not (most < 0 or least > 0):
        raise Invalid(
            "bad_amounts",
            "The smaller amount comes first; both are of one sign, and not 0.",
            "body.amount_min_minor",
        )
    wanted = {rule.category_id} - {None}
    if categories.existing(uow.connection, uow.household_id, wanted) != wanted:  # type: ignore[arg-type]  # without None
        raise Invalid("unknown_category", "There is no such category.", "body.category_id")
    if rule.account_id is None:
        if rule.auto_post:
            raise Invalid(
                "account_needed", "What is recorded by itself needs an account.", "body.account_id"
            )
        return
    account = accounts.find(uow.connection, uow.household_id, rule.account_id, hold=True)
    if account is None:
        raise NotFound("account")
    if account.currency != rule.currency:
        raise Invalid("other_currency", f"The account is in {account.currency}.", "body.currency")
    if account.archived and rule.status == "active":
        raise Conflict("account_archived", "This account is archived; it takes no postings.")


def _currency_of(uow: UnitOfWork, account_id: str | None, otherwise: str) -> str:
    if account_id is None:
        return otherwise
    account = accounts.find(uow.connection, uow.household_id, account_id)
    if account is None:
        raise NotFound("account")
    return account.currency


def _existing(uow: UnitOfWork, rule_id: str) -> Kept:
    kept = repository.find(uow.connection, uow.household_id, rule_id)
    if kept is None:
        raise NotFound("rule")
    return kept


def _too_many() -> Conflict:
    return Conflict(
        "too_many_recurring",
        f"A household keeps at most {RULES_MAX} rules and {OPEN_BILLS_MAX} open bills.",
    )
