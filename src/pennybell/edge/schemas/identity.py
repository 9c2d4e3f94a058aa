"""Bodies and answers about people and their sign-ins."""

from typing import Annotated, Literal

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from pennybell.domains.identity.passwords import PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN
from pennybell.edge.schemas.fields import (
    WITHOUT_NUL,
    Answer,
    Body,
    Currency,
    Locale,
    Name,
    Reference,
    SeqField,
    Timezone,
)
from pennybell.events.shapes import Household, Role, User


def _email(value: str) -> str:
    try:
        return validate_email(value, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError as error:
        raise ValueError(str(error)) from error


Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=254),
    AfterValidator(_email),
    WithJsonSchema(
        {"type": "string", "format": "email", "maxLength": 254, "examples": ["robin@home.example"]}
    ),
]
NewPassword = Annotated[
    str,
    StringConstraints(
        min_length=PASSWORD_LENGTH_MIN, max_length=PASSWORD_LENGTH_MAX, pattern=WITHOUT_NUL
    ),
    Field(examples=["correct horse battery"]),
]
Password = Annotated[
    str,
    StringConstraints(max_length=PASSWORD_LENGTH_MAX),
    Field(examples=["correct horse battery"]),
]
Client = Literal["browser", "native"]
Token = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class Register(Body):
    email: Email
    password: NewPassword
    name: Name
    currency: Currency
    timezone: Timezone
    invite: Token | None = None
    client: Client = "browser"


class Login(Body):
    email: Annotated[
        str, StringConstraints(strip_whitespace=True, max_length=254, pattern=WITHOUT_NUL)
    ] = Field(examples=["robin@home.example"])
    password: Password
    client: Client = "browser"


class Refresh(Body):
    """Browsers send the cookie instead."""

    refresh_token: Token | None = None


class SwitchHousehold(Body):
    household_id: Reference


class ChangePassword(Body):
    current_password: Password
    new_password: NewPassword


class ChangeProfile(Body):
    name: Name = ""
    timezone: Timezone = ""
    locale: Locale = ""


class SignedInAnswer(Answer):
    """`refresh_token` only for native clients; browsers get it as an HttpOnly cookie."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105  # a scheme, no secret
    expires_in: int
    user: User
    household: Household | None
    refresh_token: str | None = None


class RegistrationMode(Answer):
    mode: Literal["open", "invite", "closed"]


class SessionAnswer(Answer):
    id: str
    device: str
    address: str
    created_at: str
    last_seen_at: str
    current: bool


class SessionList(Answer):
    items: list[SessionAnswer]


class UserAnswer(User):
    seq: SeqField


class HouseholdOfMine(Household):
    role: Role


class HouseholdList(Answer):
    items: list[HouseholdOfMine]
