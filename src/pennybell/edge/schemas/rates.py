"""Bodies and answers about exchange rates."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema

from pennybell.domains.rates.model import RATE_LENGTH_MAX, RATE_PATTERN, RateDraft, is_rate
from pennybell.edge.schemas.fields import Answer, Body, Currency, Day, NewId, SeqField
from pennybell.events.shapes import Rate


def _rate(value: str) -> str:
    if not is_rate(value):
        raise ValueError('not a rate above zero such as "1.0825"')
    return value


RateText = Annotated[
    str,
    AfterValidator(_rate),
    WithJsonSchema(
        {
            "type": "string",
            "maxLength": RATE_LENGTH_MAX,
            "pattern": RATE_PATTERN,
            "examples": ["1.0825"],
        }
    ),
]
"""Text, because a number of JSON may be rounded on its way."""


class NewRate(Body):
    """From `date` on one `base` costs `rate` of `quote`, until the next rate of the two."""

    id: NewId | None = None
    base: Currency
    quote: Currency
    date: Day
    rate: RateText

    def draft(self) -> RateDraft:
        return RateDraft(self.base, self.quote, self.date, self.rate, self.id)


class ChangeRate(Body):
    date: Day = None  # type: ignore[assignment]  # read only when it was sent
    rate: RateText = ""


class RateAnswer(Rate):
    seq: SeqField


class RateList(Answer):
    items: list[Rate]


class KnownRate(Answer):
    """What one `base` costs in `quote`; null: no rate is known for that day."""

    base: str
    quote: str
    date: date
    rate: str | None


class AskRate(Body):
    base: Currency
    quote: Currency
    on: Annotated[Day | None, Field(description="The day; today, if left out.")] = None
