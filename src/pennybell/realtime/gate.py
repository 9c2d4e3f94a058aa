"""What the door of the hub asks of others; the composition root fills it."""

from collections.abc import Callable
from dataclasses import dataclass

from pennybell.domains.identity.tokens import Tokens
from pennybell.kit.ids import Ids


@dataclass(frozen=True, slots=True)
class Gate:
    """`check_origin(headers, client)` raises Forbidden (403) for a foreign Origin."""

    tokens: Tokens
    ids: Ids
    check_origin: Callable[[dict[str, str], str], None]
