"""When a summary falls due on a person's clock, what it is about, and the picture in it."""

import io
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PIL import Image

from pennybell.domains.preferences.model import DEFAULTS
from pennybell.domains.preferences.service import Wishes
from pennybell.events.notices import Preferences
from pennybell.events.summaries import SummaryDay, SummaryKind
from pennybell.kit.clock import SECOND, Instant
from pennybell.notifications.summaries import last_due
from pennybell.notifications.summary_chart import PALETTE, SIZE, draw


def at(text: str) -> Instant:
    return Instant(int(datetime.fromisoformat(text).timestamp()) * SECOND)


def somebody(timezone: str, **preferences: Any) -> Wishes:
    said = Preferences.model_construct(**{**DEFAULTS, **preferences})
    return Wishes("a user", "Robin", said, timezone, "en")


@pytest.mark.parametrize(
    ("zone", "weekday", "hour", "now", "due", "week"),
    [
        # Monday at eight, about the week that ended the evening before; until then, the one before.
        ("Europe/Berlin", 0, 8, "2026-11-23T08:00+01:00", "2026-11-23T08:00+01:00", "2026-W47"),
        ("Europe/Berlin", 0, 8, "2026-11-23T07:59+01:00", "2026-11-16T08:00+01:00", "2026-W46"),
        ("Europe/Berlin", 0, 8, "2026-11-29T23:59+01:00", "2026-11-23T08:00+01:00", "2026-W47"),
        # On a Wednesday and on a Sunday it is about the last whole week, too.
        ("Europe/Berlin", 2, 18, "2026-11-25T18:00+01:00", "2026-11-25T18:00+01:00", "2026-W47"),
        ("Europe/Berlin", 6, 8, "2026-11-29T09:00+01:00", "2026-11-29T08:00+01:00", "2026-W47"),
        # The same instant is Monday in Auckland and Sunday in Honolulu.
        ("Pacific/Auckland", 0, 8, "2026-11-22T19:00+00:00", "2026-11-22T19:00+00:00", "2026-W47"),
        ("Pacific/Honolulu", 0, 8, "2026-11-22T19:00+00:00", "2026-11-16T18:00+00:00", "2026-W46"),
        ("Asia/Kathmandu", 0, 8, "2026-11-23T02:15+00:00", "2026-11-23T02:15+00:00", "2026-W47"),
        # Clocks changed between two of them: it stays eight o'clock.
        ("Europe/Berlin", 0, 8, "2026-10-26T08:00+01:00", "2026-10-26T08:00+01:00", "2026-W43"),
        ("Europe/Berlin", 0, 8, "2026-10-26T08:00+02:00", "2026-10-19T08:00+02:00", "2026-W42"),
        # Two o'clock is skipped on this Sunday, and comes twice on that one.
        ("Europe/Berlin", 6, 2, "2026-03-29T03:00+02:00", "2026-03-29T03:00+02:00", "2026-W12"),
        ("Europe/Berlin", 6, 2, "2026-10-25T02:00+01:00", "2026-10-25T02:00+02:00", "2026-W42"),
        ("Australia/Lord_Howe", 6, 2, "2026-10-04T02:30+11:00", "2026-10-04T02:30+11:00", "2026-W39"),
        # A year with 53 weeks.
        ("UTC", 0, 8, "2027-01-04T08:00+00:00", "2027-01-04T08:00+00:00", "2026-W53"),
    ],
)  # fmt: skip
def test_a_week_is_summed_up_on_the_weekday_and_at_the_hour_of_digests(
    zone: str, weekday: int, hour: int, now: str, due: str, week: str
) -> None:
    wishes = somebody(zone, digest_weekday=weekday, digest_hour=hour)
    assert last_due("weekly_summary", wishes, at(now)) == (at(due), week)


@pytest.mark.parametrize(
    ("zone", "hour", "now", "due", "month"),
    [
        ("Europe/Berlin", 8, "2026-11-01T08:00+01:00", "2026-11-01T08:00+01:00", "2026-10"),
        ("Europe/Berlin", 8, "2026-11-01T07:59+01:00", "2026-10-01T08:00+02:00", "2026-09"),
        ("Europe/Berlin", 8, "2026-11-30T23:59+01:00", "2026-11-01T08:00+01:00", "2026-10"),
        ("Europe/Berlin", 0, "2027-01-01T00:00+01:00", "2027-01-01T00:00+01:00", "2026-12"),
        ("Europe/Berlin", 23, "2024-02-29T23:30+01:00", "2024-02-01T23:00+01:00", "2024-01"),
        ("UTC", 8, "2024-03-01T08:00+00:00", "2024-03-01T08:00+00:00", "2024-02"),
        # Kiritimati is a day ahead of Pago Pago.
        ("Pacific/Kiritimati", 8, "2026-10-31T18:00+00:00", "2026-10-31T18:00+00:00", "2026-10"),
        ("Pacific/Pago_Pago", 8, "2026-10-31T18:00+00:00", "2026-10-01T19:00+00:00", "2026-09"),
        # New York turns its clocks back at two on this very first day of a month.
        ("America/New_York", 2, "2026-11-01T02:00-05:00", "2026-11-01T02:00-05:00", "2026-10"),
    ],
)
def test_a_month_is_summed_up_on_the_first_day_of_the_next(
    zone: str, hour: int, now: str, due: str, month: str
) -> None:
    wishes = somebody(zone, digest_hour=hour)
    assert last_due("monthly_summary", wishes, at(now)) == (at(due), month)


@pytest.mark.parametrize("kind", ["weekly_summary", "monthly_summary"])
def test_over_two_years_of_hours_each_period_comes_once_and_in_order(kind: SummaryKind) -> None:
    wishes = somebody("America/New_York", digest_weekday=6, digest_hour=2)
    start = at("2025-12-31T00:00+00:00")
    hours = [Instant(start + hour * 3_600 * SECOND) for hour in range(0, 2 * 365 * 24, 7)]
    found = list(dict.fromkeys(last_due(kind, wishes, now) for now in hours))
    assert all(due.at <= hours[-1] for due in found)
    assert [due.at for due in found] == sorted({due.at for due in found})
    assert len({due.period for due in found}) == len(found) >= (104 if "week" in kind else 24)


def days(*pairs: tuple[int, int | None]) -> list[SummaryDay]:
    first = date(2026, 11, 16)
    return [
        SummaryDay(date=first + timedelta(days=place), total_minor=total, usual_minor=usual)
        for place, (total, usual) in enumerate(pairs)
    ]


def colours_in(png: bytes, place: int, count: int) -> set[tuple[int, ...]]:
    """The opaque colours of one day's column, from top to bottom, and of the base line."""
    image = Image.open(io.BytesIO(png)).convert("RGBA")
    assert image.size == SIZE
    x = round((place + 0.5) * SIZE[0] / count)
    pixels = [image.getpixel((x, y)) for y in range(SIZE[1])]
    return {each[:3] for each in pixels if isinstance(each, tuple) and each[3]}


def test_a_bar_has_another_colour_beyond_what_is_usual() -> None:
    spent, beyond, usual = (tuple(PALETTE[at : at + 3]) for at in (3, 6, 9))
    png = draw(days((500, 1_000), (2_500, 2_000), (0, 0)))
    assert spent in colours_in(png, 0, 3)
    assert usual in colours_in(png, 0, 3)
    assert beyond not in colours_in(png, 0, 3)
    assert {spent, beyond, usual} <= colours_in(png, 1, 3)
    assert not {spent, beyond} & colours_in(png, 2, 3)
    assert len(png) < 4_000


@pytest.mark.parametrize(
    "said",
    [days((700, None)), days((0, None), (0, None)), days((-300, 200), (900, -50)), days()],
)
def test_every_period_can_be_drawn(said: list[SummaryDay]) -> None:
    image = Image.open(io.BytesIO(draw(said)))
    image.load()
    assert (image.format, image.size) == ("PNG", SIZE)
