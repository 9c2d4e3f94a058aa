"""The composition root: the only file that names implementations and fills ports."""

import asyncio
import contextlib
import json
import random
import secrets
import ssl
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import urlsplit

from fastapi import FastAPI
from sqlalchemy import Connection, select

from pennybell import telemetry
from pennybell.alerts.reader import AlertReader
from pennybell.analytics.live import Live
from pennybell.analytics.summary import read_summary
from pennybell.bills.candidates import CandidateReader
from pennybell.bills.reader import BillReader
from pennybell.bus.memory import MemoryBus
from pennybell.bus.port import Bus
from pennybell.bus.redis import RedisBus, RedisRinger
from pennybell.channels.apns import ApnsChannel, ApnsSettings
from pennybell.channels.apprise import AppriseChannel, AppriseSettings
from pennybell.channels.email import EmailChannel, EmailSettings
from pennybell.channels.fcm import FcmChannel, FcmSettings
from pennybell.channels.guard import Guard
from pennybell.channels.mail import Sender
from pennybell.channels.port import Channel
from pennybell.channels.vapid import VapidKey
from pennybell.channels.webhook import WebhookChannel, WebhookSettings
from pennybell.channels.webpush import WebPushChannel, WebPushSettings
from pennybell.channels.wire import tls_context
from pennybell.domains.identity.tokens import Tokens, derive_keys
from pennybell.edge.house import House
from pennybell.edge.http import create_api
from pennybell.edge.peers import check_origin, peer_of
from pennybell.edge.web import FIREBASE, find_web, serve_web
from pennybell.events.bell import Bell
from pennybell.feed.reader import FeedReader
from pennybell.kit.clock import Clock, system_clock
from pennybell.kit.contact_url import is_clean_subject
from pennybell.kit.encryption import FieldKeys
from pennybell.kit.ids import Ids, uuid7_ids
from pennybell.kit.throttle import Throttle
from pennybell.notifications.claims import Rules
from pennybell.notifications.dispatcher import Dispatcher
from pennybell.notifications.planner import Planner
from pennybell.notifications.ports import Presence
from pennybell.notifications.summaries import Summaries
from pennybell.notifications.watch import Watch
from pennybell.outbox import log, once
from pennybell.outbox.subscriber import Reader, Readers
from pennybell.outbox.unit_of_work import Work
from pennybell.realtime.census import Census
from pennybell.realtime.gate import Gate
from pennybell.realtime.hub import SWEEP_S, Hub
from pennybell.realtime.limits import Limits
from pennybell.settings import Settings
from pennybell.storage.database import PostgresDatabase, SqliteDatabase, open_database
from pennybell.storage.migrate import migrate
from pennybell.storage.tables.log import meta

SWITCH_INTERVAL_S = 0.0005
"""How long a thread may keep the interpreter from the event loop (Python's default: 5 ms)."""

PRUNE_EVERY_S = 3_600

SWEEP_WITHOUT_BUS_S = 0.5
"""On PostgreSQL without Redis other processes ring nobody: the sweep is all they have."""


@dataclass(slots=True)
class Server:
    """Everything one process needs, before and while it serves."""

    settings: Settings
    database: SqliteDatabase | PostgresDatabase
    work: Work
    bus: Bus
    hub: Hub
    gate: Gate
    presence: Presence
    api: FastAPI


def open_store(settings: Settings, ids: Ids) -> SqliteDatabase | PostgresDatabase:
    """Migrate (embedded mode: after a copy of the file) and open the database."""
    url = settings.sqlalchemy_url()
    migrate(url, ids=ids)
    return open_database(
        url, synchronous=settings.sqlite_synchronous, threads=settings.database_threads
    )


def make_bus(settings: Settings, installation: str, ids: Ids) -> Bus:
    if is_redis(settings.bus_url):
        return RedisBus(settings.bus_url, installation=installation, origin=ids())
    return MemoryBus()


def make_ringer(
    settings: Settings, database: SqliteDatabase | PostgresDatabase, ids: Ids
) -> Callable[[Bell], None] | None:
    """How a command beside running servers rings them; without Redis they look for themselves."""
    if not is_redis(settings.bus_url):
        return None
    installation = installation_of(database)
    return RedisRinger(settings.bus_url, installation=installation, origin=ids()).ring


def is_redis(url: str) -> bool:
    return url.startswith(("redis://", "rediss://"))


def compose(settings: Settings, *, clock: Clock = system_clock) -> Server:
    """Build a server from settings; nothing listens yet."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    ids = uuid7_ids(clock)
    database = open_store(settings, ids)
    bus = make_bus(settings, installation_of(database), ids)
    work = Work(database, clock=clock, ids=ids, after_commit=bus.publish)
    tokens = Tokens(derive_keys(settings.secret_keys()), access_s=settings.access_token_s)
    hub = Hub(work, tokens, clock=clock, limits=limits_of(settings), origin=ids())
    hub.analytics = Live(work)
    census = Census(hub, bus, ids=ids)
    gate = Gate(
        tokens,
        check_origin=lambda headers, client: check_origin(settings, headers, client),
        address_of=lambda headers, client: peer_of(settings, client, "http", headers).address,
        upgrades_by_user=Throttle(settings.upgrades_per_minute_max),
        refused_by_address=Throttle(settings.refused_upgrades_per_minute_max),
        is_enabled=settings.realtime_enabled,
    )
    watch = Watch(census)
    readers = Readers(work, readers_of(settings, watch))
    keys = FieldKeys(settings.secret_keys(), random=secrets.token_bytes)
    vapid = VapidKey(settings.vapid_key())
    dispatcher = Dispatcher(
        work,
        channels_of(settings, vapid, clock),
        keys,
        census,
        rules=rules_of(settings),
        cpu_share=settings.dispatcher_cpu_percent / 100,
    )
    work.on_facts = readers.wake
    work.on_deliveries = dispatcher.hear
    house = House(
        settings=settings,
        work=work,
        tokens=tokens,
        clock=clock,
        ids=ids,
        random=secrets.token_bytes,
        hub=hub,
        census=census,
        gate=gate,
        readers=readers,
        dispatcher=dispatcher,
        field_keys=keys,
        vapid=vapid,
        by_address=Throttle(settings.sign_ins_per_minute_max * 3),
        by_account=Throttle(settings.sign_ins_per_minute_max),
    )

    @contextlib.asynccontextmanager
    async def lifespan(_api: FastAPI) -> AsyncIterator[None]:
        watch.loop = asyncio.get_running_loop()
        async with (
            running(database, bus, census, readers),
            sending(settings, dispatcher),
            summing_up(settings, work),
        ):
            yield

    api = create_api(house, lifespan=lifespan)
    connects_to = FIREBASE if settings.firebase_api_key else ""
    serve_web(api, find_web(settings.web_dir), connects_to=connects_to)
    return Server(settings, database, work, bus, hub, gate, census, api)


def rules_of(settings: Settings) -> Rules:
    return Rules(
        origin=settings.public_url.rstrip("/"),
        push_enabled=settings.push_enabled,
        rollout_percent=settings.push_rollout_percent,
        mail_origin=settings.origin(),
        sms_url=settings.sms_url,
    )


def channels_of(settings: Settings, vapid: VapidKey, clock: Clock) -> dict[str, Channel]:
    """The channels that the operator has configured; Web Push and webhooks need nothing."""

    def tls() -> ssl.SSLContext:
        return tls_context(settings.provider_ca_file)

    origin = settings.public_url.rstrip("/")
    subject = settings.vapid_subject or (origin if is_clean_subject(origin) else "")
    web = WebPushSettings(
        key=vapid,
        subject=subject,
        app_url=origin or "/",
        guard=Guard(settings.url_guard_allow),
    )
    hooks = WebhookSettings(guard=Guard(settings.url_guard_allow))
    found: dict[str, Channel] = {
        "webpush": WebPushChannel(web, tls=tls, clock=clock, random=random.random),
        "webhook": WebhookChannel(hooks, tls=tls, clock=clock, random=random.random),
    }
    if settings.fcm_credentials_file is not None:
        account = json.loads(settings.fcm_credentials_file.read_text())
        firebase = FcmSettings(account, settings.fcm_url)
        found["fcm"] = FcmChannel(firebase, tls=tls, clock=clock, random=random.random)
    if settings.apns_key_file is not None:
        apple = ApnsSettings(
            key=settings.apns_key_file.read_text(),
            key_id=settings.apns_key_id,
            team_id=settings.apns_team_id,
            topic=settings.apns_topic,
            url=settings.apns_url,
            sandbox_url=settings.apns_sandbox_url,
        )
        found["apns"] = ApnsChannel(apple, tls=tls, clock=clock, random=random.random)
    if settings.smtp_host:
        post = mail_settings(settings)
        found["email"] = EmailChannel(post, tls=tls, clock=clock, random=random.random)
    return found | services_of(settings, clock)


def mail_settings(settings: Settings) -> EmailSettings:
    name, address = parseaddr(settings.mail_from)
    return EmailSettings(
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=Sender(address, name or "Pennybell", settings.mail_unsubscribe),
        security=settings.smtp_security,
        user=settings.smtp_user,
        password=settings.smtp_password,
    )


def services_of(settings: Settings, clock: Clock) -> dict[str, Channel]:
    """What Apprise sends by: URLs that people add, and the operator's gateway for text messages.

    Raises:
        AppriseMissing: one is configured, and the package is not installed.
    """
    found: dict[str, Channel] = {}
    if settings.apprise_schemes:
        free = AppriseSettings(settings.apprise_schemes, settings.url_guard_allow)
        found["apprise"] = AppriseChannel(free, clock=clock, random=random.random)
    if settings.sms_url:
        parts = urlsplit(settings.sms_url)
        trusted = [*settings.url_guard_allow, parts.hostname or ""]
        gateway = AppriseSettings([parts.scheme], trusted)
        found["sms"] = AppriseChannel(gateway, clock=clock, random=random.random, name="sms")
    return found


@contextlib.asynccontextmanager
async def sending(settings: Settings, dispatcher: Dispatcher) -> AsyncIterator[None]:
    """Deliver while serving; what is under way at the end is let end."""
    task = asyncio.create_task(dispatcher.run()) if settings.dispatcher else None
    try:
        yield
    finally:
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        for channel in dispatcher.channels.values():
            await channel.close()


@contextlib.asynccontextmanager
async def summing_up(settings: Settings, work: Work) -> AsyncIterator[None]:
    """Plan summaries while serving, where the planner of notices runs."""
    if settings.readers != "all" and Planner.name not in settings.readers.split(","):
        yield
        return
    task = asyncio.create_task(Summaries(work, read_summary).run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def readers_of(settings: Settings, watch: Watch) -> list[Reader]:
    """What follows the log in this process."""
    planner = Planner(watch.looking_now)
    every: list[Reader] = [
        BillReader(),
        CandidateReader(),
        AlertReader(),
        FeedReader(),
        planner,
    ]
    if settings.readers == "all":
        return every
    named = settings.readers.split(",")
    return [reader for reader in every if reader.name in named]


def limits_of(settings: Settings) -> Limits:
    return Limits(
        message_bytes_max=settings.client_message_bytes_max,
        messages_per_s_max=settings.client_messages_per_second_max,
        sockets_per_user_max=settings.sockets_per_user_max,
        upgrades_per_minute_max=settings.upgrades_per_minute_max,
        refused_upgrades_per_minute_max=settings.refused_upgrades_per_minute_max,
        sockets_max=settings.sockets_max,
        queue_bytes_max=settings.socket_queue_bytes_max,
    )


@contextlib.asynccontextmanager
async def running(
    database: SqliteDatabase | PostgresDatabase, bus: Bus, census: Census, readers: Readers
) -> AsyncIterator[None]:
    """Connect bus, hub, readers and the watch for other processes' commits while serving."""
    loop = asyncio.get_running_loop()
    hub = census.hub
    await bus.start(census.hear)
    every_s = SWEEP_S
    if isinstance(database, SqliteDatabase):

        def ring() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has closed: nobody listens
                loop.call_soon_threadsafe(hub.catch_up)
            readers.sweep_soon()

        database.on_foreign_commit = ring
    elif isinstance(bus, MemoryBus):
        every_s = SWEEP_WITHOUT_BUS_S
    tasks = [
        asyncio.create_task(hub.sweep_forever(every_s)),
        asyncio.create_task(hub.beat_forever()),
        asyncio.create_task(prune_forever(hub.work)),
    ]
    if bus.is_shared:  # a bell of another process may get lost
        tasks.append(asyncio.create_task(hub.watch_sign_ins_forever()))
    readers.start()
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.to_thread(readers.stop)
        await hub.drain(0)
        await bus.stop()
        await asyncio.to_thread(database.close)


async def prune_forever(work: Work) -> None:
    """Forget streams after 30 days and kept answers after one, a batch at a time."""

    def forget(connection: Connection) -> int:
        once.prune(connection, work.clock())
        return log.prune(connection, before=work.clock() - log.STREAM_KEPT_MS)

    while True:
        removed = 0
        try:
            removed = await asyncio.wrap_future(work.database.submit(forget))
        except Exception:  # noqa: BLE001 - the next round tries again
            telemetry.log_failure(telemetry.SWEEP_FAILED)
        await asyncio.sleep(1 if removed else PRUNE_EVERY_S)


def installation_of(database: SqliteDatabase | PostgresDatabase) -> str:
    with database.read() as connection:
        statement = select(meta.c.value).where(meta.c.key == "installation")
        return str(connection.execute(statement).scalar_one())


def create_app() -> FastAPI:
    """For servers that want an ASGI app: uvicorn --factory. Without sockets; see cli/serve.py."""
    return compose(Settings()).api
