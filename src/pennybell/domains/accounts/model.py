"""What a caller may say of an account."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """`opening_balance_minor` is in the minor unit of `currency`."""

    name: str
    type: str
    currency: str
    opening_balance_minor: int = 0
    id: str | None = None
