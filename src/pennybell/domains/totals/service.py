"""Totals of any range in one currency."""

from sqlalchemy import Connection

from pennybell.domains.rates.repository import read_rates
from pennybell.domains.totals.model import Flow, Totals, convert
from pennybell.domains.totals.repository import Ask, first_of, read_flows


def read_totals(connection: Connection, household_id: str, ask: Ask) -> Totals:
    """Flows of the span in `ask.currency`, each at the rate of its booking date.

    Cost: two to four statements over totals; three more when another currency is among them.
    """
    flows = read_flows(connection, household_id, ask)
    foreign = {flow.currency for flow in flows} - {ask.currency}
    if not foreign:
        return Totals(flows, [])
    rates = read_rates(connection, household_id, {*foreign, ask.currency}, *ask.span)
    totals = convert(flows, ask.currency, rates)
    return Totals([_grained(flow, ask) for flow in totals.flows], totals.unconverted)


def _grained(flow: Flow, ask: Ask) -> Flow:
    """A flow as those look that the database has summed."""
    return flow._replace(
        day=first_of(ask, flow.day),
        account_id=flow.account_id if ask.by_account else "",
        bucket=flow.bucket if ask.by_bucket else "",
    )
