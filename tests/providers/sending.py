"""Messages and addresses for tests of channels, and running them."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any, TypeVar

from pennybell.channels.port import Address, Channel, Message, Outcome
from pennybell.kit.ids import uuid7_ids

T = TypeVar("T")

ids = uuid7_ids()

SECRET_TITLE = "Groceries over"
SECRET_BODY = "12.40 over its 450.00 at Corner Bakery"

HOSTILE_TITLE = "Bread\r\nX: 1 \u202egnp.exe"
HOSTILE_BODY = "<b>a</b>\x00b\u2066c \u061c\r\nd"
"""What people may type, and what providers are to be given of it: text, of two lines."""

INERT_TITLE = "Bread X: 1 gnp.exe"
INERT_BODY = "<b>a</b> bc \nd"


def a_message(**changes: Any) -> Message:
    message = Message(
        id=ids(),
        type="budget.alert",
        title=SECRET_TITLE,
        body=SECRET_BODY,
        tag="budget:groceries",
        data={"budget_id": ids()},
        link="https://money.example/budgets",
        urgency="high",
        ttl_s=3_600,
        badge=3,
    )
    return replace(message, **changes)


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """In an event loop of its own, which has to end with nothing left behind."""
    return asyncio.run(coroutine)


Open = Callable[[], AbstractAsyncContextManager[Channel]]


def sent(opened: Open, address: Address, *messages: Message, attempt: int = 1) -> list[Outcome]:
    """What became of messages sent one after another."""

    async def scenario() -> list[Outcome]:
        async with opened() as channel:
            return [await channel.send(address, each, attempt=attempt) for each in messages]

    return run(scenario())


def sent_one(opened: Open, address: Address, message: Message | None = None) -> Outcome:
    (outcome,) = sent(opened, address, message or a_message())
    return outcome
