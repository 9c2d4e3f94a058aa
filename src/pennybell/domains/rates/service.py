"""A household's own exchange rates: enter, correct, delete, and what a pair costs on a day."""

from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal
from typing import Any

from pennybell.domains.rates import repository
from pennybell.domains.rates.model import RATES_MAX, SHOWN_DIGITS, MarketRate, RateDraft, plain
from pennybell.errors import Conflict, Invalid, NotFound, Stale
from pennybell.events.shapes import Rate
from pennybell.events.vocabulary import RateCreated, RateDeleted, RatesImported, RateUpdated
from pennybell.outbox.unit_of_work import Reading, UnitOfWork


def enter_rate(uow: UnitOfWork, draft: RateDraft) -> Rate:
    """Enter a rate; it holds until the next one of its pair. Emits: rate.created.

    Raises:
        Invalid: 422 `same_currency`.  Conflict: 409 `already_exists`, `too_many_rates`.
    """
    if draft.base == draft.quote:
        raise Invalid("same_currency", "A currency costs one of itself.", "body.quote")
    if repository.count(uow.connection, uow.household_id) >= RATES_MAX:
        raise Conflict("too_many_rates", f"A household keeps at most {RATES_MAX} rates.")
    rate = Rate(
        id=draft.id or uow.ids(),
        base=draft.base,
        quote=draft.quote,
        date=draft.day,
        rate=plain(draft.rate),
        version=1,
    )
    repository.insert_rate(uow.connection, uow.household_id, rate)
    uow.emit(RateCreated.carrying(rate))
    return rate


def change_rate(
    uow: UnitOfWork, rate_id: str, changes: dict[str, Any], *, if_match: int | None
) -> Rate:
    """Correct a rate or its day. Emits: rate.updated.

    Raises:
        NotFound: 404.  Stale: 412.  Conflict: 409, the pair has a rate of that day.
    """
    before = _existing(uow, rate_id)
    if if_match is not None and if_match != before.version:
        raise Stale("rate", before.model_dump(mode="json"))
    after = before.model_copy(update=changes)
    after = after.model_copy(update={"rate": plain(after.rate)})
    changed = {name for name in changes if getattr(before, name) != getattr(after, name)}
    if not changed:
        return before
    after = after.model_copy(update={"version": before.version + 1})
    repository.update_rate(uow.connection, uow.household_id, after)
    uow.emit(RateUpdated.changing(before, after))
    return after


def delete_rate(uow: UnitOfWork, rate_id: str, *, if_match: int | None) -> Rate:
    """Delete a rate: the one before it holds on. Emits: rate.deleted."""
    rate = _existing(uow, rate_id)
    if if_match is not None and if_match != rate.version:
        raise Stale("rate", rate.model_dump(mode="json"))
    repository.delete_rate(uow.connection, uow.household_id, rate_id)
    uow.emit(RateDeleted.carrying(rate))
    return rate


def announce_market(uow: UnitOfWork, found: Sequence[MarketRate]) -> None:
    """Tell a household of rates that an operator imported. Emits: rates.imported."""
    days = [each.day for each in found]
    uow.emit(
        RatesImported(
            count=len(found),
            currencies=sorted({each.currency for each in found}),
            from_date=min(days),
            to_date=max(days),
        )
    )


def read_all(reading: Reading) -> list[Rate]:
    return repository.find_all(reading.connection, reading.household_id)


def read_rate(reading: Reading, rate_id: str) -> Rate:
    rate = repository.find(reading.connection, reading.household_id, rate_id)
    if rate is None:
        raise NotFound("rate")
    return rate


def known_rate(reading: Reading, base: str, quote: str, day: date) -> str | None:
    """What one `base` costs in `quote` on that day, as every sum here takes it; None: unknown."""
    rates = repository.read_rates(reading.connection, reading.household_id, {base, quote}, day, day)
    rate = rates.between(base, quote, day)
    if rate is None:
        return None
    digits = Context(prec=SHOWN_DIGITS)
    return plain(format(digits.divide(Decimal(rate.numerator), Decimal(rate.denominator)), "f"))


def _existing(uow: UnitOfWork, rate_id: str) -> Rate:
    rate = repository.find(uow.connection, uow.household_id, rate_id, lock=True)
    if rate is None:
        raise NotFound("rate")
    return rate
