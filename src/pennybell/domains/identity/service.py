"""People: register, sign in, renew, sign out, profile. Passwords arrive here already hashed."""

from dataclasses import dataclass
from typing import Any, Final

from pennybell.domains.deliveries.replanning import replan
from pennybell.domains.devices import service as devices
from pennybell.domains.households import repository as households
from pennybell.domains.households import service as membership
from pennybell.domains.households.model import HouseholdDraft
from pennybell.domains.identity import notices, repository
from pennybell.domains.identity.tokens import Tokens, digest, refresh_invalid
from pennybell.errors import DomainError, Forbidden, NotFound, Stale, Unauthenticated
from pennybell.events.shapes import Household, User
from pennybell.events.vocabulary import UserUpdated
from pennybell.kit.clock import DAY, SECOND, instant_text
from pennybell.outbox import log
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

PREVIOUS_REFRESH_MS: Final = 30 * SECOND
"""How long the token before the newest is honoured: two tabs, or an answer that got lost."""


@dataclass(frozen=True, slots=True)
class Registration:
    email: str
    name: str
    password_hash: str
    currency: str
    timezone: str
    invite: str | None = None
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class Device:
    """Where a sign-in comes from: a name made of the user agent, and the peer's address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh sign-in. `refresh_token` is known to its holder alone; only a digest is stored."""

    user: User
    household: Household | None
    session_id: str
    refresh_token: str


@dataclass(frozen=True, slots=True)
class SessionInfo:
    id: str
    device: str
    address: str
    created_at: str
    last_seen_at: str
    current: bool


def register(uow: UnitOfWork, person: Registration, *, invited_only: bool) -> User:
    """Make a person, and a household of theirs or (with an invite) a membership.

    Raises:
        Forbidden: 403 `registration_by_invitation`.
        NotFound: 404, the invite is unknown, used or too old.
        Conflict: 409 `email_taken`.
    Emits: member.joined when invited.
    """
    if invited_only and person.invite is None:
        raise Forbidden("registration_by_invitation", "Registration here needs an invitation.")
    if person.invite is not None:
        # First of all: without a good one nobody learns which addresses have accounts here.
        membership.check_invite(uow, person.invite)
    user_id = uow.actor.user_id
    repository.lock_registrations(uow.connection)
    repository.insert_user(
        uow.connection,
        {
            "id": user_id,
            "email": person.email,
            "email_key": repository.email_key(person.email),
            "name": person.name,
            "password_hash": person.password_hash,
            "timezone": person.timezone,
            "locale": person.locale,
            "is_admin": repository.count_users(uow.connection) == 0,
            "disabled_at": None,
            "version": 1,
            "created_at": uow.now,
        },
    )
    log.open_stream(uow.connection, user_id)
    log.open_scope(uow.connection, user_id)
    if person.invite is not None:
        membership.accept_invite(uow, person.invite)
    else:
        draft = HouseholdDraft(f"{person.name}'s household", person.timezone, person.currency)
        membership.create_household(uow, draft)
    return repository.to_shape(repository.find_user(uow.connection, user_id))


def open_session(
    uow: UnitOfWork, tokens: Tokens, device: Device, *, random: bytes, days: int
) -> SignedIn:
    """Start a sign-in for the actor, on the household of their choice or their oldest one."""
    user_id = uow.actor.user_id
    row = repository.find_user(uow.connection, user_id)
    if row is None or row.disabled_at is not None:
        raise bad_credentials()
    household = _household_of(uow, user_id, uow.household_moved_to)
    session_id = uow.ids()
    refresh_token = tokens.first_refresh(session_id, random)
    repository.insert_session(
        uow.connection,
        {
            "id": session_id,
            "user_id": user_id,
            "household_id_now": household.id if household else None,
            "device": device.name[:200],
            "address": device.address[:64],
            "refresh_hash": digest(refresh_token),
            "previous_hash": None,
            "rotated_at": uow.now,
            "created_at": uow.now,
            "last_seen_at": uow.now,
            "expires_at": uow.now + days * DAY,
            "ended_at": None,
        },
    )
    return SignedIn(repository.to_shape(row), household, session_id, refresh_token)


def sign_in(
    uow: UnitOfWork, tokens: Tokens, device: Device, *, random: bytes, days: int
) -> SignedIn:
    """Start a sign-in as `open_session` does; the others of the actor hear of a new device."""
    known = {
        notices.label_of(name)
        for name in repository.find_devices(uow.connection, uow.actor.user_id)
    }
    signed_in = open_session(uow, tokens, device, random=random, days=days)
    if known and notices.label_of(device.name) not in known:
        notices.tell_new_device(uow, device.name, signed_in.session_id)
    return signed_in


def check_unchanged(uow: UnitOfWork, verified_hash: str | None) -> None:
    """Refuse a sign-in whose password was changed after it was found right. 401."""
    row = repository.find_user(uow.connection, uow.actor.user_id, lock=True)
    if row is None or row.password_hash != verified_hash:
        raise bad_credentials()


class Reused(DomainError):
    """An old refresh token came back: somebody copied it, so the whole family ended."""

    status = 401
    title = "Not signed in"


def renew(uow: UnitOfWork, tokens: Tokens, token: str, *, days: int) -> SignedIn | None:
    """Rotate a refresh token; the one before it gets the same successor for 30 s.

    Returns None when an older one came back: then the session has ended, and that commits.

    Raises:
        Unauthenticated: 401 `refresh_invalid`.
    """
    session_id = tokens.session_of(token)
    session = repository.find_session(uow.connection, session_id, lock=True)
    if session is None or session.ended_at is not None or session.expires_at <= uow.now:
        raise refresh_invalid()
    presented = digest(token)
    if presented == session.refresh_hash:
        repository.update_session(
            uow.connection,
            session_id,
            {
                "refresh_hash": digest(tokens.next_refresh(token)),
                "previous_hash": presented,
                "rotated_at": uow.now,
                "last_seen_at": uow.now,
                "expires_at": uow.now + days * DAY,
            },
        )
    elif presented != session.previous_hash or uow.now - session.rotated_at > PREVIOUS_REFRESH_MS:
        repository.end_session(uow.connection, session_id, uow.now)
        uow.ended.append((session.user_id, session_id))
        devices.forget_sessions(uow, [session_id])
        return None
    row = repository.find_user(uow.connection, session.user_id)
    if row is None or row.disabled_at is not None:
        raise refresh_invalid()
    household = _household_of(uow, row.id, session.household_id_now)
    return SignedIn(repository.to_shape(row), household, session_id, tokens.next_refresh(token))


def switch_household(uow: UnitOfWork, household_id: str) -> tuple[User, Household]:
    """Point this session at another household of the actor's. Raises NotFound: 404."""
    household = households.find_of_user(uow.connection, uow.actor.user_id, household_id)
    if household is None:
        raise NotFound("household")
    assert uow.actor.session_id is not None
    repository.update_session(
        uow.connection, uow.actor.session_id, {"household_id_now": household_id}
    )
    return _user(uow), household


def end_session(uow: UnitOfWork, session_id: str) -> None:
    """Sign one device out; its sockets close. Raises NotFound: 404, not the actor's session."""
    session = repository.find_session(uow.connection, session_id, lock=True)
    if session is None or session.user_id != uow.actor.user_id or session.ended_at is not None:
        raise NotFound("session")
    repository.end_session(uow.connection, session_id, uow.now)
    uow.ended.append((session.user_id, session_id))
    devices.forget_sessions(uow, [session_id])


def set_password(uow: UnitOfWork, password_hash: str, *, tells: bool = True) -> None:
    """Replace the actor's password and end every other session of theirs.

    Args:
        tells: they are told, too.
    """
    repository.update_user(uow.connection, uow.actor.user_id, {"password_hash": password_hash})
    uow.ended += repository.end_sessions(
        uow.connection, uow.actor.user_id, now=uow.now, but=uow.actor.session_id
    )
    devices.forget_sessions(uow, [session_id for _, session_id in uow.ended])
    if tells:
        notices.tell_password_changed(uow)


def change_profile(uow: UnitOfWork, changes: dict[str, Any], *, if_match: int | None) -> User:
    """Change name, time zone or locale. Emits: user.updated, to the person alone."""
    row = repository.find_user(uow.connection, uow.actor.user_id, lock=True)
    if row is None:
        raise NotFound("user")
    before = repository.to_shape(row)
    if if_match is not None and if_match != before.version:
        raise Stale("user", before.model_dump(mode="json"))
    changes = {name: value for name, value in changes.items() if getattr(before, name) != value}
    if not changes:
        return before
    after = repository.to_shape(
        repository.update_user(
            uow.connection, before.id, {**changes, "version": before.version + 1}
        )
    )
    uow.emit_to(after.id, UserUpdated.carrying(after))
    if "name" in changes:
        membership.announce_name(uow, before.name)
    if "timezone" in changes:
        replan(uow, after.id)
    return after


def read_profile(reading: Reading) -> User:
    row = repository.find_user(reading.connection, reading.actor.user_id)
    if row is None:
        raise NotFound("user")
    return repository.to_shape(row)


def read_sessions(reading: Reading) -> list[SessionInfo]:
    return [
        SessionInfo(
            id=row.id,
            device=row.device,
            address=row.address,
            created_at=instant_text(row.created_at),
            last_seen_at=instant_text(row.last_seen_at),
            current=row.id == reading.actor.session_id,
        )
        for row in repository.find_sessions(reading.connection, reading.actor.user_id)
        if row.expires_at > reading.now
    ]


def disable_user(uow: UnitOfWork, user_id: str, *, disabled: bool) -> None:
    """Close or reopen somebody's way in; closing ends their sessions."""
    repository.update_user(uow.connection, user_id, {"disabled_at": uow.now if disabled else None})
    if disabled:
        uow.disabled.append(user_id)
        uow.ended += repository.end_sessions(uow.connection, user_id, now=uow.now)


def delete_user(uow: UnitOfWork, user_id: str) -> None:
    """Delete a person. Households of theirs alone go with them; others hear member.left.

    Raises:
        Conflict: 409 `last_owner` of a household with other members.
    """
    uow.ended += repository.end_sessions(uow.connection, user_id, now=uow.now)
    membership.leave_everything(uow, user_id)
    repository.delete_user(uow.connection, user_id)


def bad_credentials() -> Unauthenticated:
    return Unauthenticated("bad_credentials", "E-mail or password is wrong.")


def _household_of(uow: UnitOfWork, user_id: str, household_id: str | None) -> Household | None:
    """The household asked for if the person still belongs to it, else their oldest one."""
    mine = households.find_all_of_user(uow.connection, user_id)
    chosen = [each for each, _ in mine if each.id == household_id]
    return (chosen or [each for each, _ in mine] or [None])[0]  # type: ignore[list-item, unused-ignore]


def _user(uow: UnitOfWork) -> User:
    row = repository.find_user(uow.connection, uow.actor.user_id)
    if row is None:
        raise NotFound("user")
    return repository.to_shape(row)
