"""The SQL of goals, the accounts and contributions that feed them, and what was last said of each."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    tuple_,
    update,
)
from sqlalchemy.exc import IntegrityError

from pennybell.domains.goals.model import Came
from pennybell.errors import Conflict
from pennybell.events.goals import Contribution, Goal, GoalAccount, GoalProgress
from pennybell.kit.clock import instant_text
from pennybell.storage import dialect
from pennybell.storage.prepared import Prepared
from pennybell.storage.tables.goals import (
    goal_accounts,
    goal_contributions,
    goal_progress,
    goals,
)

_scoped = goals.c.household_id == bindparam("household")
_one = select(goals).where(_scoped, goals.c.id == bindparam("goal"))
_all = Prepared(select(goals).where(_scoped).order_by(goals.c.name, goals.c.id))
_count = select(func.count()).select_from(goals).where(_scoped)
_fed = (
    select(goal_accounts.c.goal_id, goal_accounts.c.account_id, goal_accounts.c.percent)
    .where(goal_accounts.c.household_id == bindparam("household"))
    .order_by(goal_accounts.c.goal_id, goal_accounts.c.account_id)
)
_fed_of_all = Prepared(_fed)
_shared = (
    select(goal_accounts.c.account_id, func.sum(goal_accounts.c.percent).label("percent"))
    .join(
        goals,
        (goals.c.household_id == goal_accounts.c.household_id)
        & (goals.c.id == goal_accounts.c.goal_id),
    )
    .where(
        goal_accounts.c.household_id == bindparam("household"),
        goals.c.archived.is_(False),
        goals.c.id != bindparam("but"),
        goal_accounts.c.account_id.in_(bindparam("accounts", expanding=True)),
    )
    .group_by(goal_accounts.c.account_id)
)
_mine = goal_contributions.c.household_id == bindparam("household")
_of_goal = (_mine, goal_contributions.c.goal_id == bindparam("goal"))
_contribution = select(goal_contributions).where(_mine, goal_contributions.c.id == bindparam("of"))
_amount = goal_contributions.c.amount_minor
_sums = select(
    func.count().label("rows"),
    func.coalesce(func.sum(case((_amount > 0, _amount), else_=0)), 0).label("given"),
    func.coalesce(func.sum(case((_amount < 0, -_amount), else_=0)), 0).label("taken"),
).where(*_of_goal, goal_contributions.c.id != bindparam("but"))
_given = select(
    func.coalesce(func.sum(_amount), 0).label("total"),
    func.min(goal_contributions.c.date).label("since"),
).where(*_of_goal, goal_contributions.c.date <= bindparam("last"))
_by_day = (
    select(goal_contributions.c.date, func.sum(_amount).label("amount_minor"))
    .where(
        *_of_goal,
        goal_contributions.c.date >= bindparam("first"),
        goal_contributions.c.date <= bindparam("last"),
    )
    .group_by(goal_contributions.c.date)
)
_said = (
    select(goal_progress.c.said)
    .join(
        goals,
        (goals.c.household_id == goal_progress.c.household_id)
        & (goals.c.id == goal_progress.c.goal_id),
    )
    .where(goal_progress.c.household_id == bindparam("household"))
    .order_by(goal_progress.c.goal_id)
)
_say = {
    name: statement.on_conflict_do_update(
        index_elements=["household_id", "goal_id"], set_={"said": statement.excluded.said}
    )
    for name, statement in dialect.upserts(goal_progress).items()
}


def find(
    connection: Connection, household_id: str, goal_id: str, *, lock: bool = False
) -> Goal | None:
    statement = _one.with_for_update() if lock else _one
    keys = {"household": household_id, "goal": goal_id}
    row = connection.execute(statement, keys).one_or_none()
    if row is None:
        return None
    fed = connection.execute(_fed.where(goal_accounts.c.goal_id == goal_id), keys)
    return _to_shape(row, [_share(each) for each in fed])


def find_all(connection: Connection, household_id: str) -> list[Goal]:
    keys = {"household": household_id}
    fed: dict[str, list[GoalAccount]] = {}
    for each in _fed_of_all.all(connection, keys):
        fed.setdefault(each.goal_id, []).append(_share(each))
    return [_to_shape(row, fed.get(row.id, [])) for row in _all.all(connection, keys)]


def count(connection: Connection, household_id: str) -> int:
    return int(connection.execute(_count, {"household": household_id}).scalar_one())


def shared_out(
    connection: Connection, household_id: str, account_ids: Collection[str], *, but: str
) -> dict[str, int]:
    """Per cent of each account that live goals other than `but` have."""
    keys = {"household": household_id, "accounts": sorted(account_ids), "but": but}
    return {row.account_id: int(row.percent) for row in connection.execute(_shared, keys)}


def insert_goal(connection: Connection, household_id: str, goal: Goal, now: int) -> None:
    values = _values(goal) | {"id": goal.id, "version": 1, "created_at": now, "updated_at": now}
    try:
        connection.execute(insert(goals), {"household_id": household_id, **values})
    except IntegrityError as error:
        raise Conflict("already_exists", "There is a goal with this id already.") from error
    _insert_accounts(connection, household_id, goal)


def update_goal(connection: Connection, household_id: str, goal: Goal, now: int) -> None:
    connection.execute(
        update(goals)
        .where(goals.c.household_id == household_id, goals.c.id == goal.id)
        .values(**_values(goal), version=goal.version, updated_at=now)
    )
    _delete_all(connection, household_id, goal.id, goal_accounts)
    _insert_accounts(connection, household_id, goal)


def delete_goal(connection: Connection, household_id: str, goal_id: str) -> None:
    """The goal and what was contributed to it; what was said of it goes with its readers."""
    for table in (goal_accounts, goal_contributions, goal_progress):
        _delete_all(connection, household_id, goal_id, table)
    connection.execute(
        delete(goals).where(goals.c.household_id == household_id, goals.c.id == goal_id)
    )


def find_contribution(
    connection: Connection, household_id: str, contribution_id: str
) -> Contribution | None:
    keys = {"household": household_id, "of": contribution_id}
    row = connection.execute(_contribution, keys).one_or_none()
    return _contributed(row) if row else None


def page(
    connection: Connection,
    household_id: str,
    goal_id: str,
    *,
    before: tuple[date, str] | None,
    limit: int,
) -> list[Contribution]:
    """Contributions of a goal, newest day first, older than `before`."""
    day, id_ = goal_contributions.c.date, goal_contributions.c.id
    statement = select(goal_contributions).where(
        goal_contributions.c.household_id == household_id,
        goal_contributions.c.goal_id == goal_id,
    )
    if before is not None:
        last = tuple_(literal(before[0], day.type), literal(before[1], id_.type))
        statement = statement.where(tuple_(day, id_) < last)
    newest = statement.order_by(day.desc(), id_.desc()).limit(limit)
    return [_contributed(row) for row in connection.execute(newest)]


def sums_of(
    connection: Connection, household_id: str, goal_id: str, *, but: str
) -> tuple[int, int, int]:
    """How many contributions there are beside `but`, what they give and what they take."""
    keys = {"household": household_id, "goal": goal_id, "but": but}
    row = connection.execute(_sums, keys).one()
    return int(row.rows), int(row.given), int(row.taken)


def insert_contribution(connection: Connection, household_id: str, row: Contribution) -> None:
    try:
        connection.execute(
            insert(goal_contributions), {"household_id": household_id, **row.__dict__}
        )
    except IntegrityError as error:
        raise Conflict("already_exists", "There is a contribution with this id already.") from error


def update_contribution(connection: Connection, household_id: str, row: Contribution) -> None:
    connection.execute(
        update(goal_contributions)
        .where(goal_contributions.c.household_id == household_id, goal_contributions.c.id == row.id)
        .values(date=row.date, amount_minor=row.amount_minor, note=row.note, version=row.version)
    )


def delete_contribution(connection: Connection, household_id: str, contribution_id: str) -> None:
    connection.execute(
        delete(goal_contributions).where(
            goal_contributions.c.household_id == household_id,
            goal_contributions.c.id == contribution_id,
        )
    )


def given_by(
    connection: Connection, household_id: str, goal_id: str, last: date
) -> tuple[int, date | None]:
    """What was contributed by the end of a day, and the first day of it."""
    keys = {"household": household_id, "goal": goal_id, "last": last}
    row = connection.execute(_given, keys).one()
    return int(row.total), row.since


def given_on(
    connection: Connection, household_id: str, goal_id: str, first: date, last: date
) -> list[Came]:
    keys = {"household": household_id, "goal": goal_id, "first": first, "last": last}
    return [Came(row.date, int(row.amount_minor)) for row in connection.execute(_by_day, keys)]


def find_said(connection: Connection, household_id: str) -> list[GoalProgress]:
    """What was last said of each goal that is there."""
    rows = connection.execute(_said, {"household": household_id})
    return [GoalProgress.model_validate_json(row.said) for row in rows]


def say(connection: Connection, household_id: str, progress: GoalProgress) -> None:
    row = {
        "household_id": household_id,
        "goal_id": progress.goal_id,
        "said": progress.model_dump_json(),
    }
    connection.execute(_say[connection.dialect.name], row)


def forget_said(connection: Connection, household_id: str, goal_id: str | None = None) -> None:
    """What was said of one goal, or of all."""
    statement = delete(goal_progress).where(goal_progress.c.household_id == household_id)
    if goal_id is not None:
        statement = statement.where(goal_progress.c.goal_id == goal_id)
    connection.execute(statement)


def _insert_accounts(connection: Connection, household_id: str, goal: Goal) -> None:
    rows = [
        {
            "household_id": household_id,
            "goal_id": goal.id,
            "account_id": each.account_id,
            "percent": each.percent,
        }
        for each in goal.accounts
    ]
    if rows:
        connection.execute(insert(goal_accounts), rows)


def _delete_all(connection: Connection, household_id: str, goal_id: str, table: Any) -> None:
    connection.execute(
        delete(table).where(table.c.household_id == household_id, table.c.goal_id == goal_id)
    )


def _values(goal: Goal) -> dict[str, Any]:
    return {
        "name": goal.name,
        "kind": goal.kind,
        "currency": goal.currency,
        "target_minor": goal.target_minor,
        "rest_minor": goal.rest_minor,
        "target_date": goal.target_date,
        "fed_by": goal.fed_by,
        "archived": goal.archived,
    }


def _share(row: Any) -> GoalAccount:
    return GoalAccount.model_construct(account_id=row.account_id, percent=row.percent)


def _to_shape(row: Any, accounts: list[GoalAccount]) -> Goal:
    return Goal.model_construct(
        id=row.id,
        name=row.name,
        kind=row.kind,
        currency=row.currency,
        target_minor=row.target_minor,
        rest_minor=row.rest_minor,
        target_date=row.target_date,
        fed_by=row.fed_by,
        accounts=accounts,
        archived=row.archived,
        version=row.version,
        created_at=instant_text(row.created_at),
        updated_at=instant_text(row.updated_at),
    )


def _contributed(row: Any) -> Contribution:
    return Contribution.model_construct(
        **{name: getattr(row, name) for name in Contribution.model_fields}
    )
