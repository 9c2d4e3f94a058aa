"""A running server, three people and one of everything: what bad input is thrown at.

Robin owns a household, Sam may only look at it, Kim has one of her own with the same things in it.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from sqlalchemy import create_engine, func, select
from tests.kit.activity import wait_for_activity
from tests.kit.alerts import raise_alert
from tests.kit.bills import find_candidate, raise_bill
from tests.kit.client import PASSWORD, Json, Person, Socket, new_http, register
from tests.kit.contacts import HOOK, MAIL, add_mailbox
from tests.kit.inbox import wait_for_notices
from tests.kit.server import ServerProcess

from pennybell.edge.examples import REQUESTS
from pennybell.storage.tables.schema import metadata

PROBLEM = "application/problem+json"
UNKNOWN_ID = "01890a5d-ac96-774b-bcce-b302099a8000"
QUERIES: dict[str, dict[str, str]] = {"get_known_rate": {"base": "USD", "quote": "EUR"}}
"""What operations need to be asked with, by their ids."""

STATEMENT = "Date,Payee,Amount\n2026-01-26,Bakery,-12.50\n"

SETTLED_S = 2.5
"""Longer than a reader's sweep: what was put off or overlooked is done by then."""

Document = dict[str, Any]


class Operation(NamedTuple):
    """`path` is under /api/v1; `body` is good, `schema` describes it (both None without one)."""

    id: str
    method: str
    path: str
    body: Json | None
    schema: Document | None
    has_idempotency_key: bool
    needs_sign_in: bool


@dataclass(frozen=True, slots=True)
class Things:
    """Ids of one household."""

    account: str
    savings: str
    category: str
    tag: str
    transaction: str
    transfer: str
    invite: str
    session: str
    member: str
    imported: str
    budget: str
    goal: str
    contribution: str
    rate: str
    recurring: str
    bill: str
    candidate: str
    alert: str
    activity: str
    notification: str
    device: str
    contact: str
    webhook: str
    household: str
    connection: str


class Scene:
    def __init__(self, server: ServerProcess, document: Document) -> None:
        self.server = server
        self.document = document
        self.robin = register(server.url, "Robin")
        self.sam = self.robin.invite("viewer", name="Sam")
        self.kim = register(server.url, "Kim")
        self.max = self.kim.invite("member", name="Max")
        self.sockets = [Socket.open(server.url, each.token) for each in (self.robin, self.kim)]
        own, other = (str(socket.ready["connection_id"]) for socket in self.sockets)
        self.things = furnish(self.robin, self.sam.user_id, own)
        self.theirs = furnish(self.kim, self.max.user_id, other)
        self.engine = create_engine(server.database_url)
        self.operations = list(self._operations())

    def row_counts(self) -> dict[str, int]:
        """Rows of every table."""
        with self.engine.connect() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in metadata.sorted_tables
            }

    @contextmanager
    def nothing_is_written(self) -> Iterator[None]:
        before = self.row_counts()
        yield
        assert self.row_counts() == before

    def send(self, operation: Operation, content: bytes, *, path: str = "") -> httpx.Response:
        """The operation with a body as it is."""
        return self.robin.http.request(
            operation.method,
            f"{self.server.url}/api/v1{path or operation.path}",
            content=content,
            headers={
                "Authorization": f"Bearer {self.robin.token}",
                "Content-Type": "application/json",
            },
        )

    def upload(self, person: Person, **fields: Any) -> httpx.Response:
        return person.http.post(
            f"{self.server.url}/api/v1/imports",
            headers={"Authorization": f"Bearer {person.token}"},
            **fields,
        )

    def address(self, template: str, things: Things) -> str:
        """A path with the ids of one household in it."""
        kinds = {
            "account_id": things.account,
            "category_id": things.category,
            "tag_id": things.tag,
            "transaction_id": things.transaction,
            "transfer_id": things.transfer,
            "user_id": things.member,
            "invite_id": things.invite,
            "session_id": things.session,
            "import_id": things.imported,
            "budget_id": things.budget,
            "goal_id": things.goal,
            "contribution_id": things.contribution,
            "rate_id": things.rate,
            "recurring_id": things.recurring,
            "bill_id": things.bill,
            "candidate_id": things.candidate,
            "alert_id": things.alert,
            "notification_id": things.notification,
            "device_id": things.device,
            "contact_id": things.contact,
            "webhook_id": things.webhook,
            "delivery_id": UNKNOWN_ID,
            "token": "no-such-token",
            "connection_id": things.connection,
        }
        return re.sub(r"\{(\w+)\}", lambda match: kinds[match[1]], template)

    def absent(self, template: str) -> str:
        """A path with an id in it that nothing has."""
        return template.replace("{connection_id}", f"{UNKNOWN_ID}-1").replace(
            f"{{{template.partition('{')[2].partition('}')[0]}}}", UNKNOWN_ID
        )

    def settle(self) -> None:
        """Wait until the readers have said all that follows from what was set up."""
        before: dict[str, int] = {}
        while before != (now := self.row_counts()):
            before = now
            time.sleep(SETTLED_S)

    def close(self) -> None:
        for socket in self.sockets:
            socket.close()
        self.engine.dispose()

    def _operations(self) -> Iterator[Operation]:
        for path, by_method in self.document["paths"].items():
            for method, described in by_method.items():
                content = described.get("requestBody", {}).get("content", {})
                reference = content.get("application/json", {}).get("schema", {})
                options = [reference, *reference.get("anyOf", [])]
                name = next((each["$ref"] for each in options if "$ref" in each), "")
                name = name.rpartition("/")[2]
                headers = {each["name"] for each in described.get("parameters", [])}
                yield Operation(
                    described["operationId"],
                    method.upper(),
                    path.removeprefix("/api/v1"),
                    self._body(name) if name else None,
                    self.document["components"]["schemas"][name] if name else None,
                    "idempotency-key" in headers,
                    "security" in described,
                )

    def _body(self, schema: str) -> Json:
        """The documented example, with ids that exist."""
        own: dict[str, Any] = {
            "account_id": self.things.account,
            "from_account_id": self.things.account,
            "to_account_id": self.things.savings,
            "category_id": self.things.category,
            "category_ids": [self.things.category],
            "parent_id": self.things.category,
            "transaction_id": self.things.transaction,
            "household_id": self.things.household,
            "up_to": self.things.activity if "Activity" in schema else self.things.notification,
            "current_password": PASSWORD,
        }
        body: Json = deepcopy(REQUESTS[schema])
        for part in (body, *body.get("transactions", ())):
            part.update({name: own[name] for name in part if name in own})
        return body


def register_phone(person: Person) -> str:
    body = {"token": f"phone-of-{person.user_id}"}
    return str(person.post("/notification-preferences/fcm-token", body)["id"])


def furnish(person: Person, member_id: str, connection: str) -> Things:
    """One of everything."""
    account, savings = person.open_account()["id"], person.open_account("Savings")["id"]
    transfer = {
        "from_account_id": account,
        "to_account_id": savings,
        "amount_minor": 500,
        "date": "2026-01-26",
    }
    imported = person.http.post(
        f"{person.url}/api/v1/imports",
        files={"file": ("january.csv", STATEMENT)},
        data={"account_id": account},
        headers={"Authorization": f"Bearer {person.token}"},
    )
    category = person.post("/categories", {"name": "Cheese", "kind": "expense"})["id"]
    budget = {"name": "Cheese", "limit_minor": 5_000, "category_ids": [category]}
    rate = {"base": "USD", "quote": "EUR", "date": "2026-01-20", "rate": "0.92"}
    goal = person.post("/goals", {"name": "Bicycle", "target_minor": 90_000})["id"]
    given = {"date": "2026-01-20", "amount_minor": 2_000}
    recurring, bill = raise_bill(person)
    return Things(
        account=account,
        savings=savings,
        category=category,
        tag=person.post("/tags", {"name": "weekend"})["id"],
        transaction=person.record(account, -1_250)["id"],
        transfer=person.post("/transfers", transfer)["transfer_id"],
        invite=person.post("/invites", {"role": "member"})["id"],
        session=person.get("/auth/sessions")["items"][0]["id"],
        member=member_id,
        imported=imported.json()["id"],
        budget=person.post("/budgets", budget)["id"],
        goal=goal,
        contribution=person.post(f"/goals/{goal}/contributions", given)["id"],
        rate=person.post("/rates", rate)["id"],
        recurring=recurring,
        bill=bill,
        candidate=find_candidate(person, account),
        alert=raise_alert(person, account),
        activity=wait_for_activity(person)[0]["id"],
        notification=wait_for_notices(person, type="large_expense")[0]["id"],
        device=register_phone(person),
        contact=add_mailbox(person, person.email)["id"],
        webhook=person.post("/webhooks", HOOK)["id"],
        household=person.household_id,
        connection=connection,
    )


@contextmanager
def set_up(folder: Path, database_url: str) -> Iterator[Scene]:
    with ServerProcess(
        folder,
        database_url=database_url,
        sign_ins_per_minute_max="0",
        upload_bytes_max="2000000",
        readers="alerts,candidates,feed,notifications",
        **MAIL,
    ) as server:
        with new_http() as http:
            document = http.get(f"{server.url}/api/v1/openapi.json").json()
        scene = Scene(server, document)
        scene.settle()
        yield scene
        scene.close()
        assert "request.failed" not in server.log.read_text(), server.log.read_text()


def refused(answer: httpx.Response, *statuses: int) -> Json:
    """The problem document of a refusal; anything else fails."""
    what = (
        f"{answer.request.method} {answer.request.url} -> {answer.status_code} {answer.text[:300]}"
    )
    assert answer.status_code in statuses, what
    assert answer.headers["Content-Type"] == PROBLEM, what
    problem: Json = answer.json()
    assert problem["status"] == answer.status_code, what
    assert problem["type"] == f"/docs/errors#{problem['code']}", what
    assert problem["title"], what
    assert problem["detail"].endswith("."), what
    return problem
