"""What the Schemathesis run throws its requests at: Robin's household with one of everything."""

import base64
import json
import secrets
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tests.kit.activity import wait_for_activity
from tests.kit.alerts import raise_alert
from tests.kit.bills import find_candidate, raise_bill, rule
from tests.kit.client import Json, Person, Socket, register, sign_in
from tests.kit.contacts import HOOK, add_mailbox, beacon, bury, follow_link
from tests.kit.inbox import wait_for_notices

SEED: Final[dict[str, str]] = json.loads(Path("seed.json").read_text())
URL: Final = SEED["url"]


class Seeds:
    """Robin, who sends every request, and a household with one of everything."""

    def __init__(self) -> None:
        self.days = 0
        self.robin = register(URL, "Robin")
        self.email = self.robin.email
        self.is_signed_out = False
        self.sam = self.robin.invite(name="Sam")
        self.kim = register(URL, "Kim")
        self.account, self.savings, self.changing = (
            self.robin.open_account(name)["id"] for name in ("Everyday", "Savings", "Changing")
        )
        self.parent = self.new_category()
        self.category, self.tag = self.new_category(), self.new_tag()
        self.row, self.transfer = self.new_row(), self.new_transfer()
        self.invite = self.robin.post("/invites", {"role": "member"})
        self.imported = self.new_import()
        self.budget, self.rate = self.new_budget(), self.new_rate()
        self.goal, self.given = self.new_goal(), ""
        self.given = self.new_contribution()
        self.changing_rule = str(rule(self.robin)["id"])
        self.rule, self.bill = raise_bill(self.robin)
        self.candidate = find_candidate(self.robin, self.account)
        self.rejected = find_candidate(self.robin, self.account, "Choir")
        self.alert = raise_alert(self.robin, self.account)
        self.activity = wait_for_activity(self.robin)[0]["id"]
        self.notification = wait_for_notices(self.robin, type="large_expense")[0]["id"]
        mailbox = add_mailbox(self.robin, self.email)
        follow_link(self.robin, mailbox, SEED["secret"])
        self.contact = str(mailbox["id"])
        self.delivery, self.beacon = beacon(self.robin, SEED["secret"])
        self.webhook = str(self.robin.post("/webhooks", HOOK)["id"])
        self.refresh_token = sign_in(URL, self.email).refresh_token
        self.sockets: list[Socket] = []

    def person(self) -> Person:
        """Robin, signed in again when a request has ended that."""
        if self.is_signed_out:
            self.robin, self.is_signed_out = sign_in(URL, self.email), False
        return self.robin

    def fresh(self) -> str:
        return secrets.token_hex(6)

    def new_account(self) -> str:
        return str(self.person().open_account(self.fresh())["id"])

    def new_category(self) -> str:
        body = {"name": self.fresh(), "kind": "expense"}
        return str(self.person().post("/categories", body)["id"])

    def new_tag(self) -> str:
        return str(self.person().post("/tags", {"name": self.fresh()})["id"])

    def new_row(self) -> str:
        return str(self.person().record(self.account, -1_250)["id"])

    def new_deleted_row(self) -> str:
        id_ = self.new_row()
        self.person().delete(f"/transactions/{id_}")
        return id_

    def new_transfer(self) -> str:
        body = {
            "from_account_id": self.account,
            "to_account_id": self.savings,
            "amount_minor": 500,
            "date": "2026-01-26",
        }
        return str(self.person().post("/transfers", body)["transfer_id"])

    def new_deleted_transfer(self) -> str:
        id_ = self.new_transfer()
        self.person().delete(f"/transfers/{id_}")
        return id_

    def new_import(self) -> str:
        robin = self.person()
        answer = robin.http.post(
            f"{URL}/api/v1/imports",
            files={"file": ("january.csv", self.statement())},
            data={"account_id": self.account},
            headers={"Authorization": f"Bearer {robin.token}"},
        )
        return str(answer.json()["id"])

    def new_budget(self) -> str:
        """One that nothing stands in the way of: budgets made by other requests go first."""
        robin = self.person()
        for each in robin.get("/budgets")["items"]:
            if each["id"] != getattr(self, "budget", ""):
                robin.delete(f"/budgets/{each['id']}")
        return str(robin.post("/budgets", {"name": self.fresh(), "limit_minor": 5_000})["id"])

    def new_goal(self) -> str:
        """One that nothing stands in the way of: goals made by other requests go first."""
        robin = self.person()
        for each in robin.get("/goals")["items"]:
            if each["id"] != getattr(self, "goal", ""):
                robin.delete(f"/goals/{each['id']}")
        return str(robin.post("/goals", {"name": self.fresh(), "target_minor": 90_000})["id"])

    def open_goal(self) -> str:
        """One that takes contributions."""
        self.person().patch(f"/goals/{self.goal}", {"archived": False})
        return self.goal

    def new_contribution(self) -> str:
        """One of few, and small: sums have an end."""
        robin, path = self.person(), f"/goals/{self.open_goal()}/contributions"
        for each in robin.get(path)["items"]:
            if each["id"] != self.given:
                robin.delete(f"/contributions/{each['id']}")
        given = {"date": "2026-01-20", "amount_minor": 2_000}
        return str(robin.post(path, given)["id"])

    def new_rate(self) -> str:
        return str(self.person().post("/rates", self.pair())["id"])

    def new_rule(self) -> str:
        return self.new_bill_of_rule()[0]

    def new_bill(self) -> str:
        return self.new_bill_of_rule()[1]

    def new_bill_of_rule(self) -> tuple[str, str]:
        """Ones that nothing stands in the way of: rules made by other requests go first.

        To a payee whom no row of another request has paid: that would settle the bill at once.
        """
        robin = self.person()
        for each in robin.get("/recurring")["items"]:
            if each["id"] not in {self.rule, self.changing_rule}:
                robin.delete(f"/recurring/{each['id']}")
        return raise_bill(robin, payee=self.fresh())

    def new_paid_bill(self) -> str:
        bill = self.new_bill()
        self.person().post(f"/bills/{bill}/match", {"transaction_id": self.new_row()})
        return bill

    def pair(self) -> Json:
        """A rate that is not there yet."""
        self.days += 1
        day = date(1990, 1, 1) + timedelta(days=self.days)
        return {"base": "KWD", "quote": "CLF", "date": day.isoformat(), "rate": "84.5"}

    def day(self) -> str:
        return str(self.pair()["date"])

    def statement(self) -> str:
        return f"Date,Payee,Amount\n2026-01-26,{self.fresh()},-12.50\n"

    def new_invite_elsewhere(self) -> str:
        """A token for a household that Robin is not in yet."""
        body = {"name": self.fresh(), "currency": "EUR", "timezone": "UTC"}
        founded = self.kim.post("/households", body)["id"]
        return str(self.kim.switched_to(founded).post("/invites", {"role": "member"})["token"])

    def new_webhook(self) -> str:
        """One of few: those made by other requests go first."""
        robin = self.person()
        for each in robin.get("/webhooks")["items"]:
            if each["id"] != self.webhook:
                robin.delete(f"/webhooks/{each['id']}")
        return str(robin.post("/webhooks", HOOK)["id"])

    def new_hook_url(self) -> str:
        """One that there is room for."""
        self.new_webhook()
        return HOOK["url"]

    def new_dead_letter(self) -> str:
        """A delivery that nobody could make."""
        delivery, _ = beacon(self.person(), SEED["secret"])
        return bury(SEED["database"], delivery)

    def new_contact(self) -> str:
        """One of few: those made by other requests go first."""
        robin = self.person()
        for each in robin.get("/notification-contacts")["items"]:
            if each["id"] != self.contact:
                robin.delete(f"/notification-contacts/{each['id']}")
        return str(add_mailbox(robin, f"{self.fresh()}@home.example")["id"])

    def new_address(self) -> str:
        """One that there is room for."""
        self.new_contact()
        return f"{self.fresh()}@home.example"

    def new_session(self) -> str:
        token = sign_in(URL, self.email).token.split(".")[1]
        return str(json.loads(base64.urlsafe_b64decode(token + "=="))["sid"])

    def new_connection(self) -> str:
        """An open socket; those before it are closed."""
        for socket in self.sockets:
            socket.close()
        self.sockets = [Socket.open(URL, self.person().token)]
        return str(self.sockets[0].ready["connection_id"])

    def head(self) -> int:
        """Robin's newest event; the refusal to a cursor that is too old says it too."""
        return int(self.person().send("GET", "/events", params={"since": 0}).json()["head"])


seeds = Seeds()
