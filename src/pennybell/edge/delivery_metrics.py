"""Deliveries, channels and devices as metric families for `/metrics`."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from pennybell.channels.port import Channel
from pennybell.channels.statistics import BOUNDS_S as SEND_BOUNDS_S
from pennybell.domains.deliveries.standing import Standing
from pennybell.notifications.statistics import BOUNDS_S, Counts

STATES: Final = ("closed", "probing", "open")


class DeliveryCollector(Collector):
    """What this process did, and how long the queue of all processes is (`standing`)."""

    def __init__(self, counts: Counts, standing: Standing) -> None:
        self._counts = counts
        self._standing = standing

    def collect(self) -> Iterator[Metric]:
        states = CounterMetricFamily(
            "pennybell_deliveries",
            "Deliveries that came into a state here.",
            labels=["channel", "state", "reason"],
        )
        for (channel, state, reason), count in sorted(
            self._counts.states().items(), key=lambda item: tuple(map(str, item[0]))
        ):
            states.add_metric([channel, state, reason or ""], count)
        yield states
        took = HistogramMetricFamily(
            "pennybell_delivery_seconds",
            "From a commit, or from the end of what held it, to a provider's acceptance.",
            labels=["channel"],
        )
        for channel, latency in sorted(self._counts.latency().items()):
            took.add_metric([channel], _buckets(BOUNDS_S, latency.counts), latency.total_s)
        yield took
        waiting = GaugeMetricFamily(
            "pennybell_delivery_queue", "Deliveries that wait.", labels=["channel", "state"]
        )
        for (channel, state), count in sorted(self._standing.waiting.items()):
            waiting.add_metric([channel, state], count)
        yield waiting
        oldest = GaugeMetricFamily(
            "pennybell_delivery_oldest_seconds",
            "How long the oldest that is due has waited.",
            labels=["channel"],
        )
        for channel, seconds in sorted(self._standing.oldest_s.items()):
            oldest.add_metric([channel], seconds)
        yield oldest
        devices = GaugeMetricFamily(
            "pennybell_devices", "Devices that are registered.", labels=["kind", "state"]
        )
        for (kind, state), count in sorted(self._standing.devices.items()):
            devices.add_metric([kind, state], count)
        yield devices
        yield from self._churn()

    def _churn(self) -> Iterator[Metric]:
        fresh = GaugeMetricFamily(
            "pennybell_devices_registered_day",
            "Devices that were registered, anew or again, within a day.",
            labels=["kind"],
        )
        for kind, count in sorted(self._standing.registered.items()):
            fresh.add_metric([kind], count)
        yield fresh
        ended = GaugeMetricFamily(
            "pennybell_devices_ended_day",
            "Devices that a provider said within a day are no more.",
            labels=["kind", "reason"],
        )
        for (kind, reason), count in sorted(self._standing.ended.items()):
            ended.add_metric([kind, reason], count)
        yield ended


class ChannelCollector(Collector):
    """How providers answer, and which are paused."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self._channels = channels

    def collect(self) -> Iterator[Metric]:
        sends = CounterMetricFamily(
            "pennybell_channel_sends",
            "Sends by what became of them.",
            labels=["channel", "outcome"],
        )
        errors = CounterMetricFamily(
            "pennybell_channel_errors",
            "What providers said of what was not delivered.",
            labels=["channel", "reason"],
        )
        took = HistogramMetricFamily(
            "pennybell_channel_send_seconds", "How long a send took.", labels=["channel"]
        )
        breakers = GaugeMetricFamily(
            "pennybell_channel_breaker",
            "1 for the state that the breaker of a provider is in.",
            labels=["channel", "provider", "state"],
        )
        for channel, health in sorted(
            (name, channel.health()) for name, channel in self._channels.items()
        ):
            for outcome, count in sorted(health.counts.outcomes.items()):
                sends.add_metric([channel, outcome], count)
            for reason, count in sorted(health.counts.errors.items()):
                errors.add_metric([channel, reason], count)
            counts = health.counts
            took.add_metric([channel], _buckets(SEND_BOUNDS_S, counts.seconds), counts.seconds_sum)
            worst: dict[str, str] = {}
            for each in health.providers:
                worst[each.label] = max(
                    worst.get(each.label, STATES[0]), each.state, key=STATES.index
                )
            for label, is_in in sorted(worst.items()):
                for state in STATES:
                    breakers.add_metric([channel, label, state], float(state == is_in))
        yield from (sends, errors, took, breakers)


def _buckets(bounds: Sequence[float], counts: Sequence[int]) -> list[tuple[str, float]]:
    return list(zip([*map(str, bounds), "+Inf"], map(float, accumulate(counts)), strict=True))
