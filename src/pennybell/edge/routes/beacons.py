"""What devices say of a push without a sign-in: it was shown, it was pressed."""

import asyncio
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import Response

from pennybell.domains.deliveries import service as deliveries
from pennybell.edge.answers import ONCE
from pennybell.edge.auth import HouseDep
from pennybell.edge.house import House
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Reference
from pennybell.edge.strict import StrictRoute
from pennybell.outbox import access
from pennybell.outbox.actor import operator_for

router = APIRouter(prefix="/notifications", tags=["notifications"], route_class=StrictRoute)

NOBODY: Final = operator_for("", None)

Proof = Annotated[str, Query(max_length=64, description="What the push carried.")]


@router.post(
    "/{delivery_id}/displayed",
    status_code=204,
    dependencies=[ONCE],
    responses=refuses(404, 409, 422),
)
async def note_displayed(delivery_id: Reference, house: HouseDep, s: Proof = "") -> Response:
    """A device shows a push: its `displayed_url`, which needs no sign-in. Twice is once."""
    return await _note(house, delivery_id, s, clicked=False)


@router.post(
    "/{delivery_id}/clicked",
    status_code=204,
    dependencies=[ONCE],
    responses=refuses(404, 409, 422),
)
async def note_clicked(delivery_id: Reference, house: HouseDep, s: Proof = "") -> Response:
    """A push was pressed: its `clicked_url`, which needs no sign-in. Twice is once."""
    return await _note(house, delivery_id, s, clicked=True)


async def _note(house: House, delivery_id: str, proof: str, *, clicked: bool) -> Response:
    noting = house.work.submit(
        NOBODY,
        lambda uow: deliveries.note_shown(
            uow, delivery_id, proof, house.field_keys, clicked=clicked
        ),
        needs=access.SIGNED_IN,
    )
    await asyncio.wrap_future(noting)
    return Response(status_code=204)
