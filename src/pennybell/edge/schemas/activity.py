"""Bodies and answers about the household's activity."""

from typing import Annotated

from pydantic import Field

from pennybell.domains.activity.model import Filter
from pennybell.edge.schemas.fields import UUID7_PATTERN, Answer, Body, Day, Reference, SeqField
from pennybell.events.activity import Activity, ActivityKind, ActivityMarks

PAGE_MAX = 100
OFFSET_MAX = 10_000
IDS_MAX = 200


class ActivityItem(Activity):
    """An entry as you see it. `actor_name`: also of somebody who has left."""

    actor_name: str | None
    read: bool


class ActivityList(Answer):
    """Newest first. `unread` counts all, whatever the filters; `next_cursor` is null on the last page."""

    items: list[ActivityItem]
    unread: int
    next_cursor: str | None


class ListActivity(Body):
    """Query of the activity; what is left out does not narrow it. `member`: who did it."""

    member: Annotated[str, Field(pattern=f"^pennybell$|{UUID7_PATTERN}")] | None = None
    kind: ActivityKind | None = None
    account_id: Reference | None = None
    category_id: Reference | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    cursor: Annotated[str, Field(max_length=200)] | None = None
    offset: Annotated[int, Field(ge=0, le=OFFSET_MAX)] = 0
    limit: Annotated[int, Field(ge=1, le=PAGE_MAX)] = 20

    def filter(self) -> Filter:
        return Filter(
            member=self.member,
            kind=self.kind,
            account_id=self.account_id,
            category_id=self.category_id,
            from_date=self.from_,
            to_date=self.to,
        )


class Named(Answer):
    id: str
    name: str


class ActivityMember(Answer):
    """Somebody who has done something; `id` is "pennybell" for what nobody did."""

    id: str
    name: str | None
    is_member: bool


class ActivityFilters(Answer):
    """What the activity can be narrowed to, and gives something."""

    members: list[ActivityMember]
    kinds: list[ActivityKind]
    accounts: list[Named]
    categories: list[Named]


class MarkActivity(Body):
    """Some by id, and all up to one (`up_to`): at least one of the two."""

    ids: Annotated[list[Reference], Field(max_length=IDS_MAX)] = Field(default=[])
    up_to: Reference | None = None


class ActivityMarksAnswer(ActivityMarks):
    seq: SeqField
