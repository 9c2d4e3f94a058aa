"""Bodies and answers about webhooks."""

from typing import Annotated

from pydantic import Field, StringConstraints

from pennybell.edge.schemas.fields import Answer, Body, Flag, Name, SeqField
from pennybell.events.notices import NotificationType, Webhook, WebhookDelivery

Types = Annotated[list[NotificationType], Field(max_length=50)]
"""Of notices; none: all."""

Url = Annotated[
    str, StringConstraints(min_length=12, max_length=2000, pattern=r"^https?://[\x21-\x7e]+$")
]


class NewWebhook(Body):
    name: Name
    url: Url
    types: Types = Field(default=[])


class ChangeWebhook(Body):
    """What is left out stays as it is."""

    name: Name = ""
    types: Types = Field(default=[])
    enabled: Flag = True


class WebhookAnswer(Webhook):
    seq: SeqField


class WebhookWithSecret(Webhook):
    """`secret` is shown this once; null when the answer is a replay of an Idempotency-Key."""

    seq: SeqField
    secret: str | None


class WebhookList(Answer):
    """Oldest first."""

    items: list[Webhook]


class WebhookDeliveryList(Answer):
    """Newest first. `next_cursor` is null on the last page."""

    items: list[WebhookDelivery]
    next_cursor: str | None


class ListWebhookDeliveries(Body):
    """Query of what was sent."""

    cursor: Annotated[str, Field(max_length=200)] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
