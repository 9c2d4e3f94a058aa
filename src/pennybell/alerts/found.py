"""What was found in the history to be paid again and again."""

from typing import Final

from pennybell.alerts.scene import Scene, Seen, Touched
from pennybell.domains.alerts.model import Finding, Subject
from pennybell.domains.recurring.candidates import is_money_out, read_open
from pennybell.domains.recurring.model import expected_minor
from pennybell.events.shapes import AlertItem, AlertNumbers, RecurringCandidate

KIND: Final = "subscription_found"
NAMED_MAX: Final = 3


def look(scene: Scene, touched: Touched, seen: Seen) -> None:
    """Say once what was found, until it is answered or is no more."""
    if not (touched.is_all or touched.candidates):
        return
    candidates = {each.id: each for each in read_open(scene.reading)}
    known = candidates.keys() | scene.open_of("candidate")
    for candidate_id in known if touched.is_all else touched.candidates:
        seen.look(KIND, candidate_id)
        candidate = candidates.get(candidate_id)
        if candidate is not None and is_money_out(candidate) and scene.is_on(KIND):
            seen.find(_finding(candidate))


def _finding(candidate: RecurringCandidate) -> Finding:
    amount = expected_minor(candidate.amount_min_minor, candidate.amount_max_minor)
    return Finding(
        kind=KIND,
        subject=Subject("candidate", candidate.id, candidate.payee),
        severity="info",
        numbers=AlertNumbers(amount_minor=-amount),
        why=tuple(
            AlertItem(
                kind="transaction",
                label=candidate.payee,
                day=payment.date,
                amount_minor=-payment.amount_minor,
                id=payment.transaction_id,
            )
            for payment in candidate.payments[:NAMED_MAX]
        ),
        currency=candidate.currency,
    )
