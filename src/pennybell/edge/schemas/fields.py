"""The types that bodies and queries are made of: strict, bounded, and free of NUL."""

import re
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from pennybell.events.shapes import Shape
from pennybell.kit.ids import is_uuid7
from pennybell.kit.money import AMOUNT_MINOR_MAX, BALANCE_MINOR_MAX, CURRENCIES

DAY_PATTERN = re.compile(r"\d{4}-\d{2}-\d{2}")


class Body(BaseModel):
    """A request body: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(Shape):
    """An answer of the API."""


def _uuid7(value: str) -> str:
    if not is_uuid7(value):
        raise ValueError("not a UUID of version 7 in lower case")
    return value


def _day(value: Any) -> date:
    if not isinstance(value, str) or not DAY_PATTERN.fullmatch(value):
        raise ValueError("not a date such as 2026-01-26")
    return date.fromisoformat(value)


def _currency(value: str) -> str:
    if value not in CURRENCIES:
        raise ValueError("no ISO 4217 currency")
    return value


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("no IANA time zone such as Europe/Berlin") from error
    return value


UUID7_PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"

WITHOUT_NUL = r"^[^\x00]*$"
"""PostgreSQL stores every character but this one."""

SAYS_SOMETHING = r"^[^\x00]*[^\s\x00\x85\ufeff][^\x00]*$"
"""More than white space, whichever reader says what that is."""

NewId = Annotated[
    str,
    AfterValidator(_uuid7),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": UUID7_PATTERN,
            "examples": ["01890a5d-ac96-774b-bcce-b302099a8057"],
        }
    ),
]
"""An id chosen by the client: UUIDv7, lower case."""

Reference = NewId
"""An id of something that exists: the same form, so an unknown one is simply not found."""

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=SAYS_SOMETHING),
]
Payee = Annotated[str, StringConstraints(max_length=500, pattern=WITHOUT_NUL)]
Note = Annotated[str, StringConstraints(max_length=5000, pattern=WITHOUT_NUL)]
TagName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=SAYS_SOMETHING),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-01-26"]}),
]
Currency = Annotated[
    str,
    AfterValidator(_currency),
    WithJsonSchema({"type": "string", "enum": sorted(CURRENCIES), "examples": ["EUR"]}),
]
Timezone = Annotated[
    str,
    StringConstraints(max_length=64),
    AfterValidator(_timezone),
    WithJsonSchema(
        {
            "type": "string",
            "minLength": 1,
            "maxLength": 64,
            "format": "iana-timezone",
            "examples": ["Europe/Berlin"],
        }
    ),
]
Locale = Annotated[
    str, StringConstraints(max_length=35, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
]
Amount = Annotated[int, Field(strict=True, ge=-AMOUNT_MINOR_MAX, le=AMOUNT_MINOR_MAX)]
PositiveAmount = Annotated[int, Field(strict=True, ge=1, le=AMOUNT_MINOR_MAX)]
Balance = Annotated[int, Field(strict=True, ge=-AMOUNT_MINOR_MAX, le=AMOUNT_MINOR_MAX)]
Flag = Annotated[bool, Field(strict=True)]
SeqField = Annotated[
    int,
    Field(
        ge=0,
        le=BALANCE_MINOR_MAX,
        description="The commit number of this write in your stream; 0: nothing was announced.",
    ),
]


def changes_of(body: Body) -> dict[str, Any]:
    """The fields a PATCH names, nulls included."""
    return {name: getattr(body, name) for name in body.model_fields_set}
