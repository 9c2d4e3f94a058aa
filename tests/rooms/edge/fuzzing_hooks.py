"""Hooks of the Schemathesis run: a living sign-in, and ids of things that exist.

Loaded by `st run` (see test_schemathesis.py), in a folder where `seed.json` names the server and
where `counts.json` is left: how often each operation answered with which status.

Where a case is meant to be good, ids are replaced by ids of rows that are there (made at that
moment when the request would use them up), and what only another answer can know (a version, a
cursor, a sum) is put right. Where a case is meant to be bad, what is bad about it stays.
"""

import atexit
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import schemathesis
from hypothesis import strategies as st
from schemathesis.core.parameters import ParameterLocation
from tests.kit.client import PASSWORD, Json, sign_in
from tests.rooms.edge.fuzzing_seeds import URL, seeds
from tests.rooms.edge.scene import register_phone

from pennybell.kit.ids import uuid7_ids

AMOUNT_MINOR_MAX: Final = 999_999_999_999_999
SEQ_MAX: Final = 9_007_199_254_740_991
TIMEZONES: Final = ["Europe/Berlin", "UTC", "Asia/Kathmandu", "America/Argentina/Ushuaia"]

Case = schemathesis.Case[Any]

new_id = uuid7_ids()
counts: dict[str, Counter[int]] = {}

Make = Callable[[], Any]

PATHS: Final[dict[str, Make]] = {
    "get_account": lambda: seeds.account,
    "patch_account": lambda: seeds.changing,
    "delete_account": seeds.new_account,
    "get_category": lambda: seeds.category,
    "patch_category": lambda: seeds.category,
    "delete_category": seeds.new_category,
    "merge_category": seeds.new_category,
    "get_tag": lambda: seeds.tag,
    "patch_tag": lambda: seeds.tag,
    "delete_tag": seeds.new_tag,
    "get_transaction": lambda: seeds.row,
    "patch_transaction": lambda: seeds.row,
    "delete_transaction": seeds.new_row,
    "restore_transaction": seeds.new_deleted_row,
    "get_transfer": lambda: seeds.transfer,
    "patch_transfer": lambda: seeds.transfer,
    "delete_transfer": seeds.new_transfer,
    "restore_transfer": seeds.new_deleted_transfer,
    "patch_member": lambda: seeds.sam.user_id,
    "remove_member": lambda: seeds.person().invite(name="Max").user_id,
    "withdraw_invite": lambda: seeds.person().post("/invites")["id"],
    "preview_invite": lambda: seeds.invite["token"],
    "end_session": seeds.new_session,
    "get_import": lambda: seeds.imported,
    "get_budget": lambda: seeds.budget,
    "get_budget_progress": lambda: seeds.budget,
    "patch_budget": lambda: seeds.budget,
    "copy_last_period": lambda: seeds.budget,
    "delete_budget": seeds.new_budget,
    "get_goal": lambda: seeds.goal,
    "get_goal_progress": lambda: seeds.goal,
    "patch_goal": lambda: seeds.goal,
    "delete_goal": seeds.new_goal,
    "list_contributions": lambda: seeds.goal,
    "contribute": seeds.open_goal,
    "get_contribution": lambda: seeds.given,
    "patch_contribution": lambda: seeds.given,
    "delete_contribution": seeds.new_contribution,
    "get_rate": lambda: seeds.rate,
    "patch_rate": lambda: seeds.rate,
    "delete_rate": seeds.new_rate,
    "get_recurring": lambda: seeds.rule,
    "patch_recurring": lambda: seeds.changing_rule,
    "delete_recurring": seeds.new_rule,
    "get_bill": lambda: seeds.bill,
    "match_bill": lambda: seeds.bill,
    "unmatch_bill": seeds.new_paid_bill,
    "skip_bill": seeds.new_bill,
    "reopen_bill": seeds.new_bill,
    "confirm_candidate": lambda: seeds.candidate,
    "reject_candidate": lambda: seeds.rejected,
    "get_alert": lambda: seeds.alert,
    "get_alert_why": lambda: seeds.alert,
    "dismiss_alert": lambda: seeds.alert,
    "get_notification": lambda: seeds.notification,
    "list_deliveries": lambda: seeds.notification,
    "note_displayed": lambda: seeds.delivery,
    "note_clicked": lambda: seeds.delivery,
    "requeue_dead_letter": seeds.new_dead_letter,
    "get_webhook": lambda: seeds.webhook,
    "patch_webhook": lambda: seeds.webhook,
    "rotate_webhook_secret": lambda: seeds.webhook,
    "test_webhook": lambda: seeds.webhook,
    "list_webhook_deliveries": lambda: seeds.webhook,
    "delete_webhook": seeds.new_webhook,
    "resend_code": lambda: seeds.contact,
    "confirm_contact": lambda: seeds.contact,
    "forget_contact": seeds.new_contact,
    "forget_device": lambda: register_phone(seeds.person()),
    "disconnect": seeds.new_connection,
}
"""For each operation with an id in its address: one that exists."""


@schemathesis.auth(refresh_interval=None)
class SignedIn:
    def get(self, _case: Case, _context: schemathesis.AuthContext) -> str:
        return seeds.person().token

    def set(self, case: Case, data: str, _context: schemathesis.AuthContext) -> None:
        case.headers["Authorization"] = f"Bearer {data}"


schemathesis.openapi.format("iana-timezone", st.sampled_from(TIMEZONES))
schemathesis.openapi.format(
    "email", st.integers(0, 2**64).map(lambda number: f"person.{number}@home.example")
)


@schemathesis.hook
def before_load_schema(_context: schemathesis.HookContext, raw_schema: Json) -> None:
    """Let five currencies stand for all: each value of a choice is tried by itself."""
    _few_currencies(raw_schema)


def _few_currencies(part: Any) -> None:
    if isinstance(part, dict) and "EUR" in part.get("enum", ()):
        part["enum"] = ["CLF", "EUR", "JPY", "KWD", "USD"]
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _few_currencies(each)


@schemathesis.hook
def before_call(_context: schemathesis.HookContext, case: Case, _kwargs: Json) -> None:
    """Put what exists where a case is meant to be good."""
    meta = case.meta
    if meta is None:
        return
    operation = str(case.operation.definition.raw.get("operationId"))
    if case.path_parameters and not meta.is_negative_at(ParameterLocation.PATH):
        for name in case.path_parameters:
            case.path_parameters[name] = PATHS[operation]()
    if not meta.is_negative_at(ParameterLocation.HEADER):
        _repair_headers(case)
    if not meta.is_negative_at(ParameterLocation.QUERY):
        case.query = _repaired_query(operation, case.operation.path, case.query or {})
    if isinstance(case.body, dict) and not meta.is_negative_at(ParameterLocation.BODY):
        body: Json = _with_integers(case.body)
        REPAIRS.get(operation, _leave)(body)
        case.body = body


@schemathesis.hook
def after_call(
    _context: schemathesis.HookContext, case: Case, response: schemathesis.Response
) -> None:
    operation = str(case.operation.definition.raw.get("operationId"))
    if case.method.upper() == case.operation.method.upper():
        counts.setdefault(case.operation.label, Counter())[response.status_code] += 1
    if operation in {"logout", "end_session"} or b"session_ended" in response.content:
        seeds.is_signed_out = True
    if operation == "refresh":
        answer = response.json() if response.status_code == 200 else {}
        renewed = answer.get("refresh_token")
        seeds.refresh_token = renewed or sign_in(URL, seeds.email).refresh_token


@atexit.register
def leave_counts() -> None:
    Path("counts.json").write_text(json.dumps(counts))


def _repair_headers(case: Case) -> None:
    for name in case.headers or {}:
        if name.lower() == "if-match":
            case.headers[name] = "*"
        elif name.lower() == "idempotency-key":
            case.headers[name] = seeds.fresh()


def _repaired_query(operation: str, path: str, query: Json) -> Json:
    if operation == "get_events":
        return {"since": seeds.head(), "wait": 0.05}
    if operation in {"note_displayed", "note_clicked"}:
        return {"s": seeds.beacon}
    if operation == "stream_events":
        return {"since": SEQ_MAX}  # it ends at once: that cannot be continued
    query = {name: value for name, value in query.items() if name != "cursor"}
    return _with_one_range(query) if "/analytics/" in path else query


def _with_one_range(query: Json) -> Json:
    """A range that does not end before it begins, said once, of days that there are."""
    days = {"from": "2025-11-01", "to": "2026-01-26"}
    if "period" in query:
        query = {name: value for name, value in query.items() if name not in {*days, "on"}}
        return query | {"period": "2026-W53" if "W" in str(query["period"]) else query["period"]}
    return query | days if days.keys() & query.keys() else query


def _with_integers(value: Any) -> Any:
    """JSON Schema takes 12.0 for an integer; the API does not: money is never a float."""
    if isinstance(value, dict):
        return {name: _with_integers(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_with_integers(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _leave(_body: Json) -> None:
    pass


def _set(**values: Make) -> Callable[[Json], None]:
    def repair(body: Json) -> None:
        body.update({name: make() for name, make in values.items()})

    return repair


def _with_id(body: Json) -> None:
    if "id" in body:
        body["id"] = new_id()


def _repair_category(body: Json) -> None:
    _with_id(body)
    if body.get("parent_id"):
        body["parent_id"] = seeds.parent
        if "kind" in body:
            body["kind"] = "expense"


def _repair_transaction(body: Json) -> None:
    _with_id(body)
    if "account_id" in body:
        body["account_id"] = seeds.account
    if body.get("category_id"):
        body["category_id"] = seeds.category
    splits = body.get("splits") or []
    for split in splits:
        if split.get("category_id"):
            split["category_id"] = seeds.category
    if "amount_minor" in body or splits:
        total = sum(int(split["amount_minor"]) for split in splits)
        if splits and abs(total) <= AMOUNT_MINOR_MAX:
            body["amount_minor"] = total
        else:
            body["splits"] = []


def _repair_transactions(body: Json) -> None:
    for each in body["transactions"]:
        _repair_transaction(each)


def _repair_transfer(body: Json) -> None:
    _with_id(body)
    for name, account in (("from_account_id", seeds.account), ("to_account_id", seeds.savings)):
        if name in body:
            body[name] = account
    if body.get("to_amount_minor") is not None:
        body["amount_minor"] = body["to_amount_minor"]


def _repair_budget(body: Json) -> None:
    _with_id(body)
    if body.get("category_ids"):
        body["category_ids"] = [seeds.category]
    for name in ("anchor_date", "rollover_since"):
        if body.get(name):
            body[name] = "2026-01-31"


def _repair_goal(body: Json) -> None:
    """Without accounts: those would soon be shared out."""
    _with_id(body)
    seeds.new_goal()
    body["accounts"] = []
    body["target_minor"], body["rest_minor"] = body.get("target_minor") or 90_000, 0


def _repair_goal_change(body: Json) -> None:
    """The goal is fed by contributions: it has no accounts to change."""
    body.pop("accounts", None)
    body.pop("rest_minor", None)
    if body.get("target_date"):
        body["target_date"] = "2026-01-31"


def _repair_contribution(body: Json) -> None:
    _with_id(body)
    if "amount_minor" in body:
        body["amount_minor"] %= 1_000_000
    if body.get("date"):
        body["date"] = "2026-01-31"


def _repair_rule(body: Json) -> None:
    _with_id(body)
    if body.get("account_id"):
        body["account_id"] = seeds.account
    if body.get("category_id"):
        body["category_id"] = seeds.category
    if "currency" in body:
        body["currency"] = "EUR"
    if "rrule" in body:
        body["rrule"] = "FREQ=MONTHLY"
    if body.get("auto_post"):
        body["account_id"] = seeds.account
    if body.keys() & {"amount_min_minor", "amount_max_minor"}:
        body |= {"amount_min_minor": -1_500, "amount_max_minor": -1_000}


def _repair_rate(body: Json) -> None:
    _with_id(body)
    body.update(seeds.pair())


def _repair_preferences(body: Json) -> None:
    for name, hour in (("quiet_hours_start", "22:00"), ("quiet_hours_end", "07:00")):
        if body.get(name) or body.get("quiet_hours_enabled"):
            body[name] = hour


def _repair_fcm(body: Json) -> None:
    body.pop("fid", None)
    body["token"] = f"phone-{seeds.fresh()}"


def _repair_marks(body: Json) -> None:
    body["up_to"] = seeds.notification


def _repair_registration(body: Json) -> None:
    body.pop("invite", None)
    body["email"] = f"{seeds.fresh()}@home.example"


def _repair_import(body: Json) -> None:
    body.pop("mapping", None)
    body["file"] = seeds.statement()
    body["account_id"] = seeds.account


REPAIRS: Final[dict[str, Callable[[Json], None]]] = {
    "register": _repair_registration,
    "login": _set(email=lambda: seeds.email, password=lambda: PASSWORD),
    "refresh": _set(refresh_token=lambda: seeds.refresh_token),
    "switch": _set(household_id=lambda: seeds.robin.household_id),
    "change_password": _set(current_password=lambda: PASSWORD, new_password=lambda: PASSWORD),
    "accept_invite": _set(token=seeds.new_invite_elsewhere),
    "create_account": _with_id,
    "create_category": _repair_category,
    "patch_category": _repair_category,
    "merge_category": _set(into=lambda: seeds.category),
    "create_tag": _set(id=new_id, name=seeds.fresh),
    "patch_tag": _set(name=seeds.fresh),
    "create": _repair_transaction,
    "patch_transaction": _repair_transaction,
    "create_many": _repair_transactions,
    "create_transfer": _repair_transfer,
    "patch_transfer": _repair_transfer,
    "import_statement": _repair_import,
    "create_budget": _repair_budget,
    "patch_budget": _repair_budget,
    "create_goal": _repair_goal,
    "patch_goal": _repair_goal_change,
    "contribute": _repair_contribution,
    "patch_contribution": _repair_contribution,
    "create_rate": _repair_rate,
    "patch_rate": _set(date=seeds.day),
    "put_notification_preferences": _repair_preferences,
    "register_fcm": _repair_fcm,
    "register_web_push": _set(endpoint=lambda: "https://push.example/1"),
    "mark_activity_read": _set(up_to=lambda: seeds.activity),
    "create_webhook": _set(url=seeds.new_hook_url),
    "add_contact": _set(channel=lambda: "email", address=seeds.new_address),
    "mark_notifications_read": _repair_marks,
    "mark_notifications_unread": _repair_marks,
    "mark_notifications_seen": _repair_marks,
    "archive_notifications": _repair_marks,
    "unarchive_notifications": _repair_marks,
    "snooze_notifications": _set(until=lambda: "2199-01-26T07:00:00Z"),
    "create_recurring": _repair_rule,
    "patch_recurring": _repair_rule,
    "confirm_candidate": _repair_rule,
    "match_bill": _set(transaction_id=seeds.new_row),
}
