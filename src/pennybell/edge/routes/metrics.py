"""`/metrics` for Prometheus: this process's counters, read when it asks and never before."""

import asyncio
from collections.abc import Iterator
from itertools import accumulate
from typing import Annotated, Final

from fastapi import APIRouter, Request, Security
from fastapi.security import HTTPAuthorizationCredentials
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from starlette.responses import Response

from pennybell.domains.deliveries.standing import read_standing
from pennybell.domains.identity import service
from pennybell.edge.auth import HouseDep, PeerDep, actor_of, bearer
from pennybell.edge.delivery_metrics import ChannelCollector, DeliveryCollector
from pennybell.errors import Forbidden
from pennybell.outbox import access
from pennybell.outbox.subscriber import Readers
from pennybell.realtime.census import totals_of
from pennybell.realtime.close_codes import NAMES
from pennybell.realtime.hub import Hub
from pennybell.realtime.statistics import BOUNDS_MS, Latency

router = APIRouter()

PREFIX: Final = "pennybell_websocket"


class SocketCollector(Collector):
    """The hub's counters as metric families."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def collect(self) -> Iterator[Metric]:
        totals = totals_of(self._hub)
        for name, says, number in (
            ("connections", "Open sockets.", totals.connections),
            ("users", "Users with open sockets.", totals.users),
            ("queue_bytes", "Bytes that wait for slow networks.", totals.queue_bytes),
            ("listeners", "Event streams and long polls.", self._hub.listeners.total),
        ):
            yield GaugeMetricFamily(f"{PREFIX}_{name}", says, value=number)
        for name, says, number in (
            ("messages_in", "Messages from clients.", totals.messages_in),
            ("messages_out", "Events written to sockets.", totals.messages_out),
            ("upgrades_refused", "Upgrades refused.", totals.upgrades_refused),
        ):
            yield CounterMetricFamily(f"{PREFIX}_{name}", says, value=number)
        resumes = CounterMetricFamily(f"{PREFIX}_resumes", "Resumes.", labels=["result"])
        resumes.add_metric(["complete"], totals.resumes_complete)
        resumes.add_metric(["refused"], totals.resumes_refused)
        yield resumes
        closes = CounterMetricFamily(
            f"{PREFIX}_closes", "Sockets closed.", labels=["code", "reason"]
        )
        for code, count in sorted(totals.closes.items()):
            closes.add_metric([code, NAMES[int(code)]], count)
        yield closes
        yield _histogram(totals.latency)


def _histogram(latency: Latency) -> Metric:
    bounds = [str(bound / 1_000) for bound in BOUNDS_MS] + ["+Inf"]
    buckets = list(zip(bounds, map(float, accumulate(latency.counts)), strict=True))
    return HistogramMetricFamily(
        f"{PREFIX}_commit_to_socket_seconds",
        "From a commit to the last of this process's sockets.",
        buckets=buckets,
        sum_value=latency.total_ms / 1_000,
    )


class ReaderCollector(Collector):
    """How the readers of the log keep up."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def collect(self) -> Iterator[Metric]:
        named = ["reader"]
        facts = CounterMetricFamily("pennybell_reader_facts", "Facts dealt with.", labels=named)
        writes = CounterMetricFamily("pennybell_reader_writes", "Units written.", labels=named)
        failed = CounterMetricFamily("pennybell_reader_failures", "Failures.", labels=named)
        behind = GaugeMetricFamily("pennybell_reader_behind", "Households waiting.", labels=named)
        for reader, (seen, waiting) in self._readers.counted().items():
            facts.add_metric([reader], seen.facts)
            writes.add_metric([reader], seen.writes)
            failed.add_metric([reader], seen.failures)
            behind.add_metric([reader], waiting)
        yield from (facts, writes, failed, behind)


@router.get("/metrics", include_in_schema=False)
async def get_metrics(
    request: Request,
    house: HouseDep,
    peer: PeerDep,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
) -> Response:
    """For a caller on this machine, or the admin."""
    if not peer.is_local:
        actor = await actor_of(request, credentials)
        person = await house.read(actor, service.read_profile, needs=access.SIGNED_IN)
        if not person.is_admin:
            raise Forbidden("not_admin", "Only the server's admin may read this.")
    registry = CollectorRegistry(auto_describe=False)
    registry.register(SocketCollector(house.hub))
    registry.register(ReaderCollector(house.readers))
    standing = await asyncio.wrap_future(
        house.work.database.submit_read(lambda connection: read_standing(connection, house.clock()))
    )
    registry.register(DeliveryCollector(house.dispatcher.counts, standing))
    registry.register(ChannelCollector(house.dispatcher.channels))
    ProcessCollector(registry=registry)
    return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})
