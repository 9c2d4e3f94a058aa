"""Who acts: the person, the sign-in, and the household the token speaks of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """`session_id` is None for the operator at the command line, who needs no sign-in.

    `user_id` is empty where nobody acts but Pennybell itself.
    """

    user_id: str
    household_id: str | None
    session_id: str | None
    expires_at_s: int = 0


def operator_for(user_id: str, household_id: str | None) -> Actor:
    return Actor(user_id=user_id, household_id=household_id, session_id=None)


def reader_of(household_id: str) -> Actor:
    """Pennybell itself, concluding something from a household's log."""
    return Actor(user_id="", household_id=household_id, session_id=None)
