"""Answers for the server's admin."""

from typing import Annotated

from pydantic import Field

from pennybell.edge.schemas.fields import Answer, Body
from pennybell.events.notices import DeadLetter


class DeadLetterList(Answer):
    """Newest first. `next_cursor` is null on the last page."""

    items: list[DeadLetter]
    next_cursor: str | None


class ListDeadLetters(Body):
    """Query of what was given up."""

    cursor: Annotated[str, Field(max_length=200)] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class ProviderState(Answer):
    """One provider as this process sees it. `state`: of its breaker; `open_s`: how long it pauses."""

    label: str
    state: str
    reason: str
    open_s: float


class ChannelState(Answer):
    """One channel since this process started: outcomes by kind, errors by reason."""

    channel: str
    providers: list[ProviderState]
    outcomes: dict[str, int]
    errors: dict[str, int]


class ProviderList(Answer):
    """The channels that are configured."""

    items: list[ChannelState]
