"""Goals: how each stands, the milestones it reaches, and whether it falls behind."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, Protocol
from uuid import UUID

from pennybell.alerts.scene import RECENT_DAYS, Scene, Seen, Touched
from pennybell.domains.alerts.model import Finding, Fingerprint, Subject
from pennybell.domains.alerts.service import read_known
from pennybell.domains.goals import repository
from pennybell.domains.goals.model import MILESTONES, progress_of
from pennybell.domains.goals.purse import Purse
from pennybell.events.goals import Goal, GoalProgress
from pennybell.events.shapes import Alert, AlertItem, AlertNumbers

KINDS: Final = ("goal_milestone", "goal_behind")
NAMED_MAX: Final = 5
LEAST_ID: Final = str(UUID(int=0))


class Turns(Protocol):
    """When each goal may be spoken of."""

    def may(self, id_: str) -> bool:
        """Whether it is its turn; if not, it is looked at again in a moment."""

    def put_off(self, id_: str) -> None:
        """Look at it again in a moment."""


def look(scene: Scene, touched: Touched, seen: Seen, turns: Turns) -> list[GoalProgress]:
    """Say which goals reached something or fell behind; returns how those stand that moved.

    An import comes in parts: goals wait for the last one, so that it passes one milestone, not four.
    """
    if not (touched.is_all or touched.goals or touched.accounts or touched.put_off):
        return []
    goals = [
        goal
        for goal in repository.find_all(scene.connection, scene.household_id)
        if not goal.archived
    ]
    for goal_id in scene.open_of("goal") - {goal.id for goal in goals}:
        for kind in KINDS:
            seen.look(kind, goal_id)
    goals = [goal for goal in goals if _is_touched(goal, touched)]
    if touched.is_importing:
        for goal in goals:
            turns.put_off(goal.id)
        return []
    return _moved(scene, goals, seen, turns) if goals else []


def _is_touched(goal: Goal, touched: Touched) -> bool:
    fed = any(share.account_id in touched.accounts for share in goal.accounts)
    return touched.is_all or fed or goal.id in touched.goals or goal.id in touched.put_off


def _moved(scene: Scene, goals: Sequence[Goal], seen: Seen, turns: Turns) -> list[GoalProgress]:
    purse = Purse(scene.books, scene.today)
    told = repository.find_said(scene.connection, scene.household_id)
    said = {progress.goal_id: progress for progress in told}
    moved = []
    for goal in goals:
        progress = progress_of(goal, purse.held_for(goal), scene.today)
        findings = _findings(scene, goal, progress, purse)
        for finding in findings:
            seen.find(finding)
        is_alert = any(finding.fingerprint not in scene.open for finding in findings)
        seen.look("goal_behind", goal.id)
        if not progress.unconverted:  # what has no rate may well be there
            seen.look("goal_milestone", goal.id)
        before = said.get(goal.id)
        if (before is None or _differ(before, progress)) and (turns.may(goal.id) or is_alert):
            moved.append(progress)
    return moved


def _differ(before: GoalProgress, now: GoalProgress) -> bool:
    """Whether anything but the day is another."""
    return before.model_copy(update={"on": now.on}) != now


def _findings(scene: Scene, goal: Goal, progress: GoalProgress, purse: Purse) -> list[Finding]:
    found = []
    reached = progress.milestones_reached
    if reached and not progress.unconverted and scene.is_on("goal_milestone"):
        known = _told(scene, goal, reached[-1])
        if _is_news(scene, known, progress.whole_minor, reached[-1]):
            found.append(_milestone(goal, progress, reached[-1]))
    if progress.state == "behind" and scene.is_on("goal_behind"):
        found.append(_behind(goal, progress))
    if not found:
        return []
    sources = _sources(scene, goal, purse)
    return [replace(each, why=(*each.why, *sources)) for each in found]


def _told(scene: Scene, goal: Goal, milestone: int) -> dict[int, Alert]:
    """What was ever said of this milestone and those above it."""
    prints = {
        Fingerprint("goal_milestone", goal.id, "", str(each)): each
        for each in MILESTONES
        if each >= milestone
    }
    known = read_known(scene.reading, list(prints))
    return {prints[print_]: alert for print_, alert in known.items()}


def _is_news(scene: Scene, known: dict[int, Alert], whole_minor: int, milestone: int) -> bool:
    """A milestone is told once for each target, for a month; one below another never after it."""
    alert = known.get(milestone)
    if alert is not None and alert.state == "raised":
        raised = date.fromisoformat(alert.raised_at[:10])
        is_recent = scene.today - raised <= timedelta(days=RECENT_DAYS)
        return is_recent or alert.numbers.limit_minor != whole_minor
    return all(each.numbers.limit_minor != whole_minor for each in known.values())


def _milestone(goal: Goal, progress: GoalProgress, milestone: int) -> Finding:
    left = AlertItem(kind="left", amount_minor=progress.left_minor)
    return Finding(
        kind="goal_milestone",
        subject=Subject("goal", goal.id, goal.name),
        severity="info",
        numbers=AlertNumbers(
            amount_minor=progress.saved_minor,
            limit_minor=progress.whole_minor,
            percent=milestone,
        ),
        why=(left,) if progress.left_minor else (),
        currency=goal.currency,
        tier=str(milestone),
    )


def _behind(goal: Goal, progress: GoalProgress) -> Finding:
    """The pace is what it rests on; it moves from day to day, and is no reason to say it again."""
    monthly = [("required", progress.required_minor), ("pace", progress.pace_minor)]
    why = [AlertItem(kind="left", amount_minor=progress.left_minor)]
    why += [AlertItem(kind=kind, amount_minor=of) for kind, of in monthly if of is not None]
    if progress.projected_date is not None:
        why.append(AlertItem(kind="projected", day=progress.projected_date))
    return Finding(
        kind="goal_behind",
        subject=Subject("goal", goal.id, goal.name),
        severity="warning",
        numbers=AlertNumbers(
            amount_minor=progress.saved_minor,
            limit_minor=progress.whole_minor,
            percent=progress.percent,
            day=goal.target_date,
        ),
        why=tuple(why),
        currency=goal.currency,
    )


def _sources(scene: Scene, goal: Goal, purse: Purse) -> list[AlertItem]:
    """What the accounts hold for it, the most first; or the newest contributions."""
    if goal.fed_by == "accounts":
        parts = [(account, part) for account, part in purse.parts_of(goal) if part is not None]
        largest = sorted(parts, key=lambda each: (-abs(each[1]), each[0].id))
        return [
            AlertItem(kind="account", label=account.name, amount_minor=part, id=account.id)
            for account, part in largest[:NAMED_MAX]
        ]
    newest = repository.page(
        scene.connection,
        scene.household_id,
        goal.id,
        before=(scene.today + timedelta(days=1), LEAST_ID),
        limit=NAMED_MAX,
    )
    return [
        AlertItem(kind="contribution", label=row.note, day=row.date, amount_minor=row.amount_minor)
        for row in newest
    ]
