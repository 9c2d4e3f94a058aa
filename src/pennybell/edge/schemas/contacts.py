"""Bodies and answers about addresses that notices go to."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from pennybell.edge.schemas.fields import SAYS_SOMETHING, Answer, Body, SeqField
from pennybell.events.notices import Contact

ContactChannel = Literal["email", "sms", "apprise"]


class NewContact(Body):
    """`address`: of mail; a number with its country; or an Apprise URL, by `channel`."""

    channel: ContactChannel
    address: Annotated[
        str, StringConstraints(min_length=3, max_length=2_000, pattern=SAYS_SOMETHING)
    ]


class ConfirmContact(Body):
    code: Annotated[str, StringConstraints(min_length=6, max_length=6, pattern="^[0-9]{6}$")]


class ContactAnswer(Contact):
    seq: SeqField


class ContactList(Answer):
    """Oldest first. `channels`: by which this server sends; `apprise_schemes`: to which URLs."""

    items: list[Contact]
    channels: list[ContactChannel]
    apprise_schemes: Annotated[list[str], Field(examples=[["ntfys"]])]
