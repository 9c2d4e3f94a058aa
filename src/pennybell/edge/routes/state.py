"""The state at one moment: snapshot and health."""

from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter
from starlette.responses import Response

from pennybell.domains.snapshot import service as snapshots
from pennybell.edge.answers import json_answer
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Answer
from pennybell.edge.schemas.ledger import SnapshotAnswer
from pennybell.edge.strict import StrictRoute
from pennybell.kit.json import encode
from pennybell.outbox.unit_of_work import Reading

router = APIRouter(tags=["state"], route_class=StrictRoute)


def _version() -> str:
    try:
        return version("pennybell")
    except PackageNotFoundError:
        return "0"


VERSION = _version()


class Health(Answer):
    status: str
    version: str


@router.get("/health")
async def health() -> Health:
    """Whether the server answers."""
    return Health(status="ok", version=VERSION)


@router.get("/snapshot", response_model=SnapshotAnswer, responses=refuses(401, 403))
async def get_snapshot(actor: ActorDep, house: HouseDep) -> Response:
    """All a client needs to start, with the `seq` it was read at."""

    def read(reading: Reading) -> str:
        def body() -> str:
            return encode(snapshots.read_snapshot(reading))

        return house.remembered.of_person(reading, "snapshot", body)

    return json_answer(await house.read(actor, read))
