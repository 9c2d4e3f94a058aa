"""Statement imports: preview, import, and what came of earlier ones."""

import asyncio
import hashlib
import json
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, File, Form, UploadFile
from starlette.responses import Response

from pennybell.domains.imports import planning, service
from pennybell.domains.imports.model import (
    Mapping,
    MappingError,
    NotAStatement,
    dump_mapping,
    parse_mapping,
)
from pennybell.domains.imports.planning import Known, Plan
from pennybell.edge.answers import IdempotencyKey, json_answer, values_with_seq
from pennybell.edge.auth import ActorDep, HouseDep
from pennybell.edge.house import House
from pennybell.edge.problems import refuses
from pennybell.edge.schemas.fields import Reference
from pennybell.edge.schemas.imports import ImportList, ImportPreview, ImportRow, ImportSeqAnswer
from pennybell.edge.strict import StrictRoute
from pennybell.errors import Invalid
from pennybell.kit.apart import call_apart
from pennybell.kit.json import encode
from pennybell.outbox import access, once
from pennybell.outbox.actor import Actor
from pennybell.outbox.once import Answer, Once
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

router = APIRouter(tags=["imports"], route_class=StrictRoute)

PLANNED_HERE_BYTES_MAX: Final = 200_000
"""A longer statement (some 4,000 rows, a fifth of a second) is read in a process of its own: in
ours, the interpreter would be busy for seconds, and nobody's request would get through."""


@dataclass(frozen=True, slots=True)
class Upload:
    data: bytes
    filename: str
    mapping: Mapping
    account_id: str | None

    def digest(self) -> str:
        """What makes two uploads the same; a multipart body differs each time."""
        said = f"{self.filename}\n{dump_mapping(self.mapping)}\n{self.account_id}\n".encode()
        return hashlib.sha256(said + self.data).hexdigest()


async def upload_of(
    file: Annotated[UploadFile, File(description="A bank statement as CSV.")],
    mapping: Annotated[str | None, Form(max_length=20_000)] = None,
    account_id: Annotated[Reference | None, Form()] = None,
) -> Upload:
    name = file.filename or "statement.csv"
    return Upload(await file.read(), name, _mapping(mapping), account_id)


@router.post(
    "/imports",
    status_code=201,
    response_model=ImportSeqAnswer,
    responses={
        200: {"model": ImportPreview, "description": "With preview=true: nothing was written."},
        **refuses(400, 401, 403, 404, 409, 413, 422),
    },
)
async def import_statement(
    actor: ActorDep,
    house: HouseDep,
    upload: Annotated[Upload, Depends(upload_of)],
    *,
    preview: bool = False,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Read a statement; with `preview=true` only say what it would do.

    The same file again adds nothing. `account_id` is where rows go that name no account.
    """
    needs = access.READ if preview else access.WRITE
    known = await house.read(actor, service.read_known, needs=needs)
    planned = await asyncio.to_thread(_plan, upload, known)
    if preview:
        return await _preview(house, actor, planned, known)
    if idempotency_key is None:
        return await _write(house, actor, planned, None)
    mark = (actor.user_id, idempotency_key)
    if mark in house.running:
        raise once.running()
    house.running.add(mark)
    try:
        asked = Once(idempotency_key, upload.digest(), house.clock())
        kept = await house.read(
            actor, lambda reading: once.look_up(reading.connection, actor.user_id, asked)
        )
        if kept is not None:
            return json_answer(kept.body, kept.status, {"Idempotency-Replayed": "true"})
        return await _write(house, actor, planned, asked)
    finally:
        house.running.discard(mark)


@router.get("/imports", responses=refuses(401, 403))
async def list_imports(actor: ActorDep, house: HouseDep) -> ImportList:
    """The newest hundred imports."""
    found = await house.read(actor, service.read_imports)
    return ImportList(items=[ImportRow.model_validate(each) for each in found])


@router.get("/imports/{import_id}", responses=refuses(401, 403, 404, 422))
async def get_import(import_id: Reference, actor: ActorDep, house: HouseDep) -> ImportRow:
    """One import: how far it is, and which lines could not be read."""
    found = await house.read(actor, lambda reading: service.read_import(reading, import_id))
    return ImportRow.model_validate(found)


def _mapping(text: str | None) -> Mapping:
    if text is None or not text.strip():
        return Mapping()
    try:
        return parse_mapping(json.loads(text))
    except MappingError as error:
        raise _bad_mapping(error) from error
    except (ValueError, RecursionError) as error:
        raise Invalid("bad_mapping", "The mapping is no JSON object.", "body.mapping") from error


def _bad_mapping(error: MappingError) -> Invalid:
    first = error.errors[0] if error.errors else None
    field = f"body.mapping.{first.field}" if first else "body.mapping"
    return Invalid("bad_mapping", str(error), field)


def _plan(upload: Upload, known: Known) -> Plan:
    plan = partial(
        service.plan,
        upload.data,
        upload.filename,
        upload.mapping,
        known,
        account_id=upload.account_id,
    )
    try:
        return plan() if len(upload.data) <= PLANNED_HERE_BYTES_MAX else call_apart(plan)
    except NotAStatement as error:
        raise Invalid("not_a_statement", str(error), "body.file") from error
    except MappingError as error:
        raise _bad_mapping(error) from error


async def _preview(house: House, actor: Actor, planned: Plan, known: Known) -> Response:
    def query(reading: Reading) -> dict[str, Any]:
        return service.preview(reading, planned, known)

    found = await house.read(actor, query)
    format_ = planned.format
    return json_answer(
        encode(
            {
                "delimiter": format_.delimiter,
                "encoding": format_.encoding,
                "date_format": format_.date_format,
                "decimal": format_.decimal,
                "has_header": format_.has_header,
                "columns": list(format_.columns),
                "mapping": dump_mapping(format_.mapping()),
                "notes": list(format_.notes),
                **found,
            }
        )
    )


async def _write(house: House, actor: Actor, planned: Plan, asked: Once | None) -> Response:
    """One unit of work after the other; whoever else writes goes in between."""

    async def commit(serve: Any, **once_only: Any) -> Any:
        return await asyncio.wrap_future(house.work.submit(actor, serve, **once_only))

    def start(uow: UnitOfWork) -> service.Started:
        if asked is not None:
            once.begin(uow.connection, actor.user_id, asked)
        return service.start(uow, planned)

    started = (await commit(start)).result
    done = seq = 0
    for unit in planning.units(planned):
        done += len(unit)

        def write(uow: UnitOfWork, unit: list[int] = unit, done: int = done) -> int:
            return service.write_unit(uow, planned, started, unit, done=done)

        seq = max(seq, (await commit(write)).seq)

    def render(result: dict[str, Any], _seq: int) -> Answer:
        return Answer(201, values_with_seq(result, seq))

    finished = await commit(
        lambda uow: service.finish(uow, planned, started), request=asked, render=render
    )
    if finished.answer is not None:
        return json_answer(finished.answer.body, finished.answer.status)
    return json_answer(values_with_seq(finished.result, seq), 201)
