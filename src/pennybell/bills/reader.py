"""The reader that keeps bills: transactions find what they pay, and each day its bills.

Own facts are no news to it: what it writes it has settled in the same unit of work.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pennybell.domains.recurring import bills
from pennybell.domains.recurring.settling import News
from pennybell.domains.transactions import facts as rows
from pennybell.outbox.cursors import Fact
from pennybell.outbox.unit_of_work import Reading, UnitOfWork

OF_RULES: Final = frozenset({"recurring.created", "recurring.updated"})
OF_BILLS: Final = frozenset({"bills.planned", "bill.updated"})
HEARD: Final = rows.OF_ONE | rows.OF_MANY | OF_RULES | OF_BILLS


@dataclass(frozen=True, slots=True)
class Found:
    """What to settle, and what to do beside it."""

    news: News
    begins_day: bool
    posts: bool


class BillReader:
    """Follows every household and its days."""

    name = "bills"
    follows_days = True
    lingers_s = 0.05

    def hears(self, type_: str) -> bool:
        return type_ in HEARD

    def look(self, reading: Reading, facts: Sequence[Fact], new_day: date | None) -> Found | None:
        news = news_of(facts)
        begins_day = new_day is not None
        posts = begins_day or any(fact.type in OF_RULES for fact in facts)
        if not posts and (news.is_nothing or not bills.is_news(reading, news)):
            return None
        return Found(news, begins_day, posts)

    def write(self, uow: UnitOfWork, found: Found) -> None:
        bills.follow(uow, found.news, begins_day=found.begins_day, posts=found.posts)

    def again_s(self, household_id: str) -> float | None:  # noqa: ARG002 - puts nothing off
        return None


def news_of(facts: Sequence[Fact]) -> News:
    """What these facts may have changed about who pays what.

    Those about bills come up again because their writer may not have seen what committed before.
    """
    news = News()
    for fact in facts:
        payload = fact.payload
        if fact.type in rows.OF_ONE:
            news.transactions.add(payload["id"])
        elif fact.type in rows.OF_MANY:
            news.spans.append(rows.span_of(payload))
        elif fact.type == "bills.planned" and fact.actor is not None:
            news.bills |= {bill["id"] for bill in payload["bills"]}
        elif fact.type == "bill.updated" and fact.actor is not None:
            news.bills.add(payload["id"])
    return news
