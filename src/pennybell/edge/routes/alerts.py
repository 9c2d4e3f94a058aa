"""Alerts, why they were raised, and what a household wants to hear of."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from pennybell.domains.alerts import service
from pennybell.edge.answers import ONCE, IfMatch, commit, version_of
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.alerts import (
    AlertAnswer,
    AlertList,
    AlertSettingsAnswer,
    ChangeAlertSettings,
    ListAlerts,
    WhyAnswer,
)
from pennybell.edge.schemas.fields import Reference, changes_of
from pennybell.edge.strict import StrictRoute
from pennybell.events.shapes import Alert, AlertSettings
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(tags=["alerts"], route_class=StrictRoute)

READS_ONE = refuses(401, 403, 404, 422)


@router.get("/alerts", responses=refuses(401, 403, 422))
async def list_alerts(
    query: Annotated[ListAlerts, Query()], actor: ActorDep, house: HouseDep
) -> AlertList:
    """Alerts, newest first: open ones and those that were resolved."""
    found = await house.read(
        actor,
        lambda reading: service.read_page(
            reading, query.equal(), cursor=query.cursor, limit=query.limit
        ),
    )
    return AlertList.model_construct(items=found.items, next_cursor=found.next_cursor)


@router.get("/alerts/settings", responses=refuses(401, 403))
async def get_alert_settings(actor: ActorDep, house: HouseDep) -> AlertSettings:
    """What the household wants to be alerted of."""
    return await house.read(actor, service.read_settings)


@router.patch(
    "/alerts/settings",
    response_model=AlertSettingsAnswer,
    responses=refuses(401, 403, 412, 413, 422),
)
async def patch_alert_settings(
    body: ChangeAlertSettings, request: Request, actor: ActorDep, if_match: IfMatch = None
) -> Response:
    """Change it; alerts that it silences are resolved."""
    version, changes = version_of(if_match), changes_of(body)
    return await commit(
        request, actor, lambda uow: service.change_settings(uow, changes, if_match=version)
    )


@router.get("/alerts/{alert_id}", responses=READS_ONE)
async def get_alert(alert_id: Reference, actor: ActorDep, house: HouseDep) -> Alert:
    """One alert."""
    return await house.read(actor, lambda reading: service.read_alert(reading, alert_id))


@router.get("/alerts/{alert_id}/why", responses=READS_ONE)
async def get_alert_why(alert_id: Reference, actor: ActorDep, house: HouseDep) -> WhyAnswer:
    """What an alert rests on: its numbers, and the rows and bills by name."""

    def read(reading: Reading) -> WhyAnswer:
        alert = service.read_alert(reading, alert_id)
        return WhyAnswer.model_construct(
            kind=alert.kind,
            tier=alert.tier,
            currency=alert.currency,
            numbers=alert.numbers,
            why=alert.why,
        )

    return await house.read(actor, read)


@router.post(
    "/alerts/{alert_id}/dismiss",
    dependencies=[ONCE],
    response_model=AlertAnswer,
    responses=refuses(401, 403, 404, 409, 422),
)
async def dismiss_alert(alert_id: Reference, request: Request, actor: ActorDep) -> Response:
    """See no more of it, until the numbers that matter change."""
    return await commit(request, actor, lambda uow: service.dismiss(uow, alert_id))
